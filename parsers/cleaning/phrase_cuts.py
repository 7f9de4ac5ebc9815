"""Whether the end of a row cuts a phrase of a headline that a printed page sets on several rows."""

import re

from parsers.bylines import HOUSE, RANK, REPORTERS
from parsers.cleaning import words
from parsers.cleaning.columns import Row, run_on
from parsers.cleaning.han import HAN, SPACE
from parsers.labels import COLUMN_NAME, NUMBERED, is_collection
from parsers.looks import IN_HEAD, Look, look
from parsers.names import NAME_LINE
from parsers.phrase_ends import needs_more, opens_pair, tells

_EVEN = 1.0
"""How much rows differ that are even: then the type is of one size."""

_RUNS_ON = 4.5
"""Natural log-odds that words run on over the end of a row."""

_LAST_WIDER, _REST_WIDER = 1.0, 3.0
"""By how much the last row of a line may be wider than the one above, or than one that breaks off amid a phrase."""

_EVEN_RUNS_ON, _CLAUSE = 0.75, 5
"""The same odds at the end of a row that is even and as long as a clause."""

_LONGEST_LABEL = 8

_BEGINS = re.compile(rf"[{HAN}\dA-Za-z“《‘]")
_ITEM = re.compile(rf"{NUMBERED.pattern}|[{HAN}]{{2,6}}：")
_CREDIT = re.compile(
    rf"(?:{HOUSE}|{RANK})?(?:{REPORTERS}|摄影|作者|文|图)[{SPACE}/／：:]|(?:{HOUSE})(?:{RANK})?(?:{REPORTERS})"
)
_LABEL_BEHIND = re.compile(rf"[{HAN}]{{0,2}}（([{HAN}A-Za-z0-9·]{{3,12}})）")
_SAYS = re.compile(r"(?:强调|指出|表示|要求|提出|发布|会议|座谈|调研|考察|时|[：—])$")
_NAMED = re.compile(r"[^“《].*[”》]$")
_LINKS = ("v", "vn", "p", "d", "c")
"""How jieba tags the words with which a clause goes on behind a name in quotation marks."""


def is_cut(text: str, above: Row, below: Row, listed: bool) -> bool:
    """Whether a row's end cuts a line of a head: a pair of marks, a figure, a clause, or words that run on.

    `listed`: the rows may be verse or a list.
    """
    upper, lower = text[above.start : above.end], text[below.start : below.end]
    if upper == lower or is_label(upper) or _stands_by_itself(lower) or NAME_LINE.fullmatch(upper):
        return False
    if opens_pair(upper, lower):
        return True
    label = _LABEL_BEHIND.fullmatch(lower)
    if label and not above.ends and look(lower) is Look.SHORT:
        return True
    if above.ends or not _BEGINS.match(lower):
        return False
    if upper[-1] in "，、":
        return not listed and lower[-1] not in "，："
    wider = below.right - above.right
    if not listed and wider <= _REST_WIDER and needs_more(upper, lower):
        return True
    return wider <= _LAST_WIDER and _goes_on(text, above, below, listed)


def _stands_by_itself(lower: str) -> bool:
    """Whether a row is a credit, an item or a name."""
    return bool(_CREDIT.match(lower) or _ITEM.match(lower) or NAME_LINE.fullmatch(lower))


def _goes_on(text: str, above: Row, below: Row, listed: bool) -> bool:
    """Whether the words of a row go on in the next one: behind a name in marks, or by the model."""
    upper, lower = text[above.start : above.end], text[below.start : below.end]
    if _NAMED.match(upper) and not listed:
        return words.kinds(lower)[0] in _LINKS
    if not above.runs_on or look(upper) not in IN_HEAD or tells(upper):
        return False
    narrower = _EVEN + 1 if listed else above.right - below.right
    return run_on(text, above, below) >= _least(narrower, upper, lower)


def _least(narrower: float, upper: str, lower: str) -> float:
    """How surely the words of two rows must run on for one line of a head, by how much the lower one is narrower."""
    even = 0 <= narrower <= _EVEN and len(lower) >= _CLAUSE and " " not in upper + lower and not says(upper)
    return _EVEN_RUNS_ON if even else _RUNS_ON


def is_label(row: str) -> bool:
    """Whether a row is the label of a collection or of a column, and no part of the headline below."""
    return is_collection(row) or (len(row) <= _LONGEST_LABEL and bool(COLUMN_NAME.fullmatch(row)))


def says(text: str) -> bool:
    """Whether a row ends with who says, or where, what the next one tells."""
    return bool(_SAYS.search(text))
