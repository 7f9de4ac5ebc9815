"""Rule for text whose lines are as long as the printed columns are wide: the lines of a paragraph are put together."""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import pairwise
from math import log
from typing import NamedTuple

from parsers.bylines import glued_byline
from parsers.cleaning import edges, words
from parsers.cleaning.columns import INDENT, Column, Row, columns, rows_of, run_on
from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN, SPACE, SPACES
from parsers.cleaning.head_rows import head_rows
from parsers.cleaning.repetition import overlap
from parsers.datelines import DATELINE, LAST_DATELINE
from parsers.furniture import may_be_prose
from parsers.looks import Look, look
from parsers.names import NAME_LINE

_LONGEST_MEAN = 45
_WIDTHS = range(10, 43)
_LEAST_FULL, _FULL_SHARE, _RUN_ON_SHARE = 4, 0.2, 0.5
_SIZES = range(8, 88)
"""How many characters a line as wide as a column has, be they of full width or half of it."""

_APART = re.compile(r"#|[-*+>|] |!\[|[■□●○◆◇◎▲△★☆▼▍【]|[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）")
_ROLE_ENDS, _ROLE = re.compile("(?:记者|通讯员|摄影|实习生)$"), 4
_SHOWN = re.compile(r"[上下左右]?图[为：①-⑩\d]|(?:资料)?图片说明")
"""How the text of a picture begins."""

_CREDIT = re.compile(rf"(?:特约|实习)?(?:通讯员|记者|实习生|摄影)[{SPACE}]?[{HAN}]")
"""Before it a line end stands for a space: 记者 高青|通讯员 李森."""

_OPENED, _CLOSED = re.compile(r"[（(][^（()）]*$"), re.compile(r"[^（()）。]*[）)]")
_TAKEN = re.compile(rf"(?:记者|通讯员)[{SPACE}]?[{HAN}{SPACE}]{{2,8}}摄[）)]?$")
_LATIN_ENDS, _LATIN_BEGINS = re.compile(r"[A-Za-z]{2}$"), re.compile(r"[A-Za-z]{2}")
_EVEN_LINES = re.compile(r"^(?:[^\n]{10,60}\n){2}[^\n]", re.MULTILINE)
_LEAST_EVEN, _EVEN, _LOST_INDENT = 2, 1.5, 2.0
_LEAST_WORTH, _NEARLY_WORTH, _AMID_WORTH = 2.0, 1.0, 0.0
"""Natural log-odds that words run on over a line's end, the mean of a paragraph; between lines of verse 0 and less.

The last is asked amid a paragraph, where rows are narrower alike, as beside a picture, or an indent has led it.
"""

_MOSTLY = 0.65
"""How much of the column a row fills that is text rather than a headline."""

_GOES_ON = "，、—"
_LABELLED = re.compile(r"[^，。：]{2,6}：(?!“)")
_NEARLY = 3.0
"""By how much a row that was misread may be narrower or wider than its column."""

_SENTENCES = re.compile("[。！？]")
_LINK = re.compile(
    r"[但而也还又才却再更并且要不是他她它我你]|因此|所以|于是|其[中实他]|同时|[这那][个是些样种里时一场次就]|可[是见]|该|此|如果|例如|比如"
    r"|尤其|特别|甚至|只[有要是]|结果|原来|从而|没有|有[的人]|让|为此|一[方边面]"
)
"""How sentences begin inside paragraphs rather than at their heads."""

_FIRST, _LINKED, _QUOTED, _SURELY_ENDS = -0.7, -1.1, 0.8, -0.3
"""Natural log-odds that a paragraph ends behind its first sentence, before such a beginning and before a quotation, as
they are in dev and our own texts; and those below which it goes on.
"""

_AGAIN, _BEGINNING = 6, 11
"""Where a row, behind a sentence, begins with so many characters of its paragraph's beginning, or as another row of the
page does, a paragraph stands once more.
"""

