"""What tells whether a character that stands twice was meant to; trees.py weighs it.

Whether words explain both characters or one, what the bigram model says of the text with one and with two, how the
character doubles in the dictionary, what the rest of the page has, and where Chinese doubles: 一遍遍, 各闸闸门, 干干活.
"""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from parsers.cleaning import words
from parsers.cleaning.han import HAN
from parsers.cleaning.told_doublings import COUNTERS, LE, SUFFIXES, across, gain
from parsers.language.lattice import table
from parsers.names import SURNAMES

PAGE, NEAR = 20_000, 4_000
"""Characters on each side that count as the same page, and what of it is looked at for every doubled character."""

_CHARACTER = re.compile(f"[{HAN}]")
_FUNCTION_WORDS = frozenset("的在和是我也都有让把被对为就还更与及或从向以将已要能由于其这那他她它你但而并之们")
_PARTICLES = frozenset("了着得是为与成被也已用们")
_DOUBLE = re.compile(r"(.)\1")
_MANY, _EACH, _NOT = frozenset("几数半每各"), frozenset("某该本逐"), frozenset("不没很")
_DE, _ER = frozenset("的地"), frozenset("儿子")
_PLACES = frozenset("外内前旁边口长员")
_PARALLEL = 14
_MOST_ON_PAGE = 3
_NEVER = -20.0


class Sight(NamedTuple):
    """A character that stands twice on end, and what is beside it on its line.

    `last` and `next` are the characters beside the two, "" for what is none. `ends` and `begins`: how often the
    dictionary's corpus has the word of two, three and four characters that ends with the first and begins with the
    second of the two, as a logarithm, 0 for none. `before`, `ending`, `beginning`, `behind`: the bigram model's words
    that end before the two, end with the first, begin with the second, begin behind them.
    """

    left: str
    char: str
    right: str
    last: str
    next: str
    ends: Sequence[float]
    begins: Sequence[float]
    before: Sequence[int]
    ending: Sequence[int]
    beginning: Sequence[int]
    behind: Sequence[int]


def _sight(left: str, char: str, right: str) -> Sight:
    upto = [left[len(left) - k :] for k in (1, 2, 3) if k <= len(left)]
    from_here = [right[:k] for k in (1, 2, 3) if k <= len(right)]
    begins = [0.0 if part in SUFFIXES else _often(char + part) for part in from_here]
    return Sight(
        left,
        char,
        right,
        left[-1:] if _CHARACTER.match(left[-1:]) else "",
        right[:1] if _CHARACTER.match(right[:1]) else "",
        [_often(part + char) for part in upto] + [0.0] * (3 - len(upto)),
        begins + [0.0] * (3 - len(from_here)),
        _numbers(upto),
        _numbers([char, *(part + char for part in upto)]),
        _numbers([char, *(char + part for part in from_here if part not in SUFFIXES)]),
        _numbers(from_here),
    )


def _often(text: str) -> float:
    return math.log1p(words.frequency(text)) if words.is_word(text) else 0.0


def _numbers(parts: Iterable[str]) -> list[int]:
    numbers = table().numbers
    return [numbers[part] for part in parts if part in numbers]


def _drawn(first: Sequence[int], second: Sequence[int]) -> float:
    """How much likelier, at best, one of the second words is behind one of the first than anywhere (natural log)."""
    single = table().single
    return max([table().follow(a, b) - single[b] for a in first for b in second], default=0.0)


def _likeliest(numbers: Sequence[int], char: str) -> float:
    """The likeliest of the words that is longer than the character."""
    single, alone = table().single, table().numbers.get(char)
    return max([single[number] for number in numbers if number != alone], default=_NEVER)


@cache
def _how_common() -> Mapping[str, float]:
    """How often words of the model hold a character, by character (log probability)."""
    return _met((char, number) for word, number in table().numbers.items() for char in word)


@cache
def _how_doubled() -> Mapping[str, float]:
    """How often words of the model hold a character twice on end, by character (log probability)."""
    words_with = ((_DOUBLE.search(word), number) for word, number in table().numbers.items())
    return _met((double[1], number) for double, number in words_with if double)


def _met(seen: Iterable[tuple[str, int]]) -> dict[str, float]:
    chances: dict[str, float] = defaultdict(float)
    single = [math.exp(chance) for chance in table().single]
    for char, number in seen:
        chances[char] += single[number]
    return {char: math.log(chance) for char, chance in chances.items()}


def _kind(text: str) -> str:
    return words.kind(text) if len(text) > 1 and words.is_word(text) else ""


