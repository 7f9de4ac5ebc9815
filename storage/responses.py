"""What servers answered, address by address, in the order of time. A body lies in the archive, under its sha256.

A row says that something new came: another body, status, place to go on, or another mark to ask with the next time.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Date,
    Index,
    Integer,
    Row,
    Select,
    Table,
    Text,
    insert,
    select,
)

from storage.schema import Json, UtcTime, metadata
from storage.storable import fault

_TELLING = ("location", "etag", "last-modified")
"""Headers in which a response differs from the one before it; the others (Date, Age …) are new each time."""

responses = Table(
    "responses",
    metadata,
    Column("id", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, comment="grows with time"),
    Column("url", Text, nullable=False, comment="the address asked, without fragment"),
    Column("newspaper_id", Text, nullable=False, comment="id in the registry: for which newspaper it was asked"),
    Column("published_on", Date, nullable=False, comment="for which of its editions"),
    Column("fetched_at", UtcTime, nullable=False, comment="when the response had come"),
    Column("status", Integer, nullable=False, comment="HTTP status"),
    Column("headers", Json, nullable=False, comment="list of [name, value], as they came"),
    Column("sha256", Text, nullable=False, comment="the body, unpacked, in the archive"),
    Index(None, "url", "id"),
    Index(None, "newspaper_id", "published_on"),
    comment="One row whenever an address answered otherwise than before.",
)


@dataclass(frozen=True, slots=True)
class StoredResponse:
    """One row, without its id."""

    url: str
    newspaper_id: str
    published_on: date
    fetched_at: datetime
    status: int
    headers: tuple[tuple[str, str], ...]
    sha256: str

    def header(self, name: str) -> str:
        """The first header of this name (lower case), "" when there is none."""
        return next((value for known, value in self.headers if known.lower() == name), "")


def latest(connection: Connection, url: str, status: int | None = None) -> StoredResponse | None:
    """What the address answered last, or last with this status; None when it never did."""
    newest = select(responses).where(responses.c.url == url).order_by(responses.c.id.desc()).limit(1)
    if status is not None:
        newest = newest.where(responses.c.status == status)
    row = connection.execute(newest).one_or_none()
    return None if row is None else _stored(row)


def note(connection: Connection, response: StoredResponse) -> bool:
    """Adds the response, unless it says what the newest one of its address said; returns whether it was added."""
    before = latest(connection, response.url)
    if before is not None and _told(before) == _told(response):
        return False
    connection.execute(insert(responses), asdict(response))
    return True


def of_editions(
    connection: Connection, newspaper_id: str | None, since: date | None, until: date | None
) -> Iterator[StoredResponse]:
    """The responses of a newspaper (of all: None) and its days, in the order in which they came."""
    if fault(newspaper_id or ""):
        return
    wanted: Select[Any] = select(responses).order_by(responses.c.id)
    if newspaper_id is not None:
        wanted = wanted.where(responses.c.newspaper_id == newspaper_id)
    if since is not None:
        wanted = wanted.where(responses.c.published_on >= since)
    if until is not None:
        wanted = wanted.where(responses.c.published_on <= until)
    for row in connection.execution_options(yield_per=500).execute(wanted):
        yield _stored(row)


def _told(response: StoredResponse) -> tuple[object, ...]:
    return response.status, response.sha256, *map(response.header, _TELLING)


def _stored(row: Row[Any]) -> StoredResponse:
    return StoredResponse(
        url=row.url,
        newspaper_id=row.newspaper_id,
        published_on=row.published_on,
        fetched_at=row.fetched_at,
        status=row.status,
        headers=tuple((name, value) for name, value in row.headers),
        sha256=row.sha256,
    )
