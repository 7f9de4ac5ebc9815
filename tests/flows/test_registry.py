"""The registry of newspapers."""

import pytest

from parsers.newspapers.registry import UnknownNewspaper, named_in, newspaper, newspapers


def test_every_row_is_well_formed() -> None:
    ids = [each.id for each in newspapers()]
    assert len(set(ids)) == len(ids)
    assert all(each.id == each.id.lower() and each.name for each in newspapers())
    assert all(each.home == "" or (len(each.home) == 6 and each.home.isdigit()) for each in newspapers())


def test_unknown_is_named_with_the_known() -> None:
    with pytest.raises(UnknownNewspaper, match=r"'no-daily'.*heze-daily"):
        newspaper("no-daily")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("菏泽日报 2025年2月19日", "heze-daily"),
        ("heze-daily_2025", "heze-daily"),
        ("cheze-daily", ""),
        ("菏泽日报 人民日报", ""),
        ("", ""),
    ],
)
def test_named_in(text: str, expected: str) -> None:
    found = named_in(text)
    assert (found.id if found else "") == expected
