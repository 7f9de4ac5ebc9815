"""Suspicions: places that a person should look at. They are flagged, never changed."""

import re
from collections.abc import Iterator

from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN
from parsers.cleaning.twice import comes_back

_ECHO = re.compile(rf"([{HAN}])([{HAN}])\1([{HAN}])\1\2")
_NEGATIVE = "失信|违法|违规|违纪|犯罪|涉黑|老赖|被执行"
_POSITIVE = "守信|诚信|守法|合规|先进|优秀|模范"
_REWARD = "优惠|奖励|表彰|嘉奖|激励|优待"
_PENALTY = "惩戒|处罚|查处|打击|严惩|曝光"
_NO_BOUNDARY = "[^，。；、！？\n]"
_REVERSED = re.compile(
    rf"对(?:{_NEGATIVE}){_NO_BOUNDARY}{{0,8}}(?:给予|予以|实行|实施|进行){_NO_BOUNDARY}{{0,6}}(?:{_REWARD})"
    rf"|对(?:{_POSITIVE}){_NO_BOUNDARY}{{0,8}}(?:给予|予以|实行|实施|进行){_NO_BOUNDARY}{{0,6}}(?:{_PENALTY})"
)
_IMPROBABLE = re.compile(
    "以对|以把|以被|把被|对把|的了的|和与|与和|在于在|是是|为为|从从|向向|把把|被被|和和|与与|及及|将将"
)
_TWO_BEFORE = re.compile(f"[{HAN}]{{2}}")
_BOUNDARY = re.compile("[，。；、！？\n]")
_REACH = 12

_BOXES = "□囗〓▯⬚"
_MISSING = re.compile(
    rf"[{HAN}][{_BOXES}]+(?=[{HAN}，。、])|“”|‘’|《》|（）|[{HAN}](?:[，、：；][。，！？；：]|、、)(?![。，、！？；：])"
)
_TWO_MARKS = re.compile("[“‘《（，、：；][”’》）。，、！？；：]")


def echo(text: str) -> Iterator[Change]:
    """做深做精做深: the first of three comes back as the third, where the slogan would have a new one."""
    zeros, at = comes_back(text, (0, 2), (2, 4), (1, 5)), -1
    while (at := zeros.find(0, at + 1)) >= 0:
        if found := _ECHO.match(text, at):
            yield Change(at, found.end(), found[0])
            at = found.end() - 1


def reversed_sense(text: str) -> Iterator[Change]:
    """A reward for offenders or a penalty for the honest: a word was lost or misread."""
    yield from (Change(m.start(), m.end(), m[0]) for m in _REVERSED.finditer(text))


def improbable(text: str) -> Iterator[Change]:
    """Function words that cannot follow each other: a word between them was lost."""
    start, end, found = 0, 0, _IMPROBABLE.search(text)
    while found:
        start = found.start() - 2
        if start >= end and _TWO_BEFORE.match(text, start):
            boundary = _BOUNDARY.search(text, found.end(), found.end() + _REACH)
            end = boundary.start() if boundary else min(len(text), found.end() + _REACH)
            yield Change(start, end, text[start:end])
        found = _IMPROBABLE.search(text, max(found.start() + 1, end))


def missing(text: str) -> Iterator[Change]:
    """Characters or words that were lost: a box in their place, marks with nothing between them."""
    if _TWO_MARKS.search(text) or any(box in text for box in _BOXES):
        yield from (Change(m.start(), m.end(), m[0]) for m in _MISSING.finditer(text))
