"""What is stored of a reading: the columns of a revision, digests that say "the same", and JSON both ways."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import orjson

from parsers.model import Article, ArticleKind, Author, Edit, Evidence, PageReading, Passage, Remainder, Span
from storage.matching import Standing

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

JsonObject = dict[str, str | int | float | bool]
JsonEdit = tuple[str, int, int, str, str, float, bool]


@dataclass(frozen=True, slots=True)
class Content:
    """What consumers see of a revision: when any of it differs, it is a new one. Names are those of the columns."""

    position: int
    page_name: str
    kind: ArticleKind
    title: str | None
    kicker: str | None
    subtitle: str | None
    column_name: str | None
    byline: str | None
    dateline: str | None
    authors: tuple[Author, ...]
    body: str
    char_count: int
    image_count: int
    quality: float


@dataclass(frozen=True, slots=True)
class Draft:
    """An article of a reading, ready to be compared with what is stored and to be stored."""

    article: Article
    content: Content
    edits: tuple[Edit, ...]
    standing: Standing
    content_sha256: str
    verdicts_sha256: str


def drafts(page: PageReading, edits: Sequence[Sequence[Edit]]) -> list[Draft]:
    """Every article of a page with the edits that are its own."""
    return [_draft(article, page, tuple(its)) for article, its in zip(page.articles, edits, strict=True)]


def _draft(article: Article, page: PageReading, edits: tuple[Edit, ...]) -> Draft:
    content = _content(article, page.name)
    return Draft(
        article=article,
        content=content,
        edits=edits,
        standing=Standing(page.raw_sha256, article.spans, content.title or "", content.body),
        content_sha256=digest(columns_of(content)),
        verdicts_sha256=verdicts_sha256(article),
    )


def columns_of(content: Content) -> dict[str, object]:
    """By the names of the columns, authors as objects."""
    return {**_values(content), "authors": [_values(author) for author in content.authors]}


def _values(noun: "DataclassInstance") -> dict[str, object]:
    return {name: getattr(noun, name) for name in noun.__dataclass_fields__}


def _content(article: Article, page_name: str) -> Content:
    body = article.body
    return Content(
        position=article.position,
        page_name=page_name,
        kind=article.kind,
        title=_text(article.title),
        kicker=_text(article.kicker),
        subtitle=_text(article.subtitle),
        column_name=_text(article.column),
        byline=_text(article.byline),
        dateline=_text(article.dateline),
        authors=article.authors,
        body=body,
        char_count=len("".join(body.split())),
        image_count=article.image_count,
        quality=float(article.quality),
    )


def _text(passage: Passage | None) -> str | None:
    return None if passage is None else passage.text


def verdicts_sha256(article: Article) -> str:
    """Digest of an article's counties and topics, evidence and all."""
    return digest([list(map(_values, article.counties)), list(map(_values, article.topics))])


def reading_sha256(page: PageReading, made: Iterable[Draft]) -> str:
    """Digest of all that is stored of a reading but its verdicts, which may change without it, and the versions."""
    articles = [[draft.content_sha256, draft.article.spans] for draft in made]
    head = [page.label, page.name, page.source_url, page.raw_sha256, page.failure]
    return digest([head, articles, page.edits, page.remainder])


def digest(value: object) -> str:
    """Of its JSON, keys in order: of the same value the same for ever."""
    return sha256(orjson.dumps(value, default=tuple, option=orjson.OPT_SORT_KEYS)).hexdigest()


def as_objects(rows: Iterable[Remainder | Evidence]) -> list[JsonObject]:
    """JSON objects of named tuples: a consumer reads names, not places."""
    return [row._asdict() for row in rows]


def edits_of(lists: Iterable[JsonEdit]) -> tuple[Edit, ...]:
    return tuple(Edit(*each) for each in lists)


def spans_of(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)


def texts(value: object) -> list[str]:
    """Every string inside a value made of the nouns."""
    found: list[str] = []
    _collect((value,), found)
    return found


def _collect(parts: Iterable[object], found: list[str]) -> None:
    for part in parts:
        kind = type(part)
        if kind is str:
            found.append(part)  # type: ignore[arg-type]
        elif isinstance(part, tuple):
            if kind is not Span:
                _collect(part, found)
        elif kind not in _WITHOUT_TEXT:
            _collect(_fields_of(part), found)


def _fields_of(noun: object) -> tuple[object, ...]:
    getter = _GETTERS.get(type(noun))
    if getter is None:
        getter = _GETTERS[type(noun)] = attrgetter(*getattr(noun, "__dataclass_fields__"))  # noqa: B009
    found: tuple[object, ...] = getter(noun)
    return found


_WITHOUT_TEXT = frozenset((int, float, bool, type(None), date))
_GETTERS: "dict[type, attrgetter[Any]]" = {}
