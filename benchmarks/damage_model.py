"""What the instrument's parts hand to each other: clean articles, the changes planted in them, the page as written."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from parsers.model import ArticleKind, Span

BylinePlace = Literal["lead", "before", "after", "glued", "credit"]


@dataclass(frozen=True, slots=True)
class Truth:
    """One clean article in normal form: full-width marks, “” quotes, …… and ——, no indents, byline without brackets.

    `byline_place` is where the page prints the byline: inside the dateline's brackets (lead), on a line of its own
    before or after the text, glued to the last paragraph, or a credit line that a reader may count to either
    text or byline (photo credits, （作者为…）). `dateline_last` puts the dateline in brackets
    on the last line. `verse` articles keep every line. `continues` (（下转第2版）) and `continued` (（上接第1版）)
    are printed but count neither as text nor against it. `lead_at` paragraphs (a deck) stand above the dateline.
    """

    title: str
    paragraphs: tuple[str, ...]
    kicker: str = ""
    subtitle: str = ""
    column: str = ""
    byline: str = ""
    dateline: str = ""
    kind: ArticleKind = "article"
    byline_place: BylinePlace = "lead"
    dateline_last: bool = False
    lead_at: int = 0
    verse: bool = False
    continues: str = ""
    continued: str = ""
    source: str = ""


class FieldKey(NamedTuple):
    """A field of a page's truth: article index, field name, paragraph index (0 for the head fields)."""

    article: int
    name: str
    paragraph: int


class Change(NamedTuple):
    """Damage inside one paragraph: clean[start:end] is written as `raw`.

    `twin` is the place in the same paragraph that an equally good repair would cut instead (the first of two copies);
    `elsewhere` the same in another paragraph of the article.
    """

    start: int
    end: int
    raw: str
    cls: str
    note: str = ""
    twin: tuple[int, int] | None = None
    elsewhere: int | None = None


class Damage(NamedTuple):
    """One planted damage: where it stands in the raw text (own place first, then equally good ones), where the repair
    shows in the expected text, what stands there and what the repair makes of it."""

    cls: str
    spans: tuple[Span, ...]
    expected: tuple[Span, ...]
    before: str
    after: str
    note: str


class Laid(NamedTuple):
    """A stretch of the written page: raw text, the clean text it stands for, its field (None: between fields)."""

    raw: str
    clean: str
    field: FieldKey | None
    damage: int


@dataclass(frozen=True, slots=True)
class DamagedPage:
    """A page as an OCR wrote it, with its whole truth.

    `expected` is all fields in canonical order joined by line feeds (see `damage_sheet`); `places` gives, for each
    stretch of raw text in order, its raw start and its expected span(s). `loose_heads` names the articles whose
    kicker, title and subtitle even a careful reader could divide otherwise.
    """

    name: str
    raw: str
    truths: tuple[Truth, ...]
    damages: tuple[Damage, ...]
    expected: str
    laid: tuple[Laid, ...]
    raw_starts: tuple[int, ...]
    places: tuple[tuple[Span, ...], ...]
    loose_heads: frozenset[int]


class Lore(NamedTuple):
    """What the clean sources say about Chinese, so that the generator plants only what a reader can decide.

    `pairs` is every pair of Han characters found at least twice.
    """

    pairs: frozenset[str]


def han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf"


def without_space(text: str) -> str:
    return "".join(text.split())


def learn(truths: Sequence[Truth]) -> Lore:
    """Pairs of Han characters seen at least twice in the clean sources."""
    once: set[str] = set()
    twice: set[str] = set()
    for truth in truths:
        for paragraph in truth.paragraphs:
            for left, right in pairwise(paragraph):
                if han(left) and han(right):
                    (twice if left + right in once else once).add(left + right)
    return Lore(frozenset(twice))
