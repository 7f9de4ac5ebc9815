"""What takes long to find out about a run and is asked where it counts.

What the text above and below it has to do with each other and with its plain lines, and what the words show where it
is split.
"""

import math
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property

from parsers.articles.cues import up_to
from parsers.cleaning import words
from parsers.datelines import DATELINE
from parsers.language.bigrams import runs_on
from parsers.lines import Line
from parsers.looks import Look

_REACH = 800
_NAMED, _MANY = 2, 12
_TWOS = (0, 15, 30, 45, 60, 80, 110, 150)
_THREES = (0, 2, 5, 10, 16, 24, 36, 54)
"""Steps of the shared runs of two and three characters, in thousandths."""

_FEWEST = 20
_CHUNKS = re.compile(r"[^\W_]+")
_TAGGED = 8
_DATELINE_FIRST = frozenset("本新据")
_CLOSE = 140
_OWN = (0, 1, 2, 4, 7)
"""Steps of a line's own runs of two characters that stand close to it."""

AROUND = (
    (
        *(tuple(f"named {where} {times}" for times in range(_NAMED + 1)) for where in ("above", "below")),
        *(tuple(f"close {where} {step}" for step in (*_OWN, -1)) for where in ("above", "below")),
    ),
    (tuple(f"threes {step}" for step in (*_THREES, -1)),),
    (tuple(f"twos {step}" for step in (*_TWOS, -1)),),
)
"""All that the text around a plain line may show, question by question; one cue of each group."""


class Around:
    """The lines page[first:after] of a run, with the text right above them and right below, gathered when asked for."""

    def __init__(self, page: Sequence[Line], first: int, after: int) -> None:
        self.page, self.first, self.after = page, first, after

    @cached_property
    def above(self) -> str:
        return _reach(self.page, range(self.first - 1, -1, -1))

    @cached_property
    def below(self) -> str:
        return _reach(self.page, range(self.after, len(self.page)))


def of_names(run: Around, asked: Sequence[bool]) -> list[tuple[str, ...]]:
    """Whether the text above and below a run has the words of each plain line of it, and how many of them close by."""
    far: Sequence[Container[str]] = (run.above, run.below)
    close: Sequence[Container[str]] = (run.above[:_CLOSE], run.below[:_CLOSE])
    if sum(asked) >= _MANY:  # then looking each word up costs less than looking for it in the text
        far, close = ([_grams(str(text), 2) for text in texts] for texts in (far, close))
    lines = zip(run.page[run.first : run.after], asked, strict=True)
    return [tuple(_named(line.text, far, close)) if each else () for line, each in lines]


def of_threes(run: Around, asked: Sequence[bool]) -> list[tuple[str, ...]]:
    """How many runs of three characters the text above and below a run have in common; takes long."""
    a, b = _grams(run.above, 3), _grams(run.below, 3)
    threes = up_to(round(1000 * len(a & b) / math.sqrt(max(_FEWEST, len(a)) * max(_FEWEST, len(b)))), _THREES)
    return [(f"threes {threes}",) if each else () for each in asked]


def of_twos(run: Around, asked: Sequence[bool]) -> list[tuple[str, ...]]:
    """The same for two characters: it weighs less."""
    a, b = _grams(run.above, 2), _grams(run.below, 2)
    twos = up_to(round(1000 * len(a & b) / max(_FEWEST, min(len(a), len(b)))), _TWOS)
    return [(f"twos {twos}",) if each else () for each in asked]


QUESTIONS = (of_names, of_threes, of_twos)
"""What asks for each of `AROUND`."""

ALIKE = 1
"""The first question of those that say the same of each plain line."""


def _named(text: str, far: Sequence[Container[str]], close: Sequence[Container[str]]) -> Iterator[str]:
    own = [two for at in range(len(text) - 1) if (two := text[at : at + 2]).isalpha()]
    for where, whole, by in zip(("above", "below"), far, close, strict=True):
        beside = sum([two in by for two in own])
        yield f"named {where} {_NAMED if beside >= _NAMED else min(_NAMED, sum([two in whole for two in own]))}"
        yield f"close {where} {up_to(beside, _OWN)}"


def _reach(page: Sequence[Line], order: Iterable[int]) -> str:
    """The text from a line on, without credits and datelines, which are alike in all articles."""
    found: list[str] = []
    left = _REACH
    for k in order:
        if left <= 0:
            break
        if page[k].look is not Look.BYLINE:
            text = page[k].text
            found.append(DATELINE.sub("", text, count=1) if text[0] in _DATELINE_FIRST else text)
            left -= len(text)
    return "\n".join(found)[: 2 * _REACH]


def _grams(text: str, n: int) -> set[str]:
    return {chunk[at : at + n] for chunk in _CHUNKS.findall(text) for at in range(len(chunk) - n + 1)}


_ODDS = (-4, -2, 0, 1, 2, 4, 6)
_FIGURE = re.compile(r"[0-9.第]\n[0-9.%年月日届号期次个万亿]")
_TAGS = ("n", "nr", "ns", "nt", "nz", "v", "vn", "a", "d", "p", "c", "u", "m", "q", "r", "f", "t", "i", "x", "")
WORDS = (
    ("", "split in a word"),
    tuple(f"split runs on {step}" for step in (*_ODDS, -1)),
    tuple(f"split behind {tag}" for tag in _TAGS),
    tuple(f"split before {tag}" for tag in _TAGS),
    ("", "split told whole"),
)
"""All that the words on both sides of a split may show, one of each group; asked where it counts."""


def of_words(run: Around, k: int) -> Iterator[str]:
    """What a split above line `k` of a run cuts.

    Whether it cuts a word or a figure (2025 | 年), how well the lines run on, what kinds of words stand beside it, and
    whether the text below the run has the characters on both sides of it together.
    """
    above, line = run.page[run.first + k - 1].text, run.page[run.first + k].text
    if _FIGURE.search(f"{above[-1]}\n{line[0]}") or words.word_across(above, line):
        yield "split in a word"
    yield f"split runs on {up_to(round(runs_on(above, line)), _ODDS)}"
    yield f"split behind {_tag((words.kinds(above[-_TAGGED:]) or [''])[-1])}"
    yield f"split before {_tag((words.kinds(line[:_TAGGED]) or [''])[0])}"
    solid = above[-1:].isalnum() and line[:1].isalnum()
    if solid and any(above[-n:] + line[: 4 - n] in run.below for n in (1, 2, 3)):
        yield "split told whole"


def _tag(kind: str) -> str:
    """The part of speech, without its finer kinds but for those of names and of verbs that are nouns."""
    return kind if kind in _TAGS else kind[0] if kind[:1] in _TAGS else ""
