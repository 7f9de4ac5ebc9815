"""How well words run on, by a bigram model of Chinese (open-gram, see NOTICE.md).

Measured on People's Daily, February 2019 (six days; 20,000 random breaks between two Chinese characters, 1,133
headlines, decks and subheadings against the line under them).
"""

import math
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from parsers.language.lattice import (
    FOREIGN,
    LONGEST,
    NOTHING,
    Way,
    Ways,
    backward,
    best_after,
    best_before,
    forward,
    number,
    plain,
    table,
    unknown,
    whole,
)

_WINDOW = 4  # characters on each side of the break; longer windows change nothing (measured)
_FAR = 12  # characters on each side of where two texts differ; what is farther changes nothing (measured)
_ENDS = "，。！？"
_START = "，"  # the model has no sentence start; what follows a comma is nearest to it
_UNFINISHED = Path(__file__).with_name("unfinished.txt")
_UNFINISHED_COST = 3.0
_CHARACTER = 4.9  # mean surprise of a character of newspaper text (measured)


def runs_on(left: str, right: str) -> float:
    """Log-odds (natural) that `right` goes on the sentence `left` broke off, against an end and a new beginning.

    Above 4: 95 % of the breaks inside words, 43 % of those between words, 1 % of the headlines; above 6: 92 %, 28 %,
    0.3 %. Below 0: 17 % of the headlines, 1.5 % of the breaks between words, none inside words (measured, as above).
    """
    return _runs_on(left[-4 * _WINDOW :], right[: 4 * _WINDOW])


@lru_cache(8_192)
def _runs_on(left: str, right: str) -> float:
    """Of the characters beside the break alone: what is remembered keeps no whole lines in memory."""
    before, after = plain(left)[-_WINDOW:], plain(right)[:_WINDOW]
    if not before or not after:
        return 0.0
    heads, tails = forward(before), backward(after)
    ended = max([chance + _end(word) for word, chance in heads[-1]])
    begun = max([_start(word) + chance for word, chance in tails[0]])
    joined = [_between(heads[-1], tails[0]), *_across(before, after, heads, tails)]
    if before[-1] == after[0] == FOREIGN and tails[1]:
        joined.append(_between(heads[-1], tails[1]))
    return max(joined) - ended - begun


@lru_cache(1_024)
def better(text_a: str, text_b: str) -> float:
    """Log-odds (natural) of reading `text_b` against `text_a`, each given with the same context around it.

    A character more or less is worth the mean surprise of a character: a text does not win by being shorter.
    """
    a, b = plain(text_a), plain(text_b)
    same = _same(a, b)
    far = max(0, same - _FAR)
    a, b, same = a[far:], b[far:], same - far
    if (far := _same(a[:same:-1], b[:same:-1]) - _FAR) > 0:
        a, b = a[:-far], b[:-far]
    alike = forward(a[:same])
    return _worth(b, alike) - _worth(a, alike)


def _same(a: str, b: str) -> int:
    """How many characters two texts begin with alike."""
    return next((k for k, (one, other) in enumerate(zip(a, b, strict=False)) if one != other), min(len(a), len(b)))


def drawn(left: str, right: str) -> float:
    """Log-likelihood ratio (natural) of the word `right` behind the word `left`, against anywhere."""
    word = number(right)
    return table().follow(number(left), word) - table().single[word]


def _worth(characters: str, begun: Ways = NOTHING) -> float:
    return whole(characters, begun) + _CHARACTER * len(characters)


def _between(heads: Sequence[Way], tails: Sequence[Way]) -> float:
    """The best reading with a word ending at the break and one beginning there."""
    return max([chance + best_after(first, tails) for first, chance in heads])


def _across(before: str, after: str, heads: Ways, tails: Ways) -> list[float]:
    """The readings with a word that the break cuts in two."""
    numbers = table().numbers
    found = []
    for head in range(1, min(LONGEST, len(before) + 1)):
        for tail in range(1, min(LONGEST - head, len(after)) + 1):
            word = numbers.get(before[-head:] + after[:tail])
            if word is not None:
                found.append(best_before(heads[-1 - head], word) + best_after(word, tails[tail]))
    return found


@cache
def _end(word: int) -> float:
    """log P(the sentence ends after the word)."""
    ends = sum(math.exp(table().follow(word, number(mark))) for mark in _ENDS)
    return math.log(ends) - (_UNFINISHED_COST if word in _unfinished() else 0.0)


@cache
def _start(word: int) -> float:
    """log P(a sentence begins with the word); figures and Latin letters begin more sentences than clauses."""
    return table().single[word] if word == unknown() else table().follow(number(_START), word)


@cache
def _unfinished() -> frozenset[int]:
    lines = _UNFINISHED.read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()[1:]]
    return frozenset(table().numbers[word] for word in words)
