"""Clean text of many genres, full of doubled characters, refrains, figures and names: cleaning leaves it as it is."""

from itertools import groupby
from pathlib import Path

import pytest

from parsers.cleaning.order import clean

LINES = Path(__file__).with_name("lawful.txt").read_text("utf-8").splitlines()[1:]
GENRES = [line.removeprefix("## ") for line in LINES if line.startswith("## ")]
PAGES = [list(page) for is_head, page in groupby(LINES, lambda line: line.startswith("## ")) if not is_head]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\u3000\u3000"])
@pytest.mark.parametrize("page", PAGES, ids=GENRES)
def test_nothing_is_repaired_in_clean_text(page: list[str], gap: str) -> None:
    cleaned = [line.strip() for line in clean(gap.join(page)).text.split("\n") if line.strip()]
    assert cleaned == [line.removeprefix("# ") for line in page]
