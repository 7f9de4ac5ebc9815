"""The change feed: what a consumer must take note of, appended in the transaction of the rows it tells of."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal, NamedTuple

from sqlalchemy import Connection, func, insert, select

from storage.schema import changes
from storage.statements import Row, run

FEED_LOCK = 0x66656564
"""PostgreSQL advisory lock: who appends to the feed holds it until commit, so that seq grows as commits come."""

Change = Literal["created", "revised", "withdrawn", "reclassified"]


class Entry(NamedTuple):
    """What happened to an article (its inner id), and the revision that stands after it."""

    change: Change
    article: int
    revision: int


def append(connection: Connection, entries: Iterable[Entry], now: datetime) -> None:
    rows: list[Row] = [{**entry._asdict(), "changed_at": now} for entry in entries]
    if rows and connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(FEED_LOCK)))
    run(connection, insert(changes), rows)
