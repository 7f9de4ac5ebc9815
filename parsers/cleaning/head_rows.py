"""Headlines that a printed page sets on several rows: those that a row's end cuts in mid-phrase are put together."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from parsers.bylines import HOUSE, RANK, REPORTERS
from parsers.cleaning import words
from parsers.cleaning.apart import MARKED
from parsers.cleaning.columns import Column, Row, run_on
from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN, SPACE, SPACES
from parsers.labels import COLUMN_NAME, NUMBERED, is_collection
from parsers.looks import IN_HEAD, Look, look
from parsers.names import NAME_LINE

_MOST_ROWS, _LONGEST_HEAD, _STANZAS = 4, 8, 6
"""How many rows a line of a head has at most, and all lines of a head together; and two stanzas at least."""

_SHORTER = 2.5
"""By how much a row of a headline is narrower or wider than the column at least."""

_LAST_WIDER, _REST_WIDER, _EVEN = 1.0, 3.0, 1.0
"""By how much the last row of a line may be wider than the one above, or than one that breaks off amid a phrase; how
much rows differ that are even: then the type is of one size.
"""

_RUNS_ON, _EVEN_RUNS_ON = 4.5, 0.75
"""Natural log-odds that words run on over the end of a row, and of one that is even and as long as a clause."""

_CLAUSE = 5
_LONGEST_LABEL = 8
_NO_SPACES = str.maketrans("", "", SPACES)
_SAYS = re.compile(r"(?:强调|指出|表示|要求|提出|发布|会议|座谈|调研|考察|时|[：—])$")
_WHOLE = re.compile(r"。[”’）》」』]*$")
_BEGINS = re.compile(rf"[{HAN}\dA-Za-z“《‘]")
_ITEM = re.compile(rf"{NUMBERED.pattern}|[{HAN}]{{2,6}}：")
_CREDIT = re.compile(rf"(?:{HOUSE}|{RANK})?(?:{REPORTERS}|摄影|作者|文|图)[{SPACE}/／：:]|本报记者")
_LABEL_BEHIND = re.compile(rf"[{HAN}]{{0,2}}（([{HAN}A-Za-z0-9·]{{3,12}})）")
_PAIRS = ("“”", "《》", "（）", "‘’")
_UNFINISHED = frozenset("的和与及在对把被为向从让使是")
_NAMED = re.compile(r"[^“《].*[”》]$")
_LINKS = ("v", "vn", "p", "d", "c")
"""How jieba tags the words with which a clause goes on behind a name in quotation marks."""

_NUMBER_ENDS = re.compile(r"\d[万亿千百多余]+$")


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


def head_rows(text: str, rows: Sequence[Row], found: Sequence[Column]) -> Iterator[Change]:
    """The joins of rows that are one line of a head, given the page's columns."""
    if all(column.spaced for column in found):
        yield from _heads_apart(text, rows, found)
    widths = _widths_near(rows, found)
    short = [abs(width - row.right) >= _SHORTER for width, row in zip(widths, rows, strict=True)]
    for first, after, listed in _heads(text, rows, short):
        joined = 1
        for above, below in pairwise(rows[first:after]):
            if joined < _MOST_ROWS and _is_cut(text, above, below, listed):
                joined += 1
                yield Change(above.end, below.start, "")
            else:
                joined = 1


def _heads_apart(text: str, rows: Sequence[Row], found: Sequence[Column]) -> Iterator[Change]:
    """The joins of headlines on a page where blank lines lead paragraphs and headlines: what stands close is one.

    Such ones right below each other are stanzas, if they are not the same.
    """
    widths = _widths_near(rows, found)
    begins = [0, *(k for k, row in enumerate(rows) if row.blank and k), len(rows)]
    blocks = [rows[first:after] for first, after in pairwise(begins)]
    heads = [
        text[block[0].start : block[-1].end] if _is_head_apart(text, block, widths[first]) else ""
        for first, block in zip(begins, blocks, strict=False)
    ]
    for before, block, head, below in zip(["", *heads], blocks, heads, heads[1:], strict=False):
        if head and before in ("", head) and below in ("", head):
            for upper, lower in pairwise(block):
                says = text[upper.end - 1] != "：" and _SAYS.search(text, upper.start, upper.end)
                if not says and not _is_label(text[upper.start : upper.end]):
                    yield Change(upper.end, lower.start, _between(text, upper, lower))


