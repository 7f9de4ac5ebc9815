"""What is stored of a reading: the columns of a revision, digests that say "the same", and JSON both ways."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields, is_dataclass
from hashlib import sha256

from parsers.model import Article, ArticleKind, Author, Edit, Evidence, PageReading, Passage, Remainder, Span
from storage.matching import Standing

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


def drafts(page: PageReading) -> list[Draft]:
    """Every article of a page with the edits that are its own."""
    owners = [owner(edit, page.articles) for edit in page.edits]
    return [
        _draft(article, page, tuple(edit for edit, its in zip(page.edits, owners, strict=True) if its is article))
        for article in page.articles
    ]


def _draft(article: Article, page: PageReading, edits: tuple[Edit, ...]) -> Draft:
    content = _content(article, page.name)
    return Draft(
        article=article,
        content=content,
        edits=edits,
        standing=Standing(page.raw_sha256, article.spans, content.title or "", content.body),
        content_sha256=digest(asdict(content)),
        verdicts_sha256=verdicts_sha256(article),
    )


def _content(article: Article, page_name: str) -> Content:
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
        body=article.body,
        char_count=sum(not character.isspace() for character in article.body),
        image_count=article.image_count,
        quality=float(article.quality),
    )


def _text(passage: Passage | None) -> str | None:
    return None if passage is None else passage.text


def owner(edit: Edit, articles: Iterable[Article]) -> Article | None:
    """The article an edit belongs to: the one whose text it begins in, else stands amid, else touches; else None."""
    ranked = [(_nearness(edit, article), article) for article in articles]
    nearness, nearest = max(ranked, key=lambda pair: pair[0], default=(0, None))
    return nearest if nearness else None


def _nearness(edit: Edit, article: Article) -> int:
    if not article.spans or edit.end < article.spans[0].start or edit.start > max(span.end for span in article.spans):
        return 0
    if any(span.start <= edit.start < span.end for span in article.spans):
        return 3
    return 2 if edit.start > article.spans[0].start and edit.end < article.spans[-1].end else 1


def page_edits(page: PageReading) -> list[Edit]:
    """The edits outside any article."""
    return [edit for edit in page.edits if owner(edit, page.articles) is None]


def verdicts_sha256(article: Article) -> str:
    """Digest of an article's counties and topics, evidence and all."""
    return digest([list(map(asdict, article.counties)), list(map(asdict, article.topics))])


def reading_sha256(page: PageReading, made: Iterable[Draft]) -> str:
    """Digest of all that is stored of a reading but its verdicts, which may change without it, and the versions."""
    articles = [[draft.content_sha256, draft.article.spans] for draft in made]
    head = [page.label, page.name, page.source_url, page.raw_sha256, page.failure]
    return digest([head, articles, page.edits, page.remainder])


def digest(value: object) -> str:
    return sha256(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def as_objects(rows: Iterable[Remainder | Evidence]) -> list[JsonObject]:
    """JSON objects of named tuples: a consumer reads names, not places."""
    return [row._asdict() for row in rows]


def edits_of(lists: Iterable[JsonEdit]) -> tuple[Edit, ...]:
    return tuple(Edit(*each) for each in lists)


def spans_of(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)


def texts(value: object) -> Iterator[str]:
    """Every string inside a value made of the nouns."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
