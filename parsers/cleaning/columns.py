"""Where a page is set in printed lines: its rows, and the stretches of them that a column of one width holds."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby, pairwise
from math import ceil
from typing import NamedTuple

from parsers.cleaning.han import CLOSING, HAN, OPENING, SPACES, TERMINAL
from parsers.datelines import DATELINE
from parsers.language.bigrams import runs_on

_SPACED = re.compile(r"(?<=[^ ]) (?=[^ ])")
_MARK_INSIDE = re.compile(r"[，。、；：？！,;:?!].")
_NARROWED = re.compile("[，。、；：？！”’）》“‘（《]")
"""Marks that are set half as wide where a line would not hold its last character."""

_UNIT = re.compile(rf"(?P<unit>[{OPENING}]*(?:[0-9A-Za-z.%+/-]+|.))(?P<closing>[{CLOSING}]*)")
_SENTENCE_INSIDE = re.compile(rf"[{TERMINAL}](?=[^{HAN}]*+[{HAN}])")
_OF_WORD = re.compile(rf"[{HAN}0-9A-Za-z]")
_SENTENCE_ENDS, _BEHIND_SENTENCE = frozenset(TERMINAL), "”’）》」』"
_WIDTHS = range(8, 46)
_ROUGH, _WIDER = 0.6, 3.0
_WIDEST = 2 * (_WIDTHS.stop + 1)
"""No column holds a line as wide as that, however narrow its marks are set."""

_MOST_WIDTHS = 12
_LONGEST_HEAD = 8
_LOOSE, _CHANGE, _TORN, _ENDING, _STOPPED = 2.0, 4.0, 6.0, 0.8, 3.0
_SQUEEZED, _OVER, _FAR_OVER = 1.0, 2.0, 5.0
"""What it costs, in reading a page as columns, that a row is in none, that another column begins, and amid a sentence,
that a row stops short at a sentence's end or elsewhere, that it is wider than its column, and much wider.
"""

_LEAST_WORTH, _SURE_WORTH, _SURELY_ON = 2.0, 4.0, 6.0
"""Natural log-odds that words run on over a row's end, the mean of a column; between lines of verse 0 and less.

