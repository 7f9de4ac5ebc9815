"""What one line of a page is by its own look: body, heading, byline, furniture …"""

import re
from collections.abc import Callable, Sequence
from typing import ClassVar

from parsers import furniture
from parsers.bylines import AUTHOR_NOTE, is_byline
from parsers.cleaning.han import HAN, TERMINAL
from parsers.datelines import DATELINE, LAST_DATELINE
from parsers.labels import CAPTION, POINTERS
from parsers.names import POST_AND_NAME
from parsers.notes import note_alone


class Look(str):
    """The kinds of line. SHORT is text that ends no sentence and could be a headline, a label or a broken piece.

    UNSEEN says that the line was not looked at. No Enum: on Python 3.11 its members take four times as long to find.
    """

    __slots__ = ()
    UNSEEN: ClassVar["Look"]
    BODY: ClassVar["Look"]
    SHORT: ClassVar["Look"]
    VERSE: ClassVar["Look"]
    SUBTITLE: ClassVar["Look"]
    BYLINE: ClassVar["Look"]
    DATELINE: ClassVar["Look"]
    CAPTION: ClassVar["Look"]
    CONTINUATION: ClassVar["Look"]
    DATE: ClassVar["Look"]
    FURNITURE: ClassVar["Look"]
    MASTHEAD: ClassVar["Look"]


for _name in tuple(Look.__annotations__):
    setattr(Look, _name, Look(_name.lower()))

FURNITURE = (Look.FURNITURE, Look.MASTHEAD)
"""What may stand anywhere on a page, belongs to no article, and says nothing about the lines beside it."""

IN_TEXT = (Look.BODY, Look.SHORT, Look.VERSE)
"""What may be text of an article."""

IN_HEAD = (Look.SHORT, Look.SUBTITLE)
"""What may be a line of a headline or of one beside it."""

HEADLINE_LENGTH = 60
_SUBTITLE = re.compile(rf"^——[^。]{{2,120}}$|^(?:访|记(?!者)|写在)[^，。；：]{{3,30}}$|^[（(]——[{HAN}]")
_AND_SO_ON = re.compile(r"[^，。；：！？、“”…]{2,8}(?:、[^，。；：！？、“”…]{2,8}){1,4}……$")
"""写春联、逛庙会……: what stands over a headline, and is no sentence."""

_FIRST_OF_SENTENCES = frozenset(f"本新中人据（({POINTERS}")
_LAST_MARKS = frozenset(TERMINAL + "；")
_CLOSING = '”’』」）》])"'


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a sentence's last mark, closing quotes and brackets aside."""
    last = text[-1:]
    return last in _LAST_MARKS or (last in _CLOSING and text.rstrip(_CLOSING)[-1:] in _LAST_MARKS)


def look(text: str) -> Look:
    """The look of one line of clean text, without indent or heading marks."""
    if "。" in text and text[0] not in _FIRST_OF_SENTENCES and "图" not in text and "摄" not in text:
        return Look.BODY
    if len(text) > 200 or (len(text) > HEADLINE_LENGTH and text[-1] in "。！？”；" and text[0] not in "（(图▲△"):
        return Look.BODY
    for kind, shows in _LOOKS:
        if shows(text):
            return kind
    return Look.SHORT


def _shows_byline(text: str) -> bool:
    posted = len(text.split()) > 1 and POST_AND_NAME.fullmatch(text)
    return bool(posted or is_byline(text) or ("作者" in text and AUTHOR_NOTE.fullmatch(text)))


def _shows_dateline(text: str) -> bool:
    return bool(DATELINE.fullmatch(text) or LAST_DATELINE.fullmatch(text))


def _shows_caption(text: str) -> bool:
    return ("图" in text or "摄" in text or text[0] in POINTERS) and bool(CAPTION.match(text))


_FAREWELL = re.compile("此致(?:敬礼)?[!！]?|敬礼[!！。]?|谨此讣告")
"""How a letter ends, on lines of its own."""


def shows_body(text: str) -> bool:
    """Whether a line is text by its length or its last mark, or as the end of a letter."""
    if len(text) > HEADLINE_LENGTH or "。" in text or text[-1] in "，、；：":
        return True
    if text[-1] in "？！" or not ends_sentence(text):
        return bool(_FAREWELL.fullmatch(text))
    return not (text[-1] == "…" and _AND_SO_ON.match(text))


_LOOKS: Sequence[tuple[Look, Callable[[str], object]]] = (
    (Look.CONTINUATION, note_alone),
    (Look.DATE, furniture.is_date),
    (Look.MASTHEAD, furniture.is_masthead),
    (Look.FURNITURE, furniture.is_furniture),
    (Look.BYLINE, _shows_byline),
    (Look.DATELINE, _shows_dateline),
    (Look.CAPTION, _shows_caption),
    (Look.SUBTITLE, _SUBTITLE.match),
    (Look.BODY, shows_body),
)
"""What shows each look, in the order of asking."""
