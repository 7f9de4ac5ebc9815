"""New verdicts from stored text: what newer tables of places and topics say of articles that were read long ago."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, bindparam, func, select, update

from parsers.model import Article, Author, Passage
from storage.feed import Entry, append
from storage.rows import verdicts_sha256
from storage.schema import CURRENT, articles, newspapers, revisions
from storage.statements import run, take_turn
from storage.verdicts import Judged, delete_verdicts, insert_verdicts

BATCH = 500
"""Articles of one transaction: a fifth of a second's work, so that no other writer waits long."""

Classify = Callable[[Article, str, date], Article]
"""An article, its newspaper's home and the day of its edition in; the same article with verdicts out."""


@dataclass(frozen=True, slots=True)
class Tables:
    """How verdicts are made today, and the versions of the tables they are made with."""

    classify: Classify
    version: str


class Home(NamedTuple):
    """A newspaper that has articles in the store, and the region it serves."""

    newspaper_id: str
    code: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What one transaction came to. `last` is the inner id of the last article looked at."""

    looked_at: int
    changed: int
    last: int


def homes(connection: Connection) -> list[Home]:
    """Every newspaper of the store, by its id."""
    rows = connection.execute(select(newspapers.c.id, newspapers.c.home_code).order_by(newspapers.c.id))
    return [Home(*row) for row in rows]


def count_to_judge(connection: Connection, newspaper_id: str, version: str, *, all_: bool = False) -> int:
    """Standing articles of the newspaper whose verdicts are not of `version`, or all of them."""
    wanted = _wanted(newspaper_id, version, after=0, all_=all_)
    return connection.execute(select(func.count()).select_from(articles).where(wanted)).scalar_one()


def reclassify(
    connection: Connection, home: Home, tables: Tables, *, after: int, now: datetime, all_: bool = False
) -> Batch | None:
    """The newspaper's next articles behind the inner id `after`, judged anew; None when there are no more.

    Those with other verdicts get them, and a `reclassified` in the feed; of the others only the version moves. A
    withdrawn article keeps the verdicts it had. The caller owns the transaction.
    """
    take_turn(connection, home.newspaper_id)
    rows = _next(connection, _wanted(home.newspaper_id, tables.version, after=after, all_=all_))
    if not rows:
        return None
    judged = [
        Judged(row.id, row.published_on, tables.classify(stored(row), home.code, row.published_on)) for row in rows
    ]
    pairs = list(zip(rows, judged, strict=True))
    changed = [(row, its) for row, its in pairs if verdicts_sha256(its.article) != row.verdicts_sha256]
    _note_version(connection, [row.id for row in rows if row.verdict_version != tables.version], tables.version)
    _replace(connection, [its for _, its in changed], now)
    append(connection, [Entry("reclassified", row.id, row.revision) for row, _ in changed], now)
    return Batch(len(rows), len(changed), rows[-1].id)


def _wanted(newspaper_id: str, version: str, *, after: int, all_: bool) -> ColumnElement[bool]:
    standing = (articles.c.newspaper_id == newspaper_id) & articles.c.withdrawn_at.is_(None) & (articles.c.id > after)
    return standing if all_ else standing & (articles.c.verdict_version != version)


def _next(connection: Connection, wanted: ColumnElement[bool]) -> Sequence[Row[Any]]:
    columns = (
        articles.c.id,
        articles.c.published_on,
        articles.c.verdicts_sha256,
        articles.c.verdict_version,
        revisions,
    )
    statement = select(*columns).join(revisions, CURRENT).where(wanted).order_by(articles.c.id).limit(BATCH)
    return connection.execute(statement).all()


def stored(row: Row[Any]) -> Article:
    """The article of a revision's row as far as a verdict looks at it: its text has no places in raw bytes here."""
    return Article(
        position=row.position,
        kind=row.kind,
        spans=(),
        title=_passage(row.title),
        kicker=_passage(row.kicker),
        subtitle=_passage(row.subtitle),
        column=_passage(row.column_name),
        byline=_passage(row.byline),
        dateline=_passage(row.dateline),
        paragraphs=tuple(Passage(text, ()) for text in row.body.split("\n")) if row.body else (),
        authors=tuple(Author(**author) for author in row.authors),
        image_count=row.image_count,
        quality=row.quality,
    )


def _passage(text: str | None) -> Passage | None:
    return None if text is None else Passage(text, ())


def _note_version(connection: Connection, ids: Sequence[int], version: str) -> None:
    if ids:
        connection.execute(update(articles).where(articles.c.id.in_(ids)).values(verdict_version=version))


def _replace(connection: Connection, judged: Sequence[Judged], now: datetime) -> None:
    delete_verdicts(connection, [each.id for each in judged])
    insert_verdicts(connection, judged)
    states = [
        {"its_id": each.id, "verdicts_sha256": verdicts_sha256(each.article), "updated_at": now} for each in judged
    ]
    run(connection, update(articles).where(articles.c.id == bindparam("its_id")), states)
