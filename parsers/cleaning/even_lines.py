"""Single paragraphs of lines as wide as one another, on pages that are not set in columns."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import pairwise

from parsers.cleaning.apart import GOES_ON, MARKED, are_apart, is_copied, look_of
from parsers.cleaning.columns import Row, run_on
from parsers.cleaning.draft import Change

_WIDTHS = range(10, 43)
_LEAST_EVEN, _EVEN, _LOST_INDENT = 2, 1.5, 2.0
_STANZA = 6
_LEAST_WORTH = 2.0
"""Natural log-odds that words run on over a line's end, the mean of a paragraph; between lines of verse 0 and less."""

_LABELLED = re.compile(r"[^，。：]{2,6}：(?!“)")


def even_lines(text: str, rows: Sequence[Row]) -> Iterator[Change]:
    """Runs of lines as wide as one another, and the line below each, where words run on from line to line."""
    first = 0
    while first < len(rows) - _LEAST_EVEN:
        last = _last_of_run(text, rows, first)
        if last - first >= _LEAST_EVEN and _is_wrapped_prose(text, rows[first : last + 1]):
            yield from (Change(above.end, below.start, "") for above, below in pairwise(rows[first : last + 1]))
        first = max(last, first + 1)


def _begins(text: str, row: Row) -> bool:
    return row.blank or row.left >= 1 or bool(MARKED.match(text, row.start, row.end))


def _last_of_run(text: str, rows: Sequence[Row], first: int) -> int:
    """The last line of a paragraph whose lines, this one the first, are all full but the last; `first` if it is none.

    A sentence may end at a full line only where a blank line or an indent has begun the paragraph.
    """
    width = max(row.right for row in rows[first : first + _LEAST_EVEN])
    if not (_WIDTHS.start <= width < _WIDTHS.stop and rows[first].right >= width - _EVEN - _LOST_INDENT):
        return first
    last, begun, kind = first, _begins(text, rows[first]), cache(partial(look_of, text, {}))
    while last + 1 < len(rows):
        above, below = rows[last], rows[last + 1]
        goes_on = above.runs_on or text[above.end - 1] in GOES_ON or begun
        fits = below.least <= width + _EVEN and not (
            _begins(text, below) or _LABELLED.match(text, below.start, below.end) or is_copied(text, above, below)
        )
        if not (goes_on and fits) or are_apart(text, above, below, kind):
            break
        last += 1
        if below.right < width - _EVEN:
            break
    return last


def _is_wrapped_prose(text: str, run: Sequence[Row]) -> bool:
    """Whether words run on over most line ends, as the bigram model sees it, and marks stand inside the lines.

    Where the last of a few lines ends no sentence, they may as well be lines of a poem or of a table.
    """
    ends = [(above, below) for above, below in pairwise(run) if above.runs_on]
    if 2 * len(ends) < len(run) - 1 or not any(row.prose for row in run):
        return False
    if not run[-1].ends and len(run) < _STANZA:
        return False
    worth = [run_on(text, a, b) for a, b in ends]
    return sum(worth) >= _LEAST_WORTH * len(ends) and sum(worth) >= _LEAST_WORTH * _LEAST_EVEN
