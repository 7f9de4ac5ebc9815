"""The editions as a ledger: which days of a newspaper are here, and how whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Date,
    Integer,
    MetaData,
    Table,
    Text,
    insert,
    select,
    update,
)

from parsers.model import Newspaper
from storage import outbox
from storage.coverage import EditionStatus
from storage.pages import keep_newspaper
from storage.schema import Json, UtcTime, editions, newspapers
from storage.statements import run, take_turn

_COVERAGE = Table(
    "v1_coverage",
    MetaData(),
    Column("newspaper_id", Text),
    Column("published_on", Date),
    Column("status", Text),
    Column("pages_expected", Integer),
    Column("pages_stored", Integer),
    Column("articles", Integer),
    Column("problems", Json),
    Column("finished_at", UtcTime),
)


State = Literal["planned", "done", "no edition", "suspect", "failed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A day of the ledger. `reasons` say why it is suspect or failed; `finished_at` is None before a first end."""

    published_on: date
    state: State
    reasons: tuple[str, ...] = ()
    finished_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Covered:
    """One row of v1_coverage, with the newspaper's name."""

    newspaper_id: str
    newspaper_name: str
    published_on: date
    status: EditionStatus
    pages_expected: int | None
    pages_stored: int
    articles: int
    problems: tuple[str, ...]
    finished_at: datetime | None


def coverage(
    connection: Connection, newspaper_ids: Sequence[str] = (), since: date | None = None, until: date | None = None
) -> list[Covered]:
    """The days known of these newspapers (of all: none given), by newspaper and day; both ends are included."""
    day = _COVERAGE.c.published_on
    wanted: list[ColumnElement[bool]] = [
        *([_COVERAGE.c.newspaper_id.in_(newspaper_ids)] if newspaper_ids else []),
        *([day >= since] if since else []),
        *([day <= until] if until else []),
    ]
    rows = connection.execute(
        select(_COVERAGE, newspapers.c.name)
        .join(newspapers, newspapers.c.id == _COVERAGE.c.newspaper_id)
        .where(*wanted)
        .order_by(_COVERAGE.c.newspaper_id, day)
    )
    return [
        Covered(
            newspaper_id=row.newspaper_id,
            newspaper_name=row.name,
            published_on=row.published_on,
            status=row.status,
            pages_expected=row.pages_expected,
            pages_stored=row.pages_stored,
            articles=row.articles,
            problems=tuple(row.problems),
            finished_at=row.finished_at,
        )
        for row in rows
    ]


def ledger(connection: Connection, newspaper_id: str, days: Sequence[date]) -> list[Entry]:
    """An entry for each of the days, in their order; one that has no row is planned."""
    columns = (editions.c.published_on, editions.c.status, editions.c.problems, editions.c.finished_at)
    its_days = editions.c.published_on.between(min(days), max(days)) if days else editions.c.id.is_(None)
    rows = connection.execute(select(*columns).where(editions.c.newspaper_id == newspaper_id, its_days))
    known = {
        day: Entry(day, _state(status, problems), tuple(problems), finished) for day, status, problems, finished in rows
    }
    return [known.get(day) or Entry(day, "planned") for day in days]


def _state(status: EditionStatus, problems: Sequence[str]) -> State:
    """Of a partial edition something failed to come; a missing one without a reason was not asked for yet."""
    match status:
        case "complete":
            return "done"
        case "no_edition":
            return "no edition"
        case "suspect":
            return "suspect"
        case "partial":
            return "failed"
        case "missing":
            return "failed" if problems else "planned"


def plan(connection: Connection, newspaper: Newspaper, days: Sequence[date]) -> None:
    """Writes down that these days are expected: those that have no row yet are missing until they come."""
    take_turn(connection, newspaper.id)
    keep_newspaper(connection, newspaper)
    known = set(
        connection.scalars(select(editions.c.published_on).where(editions.c.newspaper_id == newspaper.id)).all()
    )
    new = [day for day in days if day not in known]
    row = {"newspaper_id": newspaper.id, "status": "missing", "problems": []}
    run(connection, insert(editions), [{**row, "published_on": day} for day in new])


def fail(connection: Connection, newspaper_id: str, published_on: date, reason: str, now: datetime) -> None:
    """Writes down why an edition that is expected did not come; of one that is here nothing changes."""
    its_row = (editions.c.newspaper_id == newspaper_id) & (editions.c.published_on == published_on)
    missing = editions.c.status == "missing"
    connection.execute(update(editions).where(its_row, missing).values(problems=[reason], finished_at=now))


def interrupt(connection: Connection, newspaper: Newspaper, published_on: date, reason: str, now: datetime) -> None:
    """Writes down why an attempt broke off, and tells of it; of an edition that is here nothing changes.

    `finished_at` stays as it is: the attempt has not ended, and the next one goes on with what it left.
    """
    plan(connection, newspaper, [published_on])
    its_row = (editions.c.newspaper_id == newspaper.id) & (editions.c.published_on == published_on)
    missing = editions.c.status == "missing"
    if connection.execute(update(editions).where(its_row, missing).values(problems=[reason])).rowcount:
        content = {"newspaper_name": newspaper.name, "status": "missing", "pages": 0, "problems": [reason]}
        outbox.note(connection, "failed", newspaper.id, published_on, content, now)


def last_finished(connection: Connection, newspaper_id: str, published_on: date) -> datetime | None:
    """When what was known of the edition last changed; None when nothing is known."""
    its_row = (editions.c.newspaper_id == newspaper_id) & (editions.c.published_on == published_on)
    return connection.execute(select(editions.c.finished_at).where(its_row)).scalar_one_or_none()
