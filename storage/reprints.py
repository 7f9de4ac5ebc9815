"""What reprints are found by, and what was found: fingerprints of articles, families of those that are alike."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    and_,
    delete,
    func,
    insert,
    select,
)

from storage.schema import CURRENT, articles, metadata, revisions
from storage.statements import Row, run

fingerprints = Table(
    "fingerprints",
    metadata,
    Column("article", ForeignKey(articles.c.id), primary_key=True, comment="articles.id"),
    Column("revision", Integer, nullable=False, comment="the revision it was made of"),
    Column("version", Text, nullable=False, comment="how it was made; others cannot be compared with it"),
    Column("published_on", Date, nullable=False, comment="repeated from the article for its index"),
    Column("minhash", LargeBinary, comment="of the body's runs of five characters; null: too short, or a notice"),
    Index(None, "published_on"),
    comment="One row an article that was looked at for reprints.",
)

reprints = Table(
    "reprints",
    metadata,
    Column("article", ForeignKey(articles.c.id), primary_key=True, comment="articles.id"),
    Column(
        "family",
        ForeignKey(articles.c.id, name="fk_reprints_articles_family"),
        nullable=False,
        comment="articles.id of the family's first article",
    ),
    Column("similarity", Double, nullable=False, comment="to the first: 0 to 1"),
    Index(None, "family"),
    comment="One row a member of a family of articles that say the same; a family has two or more.",
)

KINDS = ("article", "photo")
"""Notices and advertisements are alike by form."""

_JOINED = articles.join(revisions, CURRENT)
_PRINT_IS_NEW = and_(fingerprints.c.article == articles.c.id, fingerprints.c.revision == articles.c.revision)


class Waiting(NamedTuple):
    """An article, by its inner id, whose current revision has no fingerprint. `body` is "" for a notice."""

    article: int
    revision: int
    body: str


class Print(NamedTuple):
    article: int
    minhash: bytes


class Count(NamedTuple):
    families: int
    articles: int


def days_waiting(connection: Connection, version: str) -> list[date]:
    """The days that have articles without a fingerprint of this version, the earliest first."""
    days = select(articles.c.published_on).where(_waits(version)).distinct()
    return list(connection.scalars(days.order_by(articles.c.published_on)))


def count_waiting(connection: Connection, version: str) -> int:
    return connection.execute(select(func.count()).select_from(articles).where(_waits(version))).scalar_one()


def waiting(connection: Connection, day: date, version: str, limit: int) -> list[Waiting]:
    """The day's next articles without a fingerprint of this version, in the order of storing."""
    columns = select(articles.c.id, articles.c.revision, revisions.c.body, revisions.c.kind).select_from(_JOINED)
    rows = connection.execute(
        columns.where(articles.c.published_on == day, _waits(version)).order_by(articles.c.id).limit(limit)
    )
    return [Waiting(row.id, row.revision, row.body if row.kind in KINDS else "") for row in rows]


def _waits(version: str) -> ColumnElement[bool]:
    known = select(fingerprints.c.article).where(_PRINT_IS_NEW, fingerprints.c.version == version)
    return articles.c.withdrawn_at.is_(None) & ~known.exists()


def prints_of(connection: Connection, day: date, version: str) -> list[Print]:
    """The fingerprints of the day's standing articles, as far as they have one."""
    made = select(fingerprints.c.article, fingerprints.c.minhash).join(articles, _PRINT_IS_NEW)
    rows = connection.execute(
        made.where(
            fingerprints.c.published_on == day,
            fingerprints.c.version == version,
            fingerprints.c.minhash.is_not(None),
            articles.c.withdrawn_at.is_(None),
        )
    )
    return [Print(*row) for row in rows]


def bodies(connection: Connection, ids: Collection[int]) -> dict[int, str]:
    """The current text of articles by their inner ids."""
    rows = connection.execute(
        select(articles.c.id, revisions.c.body).select_from(_JOINED).where(articles.c.id.in_(ids))
    )
    return {row.id: row.body for row in rows}


def keep_prints(connection: Connection, rows: Sequence[Row]) -> None:
    """Fingerprints in place of older ones of the same articles."""
    connection.execute(delete(fingerprints).where(fingerprints.c.article.in_([row["article"] for row in rows])))
    run(connection, insert(fingerprints), rows)


def forget(connection: Connection, ids: Collection[int]) -> None:
    """Takes articles out of their families and their fingerprints away: they wait again."""
    connection.execute(delete(fingerprints).where(fingerprints.c.article.in_(ids)))
    connection.execute(delete(reprints).where(reprints.c.article.in_(ids)))


def families_of(connection: Connection, ids: Collection[int]) -> dict[int, int]:
    """The family of each of these articles that is in one."""
    columns = select(reprints.c.article, reprints.c.family)
    return {row.article: row.family for row in connection.execute(columns.where(reprints.c.article.in_(ids)))}


def members(connection: Connection, families: Collection[int]) -> set[int]:
    """The articles of these families."""
    if not families:
        return set()
    return set(connection.scalars(select(reprints.c.article).where(reprints.c.family.in_(families))))


def days_of(connection: Connection, ids: Collection[int]) -> dict[int, date]:
    rows = connection.execute(select(articles.c.id, articles.c.published_on).where(articles.c.id.in_(ids)))
    return {row.id: row.published_on for row in rows}


def keep_family(connection: Connection, first: int, similarities: Iterable[tuple[int, float]]) -> None:
    """Members of a family with their similarity to the first, in place of what they belonged to."""
    rows: list[Row] = [{"article": its_id, "family": first, "similarity": share} for its_id, share in similarities]
    if rows:
        connection.execute(delete(reprints).where(reprints.c.article.in_([row["article"] for row in rows])))
        run(connection, insert(reprints), rows)


def out_of_date(connection: Connection) -> set[int]:
    """Members of families in which one was withdrawn, or says something else since."""
    changed = articles.c.withdrawn_at.is_not(None) | ~select(fingerprints.c.article).where(_PRINT_IS_NEW).exists()
    families = select(reprints.c.family).join(articles, articles.c.id == reprints.c.article).where(changed)
    return set(connection.scalars(select(reprints.c.article).where(reprints.c.family.in_(families))))


def count(connection: Connection) -> Count:
    """How many families there are, and how many articles are in one."""
    columns = select(func.count(reprints.c.family.distinct()), func.count())
    return Count(*connection.execute(columns.select_from(reprints)).one())
