"""Numbers in Chinese."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.numerals import DIGITS, arabic


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("三", "3"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("三十一", "31"),
        ("二〇二五", "2025"),
        ("一九九八", "1998"),
        ("〇三", "03"),
    ],
)
def test_numbers(written: str, meant: str) -> None:
    assert arabic(written) == meant


@pytest.mark.parametrize("other", ["", "A1", "12", "十十", "二十十", "一百"])
def test_what_is_no_number_stays(other: str) -> None:
    assert arabic(other) == other


@given(st.text(DIGITS, max_size=6))
def test_any_row_of_digits_is_a_number_or_stays(written: str) -> None:
    assert arabic(written).isdigit() or arabic(written) == written
