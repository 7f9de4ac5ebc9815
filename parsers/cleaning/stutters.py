"""Rules for a character written twice in error. Most doubling is right: 件件, 一遍遍, 实实在在, 公路路网."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import log1p

from parsers.cleaning.doublings import PAGE, comes_again, found
from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN
from parsers.cleaning.told_doublings import (
    belongs_to_word,
    doubles_often,
    is_counted,
    is_hardly_wrong,
    is_known_double,
    is_no_sound,
    is_plainly_right,
    words_tell_of_both,
)
from parsers.cleaning.trees import CHARACTERS, odds
from parsers.cleaning.twice import same_as_next
from parsers.language.bigrams import better

_CHARACTER = re.compile(rf"[{HAN}]")
_FIRST_CHARACTER = "〇"
REACH = 5
_SHORTEST_LOOP, _LOOP, _LONG_LOOP = 3, 5, 10
"""So often nobody writes a character of a word that does not double, one of any word, and any but a sound amid a
sentence: in seven million characters of newspapers and reviews there are 八八八八八 and sounds.
"""

_LEAST_GAIN = 2.0
"""Natural log-odds of the bigram model for one character where it stands three or four times."""

NEEDED, DOUBTFUL = 6.0, 1.0
"""Natural log-odds above which one of the two goes, and above which a person should look."""

_TOLD = 2 * NEEDED
"""What speaks for an error that needs no weighing."""

_UNSEEN, _MOST_EASED = 0.2, 2.0
"""To have seen so many errors already is what a page without a certain one is taken for, and by how much at most the
odds asked for fall: more takes right doublings of unseen pages for 1 % of the errors.
"""

_NEEDED_AGAIN = 5.0
"""Natural log-odds above which a character goes, where its reader stutters, that may be meant all the same."""


def stutters(text: str) -> Iterator[Change]:
    """A character written twice goes once where words, the language model and the page together call it an error.

    One of a word that is written over and over stands once.
    """
    twice = (Change(at, at + 2, text[at], 0.9) for at in _errors(text))
    yield from sorted([*twice, *_loops(text)])


def _loops(text: str) -> Iterator[Change]:
    for start, end in _runs(text):
        left, right = text[max(0, start - REACH) : start], text[end : end + REACH]
        left, right = left.rpartition("\n")[2], right.partition("\n")[0]
        if _is_loop(left, text[start], right, end - start):
            yield Change(start, end, text[start])


def _is_loop(left: str, char: str, right: str, times: int) -> bool:
    """Whether a character stands so often for one of a word, or for one amid a sentence."""
    if times < _LOOP:
        once = better(left + char * times + right, left + char + right)
        return belongs_to_word(left, char, right) and not doubles_often(char) and once > _LEAST_GAIN
    amid = times >= _LONG_LOOP and _CHARACTER.match(left[-1:]) and _CHARACTER.match(right)
    return belongs_to_word(left, char, right) or bool(amid and is_no_sound(char))


def doubtful(text: str) -> Iterator[Change]:
    """A character that stands twice, and more speaks for an error than against it, but not enough."""
    errors = set(_errors(text))
    yield from (Change(at, at + 2, text[at : at + 2], 0.5) for at, _ in _suspected(text) if at not in errors)


@lru_cache(maxsize=1)
def _errors(text: str) -> Sequence[int]:
    """Where one of the two goes: what is certain by itself, and what is likely on a page whose reader stutters.

    The more certain ones stand on the page, the less has to speak for another one.
    """
    certain = certain_in(text)
    if not certain:
        return certain
    more = [at for at, worth in _suspected(text) if _is_one_more(text, at, worth, near(certain, at))]
    return sorted({*certain, *more})


def certain_in(text: str) -> Sequence[int]:
    """Where a character is certainly doubled in error, whatever else stands on the page."""
    return [at for at, worth in _suspected(text) if worth > NEEDED and (worth == _TOLD or not _may_be_meant(text, at))]


def near(places: Sequence[int], at: int) -> int:
    """How many of the places are on the same page."""
    return bisect_left(places, at + PAGE) - bisect_left(places, at - PAGE)


def _may_be_meant(text: str, at: int) -> bool:
    """What stands on the page a second time, or likewise nearby, is no accident of reading but a name or a manner.

    Where words tell of both, errors are rarer than what is printed so: 工程院院长.
    """
    left, right = sides(text, at, 1, REACH)
    return comes_again(text, at) or words_tell_of_both(left, text[at], right)


def _is_one_more(text: str, at: int, worth: float, seen: int) -> bool:
    """Whether a doubled character that belongs to a word is another error beside so many that are certain."""
    if not seen or worth <= NEEDED - min(_MOST_EASED, log1p(seen / _UNSEEN)):
        return False
    left, right = sides(text, at, 1, REACH)
    if not belongs_to_word(left, text[at], right):
        return False
    return worth > _NEEDED_AGAIN or not (_may_be_meant(text, at) or is_known_double(text[at]))


@lru_cache(maxsize=1)
def _suspected(text: str) -> Sequence[tuple[int, float]]:
    """Where more speaks for an error, and how much; kept for the other of the two questions about the same text."""
    weighed = ((at, odds(CHARACTERS, evidence) if evidence else _TOLD) for at, evidence in doublings(text))
    return [(at, worth) for at, worth in weighed if worth > DOUBTFUL]


def doublings(text: str) -> Iterator[tuple[int, tuple[float, ...]]]:
    """Where a character stands twice and may be an error, and the evidence; none where that is told."""
    looped = {at for start, end in _runs(text) for at in range(start, end)}
    for at in _doubled(text):
        if at in looped:
            continue
        left, right = sides(text, at, 1, REACH)
        if is_counted(left, text[at], right):
            yield at, ()
        elif not is_plainly_right(left, text[at], right) and not is_hardly_wrong(left, text[at], right):
            yield at, found(text, at, left, right)


@lru_cache(maxsize=1)
def _doubled(text: str) -> Sequence[int]:
    return [at for at in same_as_next(text, _FIRST_CHARACTER) if _CHARACTER.match(text, at)]


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """The stretches in which one character is written over and over."""
    end = 0
    for at in _doubled(text):
        if at >= end and text.startswith(text[at] * _SHORTEST_LOOP, at):
            end = at + _SHORTEST_LOOP
            while text.startswith(text[at], end):
                end += 1
            yield at, end


def sides(text: str, at: int, size: int, reach: int) -> tuple[str, str]:
    """What stands on the line before and behind two of so many characters on end, as far as `reach` characters go."""
    end = at + 2 * size
    left, right = text[max(0, at - reach) : at], text[end : end + reach]
    return left.rpartition("\n")[2], right.partition("\n")[0]
