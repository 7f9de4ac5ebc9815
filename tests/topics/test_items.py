"""Every headline with its lead gets its subject. Known misses are listed; a new miss or a cured one fails."""

from pathlib import Path

import pytest

from benchmarks.verdicts import subject_right
from benchmarks.verdicts_cases import Case, items
from parsers.topics.table import subjects

HERE = Path(__file__).parent
KNOWN_MISSES = frozenset((HERE / "items_missed.txt").read_text(encoding="utf-8").split())


@pytest.mark.parametrize("case", items(), ids=lambda case: case.id)
def test_item(case: Case) -> None:
    assert subject_right(case) == (case.id not in KNOWN_MISSES)


def test_every_subject_has_its_items() -> None:
    assert len(items()) >= 400
    assert {subject.code for subject in subjects()} == {case.group for case in items()}
    assert len(KNOWN_MISSES) <= 0.1 * len(items())
