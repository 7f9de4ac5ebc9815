"""The editions as a ledger: which days of a newspaper are here, and how whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Column, ColumnElement, Connection, Date, Integer, MetaData, Table, Text, select

from storage.coverage import EditionStatus
from storage.schema import Json, UtcTime, newspapers

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
