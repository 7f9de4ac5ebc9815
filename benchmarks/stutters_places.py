"""Doubled characters whose right reading is known: those that stand in clean text, and such as are planted there."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple
from unicodedata import normalize

from benchmarks.damage_model import Lore, Truth, han, learn
from benchmarks.damage_text import Setting, stutter
from benchmarks.harm import PAGE
from benchmarks.pages_sources import open_source
from benchmarks.second.words import doubles_wrongly
from parsers.cleaning import words
from parsers.cleaning.doublings import comes_again, found
from parsers.cleaning.stutters import REACH, sides
from parsers.cleaning.told_doublings import is_hardly_wrong, is_plainly_right, words_tell_of_both
from parsers.cleaning.twice import same_as_next

TRIES = 30
"""Characters that are doubled on a page, by each of three ways of choosing them."""

MARKS = str.maketrans(",:;!?()", "，：；！？（）")
FOLDS = 6

SEEMS_RIGHT = -1.5
"""The bigram model's log-odds up to which nothing is learned from a place."""


class Place(NamedTuple):
    """A doubled character: its days, where it is from, who planted it ("" for a right one), and the evidence.

    There is none where the rule sees at once that it is right. `is_weighed`: whether enough of it brings a repair.
    `weight`: how much is learned from it. `again`: it was seen before, with less of its page around.
    """

    fold: int
    source: str
    planter: str
    shown: str
    evidence: Sequence[float] | None
    is_weighed: bool
    weight: float = 1.0
    is_colloquial: bool = False
    again: bool = False


class Text(NamedTuple):
    """Clean pages by name, the paragraphs of each; `whole` has more of them, for right places only."""

    name: str
    pages: dict[str, list[str]]
    whole: dict[str, list[str]]
    lore: Lore
    is_colloquial: bool = False

    @property
    def characters(self) -> int:
        return sum(len(line) for page in self.whole.values() for line in page)


def texts(files: Iterable[Path], colloquial: Iterable[Path] = ()) -> list[Text]:
    spoken = (_file(path)._replace(is_colloquial=True) for path in colloquial)
    return [_corpus("dev"), _corpus("texts"), *map(_file, files), *spoken]


def places(text: Text) -> Iterator[Place]:
    """Every right place of a text that is not plainly right, and those planted, each alone on its page."""
    rng = Random(7)
    for name, paragraphs in sorted(text.whole.items()):
        page = "\n".join(dict.fromkeys(paragraphs))
        doubled = (_place(text, name, "", page, at) for at in same_as_next(page, "〇") if han(page[at]))
        yield from (place for place in doubled if place.evidence is not None)
    for name, paragraphs in sorted(text.pages.items()):
        for planter, at, page in _planted(paragraphs, rng, text.lore):
            yield _place(text, name, planter, page, at)


def _place(text: Text, name: str, planter: str, page: str, at: int) -> Place:
    (left, right), char = sides(page, at, 1, REACH), page[at]
    seen = None if is_plainly_right(left, char, right) else found(page, at, left, right)
    stays = is_hardly_wrong(left, char, right) or words_tell_of_both(left, char, right) or comes_again(page, at)
    weight = float(seen is not None and seen[0] > SEEMS_RIGHT)
    return Place(fold(text, name), text.name, planter, _shown(page, at), seen, not stays, weight, text.is_colloquial)


def fold(text: Text, name: str) -> int:
    """All pages of a day are in one fold; of a file without days, each stretch of pages."""
    days = sorted({page.split("/")[0] for page in text.whole})
    return days.index(name.split("/")[0]) % FOLDS


def _corpus(split: str) -> Text:
    source = open_source(split)
    lore = learn([truth for truths in source.everything.values() for truth in truths])
    return Text(split, _lines(source.pages), _lines(source.everything), lore)


def _lines(pages: dict[str, list[Truth]]) -> dict[str, list[str]]:
    return {name: [line for t in truths for line in (t.title, *t.paragraphs)] for name, truths in pages.items()}


def _file(path: Path) -> Text:
    """A file of clean text, a paragraph a line; ten pages on end are a day."""
    pages: list[list[str]] = [[]]
    for line in filter(None, map(str.strip, path.read_text("utf-8").splitlines())):
        if sum(map(len, pages[-1])) > PAGE:
            pages.append([])
        pages[-1].append(normalize("NFKC", line).translate(MARKS))
    named = {f"{k // 10:03}/{k % 10}": page for k, page in enumerate(pages)}
    return Text(path.name, named, named, learn([Truth("", tuple(page)) for page in pages]))


def _planted(paragraphs: Sequence[str], rng: Random, lore: Lore) -> list[tuple[str, int, str]]:
    """Who planted it, where the first of the two stands, and the page."""
    setting = Setting("\n", "\n\n", "\n\n", lore)
    chosen: set[tuple[str, int, int]] = set()
    for _ in range(TRIES):
        k = rng.choices(range(len(paragraphs)), [len(text) + 1 for text in paragraphs])[0]
        if change := stutter(paragraphs[k], rng, setting):
            chosen.add(("first", k, change.start - 1))
        if wrong := [at for at in range(8, len(paragraphs[k]) - 8) if doubles_wrongly(paragraphs[k], at)]:
            chosen.add(("second", k, rng.choice(wrong)))
        if inside := [
            at for at in _inside_words(paragraphs[k]) if paragraphs[k][at] not in paragraphs[k][at - 1 : at + 2 : 2]
        ]:
            chosen.add(("words", k, rng.choice(inside)))
    page = "\n".join(paragraphs)
    starts = [0]
    for text in paragraphs:
        starts.append(starts[-1] + len(text) + 1)
    doubled = ((planter, starts[k] + at) for planter, k, at in sorted(chosen))
    return [(planter, at, page[:at] + page[at] + page[at:]) for planter, at in doubled]


def _inside_words(text: str) -> list[int]:
    """Where a character of a longer word stands, not at the edges of the text."""
    cut = words.cut(text)
    ends = itertools.accumulate(map(len, cut))
    places = (at for word, end in zip(cut, ends, strict=True) if len(word) > 1 for at in range(end - len(word), end))
    return [at for at in places if 0 < at < len(text) - 1 and han(text[at])]


def _shown(page: str, at: int) -> str:
    line = f"{page[max(0, at - 12) : at]}[{page[at : at + 2]}]{page[at + 2 : at + 14]}"
    return line.replace("\n", "/")