EVIDENCE: Sequence[tuple[str, Callable[[Sight], float]]] = (
    ("gain", lambda s: gain(*s[:3])),
    ("doubled", lambda s: _often(s.char * 2)),
    ("common", lambda s: _how_common().get(s.char, _NEVER)),
    ("doubles in words", lambda s: _how_doubled().get(s.char, _NEVER) - _how_common().get(s.char, _NEVER)),
    ("alone", lambda s: _often(s.char)),
    ("alone in the model", lambda s: _likeliest(_numbers([s.char]), "")),
    ("ends two", lambda s: s.ends[0]),
    ("ends three", lambda s: s.ends[1]),
    ("ends four", lambda s: s.ends[2]),
    ("begins two", lambda s: s.begins[0]),
    ("begins three", lambda s: s.begins[1]),
    ("begins four", lambda s: s.begins[2]),
    ("ends or begins", lambda s: any(s.ends) + any(s.begins)),
    ("ends and begins", lambda s: min(max(s.ends), max(s.begins))),
    ("through", lambda s: max(map(_often, across(*s[:3])), default=0.0)),
    ("ends in the model", lambda s: _likeliest(s.ending, s.char)),
    ("begins in the model", lambda s: _likeliest(s.beginning, s.char)),
    ("the character drawn", lambda s: _drawn(s.before, _numbers([s.char]))),
    ("draws what is behind", lambda s: _drawn(_numbers([s.char]), s.behind)),
    ("ending draws beginning", lambda s: _drawn(s.ending, s.beginning)),
    ("ending draws what is behind", lambda s: _drawn(s.ending, s.behind)),
    ("beginning drawn", lambda s: _drawn(s.before, s.beginning)),
    ("no character before", lambda s: not s.last),
    ("no character behind", lambda s: not s.next),
    ("another twice before", lambda s: s.last != "" and s.left[-2:-1] == s.last),
    ("another twice behind", lambda s: s.next != "" and s.right[1:2] == s.next),
    ("three times", lambda s: s.char in (s.last, s.next)),
    ("one before", lambda s: s.last == "一"),
    ("many before", lambda s: s.last in _MANY),
    ("each before", lambda s: s.last in _EACH),
    ("not before", lambda s: s.last in _NOT),
    ("de behind", lambda s: s.next in _DE),
    ("le behind", lambda s: s.next in LE),
    ("suffix behind", lambda s: s.next in SUFFIXES),
    ("er behind", lambda s: s.next in _ER),
    ("place or post behind", lambda s: s.next in _PLACES),
    ("counter", lambda s: s.char in COUNTERS),
    ("function word", lambda s: s.char in _FUNCTION_WORDS),
    ("particle", lambda s: s.char in _PARTICLES),
    ("surname", lambda s: s.char in SURNAMES),
    ("surname before", lambda s: s.last != "" and s.last in SURNAMES),
    ("noun ends", lambda s: _kind(s.last + s.char).startswith("n")),
    ("verb ends", lambda s: _kind(s.last + s.char).startswith("v")),
    ("adjective ends", lambda s: _kind(s.last + s.char).startswith("a")),
    ("verb behind", lambda s: _kind(s.right[:2]).startswith("v")),
    ("noun behind", lambda s: _kind(s.right[:2]).startswith("n")),
    ("name ends", lambda s: _kind(s.last + s.char) in ("ns", "nr", "nz", "nt")),
)
"""What the text beside the two says."""

ON_PAGE = (
    "doubled elsewhere",
    "once elsewhere",
    "the same elsewhere",
    "doubled behind the same",
    "doubled before the same",
    "ends elsewhere",
    "begins elsewhere",
    "ends and begins elsewhere",
    "another doubled nearby",
    "in parallel",
)
"""What the rest of the page says; in parallel is 种粮粮难收，种树树不长."""

NAMES = (*(name for name, _ in EVIDENCE), *ON_PAGE)


def found(text: str, at: int, left: str, right: str) -> tuple[float, ...]:
    """How much there is of each piece of evidence about a place of a text, in the order of NAMES."""
    here = _beside(left, text[at], right)
    return *here, *_on_page(text, at, left[-1:], right[:1])


@lru_cache(1_024)
def _beside(left: str, char: str, right: str) -> Sequence[float]:
    seen = _sight(left, char, right)
    return [float(weighed(seen)) for _, weighed in EVIDENCE]


def _on_page(text: str, at: int, last: str, after: str) -> Sequence[float]:
    char, start, end = text[at], max(0, at - NEAR), at + NEAR
    last, after = last * bool(_CHARACTER.match(last)), after * bool(_CHARACTER.match(after))
    doubled = text.count(char * 2, start, end) - 1
    once = text.count(last + char + after, start, end) if last and after else 0
    ends = text.count(last + char, start, end) - 1 - once if last else 0
    begins = text.count(char + after, start, end) - 1 - once if after else 0
    again = [
        text.count(part, start, end) - 1 if doubled and all(known) else 0
        for part, known in (
            (last + char * 2 + after, (last, after)),
            (last + char * 2, (last,)),
            (char * 2 + after, (after,)),
        )
    ]
    near, twice = _doubled_nearby(text, at)
    return [
        min(_MOST_ON_PAGE, doubled),
        math.log1p(once),
        *again,
        math.log1p(max(0, ends)),
        math.log1p(max(0, begins)),
        math.log1p(max(0, min(ends, begins))),
        len(twice),
        any(near[k - 2 : k - 1] == last for k in twice if last),
    ]


def _doubled_nearby(text: str, at: int) -> tuple[str, list[int]]:
    """What is around a doubled character, and where another stands there a second time on end."""
    near = f"\n{text[max(0, at - _PARALLEL) : at]}\n{text[at + 2 : at + 2 + _PARALLEL]}"
    return near, [k for k in range(2, len(near)) if near[k - 1] == near[k] != text[at] and _CHARACTER.match(near, k)]


def comes_again(text: str, at: int) -> bool:
    """Whether the page doubles the character a second time, or another likewise nearby: 种粮粮难收，种树树不长."""
    char, last = text[at], text[max(0, at - 1) : at]
    if text.count(char * 2, max(0, at - PAGE), at + PAGE) > 1:
        return True
    near, twice = _doubled_nearby(text, at)
    if any(near[k - 2 : k - 1] == last != "" for k in twice):
        return True
    return words.kind(char) == "n" and any(words.kind(near[k]) == "n" and not words.is_word(near[k] * 2) for k in twice)