_PROBE, _FAR = 4, 12
"""Where a row begins with characters that stand above, so many rows are looked at for the end of one tile and the
beginning of the next that say the same: `seams` joins them. No more of a paragraph is looked at than so many rows.
"""

_NO_TEXT = (Look.BYLINE, Look.DATE, Look.FURNITURE, Look.MASTHEAD, Look.CONTINUATION)


class _Paragraph(NamedTuple):
    """What stands above a row's end: the paragraph's `first` row, its text down to here, the row above the upper one
    (the lower one where there is none). `begun`: the upper row begins it, `below_end`: and stands below another's end.
    """

    first: Row
    so_far: str
    begun: bool
    below_end: bool
    last: Row


def wrapped_lines(text: str) -> Iterator[Change]:
    """Rows of a printed column that go on in the next one are joined; columns may differ in width.

    Where no stretch of the page is set in columns, paragraphs of which the lines are as wide as one another, and are
    no verse, are put together by themselves.
    """
    if _may_be_wrapped(text):
        rows = rows_of(text)
        if found := columns(text, rows):
            twice = _beginnings_of_two(text, rows)
            joins = {change.start: change for column in found for change in _of_column(text, rows, column, twice)}
            heads = (Change(above.end, below.start, "") for above, below in head_rows(text, rows, found))
            yield from sorted((joins | {change.start: change for change in heads}).values())
            return
    if _EVEN_LINES.search(text):
        yield from _of_even_lines(text, rows_of(text))


def _may_be_wrapped(text: str) -> bool:
    """Whether enough lines could be as wide as a column and run on; a quick look before the exact one."""
    if len(text) > _LONGEST_MEAN * (text.count("\n") + 1):
        return False
    lines = [bare for line in text.split("\n") if (bare := line.strip(SPACES))]
    run_on = [line for line in lines if len(line) in _SIZES and line[-1].isalnum()]
    return len(run_on) >= _RUN_ON_SHARE * max(_LEAST_FULL, _FULL_SHARE * len(lines))


def _beginnings_of_two(text: str, rows: Sequence[Row]) -> Container[str]:
    """What several rows begin with: a paragraph stands once more, its rows cut anew."""
    times = Counter([text[row.start : min(row.end, row.start + _BEGINNING)] for row in rows])
    return {beginning for beginning, count in times.items() if count > 1 and len(beginning) == _BEGINNING}


def _of_column(text: str, rows: Sequence[Row], column: Column, twice: Container[str]) -> Iterator[Change]:
    """The joins of a column; `twice` has what begins a paragraph behind a sentence: several rows begin so."""
    own = rows[column.first : column.after]
    told = [text[row.start : row.end] for row in own]
    last = sum(above.ends and column.width - above.right >= below.unit for above, below in pairwise(own))
    ending = log((last + 1) / (sum(row.inside for row in own) + 1))
    kind = cache(partial(_look, text, {below.start: above for above, below in pairwise(own)}))
    first = 0
    for k, (above, below) in enumerate(pairwise(own)):
        narrower = above.ends and k + 2 < len(own) and column.is_narrower(below, own[k + 2]) and not column.indented
        so_far = "".join(told[max(first, k - _FAR) : k + 1])
        headed = above.ends and below.blank and not below.ends and all(column.leads(row) for row in own[k + 2 : k + 3])
        beginning = told[k + 1][:_BEGINNING]
        again = above.ends and (beginning in twice or beginning[:_AGAIN] == told[first][:_AGAIN])
        copied = _is_copied(text, above, below)
        signed = told[k][-1] in "）)" and glued_byline(so_far)
        paragraph = _Paragraph(
            own[first], so_far, k == first, k > 0 and own[k - 1].ends, own[k - 1] if k > first else below
        )
        goes_on = not (narrower or headed or again or copied or signed) and _goes_on(
            text, column, (above, below), paragraph, ending
        )
        seam = goes_on and told[k + 1][:_PROBE] in so_far and overlap(so_far, "".join(told[k + 1 : k + _FAR]))
        if goes_on and not seam and not _are_apart(text, above, below, kind):
            yield Change(above.end, below.start, _glue(text, column, above, below))
        else:
            first = k + 1