More is asked where few rows have a mark inside; the last is for one row.
"""

_ASKED, _PROSE_SHARE, _LEAST_FULL, _FEW = 16, 0.25, 2, 4
INDENT, LOST_INDENT = 1.5, 2.0
_LEAST_SEEN, _MOSTLY, _LOST = 3, 0.6, 0.3


class Row(NamedTuple):
    """A line that holds text. Sizes are in Chinese characters: `left` of its indent, `right` of both together, `least`
    with its marks set as narrow as can be, `unit` of what at its beginning no line end can cut,
    `hangs` of the marks at its end, which may stand outside the column.

    `blank` is whether a blank line leads it; `runs_on` whether it ends in a word, `ends` whether with a sentence;
    `prose` whether a mark stands inside it, `inside` how many sentences end there.
    """

    start: int
    end: int
    left: float
    right: float
    least: float
    unit: float
    hangs: int
    blank: bool
    runs_on: bool
    ends: bool
    prose: bool
    inside: int


_new_row: Callable[[tuple[int, int, float, float, float, float, int, bool, bool, bool, bool, int]], Row]
_new_row = partial(tuple.__new__, Row)
"""A row of all its fields at once, twice as fast as by name: a page has hundreds."""


class Column(NamedTuple):
    """The rows rows[first:after] that are set to one width; `left` is where those begin that no indent leads.

    `indented` and `spaced` tell whether an indent or a blank line leads the paragraphs, `lost` whether they were
    printed with an indent which the reader did not keep, so that their first rows are narrower than others.
    """

    first: int
    after: int
    width: int
    left: float = 0.0
    indented: bool = False
    spaced: bool = False
    lost: bool = False

    def is_full(self, above: Row, below: Row, begins: bool) -> bool:
        """Whether the upper of two rows, which may begin a paragraph, holds no more: what begins the lower one has no
        room in it."""
        return self.width - above.right < below.unit + (LOST_INDENT + _ROUGH) * (begins and self.lost)

    def is_narrower(self, row: Row, below: Row) -> bool:
        """Whether a row that goes on in the one below leaves just room enough for an indent."""
        return not row.ends and LOST_INDENT <= self.width - row.right < LOST_INDENT + below.unit + _ROUGH

    def begins_none(self, row: Row) -> bool:
        """Whether a row surely begins no paragraph: it is full, and has none of what leads them."""
        if row.blank or self.width - row.right + row.hangs >= INDENT:
            return False
        return self.lost or self.spaced or self.indented

    def leads(self, row: Row) -> bool:
        return row.left >= self.left + INDENT


def rows_of(text: str) -> list[Row]:
    """The rows of a page."""
    rows: list[Row] = []
    at, blank = 0, True
    for line in text.split("\n"):
        if told := line.strip(SPACES):
            rows.append(_row(told, line[: line.index(told[0])], at, blank))
        blank = not told or told[0] == "#"
        at += len(line) + 1
    return rows


def _row(told: str, indent: str, at: int, blank: bool) -> Row:
    """The row of a line that begins `at` a place of the page with an indent."""
    start = at + len(indent)
    left = len(indent) - 0.5 * (indent.count(" ") + indent.count("\xa0"))
    right = left + _size(told)
    found = _UNIT.match(told)
    unit = _size(found[0]) if found else 1.0
    hangs = len(told) - len(told.rstrip(CLOSING))
    least = right - 0.5 * len(_NARROWED.findall(told)) if right < _WIDEST else right
    words, whole = bool(_OF_WORD.match(told[-1])), told.rstrip(_BEHIND_SENTENCE)[-1:] in _SENTENCE_ENDS
    prose, inside = bool(_MARK_INSIDE.search(told)), len(_SENTENCE_INSIDE.findall(told))
    return _new_row((start, start + len(told), left, right, least, unit, hangs, blank, words, whole, prose, inside))


def _size(text: str) -> float:
    """How wide a text is; a single space in it may be one that a reader saw between two characters."""
    spaced = len(_SPACED.findall(text)) if " " in text else 0
    half = len(text.encode("ascii", "ignore")) + text.count("\xa0")
    return len(text) - 0.5 * half - 0.5 * spaced


def columns(text: str, rows: Sequence[Row]) -> list[Column]:
    """The columns of a page, in its order; rows of headlines and lists are in none."""
    widths = _widths(rows)
    if not widths:
        return []
    stretches = [
        (Column(first, after, width), _is_prose(text, rows, first, after, width))
        for width, first, after in _stretches(_best(rows, widths))
        if width and not _is_head(text, rows, first, after)
    ]
    sure = {column.width for column, prose in stretches if prose}
    return _with_signs(rows, [column for column, prose in stretches if column.width in sure and prose is not False])


def _is_head(text: str, rows: Sequence[Row], first: int, after: int) -> bool:
    """Whether a few rows of one width, of which none holds the end of a sentence, are lines of a headline.

    Text begins with a dateline, or goes on in the rows below, which are set to another width.
    """
    if after - first > _LONGEST_HEAD or any(row.ends or row.inside for row in rows[first:after]):
        return False
    if DATELINE.match(text, rows[first].start):
        return False
    return after == len(rows) or run_on(text, rows[after - 1], rows[after]) < _SURELY_ON


def _widths(rows: Sequence[Row]) -> list[int]:
    """The widths of rows, marks outside the column aside: the most frequent ones."""
    times = Counter(ceil(row.right - row.hangs) for row in rows)
    return [width for width, _ in times.most_common(_MOST_WIDTHS) if width in _WIDTHS]


def _best(rows: Sequence[Row], widths: Sequence[int]) -> list[int]:
    """The width of the column that each row is in, 0 for none: the reading that costs least."""
    states = [0, *widths]
    costs = [0.0] * len(states)
    came: list[list[int]] = []
    for k, row in enumerate(rows):
        above, unit = rows[k - 1] if k else None, rows[k + 1].unit if k + 1 < len(rows) else 1.0
        cheapest = min(range(len(states)), key=costs.__getitem__)
        torn = above and not above.ends and above.right >= states[cheapest] - row.unit > 0
        change = costs[cheapest] + (_TORN if torn else _CHANGE)
        came.append([s if cost <= change else cheapest for s, cost in enumerate(costs)])
        costs = [
            min(cost, change) + (_cost(above, row, unit, width) if width else _LOOSE)
            for cost, width in zip(costs, states, strict=True)
        ]
    state = min(range(len(states)), key=costs.__getitem__)
    best: list[int] = []
    for origins in reversed(came):
        best.append(states[state])
        state = origins[state]
    return best[::-1]


def _cost(above: Row | None, row: Row, unit: float, width: int) -> float:
    """What it costs that a row is in a column of this width; `unit` is that of the row below."""
    room = width - row.right
    if room + row.hangs < -_ROUGH:
        return _SQUEEZED if row.least <= width + _ROUGH else _OVER if room >= -_WIDER else _FAR_OVER
    if room < unit:
        return 0.0
    begins = above is None or above.ends or row.blank or width - above.right >= row.unit
    return _ENDING if row.ends or (begins and room < unit + LOST_INDENT + _ROUGH) else _STOPPED


def _stretches(best: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    at = 0
    for width, run in groupby(best):
        after = at + sum(1 for _ in run)
        yield width, at, after
        at = after


def _is_prose(text: str, rows: Sequence[Row], first: int, after: int, width: int) -> bool | None:
    """Whether words run on over most row ends, as the bigram model sees it, and marks stand inside the rows.

    None where there are too few of them. Rows of which most end in a figure are a table, those of which one comes again
    and none ends a sentence a song.
    """
    told = {text[row.start : row.end] for row in rows[first:after]}
    if len(told) < after - first and not any(row.ends or row.inside for row in rows[first:after]):
        return False
    if 2 * sum(text[row.end - 1].isdigit() for row in rows[first:after]) > after - first:
        return False
    full = [(a, b) for a, b in pairwise(rows[first:after]) if a.runs_on and not b.blank and width - a.right < b.unit]
    ends = list({text[a.start : a.end]: (a, b) for a, b in full}.values())  # a refrain is asked once
    if len(ends) < _LEAST_FULL:
        return None
    asked = ends[:: max(1, len(ends) // _ASKED)]
    prose = sum(row.prose for row in rows[first:after]) >= _PROSE_SHARE * (after - first)
    mean = sum(run_on(text, a, b) for a, b in asked) / len(asked)
    if len(asked) < _FEW and _LEAST_WORTH <= mean < _SURE_WORTH and not prose:
        return None
    return mean >= (_LEAST_WORTH if prose else _SURE_WORTH)


def run_on(text: str, above: Row, below: Row) -> float:
    """What the bigram model says of two rows: natural log-odds that words run on from one to the other."""
    upper, lower = (text[row.start : row.end].replace(" ", "") for row in (above, below))
    return runs_on(upper, lower)


def _with_signs(rows: Sequence[Row], found: Sequence[Column]) -> list[Column]:
    """The columns with what leads their paragraphs: seen in themselves where they have several, else in all of them."""
    seen = [_begun(rows[column.first : column.after], column) for column in found]
    page = [sum(counts) for counts in zip(*seen, strict=True)]
    told = [own if own[0] >= _LEAST_SEEN else page for own in seen]
    return [
        column._replace(
            left=_left(rows[column.first : column.after], column.width),
            indented=indented > _MOSTLY * begun or _has_indents(rows, column, begun),
            spaced=spaced > _MOSTLY * begun,
            lost=lost > _LOST * long and max(indented, spaced) <= _MOSTLY * begun,
        )
        for column, (begun, indented, spaced, long, lost) in zip(found, told, strict=True)
    ]


def _has_indents(rows: Sequence[Row], column: Column, begun: int) -> bool:
    """Whether some rows have an indent, all of them where a sentence has ended, a row has room or the column begins.

    Where `begun` rows surely begin paragraphs, of which others have none (signatures, headlines, broken lines), several
    rows of text must have one.
    """
    left = _left(rows[column.first : column.after], column.width)
    led = [k for k in range(column.first, column.after) if rows[k].left >= left + INDENT]
    text = sum(rows[k].right >= column.width - INDENT for k in led)
    return (
        bool(led)
        and text >= min(begun, max(_LEAST_SEEN, _LOST * begun))
        and all(
            k == column.first or rows[k - 1].ends or not column.is_full(rows[k - 1], rows[k], begins=False) for k in led
        )
    )


def _left(rows: Sequence[Row], width: int) -> float:
    return min((row.left for row in rows if row.right >= width - 1), default=0.0)


def _begun(rows: Sequence[Row], column: Column) -> tuple[int, int, int, int, int]:
    """How many rows surely begin a paragraph, behind one that ends a sentence and has room; how many of them have an
    indent, or a blank line; how many go on in the next row; and how many of these are narrower by an indent.
    """
    width, left = column.width, _left(rows, column.width)
    begun = [k for k, (a, b) in enumerate(pairwise(rows), 1) if a.ends and width - a.right >= b.unit]
    long = [k for k in begun if k + 1 < len(rows) and not rows[k].ends]
    return (
        len(begun),
        sum(rows[k].left >= left + INDENT for k in begun),
        sum(rows[k].blank for k in begun),
        len(long),
        sum(column.is_narrower(rows[k], rows[k + 1]) for k in long),
    )
