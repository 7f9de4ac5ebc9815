"""What others are to be told of editions: written in the transaction of the rows, marked once a server has taken it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import uuid4

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Date,
    Index,
    Integer,
    Table,
    Text,
    delete,
    insert,
    select,
    update,
)

from storage.schema import Json, UtcTime, metadata

What = Literal["stored", "suspect", "failed"]

outbox = Table(
    "outbox",
    metadata,
    Column("id", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, comment="grows with time"),
    Column("event_id", Text, nullable=False, comment="a UUID: the same however often the event is sent"),
    Column("what", Text, nullable=False, comment="stored, suspect, failed"),
    Column("newspaper_id", Text, nullable=False, comment="whose edition"),
    Column("published_on", Date, nullable=False, comment="of which day"),
    Column("content", Json, nullable=False, comment="object: what is said of the edition"),
    Column("occurred_at", UtcTime, nullable=False, comment="when it was written"),
    Column("sent_at", UtcTime, comment="when a server had taken it; null while it waits"),
    Index(None, "sent_at", "id"),
    comment="One row an event of an edition.",
)

relays = Table(
    "relays",
    metadata,
    Column("name", Text, primary_key=True, comment="who goes along the change feed"),
    Column("seq", BigInteger().with_variant(Integer(), "sqlite"), nullable=False, comment="the last number dealt with"),
    comment="How far the relay of article events has come in the change feed.",
)


@dataclass(frozen=True, slots=True)
class EditionEvent:
    """`content` is what the event says beside whose edition it is: newspaper_name, status, pages, problems."""

    event_id: str
    what: What
    newspaper_id: str
    published_on: date
    content: dict[str, object]
    occurred_at: datetime


def note(
    connection: Connection, what: What, newspaper_id: str, published_on: date, content: dict[str, object], now: datetime
) -> None:
    """An event to be sent when this transaction is committed, and never when it is not."""
    event = {
        "event_id": str(uuid4()),
        "what": what,
        "newspaper_id": newspaper_id,
        "published_on": published_on,
        "content": content,
        "occurred_at": now,
    }
    connection.execute(insert(outbox), event)


def waiting(connection: Connection, limit: int) -> list[EditionEvent]:
    """The oldest events that no server has taken yet."""
    columns = [outbox.c[name] for name in EditionEvent.__dataclass_fields__]
    rows = select(*columns).where(outbox.c.sent_at.is_(None)).order_by(outbox.c.id).limit(limit)
    return [EditionEvent(*row) for row in connection.execute(rows)]


def mark_sent(connection: Connection, events: Sequence[EditionEvent], now: datetime) -> None:
    ids = [event.event_id for event in events]
    connection.execute(update(outbox).where(outbox.c.event_id.in_(ids)).values(sent_at=now))


def forget_sent(connection: Connection, before: datetime) -> int:
    """Takes away events that were sent before a moment; returns how many."""
    return connection.execute(delete(outbox).where(outbox.c.sent_at < before)).rowcount


def place(connection: Connection, name: str) -> int | None:
    """The last number of the change feed that this relay has dealt with; None before its first turn."""
    return connection.execute(select(relays.c.seq).where(relays.c.name == name)).scalar_one_or_none()


def move(connection: Connection, name: str, seq: int) -> None:
    moved = connection.execute(update(relays).where(relays.c.name == name).values(seq=seq))
    if not moved.rowcount:
        connection.execute(insert(relays), {"name": name, "seq": seq})
