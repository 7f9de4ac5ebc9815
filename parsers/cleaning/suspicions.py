"""Suspicions: places that a person should look at. They are flagged, never changed."""

import itertools
import re
from collections.abc import Iterator

from parsers.cleaning import words
from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN
from parsers.cleaning.twice import comes_back

_ECHO = re.compile(rf"([{HAN}])([{HAN}])\1([{HAN}])\1\2")
_DISHONEST = "失信|违法|违规|违纪|犯罪|涉黑|老赖|被执行|假冒|走私|侵权|腐败|偷税"
_HONEST = "守信|诚信|守法|合规|先进|优秀|模范"
_PRAISE = "优惠|奖励|表彰|嘉奖|激励|优待|鼓励|表扬"
_PUNISHMENT = "惩戒|处罚|查处|打击|严惩|曝光|惩处|处分"
_SOME = "[^，。；、！？\n]"
_CLAUSE = 30


def _dealt_with(whom: str, how: str) -> str:
    """Somebody is dealt with in a way: 对违法单位给予表彰, 违法单位受到表彰."""
    given = rf"对{_SOME}{{0,8}}(?:{whom}){_SOME}{{0,8}}(?:给予|予以|实行|实施|进行|加以){_SOME}{{0,6}}(?:{how})"
    return rf"{given}|(?:{whom}){_SOME}{{0,8}}(?:受到|得到|获得){_SOME}{{0,4}}(?:{how})"


_PRAISED = re.compile(rf"{_dealt_with(_DISHONEST, _PRAISE)}|(?:{_PRAISE}){_SOME}{{0,6}}(?:{_DISHONEST})")
_PUNISHED = re.compile(rf"{_dealt_with(_HONEST, _PUNISHMENT)}|(?:{_PUNISHMENT})(?:了|一批|各类){{0,2}}(?:{_HONEST})")
_SOMEBODY = re.compile(f"{_DISHONEST}|{_HONEST}")
_SOMEHOW = re.compile(_PRAISE), re.compile(_PUNISHMENT)
_AGAINST = re.compile(
    "打击|查处|举报|揭发|检举|抵制|制止|斗争|反|防|不|无|治理|整治|受害|被害|侦|破|英雄|有功|民警|追|和|与|、"
)
"""Who does something against the dishonest is rewarded; or both are named."""

_ANY_DISHONEST = re.compile(_DISHONEST)

_FIRSTS_AND_SECONDS = (
    ("，、。；", "的了们着"),
    ("和与而", "的，"),
    ("与而", "。"),
    ("把以从将被向使在最更", "的"),
    ("也就又已并都", "了"),
    ("在从", "、"),
    ("对为", "和"),
    ("以", "对把"),
)
_IMPROBABLE = frozenset(a + b for firsts, seconds in _FIRSTS_AND_SECONDS for a in firsts for b in seconds) | frozenset(
    ("更地", "据，", "、等", "对把", "与和", *(char * 2 for char in "是为从向把被和与及将"))
)
"""Marks and words of one character between which something was lost: pairs that 51,000 words left out anywhere brought
forth thirty times as often as 2.6 million characters of clean text.
"""

_FIRST = re.compile("[{}](?=[{}])".format(*("".join(sorted({pair[k] for pair in _IMPROBABLE})) for k in (0, 1))))
_IN_A_WAY = re.compile(rf"以对{_SOME}{{1,16}}(?:态度|精神|负责|心)|、等[不待候着到来]")
"""以对人民负责的态度; 坐不住、等不起: here the two may follow each other."""

_TWO_BEFORE = re.compile(f"[{HAN}]{{2}}")
_BOUNDARY = re.compile("[，。；、！？\n]")
_REACH, _AROUND = 12, 8

_BOXES, _NO_MARKS = "□囗〓▯⬚", "囗〓▯⬚"
"""Boxes that stand for a character that could not be read; the first marks bylines and lists, too."""

_MISSING = re.compile(
    rf"[{HAN}][{_BOXES}]+(?=[{HAN}，。、])|(?<=[{HAN}])[{_NO_MARKS}]+|(?<![{_NO_MARKS}])[{_NO_MARKS}]++(?=[{HAN}])"
    rf"|“”|‘’|《》|（）|[{HAN}][，、：；][。，、！？；：](?![。，、！？；：])"
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
    end = 0
    for somebody in _SOMEBODY.finditer(text):
        honest = not _ANY_DISHONEST.match(somebody[0])
        near = max(end, somebody.start() - _CLAUSE), somebody.end() + _CLAUSE
        if not _SOMEHOW[honest].search(text, *near):
            continue
        pattern, unless = (_PUNISHED, _ANY_DISHONEST) if honest else (_PRAISED, _AGAINST)
        found = pattern.search(text, *near)
        if found and not unless.search(found[0]):
            end = found.end()
            yield Change(found.start(), end, found[0])


def improbable(text: str) -> Iterator[Change]:
    """Marks and words of one character that cannot follow each other: a word between them was lost."""
    end = 0
    for found in _FIRST.finditer(text):
        at = found.start()
        if at < end or text[at : at + 2] not in _IMPROBABLE or _IN_A_WAY.match(text, at) or not _are_words(text, at):
            continue
        start = at - 2 if at - 2 >= end and _TWO_BEFORE.match(text, at - 2) else at
        boundary = _BOUNDARY.search(text, at + 2, at + 2 + _REACH)
        end = boundary.start() if boundary else min(len(text), at + 2 + _REACH)
        yield Change(start, end, text[start:end])


def _are_words(text: str, at: int) -> bool:
    """Whether each of two characters is a word by itself, or a mark, and no part of what is around them."""
    left = text[max(0, at - _AROUND) : at + 1].rpartition("\n")[2]
    right = text[at + 1 : at + 1 + _AROUND].partition("\n")[0]
    ends = itertools.accumulate(map(len, words.cut(left + right)), initial=0)
    return {len(left) - 1, len(left), len(left) + 1} <= set(ends)


def missing(text: str) -> Iterator[Change]:
    """Characters or words that were lost: a box in their place, marks with nothing between them."""
    if _TWO_MARKS.search(text) or any(box in text for box in _BOXES):
        yield from (Change(m.start(), m.end(), m[0]) for m in _MISSING.finditer(text))
