"""All readings of a piece of text as words of the model, and the best way through them."""

import re
from collections.abc import Sequence
from functools import cache
from math import inf
from pathlib import Path

from parsers.language.table import Table, read

_FILE = Path(__file__).with_name("bigrams.bin")
LONGEST = 4  # characters in a word; longer ones add nothing (measured)
FOREIGN = "\0"  # stands for a run of figures or Latin letters
_CLASS = re.compile(r"[0-9０-９.．%％]+|[A-Za-zＡ-Ｚａ-ｚ]+")

Way = tuple[int, float]  # a word, and the log probability of the best way to it or from it
Ways = Sequence[Sequence[Way]]  # by place in the text
NOTHING: Ways = ((),)  # the ways of no text


@cache
def table() -> Table:
    return read(_FILE)


@cache
def unknown() -> int:
    """The model's word for figures, Latin letters and characters it does not know."""
    return table().numbers[""]


@cache
def _ends_of_longer() -> frozenset[str]:
    """The last two characters of words that have more."""
    return frozenset([word[-2:] for word in table().numbers if 2 < len(word) <= LONGEST])


def plain(text: str) -> str:
    """The text without blanks, a run of figures or of Latin letters as one character."""
    return _CLASS.sub(FOREIGN, "".join(text.split()))


def number(word: str) -> int:
    return table().numbers.get(word, unknown())


def _words(text: str, after: int = 0) -> list[list[tuple[int, int]]]:
    """For each place of a text, those up to `after` left out, where each word that ends there begins, and its number.

    An unknown character is the unknown word.
    """
    number_of, strange, longer = table().numbers.get, unknown(), _ends_of_longer()
    found = []
    for last in range(after, len(text)):
        here = [(last, number_of(text[last], strange))]
        if last:
            two = text[last - 1 : last + 1]
            if (word := number_of(two)) is not None:
                here.append((last - 1, word))
            if two in longer:
                for begin in range(last - LONGEST + 1 if last >= LONGEST else 0, last - 1):
                    if (word := number_of(text[begin : last + 1])) is not None:
                        here.append((begin, word))
        found.append(here)
    return found


def forward(text: str, begun: Ways = NOTHING) -> Ways:
    """For each place the words that end there, with the best way from the beginning of the text.

    It goes on from the ways through the text's first characters where these are given.
    """
    single, follow = table().single, table().follow
    ways = [*begun]
    for words in _words(text, len(begun) - 1):
        found: list[Way] = []
        for begin, word in words:
            before = ways[begin]
            chance = -inf if before else single[word]
            for first, so_far in before:
                through = so_far + follow(first, word)
                if through > chance:
                    chance = through
            found.append((word, chance))
        ways.append(found)
    return ways


def backward(text: str) -> Ways:
    """For each place the words that begin there, with the best way from their end to the end of the text."""
    ways: list[list[Way]] = [[] for _ in range(len(text) + 1)]
    words, follow = _words(text), table().follow
    for end in range(len(text), 0, -1):
        behind = ways[end]
        for begin, word in words[end - 1]:
            chance = -inf if behind else 0.0
            for second, on in behind:
                through = follow(word, second) + on
                if through > chance:
                    chance = through
            ways[begin].append((word, chance))
    return ways


def best_before(ways: Sequence[Way], word: int) -> float:
    """The best way to a word through those that end where it begins; without any, the word by itself."""
    return max([chance + table().follow(first, word) for first, chance in ways], default=table().single[word])


def best_after(word: int, ways: Sequence[Way]) -> float:
    """The best way on from a word; nothing is left at the end of the text."""
    return max([table().follow(word, second) + chance for second, chance in ways], default=0.0)


def whole(text: str, begun: Ways = NOTHING) -> float:
    """log of the probability of the best reading, going on from the ways through the text's first characters."""
    return max([chance for _, chance in forward(text, begun)[-1]]) if text else 0.0
