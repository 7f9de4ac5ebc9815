"""Doubled phrases whose right reading is known: those that stand in clean text, and such as are planted there."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise
from random import Random

from benchmarks.stutters_places import Place, Text, fold
from parsers.cleaning import words
from parsers.cleaning.phrase_sights import is_phrase, seen
from parsers.cleaning.phrase_signs import evidence
from parsers.cleaning.phrases import SIZES
from parsers.cleaning.twice import repeated

TRIES = {"texts": 12}
"""How often each form is planted on a page, where it is not six times."""

RIGHT, SPOKEN = 6.0, 1.2
"""How much more is learned from what is right than from what was planted: in newspapers, and in what people type."""

_LONGEST_TYPED = 5
"""Longer ones are typed again to fill a page: they tell nothing."""

_TIMES = (2, 2, 2, 2, 2, 2, 2, 2, 2, 3)
_AROUND = (1, 5, 1000)
"""How many paragraphs above and below are on the page with a planted one."""

_MARKED = "，。、；：！？"
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?:%|年|月|日|万|亿|元|个|人|多|时|分|亩|公里|公斤|吨)+(?:\d+(?:日|分|月))*")

Chosen = tuple[int, int] | None
"""Where a phrase starts and ends that is to stand twice."""


def places(text: Text) -> Iterator[Place]:
    """Every right place of a text, on its page and on its line alone, and those planted, each alone on its page."""
    rng, known = Random(7), set[str]()
    for name, paragraphs in sorted(text.whole.items()):
        page = "\n".join(dict.fromkeys(paragraphs))
        for place in _right(text, name, page):
            if not text.is_colloquial or place.shown not in known:
                known.add(place.shown)
                yield place
    for name, paragraphs in sorted({} if text.is_colloquial else text.pages.items()):
        lines = list(dict.fromkeys(paragraphs))
        for _ in range(TRIES.get(text.name, 6)):
            yield from filter(None, [_planted(text, name, form, lines, rng) for form in (*FORMS, *OFTEN)])


def _right(text: Text, name: str, page: str) -> Iterator[Place]:
    weight = SPOKEN if text.is_colloquial else RIGHT
    for start, end, size in repeated(page, SIZES):
        if is_phrase(page[start : start + size]) and not (text.is_colloquial and size > _LONGEST_TYPED):
            first = page.rfind("\n", 0, start) + 1
            line = page[first:].partition("\n")[0]
            yield _place(text, name, "", page, (start, end, size))._replace(weight=weight)
            alone = _place(text, name, "", line, (start - first, end - first, size))
            yield alone._replace(weight=weight, again=True)


def _planted(text: Text, name: str, form: str, lines: Sequence[str], rng: Random) -> Place | None:
    k = rng.choices(range(len(lines)), [len(line) + 1 for line in lines])[0]
    at, stop = FORMS[form](lines[k], rng) or (0, 0)
    times, size = rng.choice(_TIMES), stop - at
    if not size or not is_phrase(lines[k][at:stop]):
        return None
    line = lines[k][:stop] + lines[k][at:stop] * (times - 2) + lines[k][at:]
    for start, end, _ in repeated(line, [size]):
        if start <= at and end >= at + times * size:
            around = rng.choice(_AROUND)
            above, below = lines[max(0, k - around) : k], lines[k + 1 : k + 1 + around]
            before = sum(len(other) + 1 for other in above)
            return _place(text, name, form, "\n".join([*above, line, *below]), (before + start, before + end, size))
    return None


def _place(text: Text, name: str, planter: str, page: str, stretch: tuple[int, int, int]) -> Place:
    start, end, _ = stretch
    shown = f"{page[max(0, start - 12) : start]}[{page[start:end]}]{page[end : end + 14]}".replace("\n", "/")
    signs = evidence(seen(page, *stretch))
    return Place(fold(text, name), text.name, planter, shown, signs, True, is_colloquial=text.is_colloquial)


def _any(least: int, most: int) -> Callable[[str, Random], Chosen]:
    def choose(line: str, rng: Random) -> Chosen:
        size = round(least * (most / least) ** rng.random())
        at = rng.randrange(2, max(3, len(line) - size))
        return (at, at + size) if len(line) >= size + 8 else None

    return choose


def _words(least: int, most: int) -> Callable[[str, Random], Chosen]:
    def choose(line: str, rng: Random) -> Chosen:
        edges, count = _edges(line), rng.randint(least, most)
        k = rng.randrange(len(edges))
        return (edges[k], edges[k + count]) if k + count < len(edges) else None

    return choose


def _noun(line: str, rng: Random) -> Chosen:
    edges = _edges(line)
    nouns = [(a, b) for a, b in pairwise(edges) if b - a == 2 and words.kind(line[a:b]).startswith("n")]
    return rng.choice(nouns) if nouns else None


def _edges(line: str) -> list[int]:
    return [0, *accumulate(map(len, words.cut(line)))]


def _ends(line: str, marks: str) -> list[int]:
    return [0, *(k + 1 for k, char in enumerate(line) if char in marks)]


def _clause(line: str, rng: Random) -> Chosen:
    ends, count = _ends(line, _MARKED), rng.choice((1, 1, 2))
    k = rng.randrange(len(ends))
    return (ends[k], ends[k + count]) if k + count < len(ends) else None


def _sentence(line: str, rng: Random) -> Chosen:
    ends = _ends(line, "。")
    k = rng.randrange(len(ends))
    return (ends[k], ends[k + 1]) if k + 1 < len(ends) else None


def _tail(line: str, rng: Random) -> Chosen:
    """The last words of a clause, and its mark."""
    ends = _ends(line, _MARKED)
    k = rng.randrange(len(ends))
    inner = [edge for edge in _edges(line) if k + 1 < len(ends) and ends[k] < edge < ends[k + 1] - 2]
    return (rng.choice(inner), ends[k + 1]) if inner else None


def _last_word(line: str, rng: Random) -> Chosen:
    end = rng.choice(_ends(line, _MARKED)) - 1
    edges = [edge for edge in _edges(line) if edge < end - 1]
    return (edges[-1], end) if edges else None


def _figure(line: str, rng: Random) -> Chosen:
    found = list(_FIGURE.finditer(line))
    return rng.choice(found).span() if found else None


FORMS: dict[str, Callable[[str, Random], Chosen]] = {
    "two": _any(2, 2),
    "few": _any(3, 6),
    "cut": _any(4, 60),
    "word": _words(1, 1),
    "noun": _noun,
    "words": _words(2, 5),
    "clause": _clause,
    "tail": _tail,
    "last word": _last_word,
    "sentence": _sentence,
    "figure": _figure,
}

OFTEN = ("noun", "noun")
"""What is planted more often: some are behind themselves in the table of word pairs, too (群众群众)."""
