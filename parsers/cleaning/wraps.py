"""Rule for text whose lines are as long as the printed columns are wide: the lines of a paragraph are put together."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.cleaning import words
from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN, SPACE, SPACES
from parsers.language.bigrams import runs_on
from parsers.lines import Look, look
from parsers.names import NAME_LINE

_LONGEST_MEAN = 45
_WIDTHS = range(10, 43)
_LEAST_FULL, _FULL_SHARE, _WIDER_SHARE, _RUN_ON_SHARE, _PROSE_SHARE = 8, 0.3, 0.04, 0.6, 0.3
_SHORT_BY, _LONG_BY = 2.0, 1.5
_SIZES = range(8, 88)
"""How many characters a line as wide as a column has, be they of full width or half of it."""

_BARE = re.compile(rf"[^{SPACE}].*[^{SPACE}]|[^{SPACE}]")
_HALF = re.compile(r"[\x20-\x7e]")
_ENDS_IN_WORD = re.compile(rf"[{HAN}0-9A-Za-z]$")
_NARROWED = re.compile("[，。、；：？！”’）》“‘（《]")
"""Marks that are set half as wide where a line would not hold its last character."""

_MARK_INSIDE = re.compile(r"[，。、；：？！,;:?!].")
_APART = re.compile(r"#|[-*+>|] |!\[|[■□●○◆◇◎▲△★☆▍【]")
_CREDIT = re.compile(rf"(?:特约|实习)?(?:通讯员|记者|实习生|摄影)[{SPACE}]?[{HAN}]")
"""Before it a line end stands for a space: 记者 高青|通讯员 李森."""

_OPENED = re.compile(r"[（(][^（()）]*$")
_LEAST_BEGUN, _BEGUN_SHARE = 3, 0.6
_EVEN_LINES = re.compile(r"^(?:[^\n]{10,60}\n){2}[^\n]", re.MULTILINE)
_LEAST_EVEN, _EVEN, _LOST_INDENT = 2, 1.5, 2.0
_LEAST_WORTH = 2.0
"""Natural log-odds that words run on over a line's end, the mean of a paragraph; between lines of verse 0 and less."""

_GOES_ON = "，、—"
_LABELLED = re.compile(r"[^，。：]{2,6}：(?!“)")
_INDENTS = {"\u3000\u3000": 2.0, "    ": 2.0, "  ": 1.0}
"""Spaces that begin a paragraph, with their width."""


class _Row(NamedTuple):
    """A line that holds text, and its width in Chinese characters; `least` with its marks set as narrow as can be.

    `begins` is whether a blank line or an indent leads it, `runs_on` whether it ends without a mark, `prose` whether a
    mark stands inside it.
    """

    start: int
    end: int
    width: float
    least: float
    begins: bool
    runs_on: bool
    prose: bool


def wrapped_lines(text: str) -> Iterator[Change]:
    """Where most lines are as wide as a column, a full line goes on in the next one unless that begins a paragraph.

    Where blank lines or indents mark paragraphs, a sentence's end at a full line is no paragraph's; but a short line
    without a mark below it is a headline. Elsewhere paragraphs of which the lines are as wide as one another, and are
    no verse, are put together by themselves.
    """
    rows: Sequence[_Row] = ()
    if _may_be_wrapped(text):
        rows = _rows(text)
        if width := _column(rows):
            yield from _of_columns(text, rows, width)
            return
    if _EVEN_LINES.search(text):
        yield from _of_even_lines(text, rows or _rows(text))


def _of_columns(text: str, rows: Sequence[_Row], width: int) -> Iterator[Change]:
    marked = _begins_marked(rows, width)
    for k, (above, below) in enumerate(pairwise(rows)):
        full = _is_full(above, width)
        heads = below.runs_on and below.width < width - _SHORT_BY
        goes_on = above.runs_on or text[above.end - 1] in _GOES_ON or (marked[k] and not heads)
        if (
            full
            and not below.begins
            and below.least <= width + _LONG_BY
            and goes_on
            and not _are_apart(text, above, below)
        ):
            yield Change(above.end, below.start, " " * _is_credit(text, above, below))


def _of_even_lines(text: str, rows: Sequence[_Row]) -> Iterator[Change]:
    """Runs of lines as wide as one another, and the line below each, where words run on from line to line."""
    first = 0
    while first < len(rows) - _LEAST_EVEN:
        last = _last_of_run(text, rows, first)
        if last - first >= _LEAST_EVEN and _is_wrapped_prose(text, rows[first : last + 1]):
            yield from (Change(above.end, below.start, "") for above, below in pairwise(rows[first : last + 1]))
        first = max(last, first + 1)


