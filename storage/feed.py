"""The change feed: what a consumer must take note of, appended in the transaction of the rows it tells of.

Who appends holds a lock until commit, so that numbers grow as commits come: behind a reader's cursor nothing appears.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from sqlalchemy import Connection, delete, func, select

from storage.schema import articles, changes
from storage.statements import Row, insert_rows

FEED_LOCK = 0x66656564
"""PostgreSQL advisory lock: who appends to the feed holds it until commit. SQLite has one writer at a time anyway."""

CHANNEL = "xianwen_changes"
"""PostgreSQL tells who listens to it of every commit that brought changes."""

BATCH = 1_000
"""Changes read at a time."""

Kind = Literal["created", "revised", "withdrawn", "reclassified"]


class Entry(NamedTuple):
    """What happened to an article (its inner id), and the revision that stands after it."""

    change: Kind
    article: int
    revision: int


@dataclass(frozen=True, slots=True)
class Change:
    """One row of v1_changes."""

    seq: int
    change: Kind
    article_id: str
    revision: int
    changed_at: datetime


def append(connection: Connection, entries: Iterable[Entry], now: datetime) -> None:
    """To be called late in a transaction: other writers wait from here to its end."""
    rows: list[Row] = [{**entry._asdict(), "changed_at": now} for entry in entries]
    if rows and connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(FEED_LOCK)))
        connection.execute(select(func.pg_notify(CHANNEL, "")))
    insert_rows(connection, changes, rows)


def read(connection: Connection, since: int, limit: int = BATCH) -> list[Change]:
    """The changes with a greater number than `since`, in their order."""
    columns = (changes.c.seq, changes.c.change, articles.c.article_id, changes.c.revision, changes.c.changed_at)
    behind = select(*columns).join(articles, articles.c.id == changes.c.article).where(changes.c.seq > since)
    return [Change(*row) for row in connection.execute(behind.order_by(changes.c.seq).limit(limit))]


def newest(connection: Connection) -> int:
    """The greatest number in the feed; 0 when it is empty."""
    return int(connection.execute(select(func.coalesce(func.max(changes.c.seq), 0))).scalar_one())


def compact(connection: Connection, before: datetime, *, after: int, upto: int) -> int:
    """Takes out what later entries make needless, of the numbers `after` < seq <= `upto`; returns how many.

    Needless is an entry older than `before` when its article has a later one that is `created` or `revised`, or says
    the same. Whoever reads what is left, from any number on, comes to know the newest state of every article.
    """
    later = changes.alias("later")
    says_it = later.c.change.in_(("created", "revised")) | (later.c.change == changes.c.change)
    made_needless = select(later.c.seq).where(
        later.c.article == changes.c.article, later.c.seq > changes.c.seq, says_it
    )
    chosen = (changes.c.seq > after) & (changes.c.seq <= upto) & (changes.c.changed_at < before)
    return connection.execute(delete(changes).where(chosen, made_needless.exists())).rowcount