def _goes_on(text: str, column: Column, rows: tuple[Row, Row], paragraph: _Paragraph, ending: float) -> bool:
    """Whether the lower of two rows of a column goes on with the paragraph of the upper one.

    `ending` is how often the sentences of the column end their paragraph, as `_ends_inside` has it.
    """
    above, below = rows
    if _CLOSED.match(text, below.start, below.end) and _OPENED.search(text, above.start, above.end):
        return not below.blank
    if column.leads(below) and column.indented:
        return False
    if _APART.match(text, below.start, below.end) or DATELINE.match(text, below.start, below.end):
        return False
    full = column.is_full(above, below, paragraph.begun)
    body = below.ends or below.right > column.width - 1.5
    if below.blank and (above.ends or not (full and body)) and not column.indented:
        return False
    if above.ends:
        sure = column.indented or column.spaced
        if column.indented and not below.blank and min(above.right, below.right) >= column.width - _NEARLY:
            return True
        inside = sure or _ends_inside(paragraph.so_far, text[below.start : below.end], ending)
        return full and body and inside
    return (full and above.right <= column.width + _NEARLY) or _goes_on_short(text, column, rows, paragraph)


def _goes_on_short(text: str, column: Column, rows: tuple[Row, Row], paragraph: _Paragraph) -> bool:
    """Whether a row that ends no sentence, and is not as wide as its column, goes on in the next one.

    Amid a paragraph, where rows are narrower alike or an indent has led it, hardly anything must speak for it; right
    below a paragraph's end, over a row that begins none, more; elsewhere a headline may stand there.
    """
    above, below = rows
    worth, comma = run_on(text, above, below), text[above.end - 1] in _GOES_ON
    alike = (
        above.runs_on
        and not paragraph.begun
        and any(abs(row.right - above.right) <= _EVEN for row in (paragraph.last, below))
    )
    led = column.indented and INDENT <= paragraph.first.left - column.left <= _NEARLY
    if alike or (led and (below.ends or below.right >= _MOSTLY * column.width)):
        return not text.startswith("——", below.start) and (not above.runs_on or worth > _AMID_WORTH)
    if paragraph.below_end and not above.blank and column.begins_none(below):
        return comma or worth - edges.beginning(text[below.start : below.end]) > _LEAST_WORTH
    if abs(column.width - above.right) > _NEARLY:
        return False
    near = below.ends or below.right > column.width - _NEARLY
    return worth > (_NEARLY_WORTH if near else _LEAST_WORTH) or (near and comma)


def _ends_inside(so_far: str, below: str, ending: float) -> bool:
    """Whether a sentence that ends at a full row is not the last one of its paragraph.

    `ending`: how many of a column's sentences are, beside those that end inside a row: sentences end anywhere in it.
    """
    odds = ending + (_FIRST if len(_SENTENCES.findall(so_far)) == 1 else 0.0)
    odds += _LINKED if _LINK.match(below) else _QUOTED if below[0] == "“" else 0.0
    return odds < _SURELY_ENDS


def _glue(text: str, column: Column, above: Row, below: Row) -> str:
    """What stands in place of a line end: a space between two credits, and between words of Latin letters."""
    upper = text[above.start : above.end]
    if _ROLE_ENDS.search(upper) or (_CREDIT.match(text, below.start) and _OPENED.search(upper)):
        return " "
    whole = column.width - above.right >= 0.5
    return " " * bool(whole and _LATIN_ENDS.search(upper) and _LATIN_BEGINS.match(text, below.start))


