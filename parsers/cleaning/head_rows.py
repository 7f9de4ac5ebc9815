"""Headlines that a printed page sets on several rows: those that a row's end cuts in mid-phrase are put together."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from parsers.cleaning.apart import MARKED
from parsers.cleaning.columns import INDENT, Column, Row
from parsers.cleaning.draft import Change
from parsers.cleaning.phrase_cuts import is_cut
from parsers.looks import IN_HEAD, Look, look

_MOST_ROWS, _LONGEST_HEAD, _STANZAS = 4, 8, 6
"""How many rows a line of a head has at most, and all lines of a head together; and two stanzas at least."""

_SHORTER = 2.5
"""By how much a row of a headline is narrower or wider than the column at least."""

_WHOLE = re.compile(r"。[”’）》」』]*$")


def head_rows(text: str, rows: Sequence[Row], found: Sequence[Column]) -> Iterator[Change]:
    """The joins of rows that are one line of a head, given the page's columns."""
    widths = _widths_near(rows, found)
    short = [abs(width - row.right) >= _SHORTER for width, row in zip(widths, rows, strict=True)]
    for first, after, listed in _heads(text, rows, short):
        joined = 1
        for above, below in pairwise(rows[first:after]):
            if joined < _MOST_ROWS and is_cut(text, above, below, listed):
                joined += 1
                yield Change(above.end, below.start, "")
            else:
                joined = 1


def _widths_near(rows: Sequence[Row], found: Sequence[Column]) -> list[int]:
    """The width of the column that each row is in, or of the next one, or of the last."""
    widths: list[int] = []
    for column in found:
        widths += [column.width] * (column.after - len(widths))
    return widths + [found[-1].width] * (len(rows) - len(widths))


def _heads(text: str, rows: Sequence[Row], short: Sequence[bool]) -> Iterator[tuple[int, int, bool]]:
    """The runs of rows, no blank line between, that are not as wide as the column and end no sentence, over others.

    With each, whether it may be verse or a list: so many even rows stand together, or so many rows in stanzas.
    """
    runs = list(_short_runs(text, rows, short))
    for k, (first, after) in enumerate(runs):
        if 1 < after - first <= _LONGEST_HEAD and after < len(rows):
            near = [run for run in runs[max(0, k - 1) : k + 2] if run[0] == after or run[1] == first]
            stanzas = [
                run for run in near if _may_be_verse(text, rows[max(first, run[0]) - 1 : max(first, run[0]) + 1])
            ]
            size = after - first + sum(b - a for a, b in stanzas)
            yield first, after, bool(stanzas) and size >= _STANZAS


def _short_runs(text: str, rows: Sequence[Row], short: Sequence[bool]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and _may_follow(text, rows[end - 1] if end > at else None, rows[end], short[end]):
            end += 1
        if end > at:
            yield at, end
        at = max(end, at + 1)


def _may_follow(text: str, above: Row | None, row: Row, short: bool) -> bool:
    """Whether a row may stand in a head, below another or first.

    Below a comma it may be as wide as the column, if no indent leads it. A date stands below who signs a notice.
    """
    dated = text[row.end - 1] == "日" and look(text[row.start : row.end]) is Look.DATE
    if dated or _is_whole(text, row) or (above and row.blank):
        return False
    return short or (above is not None and text[above.end - 1] in "，、" and row.left - above.left < INDENT)


def _may_be_verse(text: str, rows: Iterable[Row]) -> bool:
    """Whether the rows are neither labels nor who wrote something."""
    told = [text[row.start : row.end] for row in rows]
    return all(" " not in line and not MARKED.match(line) and look(line) in IN_HEAD for line in told)


def _is_whole(text: str, row: Row) -> bool:
    return row.ends and bool(_WHOLE.search(text, row.start, row.end))
