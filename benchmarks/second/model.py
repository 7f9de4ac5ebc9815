"""What a page is made of, before and after an engine has written it down, and what its right reading is."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Kind = Literal["news", "essay", "poem", "interview", "letter", "notice", "ad", "weather", "photo", "bulletin", "item"]
Density = Literal["none", "seed", "heavy"]
Role = Literal[
    "column", "kicker", "title", "subtitle", "byline", "lead", "text", "subhead", "verse", "stanza",
    "caption", "credit", "image", "table", "onward", "origin", "furniture", "noise",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Story:
    """A piece as its writer handed it in. `paragraphs` of a poem are its lines, "" between stanzas.

    `byline` is the printed names with their roles, `credit` the photographer's line.
    """

    kind: Kind
    title: str
    paragraphs: tuple[str, ...]
    kicker: str = ""
    subtitle: str = ""
    column: str = ""
    byline: str = ""
    dateline: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A printed paragraph or head. `story` is the place of its article on the page, -1 for none.

    `paragraph` is the place among the article's paragraphs, -1 where it is none; `text` may hold marks.
    """

    role: Role
    text: str
    story: int = -1
    paragraph: int = -1


@dataclass(frozen=True, slots=True)
class Heads:
    """One right way to read the lines over an article."""

    title: str
    kicker: str = ""
    subtitle: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The right reading of one article.

    `heads`: any of them is right. `variants`: other readings of a paragraph that are as good, by its place.
    `credit`: a photographer's line, which a byline may hold or not. `optional`: lines that may stand among the
    paragraphs or not. `free`: boundaries that a page does not show, as
    character offsets into the paragraphs joined by nothing.
    """

    kind: Kind
    heads: tuple[Heads, ...]
    paragraphs: tuple[str, ...]
    byline: str = ""
    dateline: str = ""
    names: tuple[tuple[str, str], ...] = ()
    onward: str = ""
    origin: str = ""
    credit: str = ""
    variants: tuple[tuple[int, str], ...] = ()
    optional: frozenset[str] = frozenset()
    free: frozenset[int] = frozenset()


class Damage(NamedTuple):
    """One fault with a known truth: the article's paragraph[start:end] must read as it was, joined to its neighbours.

    `paragraph` -1: the fault is in the title; -2: the damage is a line of its own that no article may hold (`text`).
    An `end` beyond the paragraph reaches into the next one.
    """

    cls: str
    story: int
    paragraph: int
    start: int
    end: int
    text: str = ""


class Run(NamedTuple):
    """Undamaged text of one row: where an edit is a harm."""

    story: int
    role: Role


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as an engine wrote it, with its truth. Places are offsets into `raw`."""

    name: str
    habit: str
    raw: str
    wanted: tuple[Wanted, ...]
    damages: tuple[tuple[Damage, int, int], ...]
    runs: tuple[tuple[Run, int, int], ...]
    furniture: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """Rows of a page in reading order with the right readings of its articles."""

    rows: tuple[Row, ...]
    wanted: tuple[Wanted, ...]
    furniture: tuple[str, ...] = field(default=())
