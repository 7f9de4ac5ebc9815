"""Pictures' captions that stand amid the text of an article, as pages that are read column by column have them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.articles.habits import is_dated
from parsers.cleaning.han import HAN
from parsers.labels import BULLET, POINTERS, SHOWN, TAKEN
from parsers.language.bigrams import runs_on
from parsers.lines import Line
from parsers.looks import Look

_TAKEN = re.compile(TAKEN)
_SHOWS = re.compile(rf"[{POINTERS}]\s*[{HAN}“《\d]|{SHOWN}")
_SIGNS = frozenset(POINTERS)
_SIDE = (Look.BODY, Look.SHORT)
_MOST = 3
"""So many lines of captions and credits may stand together."""

_GOES_ON = (Look.BODY, Look.VERSE)
_PARAGRAPHS, _MANY, _STORY = 2, 4, 100
_NUMBERED_PICTURE = re.compile(r"图(?:[①-⑩\d]|片说明)")
_NEAR = 20
_SURE = 4.0
"""Log-odds from which a line that could be a subheading is torn; one break in a hundred headlines has them."""


def _is_credit(line: Line) -> bool:
    """Whether a line of its own only says who took a picture: 本报记者 王某 摄."""
    return line.look is Look.BYLINE and bool(_TAKEN.search(line.text))


class Amid(NamedTuple):
    """Where the lines begin that are captions amid text, or their credits; and the lines that go on with what stands
    above the captions.
    """

    captions: frozenset[int]
    rests: frozenset[int]


def captions_amid(page: Sequence[Line]) -> tuple[Sequence[Line], Amid]:
    """The captions of a page that stand amid text; and the page, on which what they cut in two is no headline.

    A caption stands amid text between two lines of body text, or where it cuts a sentence in two; so does the last one
    below news, or below more text than a picture story has. Signs that say no more than ▲ are those of a list where
    several lines begin with them, or with other marks of a list.
    """
    captions: set[int] = set()
    rests: set[int] = set()
    torn_lines: set[int] = set()
    after = 1
    for at in [k for k, line in enumerate(page) if line.look is Look.CAPTION]:
        if at < after:
            continue
        after = _after(page, at)
        if _closes(page, at, after):
            captions.update(line.start for line in page[at:after])
        elif after < len(page):
            torn = _is_torn(page[at - 1], page[after])
            if torn or (page[at - 1].look is page[after].look is Look.BODY and _are_sure(page, at, after)):
                captions.update(line.start for line in page[at:after])
            if torn:
                rests.add(page[after].start)
                torn_lines.update((at - 1, after))
    if torn_lines:
        page = [line._replace(look=Look.BODY) if k in torn_lines else line for k, line in enumerate(page)]
    return page, Amid(frozenset(captions), frozenset(rests))


def _after(page: Sequence[Line], at: int) -> int:
    """The line behind the captions that begin at a line."""
    end = at
    while end < min(len(page), at + _MOST) and (page[end].look is Look.CAPTION or (end > at and _is_credit(page[end]))):
        end += 1
    return end


def _closes(page: Sequence[Line], at: int, after: int) -> bool:
    """Whether captions are the last lines of a piece that is no picture's own: below a dateline, or paragraphs.

    图为 without who took the picture is the end of a picture story below two or three of them, 图① of a series.
    """
    if after < len(page) and page[after].look in _GOES_ON:
        return False
    first = at
    while first and page[first - 1].look in (Look.BODY, Look.BYLINE):
        first -= 1
    text = [line for line in page[first:at] if line.look is Look.BODY]
    dated = any(is_dated(line.text) for line in text[:1])
    own = page[at].text[0] not in "图上下左右" or _TAKEN.search(page[at].text)
    long = len(text) >= (_PARAGRAPHS if own else _MANY) and sum(len(line.text) for line in text) >= _STORY
    shown = _NUMBERED_PICTURE.match(page[at].text)
    return bool(text) and not shown and (dated or long) and _are_sure(page, at, after)


def _is_torn(above: Line, below: Line) -> bool:
    """Whether a sentence that stops above goes on below."""
    if above.ends_sentence or above.look not in _SIDE or below.look not in _SIDE or above.text[-1] in "：）":
        return False
    if above.level or below.level:
        return False
    return runs_on(above.text, below.text) > (0 if above.look is Look.BODY else _SURE)


def _are_sure(page: Sequence[Line], at: int, after: int) -> bool:
    """Whether lines say by themselves that they belong to pictures, and are no items of a list."""
    first = page[at].text
    if page[at].image or _is_credit(page[after - 1]) or _TAKEN.search(page[after - 1].text):
        return True
    near = page[max(0, at - _NEAR) : after + _NEAR]
    marks = sum(line.text[0] == first[0] or bool(BULLET.match(line.text)) for line in near)
    listed = first[0] in _SIGNS and marks > 1
    return bool(_SHOWS.match(first)) and not listed
