"""Articles as they come out of the store, with their verdicts: three statements a batch, however many articles."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from parsers.model import ArticleKind, Author, County, Evidence, Topic
from storage.schema import CURRENT, article_counties, article_topics, articles, newspapers, pages, revisions

BATCH = 500
"""Articles fetched by one statement: far below the databases' bounds on parameters."""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """The current revision of one article, with its verdicts: primary counties first, topics by rank."""

    article_id: str
    revision: int
    newspaper_id: str
    newspaper_name: str
    published_on: date
    page_label: str
    page_name: str
    position: int
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
    source_url: str
    raw_sha256: str
    parser_version: str
    first_stored_at: datetime
    updated_at: datetime
    withdrawn_at: datetime | None
    counties: tuple[County, ...]
    topics: tuple[Topic, ...]


_ROWS = (
    select(
        articles.c.id,
        articles.c.article_id,
        articles.c.newspaper_id,
        newspapers.c.name.label("newspaper_name"),
        articles.c.published_on,
        pages.c.label.label("page_label"),
        articles.c.first_stored_at,
        articles.c.updated_at,
        articles.c.withdrawn_at,
        revisions,
    )
    .join(revisions, CURRENT)
    .join(pages, pages.c.id == articles.c.page_id)
    .join(newspapers, newspapers.c.id == articles.c.newspaper_id)
)


def fetch(connection: Connection, ids: Sequence[int]) -> list[StoredArticle]:
    """The articles with these inner ids, in their order."""
    return [one for start in range(0, len(ids), BATCH) for one in _batch(connection, ids[start : start + BATCH])]


def _batch(connection: Connection, ids: Sequence[int]) -> Iterable[StoredArticle]:
    counties, topics = _counties(connection, ids), _topics(connection, ids)
    rows = {row.id: row for row in connection.execute(_ROWS.where(articles.c.id.in_(ids)))}
    return (_stored(rows[each], counties[each], topics[each]) for each in ids)


def _stored(row: Row[Any], counties: Sequence[County], topics: Sequence[Topic]) -> StoredArticle:
    return StoredArticle(
        article_id=row.article_id,
        revision=row.revision,
        newspaper_id=row.newspaper_id,
        newspaper_name=row.newspaper_name,
        published_on=row.published_on,
        page_label=row.page_label,
        page_name=row.page_name,
        position=row.position,
        kind=row.kind,
        title=row.title,
        kicker=row.kicker,
        subtitle=row.subtitle,
        column_name=row.column_name,
        byline=row.byline,
        dateline=row.dateline,
        authors=tuple(Author(**author) for author in row.authors),
        body=row.body,
        char_count=row.char_count,
        image_count=row.image_count,
        quality=row.quality,
        source_url=row.source_url,
        raw_sha256=row.raw_sha256,
        parser_version=row.parser_version,
        first_stored_at=row.first_stored_at,
        updated_at=row.updated_at,
        withdrawn_at=row.withdrawn_at,
        counties=tuple(counties),
        topics=tuple(topics),
    )


def _counties(connection: Connection, ids: Sequence[int]) -> Mapping[int, Sequence[County]]:
    table = article_counties
    order = (table.c.role != "primary", table.c.score.desc(), table.c.division_code)
    found: defaultdict[int, list[County]] = defaultdict(list)
    for row in connection.execute(select(table).where(table.c.article.in_(ids)).order_by(*order)):
        county = County(
            code=row.division_code,
            name=row.name,
            level=row.level,
            prefecture=row.prefecture,
            province=row.province,
            role=row.role,
            score=row.score,
            evidence=_evidence(row.evidence),
        )
        found[row.article].append(county)
    return found


def _topics(connection: Connection, ids: Sequence[int]) -> Mapping[int, Sequence[Topic]]:
    table = article_topics
    found: defaultdict[int, list[Topic]] = defaultdict(list)
    for row in connection.execute(select(table).where(table.c.article.in_(ids)).order_by(table.c.rank)):
        topic = Topic(
            code=row.topic_code,
            name_zh=row.name_zh,
            name_en=row.name_en,
            local_code=row.local_code,
            rank=row.rank,
            score=row.score,
            evidence=_evidence(row.evidence),
        )
        found[row.article].append(topic)
    return found


def _evidence(objects: Iterable[Mapping[str, str | int]]) -> tuple[Evidence, ...]:
    return tuple(Evidence(**each) for each in objects)  # type: ignore[arg-type]
