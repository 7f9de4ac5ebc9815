"""What a new reading changes in articles, field by field. Pure: articles before and after in, differences out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from storage.stored import StoredArticle

Kind = Literal["created", "revised", "withdrawn", "reclassified"]


@dataclass(frozen=True, slots=True)
class Changed:
    """One field of an article, as text; "" where it has none."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What would happen to one article. A revision without changed fields differs in its repairs only."""

    article_id: str
    kind: Kind
    title: str
    fields: tuple[Changed, ...]


def differences(before: Mapping[str, StoredArticle], after: Mapping[str, StoredArticle]) -> Iterator[Difference]:
    """One for each article that would appear in the change feed, in the order of ids."""
    for article_id in sorted(after):
        new, old = after[article_id], before.get(article_id)
        kind = _kind(old, new)
        if kind:
            fields = tuple(_changed(old, new)) if old and kind != "withdrawn" else ()
            yield Difference(article_id, kind, new.title or new.body[:20], fields)


def _kind(old: StoredArticle | None, new: StoredArticle) -> Kind | None:
    if old is None:
        return "created"
    if new.withdrawn_at and not old.withdrawn_at:
        return "withdrawn"
    if new.revision != old.revision:
        return "revised"
    return "reclassified" if _verdicts(new) != _verdicts(old) else None


def _verdicts(article: StoredArticle) -> tuple[object, ...]:
    return article.counties, article.topics


def _changed(old: StoredArticle, new: StoredArticle) -> Iterator[Changed]:
    for name, said in FIELDS.items():
        before, after = said(old), said(new)
        if before != after:
            yield Changed(name, before, after)


def _authors(article: StoredArticle) -> str:
    return "、".join(f"{author.name} {author.role}".strip() for author in article.authors)


def _county(article: StoredArticle) -> str:
    return "、".join(county.name for county in article.counties if county.role == "primary")


def _mentioned(article: StoredArticle) -> str:
    return "、".join(county.name for county in article.counties if county.role != "primary")


def _topics(article: StoredArticle) -> str:
    return "、".join(topic.name_zh for topic in article.topics)


FIELDS: Mapping[str, Callable[[StoredArticle], str]] = {
    "kind": lambda article: article.kind,
    "kicker": lambda article: article.kicker or "",
    "title": lambda article: article.title or "",
    "subtitle": lambda article: article.subtitle or "",
    "column": lambda article: article.column_name or "",
    "byline": lambda article: article.byline or "",
    "authors": _authors,
    "dateline": lambda article: article.dateline or "",
    "body": lambda article: article.body,
    "county": _county,
    "mentioned": _mentioned,
    "topics": _topics,
    "page name": lambda article: article.page_name,
    "position": lambda article: str(article.position),
    "images": lambda article: str(article.image_count),
    "quality": lambda article: f"{article.quality:g}",
}
"""What is compared, by the name under which it is told."""
