"""Rows that are no text of one paragraph: marks, credits, captions, the page's own lines, a line written twice."""

import re
from collections.abc import Callable, Mapping

from parsers.bylines import REPORTERS
from parsers.cleaning import words
from parsers.cleaning.columns import Row
from parsers.cleaning.han import HAN, SPACE
from parsers.datelines import LAST_DATELINE
from parsers.furniture import may_be_prose
from parsers.labels import ITEM, SHOWN
from parsers.looks import Look, look
from parsers.names import NAME_LINE

MARKED = re.compile(rf"#|[-*+>|] |!\[|[■□●○◆◇◎▲△★☆▼▍【]|{ITEM}")
"""What begins a row that begins anew: a mark, a number."""

ROLE_ENDS = re.compile(f"(?:{REPORTERS}|摄影)$")
GOES_ON = "，、—"
NEARLY = 3.0
"""By how much a row that was misread may be narrower or wider than its column."""

_ROLE = 4
_SHOWN = re.compile(SHOWN)
_TAKEN = re.compile(rf"(?:{REPORTERS})[{SPACE}]?[{HAN}{SPACE}]{{2,8}}摄[）)]?$")
_PAGE_NUMBER = re.compile(rf"[-—–·•{SPACE}]*\d{{1,3}}[-—–·•{SPACE}]*")
_NO_TEXT = (Look.BYLINE, Look.DATE, Look.FURNITURE, Look.MASTHEAD, Look.CONTINUATION)


def look_of(text: str, above: Mapping[int, Row], row: Row) -> Look:
    """How a row looks; `above` has the one above by where a row starts.

    As wide as a row that ends no sentence, it is text even if it names a day or a post as the page's own lines do.
    """
    told = look(text[row.start : row.end])
    if (upper := above.get(row.start)) and is_number_between(text, upper, row):
        return Look.FURNITURE
    if told in (Look.DATE, Look.FURNITURE, Look.MASTHEAD) and upper:
        inside = not upper.ends and abs(upper.right - row.right) <= NEARLY
        return Look.BODY if inside and may_be_prose(text[row.start : row.end]) else told
    return told


def is_number_between(text: str, above: Row, row: Row) -> bool:
    """Whether a row is the page's number: figures alone, and no rest of those above."""
    return bool(_PAGE_NUMBER.fullmatch(text, row.start, row.end)) and not text[above.end - 1].isdigit()


def are_apart(text: str, above: Row, below: Row, kind: Callable[[Row], Look]) -> bool:
    """Whether one of the rows is no text of an article, or the lower one an author's name or a picture's caption."""
    if ROLE_ENDS.search(text, max(above.start, above.end - _ROLE), above.end):
        return False
    if LAST_DATELINE.fullmatch(text, above.start, above.end):
        return True
    if NAME_LINE.fullmatch(text, below.start, below.end) and not words.is_word(text[below.start : below.end]):
        return True
    if kind(above) in _NO_TEXT or kind(below) in _NO_TEXT:
        return True
    if _SHOWN.match(text, below.start, below.end):
        return not words.word_across(text[above.start : above.end], text[below.start : below.end])
    if kind(above) is not Look.CAPTION:
        return False
    return bool(_TAKEN.search(text, above.start, above.end))
