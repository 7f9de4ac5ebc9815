"""Rows that say once more, on a line, what several rows right above say together: that shows how these are joined."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.cleaning.columns import Row
from parsers.cleaning.draft import Change
from parsers.cleaning.han import SPACES

_MOST_ROWS = 4
_NO_SPACES = str.maketrans("", "", SPACES)


def told_again(text: str, rows: Sequence[Row]) -> dict[int, list[Change]]:
    """The rows that say what two to four rows right above say together, by number, with the joins of these."""
    told = [text[row.start : row.end].translate(_NO_SPACES) for row in rows]
    found: dict[int, list[Change]] = {}
    for k in range(2, len(told)):
        if told[k].endswith(told[k - 1]):
            for first in range(k - 2, max(-1, k - _MOST_ROWS - 1), -1):
                if "".join(told[first:k]) == told[k]:
                    found[k] = [*_joins_as_in(text[rows[k].start : rows[k].end], rows[first:k], told[first:k])]
    return found


def _joins_as_in(whole: str, rows: Sequence[Row], told: Sequence[str]) -> Iterator[Change]:
    """The joins of rows as a line that says the same shows them: with a space or without."""
    at = 0
    for (above, below), part in zip(pairwise(rows), told[:-1], strict=True):
        for _ in part:
            at += len(whole) - at - len(whole[at:].lstrip(SPACES)) + 1
        yield Change(above.end, below.start, " " * whole[at].isspace())
