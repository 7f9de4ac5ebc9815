"""Whether a short phrase that stands over and over is what people call, hear or say on purpose: 加油！加油！加油！."""

import re

from parsers.cleaning import words
from parsers.cleaning.han import HAN

_REACH = 8
_HAN = re.compile(f"[{HAN}]")
_GOES_ON = re.compile(f"[{HAN}“‘《]")
_CLAUSE_GOES_ON = re.compile("[0-9，、；]")
_WORDS_TWICE = frozenset("nva")
_NO_CRY = frozenset("ntcp")
"""Nouns, times, conjunctions, prepositions: nobody says 合同合同合同合同, as one says 非常非常非常非常."""

_NO_LIST = frozenset("tcp")
"""Times, conjunctions, prepositions: nobody says 同时，同时，同时，, as one says 调查、调查、调查、."""

_CALLED = frozenset("vadzieoy")
"""How jieba tags words that are said again and again for effect."""

_LONGEST_CRY, _MOST_CRIES = 3, 8
_OPENS, _CLOSES = re.compile("[“‘：]"), re.compile("[”’！]")


def are_cries(text: str, start: int, end: int, period: int) -> bool:
    """Whether a word is called, said or heard several times, a mark behind each: 加油！加油！, 咚咚锵，咚咚锵，."""
    phrase = text[start : start + period]
    word = phrase.strip("，、！")
    if len(word) != period - 1 or len(word) > _LONGEST_CRY or end - start > _MOST_CRIES * period:
        return False
    spoken = _OPENS.match(text, start - 1) and _CLOSES.match(text, end - (text[end - 1] == "！"))
    return bool(spoken) or words.kind(word)[:1] in _CALLED or len(set(word)) < len(word)


def is_amid_sentence(text: str, start: int, end: int, period: int) -> bool:
    """Whether a short loop stands where a sentence runs on: 改革改革改革改革开放; cries stand by themselves."""
    if period == 2:
        return _is_pair_amid(text, start, end)
    if not _GOES_ON.match(text, end):
        return False
    word = text[start : start + period].strip("，、")
    if len(word) == period - 1:
        return words.kind(word)[:1] in _NO_LIST
    return "一" not in text[start:end] and all(map(_HAN.match, text[start:end]))


def _is_pair_amid(text: str, start: int, end: int) -> bool:
    """The same of two characters, which are said twice more often: a word of a kind, or what cuts one."""
    kinds = [words.kind(text[at : at + 2])[:1] for at in (start, start + 1)]
    amid = bool(_HAN.match(text, start - 1))
    if not _GOES_ON.match(text, end):
        return amid and kinds[0] in _WORDS_TWICE and bool(_CLAUSE_GOES_ON.match(text, end))
    if not amid:
        return kinds[0] in _NO_CRY and end - start >= 8
    if kinds[0] in ("n", "v") or _cuts_a_word(text, start, end, 2):
        return "一" not in text[start : start + 2]
    return end - start >= (8 if any(kind in _WORDS_TWICE for kind in kinds) else 10)


def _cuts_a_word(text: str, start: int, end: int, period: int) -> bool:
    """非正|式和式和式和式和|不定期: whether a word holds what is left or right of the loop and an end of its phrase."""
    left, right = text[max(0, start - _REACH) : start], text[end : end + _REACH].partition("\n")[0]
    phrase = text[start : start + period]
    return bool(words.word_across(left, phrase) or words.word_across(phrase, right))