def _last_of_run(text: str, rows: Sequence[_Row], first: int) -> int:
    """The last line of a paragraph whose lines, this one the first, are all full but the last; `first` if it is none.

    A sentence may end at a full line only where a blank line or an indent has begun the paragraph.
    """
    width = max(row.width for row in rows[first : first + _LEAST_EVEN])
    if not (_WIDTHS.start <= width < _WIDTHS.stop and rows[first].width >= width - _EVEN - _LOST_INDENT):
        return first
    last = first
    while last + 1 < len(rows):
        above, below = rows[last], rows[last + 1]
        goes_on = above.runs_on or text[above.end - 1] in _GOES_ON or rows[first].begins
        fits = below.least <= width + _EVEN and not (below.begins or _LABELLED.match(text, below.start, below.end))
        if not (goes_on and fits) or _are_apart(text, above, below):
            break
        last += 1
        if below.width < width - _EVEN:
            break
    return last


def _is_wrapped_prose(text: str, run: Sequence[_Row]) -> bool:
    """Whether words run on over most line ends, as the bigram model sees it, and marks stand inside the lines."""
    ends = [(above, below) for above, below in pairwise(run) if above.runs_on]
    if 2 * len(ends) < len(run) - 1 or not any(row.prose for row in run):
        return False
    worth = [runs_on(text[a.start : a.end], text[b.start : b.end]) for a, b in ends]
    return sum(worth) >= _LEAST_WORTH * len(ends) and sum(worth) >= _LEAST_WORTH * _LEAST_EVEN


def _are_apart(text: str, above: _Row, below: _Row) -> bool:
    """Whether one of the lines is no text of an article, or the lower one an author's name or a picture's caption."""
    looks = [look(text[row.start : row.end]) for row in (above, below)]
    if NAME_LINE.fullmatch(text, below.start, below.end) and not words.is_word(text[below.start : below.end]):
        return True
    return looks[1] is Look.CAPTION or any(kind in _NO_TEXT for kind in looks)


_NO_TEXT = (Look.BYLINE, Look.DATE, Look.FURNITURE, Look.MASTHEAD, Look.CONTINUATION)


def _is_full(row: _Row, width: int) -> bool:
    return width - _SHORT_BY <= row.width and row.least <= width + _LONG_BY


def _begins_marked(rows: Sequence[_Row], width: int) -> list[bool]:
    """Of each line, whether an indent or a blank line leads those nearby that surely begin a paragraph.

    Such are those behind a line that ends with a mark and is not full. Articles of one page may differ in that.
    """
    behind = [k + 1 for k, row in enumerate(rows[:-1]) if not (row.runs_on or _is_full(row, width))]
    marked = [rows[k].begins for k in behind]
    found = []
    for k in range(len(rows)):
        at = bisect_left(behind, k)
        near = marked[max(0, at - _LEAST_BEGUN) : at + _LEAST_BEGUN]
        found.append(len(behind) >= _LEAST_BEGUN and sum(near) > _BEGUN_SHARE * len(near))
    return found


def _is_credit(text: str, above: _Row, below: _Row) -> bool:
    return bool(_CREDIT.match(text, below.start) and _OPENED.search(text[above.start : above.end]))


def _may_be_wrapped(text: str) -> bool:
    """Whether enough lines could be as wide as a column and run on; a quick look before the exact one."""
    if len(text) > _LONGEST_MEAN * (text.count("\n") + 1):
        return False
    lines = [bare for line in text.split("\n") if (bare := line.strip(SPACES))]
    run_on = [line for line in lines if len(line) in _SIZES and line[-1].isalnum()]
    return len(run_on) >= _RUN_ON_SHARE * max(_LEAST_FULL, _FULL_SHARE * len(lines))


def _rows(text: str) -> list[_Row]:
    rows: list[_Row] = []
    at, blank = 0, True
    for line in text.split("\n"):
        if bare := _BARE.search(line):
            indent = next((size for spaces, size in _INDENTS.items() if line.startswith(spaces)), 0.0)
            begins = blank or bool(indent) or bool(_APART.match(bare[0]))
            width = indent + len(bare[0]) - 0.5 * len(_HALF.findall(bare[0]))
            runs_on, prose = bool(_ENDS_IN_WORD.search(bare[0])), bool(_MARK_INSIDE.search(bare[0]))
            least = width - 0.5 * len(_NARROWED.findall(bare[0]))
            rows.append(_Row(at + bare.start(), at + bare.end(), width, least, begins, runs_on, prose))
        blank = not bare or bool(_APART.match(bare[0]) and bare[0].startswith("#"))
        at += len(line) + 1
    return rows


def _column(rows: Sequence[_Row]) -> int:
    """How many Chinese characters a column is wide, 0 where the lines are not those of columns."""
    widths = Counter(round(row.width) for row in rows if round(row.width) in _WIDTHS)
    if not widths:
        return 0
    width = max(widths, key=lambda w: widths[w - 1] + widths[w] + widths[w + 1])
    full = [row for row in rows if _is_full(row, width)]
    wider = sum(row.least > width + _LONG_BY for row in rows)
    if len(full) < max(_LEAST_FULL, _FULL_SHARE * len(rows)) or wider > _WIDER_SHARE * len(rows):
        return 0
    runs_on, prose = sum(row.runs_on for row in full), sum(row.prose for row in full)
    return width if runs_on >= _RUN_ON_SHARE * len(full) and prose >= _PROSE_SHARE * len(full) else 0