def _is_head_apart(text: str, block: Sequence[Row], width: int) -> bool:
    """Whether a few close rows are no text, of which the first row is full, and no list or stanza of even ones."""
    if not 1 < len(block) <= _MOST_ROWS or width - block[0].right < block[1].unit:
        return False
    even = len(block) > 2 and len({row.right for row in block}) == 1
    told = [row for row in block if text[row.end - 1] not in "，："]
    return not even and not any(_is_whole(text, row) for row in block) and _may_be_verse(text, told)


def _between(text: str, above: Row, below: Row) -> str:
    """What stands in place of a row's end in a headline: a space between two clauses of one length."""
    even = above.right == below.right and not words.word_across(
        text[above.start : above.end], text[below.start : below.end]
    )
    return " " * (even and run_on(text, above, below) < _RUNS_ON)


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
            yield first, after, (bool(stanzas) and size >= _STANZAS) or _is_list(text, rows[first:after])


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
    """Whether a row may stand in a head, below another or first: below a comma it may be as wide as the column."""
    if _is_whole(text, row) or (above and row.blank):
        return False
    return short or (above is not None and text[above.end - 1] in "，、")


def _is_list(text: str, rows: Sequence[Row]) -> bool:
    """Whether more even rows stand together than one line of a head has."""
    even = "".join(
        "e" if abs(above.right - below.right) <= _EVEN and _may_be_verse(text, (above, below)) else " "
        for above, below in pairwise(rows)
    )
    return "e" * _MOST_ROWS in even


def _may_be_verse(text: str, rows: Iterable[Row]) -> bool:
    """Whether the rows are neither labels nor who wrote something."""
    told = [text[row.start : row.end] for row in rows]
    return all(" " not in line and not MARKED.match(line) and look(line) in IN_HEAD for line in told)


def _is_whole(text: str, row: Row) -> bool:
    return row.ends and bool(_WHOLE.search(text, row.start, row.end))


def _is_cut(text: str, above: Row, below: Row, listed: bool) -> bool:
    """Whether a row's end cuts a line of a head: a pair of marks, a figure, a clause, or words that run on.

    `listed`: the rows may be verse or a list.
    """
    upper, lower = text[above.start : above.end], text[below.start : below.end]
    if (
        upper == lower
        or _is_label(upper)
        or _CREDIT.match(lower)
        or _ITEM.match(lower)
        or NAME_LINE.fullmatch(lower)
        or NAME_LINE.fullmatch(upper)
    ):
        return False
    if _is_open(upper, lower):
        return True
    label = _LABEL_BEHIND.fullmatch(lower)
    if label and not above.ends and look(lower) is Look.SHORT:
        return not NAME_LINE.fullmatch(label[1]) and "（" not in upper
    if above.ends or not _BEGINS.match(lower):
        return False
    if upper[-1] in "，、":
        return not listed and lower[-1] not in "，："
    wider = below.right - above.right
    if not listed and wider <= _REST_WIDER and words.cut(upper[-_CLAUSE:])[-1] in _UNFINISHED:
        return True
    if wider > _LAST_WIDER:
        return False
    if _NAMED.match(upper) and not listed:
        return words.kinds(lower)[0] in _LINKS
    if not above.runs_on or look(upper) not in IN_HEAD:
        return False
    if _NUMBER_ENDS.search(upper) and not listed:
        return True
    narrower = _EVEN + 1 if listed else above.right - below.right
    return run_on(text, above, below) >= _least(narrower, upper, lower)


def _is_label(row: str) -> bool:
    """Whether a row is the label of a collection or of a column, and no part of the headline below."""
    return is_collection(row) or (len(row) <= _LONGEST_LABEL and bool(COLUMN_NAME.fullmatch(row)))


def _is_open(upper: str, lower: str) -> bool:
    """Whether a pair of marks is opened in one row and closed in the next."""
    return any(
        upper.rfind(pair[0]) > upper.rfind(pair[1])
        and 0 <= lower.find(pair[1]) < (lower.find(pair[0]) + 1 or len(lower))
        for pair in _PAIRS
    )


def _least(narrower: float, upper: str, lower: str) -> float:
    """How surely the words of two rows must run on for one line of a head, by how much the lower one is narrower."""
    even = 0 <= narrower <= _EVEN and len(lower) >= _CLAUSE and " " not in upper + lower and not _SAYS.search(upper)
    return _EVEN_RUNS_ON if even else _RUNS_ON