def _look(text: str, above: Mapping[int, Row], row: Row) -> Look:
    """How a row looks; `above` has the one above by where a row starts.

    As wide as a row that ends no sentence, it is text even if it names a day or a post as the page's own lines do.
    """
    told = look(text[row.start : row.end])
    if told in (Look.DATE, Look.FURNITURE, Look.MASTHEAD) and (upper := above.get(row.start)):
        inside = not upper.ends and abs(upper.right - row.right) <= _NEARLY
        return Look.BODY if inside and may_be_prose(text[row.start : row.end]) else told
    return told


def _are_apart(text: str, above: Row, below: Row, kind: Callable[[Row], Look]) -> bool:
    """Whether one of the rows is no text of an article, or the lower one an author's name or a picture's caption."""
    if _ROLE_ENDS.search(text, max(above.start, above.end - _ROLE), above.end):
        return False
    if LAST_DATELINE.fullmatch(text, above.start, above.end):
        return True
    if NAME_LINE.fullmatch(text, below.start, below.end) and not words.is_word(text[below.start : below.end]):
        return True
    if kind(above) in _NO_TEXT or kind(below) in _NO_TEXT or _SHOWN.match(text, below.start, below.end):
        return True
    if kind(above) is not Look.CAPTION:
        return False
    taken = _TAKEN.search(text, above.start, above.end)
    return bool(taken) or not (above.runs_on or text[above.end - 1] in _GOES_ON)


def _of_even_lines(text: str, rows: Sequence[Row]) -> Iterator[Change]:
    """Runs of lines as wide as one another, and the line below each, where words run on from line to line."""
    first = 0
    while first < len(rows) - _LEAST_EVEN:
        last = _last_of_run(text, rows, first)
        if last - first >= _LEAST_EVEN and _is_wrapped_prose(text, rows[first : last + 1]):
            yield from (Change(above.end, below.start, "") for above, below in pairwise(rows[first : last + 1]))
        first = max(last, first + 1)


def _is_copied(text: str, above: Row, below: Row) -> bool:
    """Whether a row says no more than the one above begins with: a line that a reader wrote over and over."""
    return below.end - below.start >= _AGAIN and text.startswith(text[below.start : below.end], above.start)


def _begins(text: str, row: Row) -> bool:
    return row.blank or row.left >= 1 or bool(_APART.match(text, row.start, row.end))


def _last_of_run(text: str, rows: Sequence[Row], first: int) -> int:
    """The last line of a paragraph whose lines, this one the first, are all full but the last; `first` if it is none.

    A sentence may end at a full line only where a blank line or an indent has begun the paragraph.
    """
    width = max(row.right for row in rows[first : first + _LEAST_EVEN])
    if not (_WIDTHS.start <= width < _WIDTHS.stop and rows[first].right >= width - _EVEN - _LOST_INDENT):
        return first
    last, begun, kind = first, _begins(text, rows[first]), cache(partial(_look, text, {}))
    while last + 1 < len(rows):
        above, below = rows[last], rows[last + 1]
        goes_on = above.runs_on or text[above.end - 1] in _GOES_ON or begun
        fits = below.least <= width + _EVEN and not (
            _begins(text, below) or _LABELLED.match(text, below.start, below.end) or _is_copied(text, above, below)
        )
        if not (goes_on and fits) or _are_apart(text, above, below, kind):
            break
        last += 1
        if below.right < width - _EVEN:
            break
    return last


def _is_wrapped_prose(text: str, run: Sequence[Row]) -> bool:
    """Whether words run on over most line ends, as the bigram model sees it, and marks stand inside the lines."""
    ends = [(above, below) for above, below in pairwise(run) if above.runs_on]
    if 2 * len(ends) < len(run) - 1 or not any(row.prose for row in run):
        return False
    worth = [run_on(text, a, b) for a, b in ends]
    return sum(worth) >= _LEAST_WORTH * len(ends) and sum(worth) >= _LEAST_WORTH * _LEAST_EVEN
