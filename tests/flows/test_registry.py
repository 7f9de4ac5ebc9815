"""The registry of newspapers."""

import re

import pytest

from parsers.newspapers.registry import UnknownNewspaper, named_in, newspaper, newspapers


def test_every_row_is_well_formed() -> None:
    ids = [each.id for each in newspapers()]
    assert len(set(ids)) == len(ids)
    assert all(each.id == each.id.lower() and each.name for each in newspapers())
    assert all(each.home == "" or (len(each.home) == 6 and each.home.isdigit()) for each in newspapers())


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("heze-dayly", "'heze-dayly': is heze-daily meant?"),
        ("菏泽日报", "is heze-daily meant?"),
        ("x", "'x': ids look like heze-daily;"),
        ("", "`xianwen newspapers` lists all"),
    ],
)
def test_an_unknown_one_is_named_with_those_that_may_be_meant(id_: str, said: str) -> None:
    with pytest.raises(UnknownNewspaper, match=re.escape(said)):
        newspaper(id_)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("菏泽日报 2025年2月19日", "heze-daily"),
        ("heze-daily_2025", "heze-daily"),
        ("cheze-daily", ""),
        ("菏泽日报 人民日报", ""),
        ("人民日报海外版", "peoples-daily-overseas"),
        ("人民日报海外版 人民日报", ""),
        ("", ""),
    ],
)
def test_named_in(text: str, expected: str) -> None:
    found = named_in(text)
    assert (found.id if found else "") == expected
