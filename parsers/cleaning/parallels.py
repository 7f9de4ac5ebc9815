"""Whether two texts that are nearly the same are two, and not one that was read twice: notices, articles of a law.

A character that was misread makes no word as a rule, one that was lost has none in its place, and no two are misread
alike.
"""

import re
from collections import Counter
from collections.abc import Sequence

from parsers.cleaning import words
from parsers.cleaning.han import HAN
from parsers.cleaning.matching import differing, share
from parsers.labels import NUMBERED
from parsers.language.bigrams import better
from parsers.names import PERSON

_SHORT, _READS_WORSE = 60, 6.0
"""Below so many characters, two texts of which neither reads so much worse (natural log-odds) may both be meant."""

_LIKE_VERSE = 34
"""Of so few characters two are not misread, nor one beside two that were lost: 报之以琼琚, 报之以琼瑶."""

_SAME = 0.9
_SURE, _MOST_WORDS = 2, 0x1000
_PRIVATE = 0xE000
"""Words stand for themselves as private characters when texts are compared word by word."""

_LETTER, _WORD = re.compile(f"[{HAN}0-9A-Za-z]"), re.compile(f"[{HAN}]{{2}}")
_LONGER = re.compile(f"[{HAN}]{{2,}}")
_PERSON = re.compile(PERSON)
_LOST = re.compile("[囗□■]")
"""What an engine writes where it could not read."""


def are_parallel(first: str, second: str) -> bool:
    """Whether texts differ in other words, not in one that was lost or misread: of the left page, of the right."""
    if _other_number(first, second):
        return True
    apart = differing(first, second)
    if not apart:
        return False
    changed = sum(map(are_changed, apart))
    if changed and changed + len(apart) > _SURE + 1 and min(len(first), len(second)) < _LIKE_VERSE:
        return True
    if _is_other_name(apart) or have_other_words(first, second) or _are_short_and_sound(first, second, apart):
        return True
    return any(map(_are_two_names, apart)) and abs(better(first, second)) < _READS_WORSE


def _are_two_names(two: tuple[str, str]) -> bool:
    """Whether a name or a word stands in place of quite another one: 王春生, 李秋菊; 司机, 保安."""
    if not all(map(_LONGER.fullmatch, two)) or not {*two[0]}.isdisjoint(two[1]):
        return False
    return all(map(_PERSON.fullmatch, two)) or all(map(words.is_word, two))


def have_other_words(first: str, second: str) -> bool:
    """Whether texts have other words where they differ, in two places or quite other ones."""
    return _other_words(first, second) >= _SURE


def are_changed(two: tuple[str, str]) -> bool:
    """Whether something else stands in one of two texts where the other has something."""
    return all(_LETTER.search(each) and not _LOST.search(each) for each in two)


def _other_number(first: str, second: str) -> bool:
    """Whether the texts are numbered, each otherwise: 第五条, 第六条."""
    numbers = [match and match[0] for match in (NUMBERED.match(first), NUMBERED.match(second))]
    return all(numbers) and numbers[0] != numbers[1]


def _is_other_name(apart: Sequence[tuple[str, str]]) -> bool:
    """Whether the same stands otherwise twice: who is asked for in one notice, and in the other."""
    times = Counter(two for two in apart if are_changed(two))
    return bool(times) and max(times.values()) >= _SURE


def _other_words(first: str, second: str) -> int:
    """In how many places other words stand, or words that one has and the other has not; twice for quite other ones."""
    known: dict[str, str] = {}
    one, other = (
        "".join([known.setdefault(word, chr(_PRIVATE + len(known) % _MOST_WORDS)) for word in words.cut(text)])
        for text in (first, second)
    )
    told = {mark: word for word, mark in known.items()}
    places = [([told[mark] for mark in a], [told[mark] for mark in b]) for a, b in differing(one, other)]
    return sum(_weight(a, b) for a, b in places)


def _weight(a: Sequence[str], b: Sequence[str]) -> int:
    """What a place tells: nothing where a character was lost of what is a word without it, or written twice.

    结构性 and 结构, 上半年 and 上年, 冲突 and 冲冲.
    """
    if any(len({*word}) == 1 for word in (*a, *b)) or not all(map(_LONGER.fullmatch, (*a, *b))):
        return 0
    one, other = "".join(a), "".join(b)
    if not (one and other):
        return 1
    if abs(len(one) - len(other)) == 1 and _is_left_of(*sorted((one, other), key=len)):
        return 0
    return _SURE if {*one}.isdisjoint(other) else 1


def _is_left_of(shorter: str, longer: str) -> bool:
    """Whether the characters of a text stand in another in their order."""
    rest = iter(longer)
    return all(char in rest for char in shorter)


def _are_short_and_sound(first: str, second: str, apart: Sequence[tuple[str, str]]) -> bool:
    """Whether short texts differ in other words, and neither reads much worse."""
    if min(len(first), len(second)) >= _SHORT:
        return False
    changed = all(are_changed((a, b)) or _WORD.search(a + b) for a, b in apart)
    if not changed or share(first, second, apart) < _SAME or abs(better(first, second)) >= _READS_WORSE:
        return False
    return any(len(a) != len(b) for a, b in apart) or len(words.cut(first)) == len(words.cut(second))
