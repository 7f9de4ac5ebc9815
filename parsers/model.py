"""The nouns of the house. Every step takes some of these and returns new ones; nothing is changed in place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from parsers.epaper.model import Source

ArticleKind = Literal["article", "photo", "notice", "advertisement", "masthead"]
DivisionLevel = Literal["county", "prefecture", "province"]


class Span(NamedTuple):
    """Half-open range of character offsets: into a page's raw text unless said otherwise."""

    start: int
    end: int


class Edit(NamedTuple):
    """What one rule did to `before`, found at raw[start:end]; not `applied`, it is a flag, a suspicion for a person."""

    rule: str
    start: int
    end: int
    before: str
    after: str
    confidence: float
    applied: bool = True


@dataclass(frozen=True, slots=True)
class Passage:
    """Clean text and the raw spans it came from: the spans, with the page's edits replayed, read `text`.

    Several spans of a head field are joined by one space, those of a title and of a paragraph by nothing. `pages` gives
    the page of each span by its label where not all lie on the article's own page ("" for that), else it is empty.
    """

    text: str
    spans: tuple[Span, ...]
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Author:
    """One person or office named in a byline; `role` is the field's own word (记者, 通讯员, 摄影 …), "" for none."""

    name: str
    role: str


class Evidence(NamedTuple):
    """Why a verdict was given: `text` stands at `field`[start:end] of the article, and `rule` says how it counted.

    `field` is title, kicker, subtitle, column, dateline, byline or body (paragraphs joined by one line feed).
    """

    field: str
    start: int
    end: int
    text: str
    rule: str


CountyRole = Literal["primary", "rival", "mentioned"]


@dataclass(frozen=True, slots=True)
class County:
    """A place verdict on an article. `code` is GB/T 2260, six digits; `score` runs from 0 to 1.

    `role`: what the article is about; what came close to that; what it only names.
    """

    code: str
    name: str
    level: DivisionLevel
    prefecture: str
    province: str
    role: CountyRole
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic verdict on an article: an IPTC Media Topic (`medtop:…`) and the local subject below it (`local_code`)."""

    code: str
    name_zh: str
    name_en: str
    local_code: str
    rank: int
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One piece of a page (稿件). `position` counts from 1 in the order of the page; `spans` is all its raw text.

    `continues_from` and `continues_on` are the page's own words for it: 上接第1版, 下转第2版. `source_url` is an
    address of its own, "" where only its page has one.
    """

    position: int
    kind: ArticleKind
    spans: tuple[Span, ...]
    title: Passage | None = None
    kicker: Passage | None = None
    subtitle: Passage | None = None
    column: Passage | None = None
    byline: Passage | None = None
    dateline: Passage | None = None
    paragraphs: tuple[Passage, ...] = ()
    continues_from: Passage | None = None
    continues_on: Passage | None = None
    authors: tuple[Author, ...] = ()
    image_count: int = 0
    quality: float = 1.0
    source_url: str = ""
    counties: tuple[County, ...] = ()
    topics: tuple[Topic, ...] = ()

    @property
    def body(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


class Remainder(NamedTuple):
    """Raw text of a page that belongs to no article, with the reason: page number, running head, editor line …"""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page's bytes as they came. `label` is the page's own (A01, 3); `name` its name (要闻), "" when unknown.

    Where `content` is a manifest, `parts` are the bytes that it names, by their sha256.
    """

    label: str
    content: bytes
    source_url: str
    name: str = ""
    parts: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PageReading:
    """What this version of the parsers made of one page. `failure` is "" or why the page could not be read."""

    label: str
    name: str
    source_url: str
    raw_sha256: str
    text: str = ""
    articles: tuple[Article, ...] = ()
    edits: tuple[Edit, ...] = ()
    remainder: tuple[Remainder, ...] = ()
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Newspaper:
    """One newspaper. `home` is the GB/T 2260 code of the region it serves, "" for a national paper or an unknown home.

    `pages` and `articles` are the least numbers that an edition is expected to have, 0 when not known; `sources` are
    the places of its e-paper, the likeliest first.
    """

    id: str
    name: str
    home: str
    pages: int
    articles: int = 0
    sources: tuple[Source, ...] = ()


class Absence(NamedTuple):
    """Why there is no edition: the newspaper says that it had none that day (no_edition), or it was not found."""

    status: Literal["missing", "no_edition"]
    reason: str


@dataclass(frozen=True, slots=True)
class EditionReading:
    """All pages of one newspaper and date that were read together.

    With `suspicions` it is not what the newspaper's row expects: it is kept, and none of it published. `shortcomings`
    are what of it did not come. An edition that is not there has no pages and an `absence`.
    """

    newspaper: Newspaper
    published_on: date
    pages: tuple[PageReading, ...]
    suspicions: tuple[str, ...] = ()
    shortcomings: tuple[str, ...] = ()
    absence: Absence | None = None
