"""What the archive holds of stored editions: the newest bytes of each page, to be read again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, exists, func, select

from parsers.model import EditionReading, Newspaper
from storage.coverage import EditionStatus, PageState, judge
from storage.pages import page_states
from storage.schema import articles, editions, newspapers, pages


class EditionKey(NamedTuple):
    """Which edition: a newspaper's id and a day."""

    newspaper: str
    published_on: date


class ArchivedPage(NamedTuple):
    """A page as it was stored last; its bytes lie in the archive under `raw_sha256`."""

    label: str
    name: str
    source_url: str
    raw_sha256: str


@dataclass(frozen=True, slots=True)
class ArchivedEdition:
    """An edition's pages, in the order of their labels, and what is known of it that they do not say.

    `shortcomings` are its problems that do not follow from its pages: what of it never came. `held_for` is why its
    pages are held. `standing` counts the articles that a reader sees.
    """

    status: EditionStatus
    pages: tuple[ArchivedPage, ...]
    shortcomings: tuple[str, ...]
    held_for: tuple[str, ...]
    standing: int


def with_pages(
    connection: Connection,
    newspaper_id: str | None = None,
    since: date | None = None,
    until: date | None = None,
    *,
    not_read_by: str | None = None,
) -> list[EditionKey]:
    """The editions that have pages, by newspaper and day: all, or those with a page read by other parsers last."""
    its_page = (pages.c.edition_id == editions.c.id) & (
        pages.c.parser_version != not_read_by if not_read_by else pages.c.id.is_not(None)
    )
    day = editions.c.published_on
    wanted = [
        exists().where(its_page),
        *([editions.c.newspaper_id == newspaper_id] if newspaper_id else []),
        *([day >= since] if since else []),
        *([day <= until] if until else []),
    ]
    rows = connection.execute(
        select(editions.c.newspaper_id, day).where(*wanted).order_by(editions.c.newspaper_id, day)
    )
    return [EditionKey(*row) for row in rows]


def archived(connection: Connection, newspaper: Newspaper, published_on: date) -> ArchivedEdition:
    """An edition that has a row."""
    its_key = (editions.c.newspaper_id == newspaper.id) & (editions.c.published_on == published_on)
    row = connection.execute(select(editions.c.id, editions.c.status, editions.c.problems).where(its_key)).one()
    columns = (pages.c.label, pages.c.name, pages.c.source_url, pages.c.raw_sha256)
    of_page = select(*columns).where(pages.c.edition_id == row.id).order_by(func.length(pages.c.label), pages.c.label)
    its_pages = tuple(ArchivedPage(*page) for page in connection.execute(of_page))
    states = page_states(connection, row.id)
    return ArchivedEdition(
        row.status,
        its_pages,
        _shortcomings(states, row.problems, EditionReading(newspaper, published_on, ())),
        tuple(dict.fromkeys(page.reason for page in states if page.status == "held")),
        count_standing(connection, newspaper.id, published_on),
    )


@dataclass(frozen=True, slots=True)
class Settled:
    """An edition that stands as it would be read today: name and sha256 of its pages, by label."""

    status: EditionStatus
    problems: tuple[str, ...]
    pages: Mapping[str, tuple[str, str]]


def settled(
    connection: Connection, newspaper: Newspaper, published_on: date, parser_version: str, verdict_version: str
) -> Settled | None:
    """None unless nothing is wrong with its pages, these parsers read them, and these tables judged what stands."""
    columns = (editions.c.id, editions.c.status, editions.c.problems, newspapers.c.name, newspapers.c.home_code)
    its_key = (editions.c.newspaper_id == newspaper.id) & (editions.c.published_on == published_on)
    its_row = select(*columns).join(newspapers, newspapers.c.id == editions.c.newspaper_id).where(its_key)
    row = connection.execute(its_row).one_or_none()
    if (
        row is None
        or row.status not in ("complete", "partial")
        or (row.name, row.home_code) != (newspaper.name, newspaper.home)
    ):
        return None
    on_it = pages.c.edition_id == row.id
    others = (pages.c.status != "read") | (pages.c.parser_version != parser_version)
    judged = articles.c.withdrawn_at.is_(None) & (articles.c.verdict_version != verdict_version)
    older = exists().where(articles.c.page_id == pages.c.id, judged)
    if connection.execute(select(pages.c.id).where(on_it, others | older).limit(1)).first():
        return None
    found = connection.execute(select(pages.c.label, pages.c.name, pages.c.raw_sha256).where(on_it))
    return Settled(row.status, tuple(row.problems), {label: (name, sha256) for label, name, sha256 in found})


def count_standing(connection: Connection, newspaper_id: str, published_on: date) -> int:
    """How many articles of an edition a reader sees; 0 where there is none."""
    its_own = (articles.c.newspaper_id == newspaper_id) & (articles.c.published_on == published_on)
    standing = select(func.count()).select_from(articles).where(its_own, articles.c.withdrawn_at.is_(None))
    return connection.execute(standing).scalar_one()


def _shortcomings(states: Sequence[PageState], problems: Sequence[str], edition: EditionReading) -> tuple[str, ...]:
    """The problems but for those to which the pages alone would lead."""
    by_pages = judge(states, edition).problems if states else ()
    return tuple(problem for problem in problems if problem not in by_pages)
