"""What is to be seen of a phrase, a clause or a sentence that stands twice on end in a line."""

import re
from collections.abc import Sequence
from functools import cached_property
from math import log1p
from typing import NamedTuple

from parsers.cleaning import words
from parsers.cleaning.doublings import PAGE
from parsers.cleaning.han import HAN
from parsers.language.bigrams import better

MARKS = frozenset("，。、；：！？…—")
AROUND_MARKS = "，。、；：！？…—“”‘’《》（） "
_BEFORE, _BEHIND = MARKS | set("“‘"), MARKS | set("”’")
_HAN = re.compile(f"[{HAN}]")
_REACH, _LINE, _MOST_ROTATIONS = 8, 300, 24


class Place(NamedTuple):
    """A stretch of a line in which every character comes back one period further on; where its line starts and ends."""

    text: str
    start: int
    end: int
    size: int
    line_start: int
    line_end: int


class Twice:
    """Such a stretch, read as the phrase whose copies words and clauses know best, and what is beside it.

    `cuts`: how well they know the places before, between and behind the copies, 0 where a word is torn, 1 between
    words, 2 at a mark.
    """

    def __init__(self, place: Place) -> None:
        text, start, end, size, line_start, line_end = place
        self.text, self.size, self.times = text, size, (end - start) // size
        edges = _edges(text, max(line_start, start - _REACH), min(line_end, end + _REACH))
        whole, best = self.times * size, (-1, -1, -1)
        for first in range(start, start + min(end - start - whole, _MOST_ROTATIONS) + 1):
            cuts = [_known(place, edges, at) for at in (first, first + size, first + whole)]
            worth = min(cuts), sum(cuts), int(text[first + size - 1] in MARKS)
            if worth > best:
                best, self.first, self.cuts = worth, first, cuts
        self.last = self.first + whole
        self.phrase = text[self.first : self.first + size]
        self.before, self.behind = text[line_start : self.first], text[self.last : line_end]
        self.left, self.right = self.before[-_REACH:], self.behind[:_REACH]
        self.inner = [char for char in self.phrase if char in MARKS]

    @cached_property
    def words(self) -> Sequence[tuple[str, str]]:
        """The words of the phrase with their kinds, but for the marks around it."""
        return words.tagged(self.phrase.strip(AROUND_MARKS))

    @property
    def kind(self) -> str:
        """What kind of word it is, "" if it is none or several."""
        return self.words[0][1] if len(self.words) == 1 else ""

    @cached_property
    def gain(self) -> float:
        """Natural log-odds of the bigram model for one against two."""
        return better(self.left + self.phrase * 2 + self.right, self.left + self.phrase + self.right)

    @property
    def clause_before(self) -> int:
        """How many characters of its clause stand before it."""
        return next((k for k, char in enumerate(reversed(self.before)) if char in MARKS), len(self.before))

    @property
    def clause_behind(self) -> int:
        """How many characters of its clause stand behind it."""
        if self.phrase[-1] in MARKS:
            return 0
        return next((k for k, char in enumerate(self.behind) if char in MARKS), len(self.behind))

    @property
    def spoken(self) -> int:
        """How many quotations are open before it."""
        return self.before.count("“") - self.before.count("”")

    def elsewhere(self, part: str, own: int) -> float:
        """How often something stands on the page beside so many of its own, as a logarithm."""
        return log1p(max(0, self.text.count(part, max(0, self.first - PAGE), self.first + PAGE) - own))


def seen(text: str, start: int, end: int, size: int) -> Twice:
    """What is to be seen of a stretch of a text with this period."""
    line_start = text.rfind("\n", max(0, start - _LINE), start) + 1 or max(0, start - _LINE)
    line_start += len(text[line_start:start]) - len(text[line_start:start].lstrip("# \u3000"))
    line_end = text.find("\n", end, end + _LINE)
    return Twice(Place(text, start, end, size, line_start, line_end if line_end >= 0 else min(len(text), end + _LINE)))


def _edges(text: str, start: int, end: int) -> frozenset[int]:
    """Where words begin and end in a part of a text."""
    edges = [start]
    for word in words.cut(text[start:end]):
        edges.append(edges[-1] + len(word))
    return frozenset(edges)


def _known(place: Place, edges: frozenset[int], at: int) -> int:
    if at in (place.line_start, place.line_end) or place.text[at - 1] in _BEFORE or place.text[at] in _BEHIND:
        return 2
    return int(at in edges)


def is_phrase(phrase: str) -> bool:
    """Whether it has two Chinese characters, or figures with what they count or in quotation marks."""
    characters = len(_HAN.findall(phrase))
    counted = (characters or not {"%", "”"}.isdisjoint(phrase)) and " " not in phrase
    return characters > 1 or bool(counted and any(map(str.isdigit, phrase)))
