"""What a line of a page is by its own look: body text, heading, byline, page furniture … Shared by cleaning and cutting."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from parsers.cleaning.han import HAN, SPACE, TERMINAL
from parsers.furniture import is_date, is_furniture, is_masthead, is_weak_furniture
from parsers.names import AUTHOR_NOTE, BYLINE, DATELINE, LAST_DATELINE, POST_AND_NAME


class Look(Enum):
    """The kinds of line. SHORT is text that ends no sentence and could be a headline, a label or a broken piece."""

    BODY = "body"
    SHORT = "short"
    VERSE = "verse"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    CONTINUATION = "continuation"
    DATE = "date"
    FURNITURE = "furniture"
    MASTHEAD = "masthead"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page's text, without its indent.

    `level` is the number of Markdown heading marks, `gap` the number of line ends before it (1: no blank line),
    `indent` whether it began with two spaces or more, `image` whether a picture stood between it and the line above.
    """

    start: int
    end: int
    text: str
    level: int
    gap: int
    indent: bool
    look: Look
    image: bool = False

    @property
    def ends_sentence(self) -> bool:
        return bool(SENTENCE_END.search(self.text))


SENTENCE_END = re.compile(rf'[{TERMINAL}；][”’）》\])"]*$')
_LINE = re.compile(rf"^([{SPACE}]*)(#{{1,6}}(?!#))?[{SPACE}]*([^\n]*?)[{SPACE}]*$", re.MULTILINE)
_CLEAN_LINE = re.compile(rf"^([{SPACE}]*)()([^\n]*?)[{SPACE}]*$", re.MULTILINE)
_SUBTITLE = re.compile(rf"^——[^。]{{2,120}}$|^(?:访|记|写在)[^，。；：]{{3,30}}$|^[（(]——[{HAN}]")
_CAPTION = re.compile(
    r"^(?:[上下左右]?图[为：①-⑩\d]|[▲△↑↓▼]|(?:资料)?图片说明)|.{10,200}(?:摄|摄影报道|摄影|供图)[）)]?$"
)
_CONTINUATION = re.compile(
    r"^[（(【]?\s*(?:下转|上接|紧接|转接?|接)第?\s*[A-Za-z]?[\d一二三四五六七八九十]{1,3}\s*版[^。]{0,20}[）)】]?$"
)
_HEADLINE_LENGTH = 60
_RUNNING_HEAD = 16
_VERSE_LENGTH = 24
_VERSE_LINES = 4


def lines(text: str, levels: Mapping[int, int] | None = None) -> Sequence[Line]:
    """The lines of a page that hold text; `levels` gives heading levels by line start where the marks are gone."""
    return _marked_lines(text) if levels is None else _looked_at(_CLEAN_LINE, text, levels)


@lru_cache(maxsize=2)
def _marked_lines(text: str) -> Sequence[Line]:
    """Kept for the next rule: most rules leave most pages as they are."""
    return _looked_at(_LINE, text, {})


def _looked_at(pattern: re.Pattern[str], text: str, levels: Mapping[int, int]) -> Sequence[Line]:
    found: list[Line] = []
    last = 0
    for match in pattern.finditer(text):
        if match[3]:
            gap = text.count("\n", last, match.start(3)) if found else 9
            start, last = match.span(3)
            level = len(match[2] or "") or levels.get(start, 0)
            found.append(Line(start, last, match[3], level, gap, len(match[1]) >= 2, look(match[3])))
    return tuple(_with_weak_furniture(_with_verse(found)))


def _with_weak_furniture(page: list[Line]) -> list[Line]:
    """Numbers, the newspaper's name and repeated running heads, where they stand beside furniture or at the page's edge."""
    times = Counter(line.text for line in page if not line.level and len(line.text) <= _RUNNING_HEAD)
    for k in (*range(len(page)), *range(len(page) - 1, -1, -1)):
        line = page[k]
        beside = page[max(0, k - 1) : k] + page[k + 1 : k + 2]
        at_edge = k in (0, len(page) - 1) or any(
            other.look in (Look.FURNITURE, Look.DATE, Look.MASTHEAD) or is_weak_furniture(other.text)
            for other in beside
        )
        weak = is_weak_furniture(line.text) or (line.look is Look.SHORT and times[line.text] >= 2)
        if at_edge and weak and not line.level and line.look in (Look.SHORT, Look.BODY):
            page[k] = replace(line, look=Look.FURNITURE)
    return page


def _with_verse(page: list[Line]) -> list[Line]:
    """Runs of short lines are verse, neither headings nor broken paragraphs: right below each other, or of one length."""
    for goes_on in (_goes_on_close, _goes_on_even):
        at = 0
        while at < len(page):
            end = at + 1
            while (
                end < len(page) and _could_be_verse(page[end - 1]) and _could_be_verse(page[end]) and goes_on(page, end)
            ):
                end += 1
            if end - at >= _VERSE_LINES:
                page[at:end] = [replace(line, look=Look.VERSE) for line in page[at:end]]
            at = end
    return page


def _goes_on_close(page: Sequence[Line], at: int) -> bool:
    """Right below the line above, or, after a blank line, the first of a stanza."""
    close = page[at].gap == 1
    return close or (
        at + 1 < len(page) and page[at + 1].gap == 1 and page[at - 1].gap == 1 and _could_be_verse(page[at + 1])
    )


def _goes_on_even(page: Sequence[Line], at: int) -> bool:
    """As many characters as the line above, as in a poem of five or seven characters a line."""
    above, line = (len(page[k].text.strip("，。！？；、“”…")) for k in (at - 1, at))
    return above == line and 4 <= line <= 9


def _could_be_verse(line: Line) -> bool:
    return not line.level and len(line.text) <= _VERSE_LENGTH and line.look in (Look.BODY, Look.SHORT)


@lru_cache(maxsize=8192)
def look(text: str) -> Look:
    """The look of one line of clean text, without indent or heading marks."""
    if len(text) > 200 or (len(text) > _HEADLINE_LENGTH and text[-1] in "。！？”；" and text[0] not in "（(图▲△"):
        return Look.BODY
    return next((kind for kind, shown in _shown_by(text) if shown), Look.SHORT)


def _shown_by(text: str) -> Iterator[tuple[Look, bool]]:
    yield Look.CONTINUATION, bool(_CONTINUATION.match(text))
    yield Look.DATE, is_date(text)
    yield Look.MASTHEAD, is_masthead(text)
    yield Look.FURNITURE, is_furniture(text)
    yield Look.BYLINE, bool(BYLINE.fullmatch(text) or POST_AND_NAME.fullmatch(text) or AUTHOR_NOTE.fullmatch(text))
    yield Look.DATELINE, bool(DATELINE.fullmatch(text) or LAST_DATELINE.fullmatch(text))
    yield Look.CAPTION, bool(_CAPTION.match(text))
    yield Look.SUBTITLE, bool(_SUBTITLE.match(text))
    yield (
        Look.BODY,
        len(text) > _HEADLINE_LENGTH
        or "。" in text
        or bool(SENTENCE_END.search(text))
        and text[-1] not in "？！"
        or text[-1] in "，、；：",
    )
