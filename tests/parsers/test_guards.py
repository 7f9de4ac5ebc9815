"""A quick look before a slow one never says no where the slow one would say yes."""

from hypothesis import given
from hypothesis import strategies as st

from parsers.furniture import STRONG, may_be_strong


@given(st.from_regex(STRONG))
def test_strong_furniture_shows_itself(line: str) -> None:
    assert may_be_strong(line)
