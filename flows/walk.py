"""The walk of one edition, from its files to its rows, as plain functions. Nothing here knows of Prefect.

What reads and what stores is imported by the functions that do it: patterns compile, and SQLAlchemy is imported, for a
fifth of the time of a bare flow each, and a recorded run is to begin first.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal

from flows.newspapers import known
from flows.sentinel import suspicions
from flows.settings import Settings
from flows.sources.editions import Edition, Loaded, Rejection
from flows.sources.files import EditionFiles
from flows.sources.pages import load
from parsers.epaper.manifest import UNREAD
from parsers.model import Article, EditionReading, PageReading
from parsers.newspapers.registry import UnknownNewspaper, newspaper
from storage.archive import keep
from storage.errors import DatabaseUnavailable, StorageError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from storage.save import Prepared, Saved

Status = Literal[
    "stored", "revised", "unchanged", "kept back", "suspect", "missing", "no edition", "unfinished", "failed"
]
"""`unfinished`: its time was over before all of it came, and nothing was saved; `failed`: the store refused it."""

NOT_STORED: tuple[Status, ...] = ("failed", "unfinished")

PAUSES = (2.0, 10.0, 30.0)
"""Seconds before what the store refused is tried again in work that nobody watches: a restarted database is back."""


@dataclass(frozen=True, slots=True)
class House:
    """Where an edition is kept, and a region that stands in for the newspaper's own ("" for its own).

    With `accept` an edition is published whatever is suspicious about it: a person has looked at it.
    """

    engine: "Engine"
    archive: str
    home: str = ""
    accept: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One article as a person wants to see it; county and topic are "" when unknown.

    `url` is where it stands, "" when it did not come from the net.
    """

    page: str
    title: str
    county: str
    topic: str
    quality: float
    url: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one edition. `rows` are its articles but the mastheads, which are only counted.

    `kept_back` is what is not well, and why; `saved` is None when nothing was stored.
    """

    edition: str
    status: Status
    pages: int
    rows: tuple[Row, ...]
    mastheads: int
    kept_back: tuple[Rejection, ...]
    saved: "Saved | None" = None


@contextmanager
def open_house(settings: Settings, home: str = "", *, accept: bool = False) -> Iterator[House]:
    """The database open and brought to today's schema, for the length of a `with`. Raises DatabaseUnavailable."""
    from storage.database import opened, upgrade

    with opened(settings.database_url) as engine:
        upgrade(engine)
        yield House(engine, settings.archive, home, accept)


def ingest(edition: EditionFiles, house: House) -> Outcome:
    """Takes an edition from its files to its rows. What goes wrong with it is in the outcome, and stops no other."""
    try:
        loaded = collect(edition, house.archive)
    except StorageError as error:
        return refused(edition, error)
    reading = read(edition, loaded, house.home, accept=house.accept)
    return save(edition, loaded, reading, house)


def collect(edition: EditionFiles, archive: str) -> Loaded:
    """The edition's pages, their bytes in the archive before anything is parsed. Raises ArchiveUnavailable."""
    loaded = load(edition)
    for page in loaded.pages:
        keep(archive, page.content)
    return loaded


def read(edition: Edition, loaded: Loaded, home: str = "", *, accept: bool = False) -> EditionReading:
    """Every page read, articles that go on on another page put together, each with its counties and topics.

    `home` and `accept` are as in `House`.
    """
    from parsers.articles.stitch import stitch
    from parsers.reading import read_page

    paper = newspaper(edition.newspaper, known())
    pages = stitch([read_page(page, paper, edition.published_on) for page in loaded.pages])
    home = home or paper.home
    return EditionReading(
        paper,
        edition.published_on,
        tuple(classified(page, home, edition.published_on) for page in pages),
        () if accept else suspicions(paper, loaded, pages),
        (*loaded.shortcomings, *(f"{each.what}: {each.reason}" for each in loaded.rejected if loaded.linked)),
        loaded.absence,
    )


def classified(page: PageReading, home: str, on: date) -> PageReading:
    """The page with a county and a topic verdict on each article."""
    from flows.verdicts import with_verdicts

    return replace(page, articles=tuple(with_verdicts(article, home, on) for article in page.articles))


def save(
    edition: Edition, loaded: Loaded, reading: EditionReading, house: House, pauses: Sequence[float] = ()
) -> Outcome:
    """The edition in the database, in one transaction; or the outcome that says why the store would not take it.

    A database that is away is tried again after so many seconds each.
    """
    from storage.database import writing
    from storage.save import prepared

    if not reading.pages and not reading.suspicions and not reading.absence:
        return outcome_of(reading, loaded, None)
    try:
        what = prepared(reading)
        with writing(house.engine) as connection:
            saved = write(connection, what)
    except DatabaseUnavailable as error:
        if not pauses:
            return refused(edition, error)
        time.sleep(pauses[0])
        return save(edition, loaded, reading, house, pauses[1:])
    except StorageError as error:
        return refused(edition, error)
    return outcome_of(reading, loaded, saved)


def write(connection: "Connection", what: "Prepared") -> "Saved":
    """The edition's rows and changes, in the caller's transaction. Raises StorageError."""
    from flows.verdicts import VERDICT_VERSION
    from parsers.reading import PARSER_VERSION
    from storage.save import save_edition

    versions = {"parser_version": PARSER_VERSION, "verdict_version": VERDICT_VERSION}
    return save_edition(connection, what, **versions, now=datetime.now(UTC))


def refused(edition: Edition, error: StorageError | UnknownNewspaper) -> Outcome:
    """The outcome of an edition that the store would not take, or whose newspaper is no longer known."""
    return Outcome(edition.name, "failed", 0, (), 0, (Rejection(edition.name, str(error)),))


def unfinished(edition: Edition, reason: str) -> Outcome:
    """The outcome of an edition whose time was over; the same call goes on with what is archived."""
    return Outcome(edition.name, "unfinished", 0, (), 0, (Rejection(edition.name, reason),))


def outcome_of(reading: EditionReading, loaded: Loaded, saved: "Saved | None") -> Outcome:
    """What came of an edition that was read, and saved unless there was nothing to save."""
    edition = f"{reading.newspaper.id}/{reading.published_on}"
    kept_back = (*loaded.rejected, *_kept_back(edition, reading.pages, loaded), *_held(edition, reading))
    pages = () if reading.suspicions else reading.pages
    articles = [(page, article) for page in pages for article in page.articles]
    rows = tuple(_row(page, article) for page, article in articles if article.kind != "masthead")
    mastheads = len(articles) - len(rows)
    return Outcome(edition, _status(reading, saved), len(reading.pages), rows, mastheads, kept_back, saved)


def _kept_back(edition: str, pages: Sequence[PageReading], loaded: Loaded) -> Iterator[Rejection]:
    remedy = "see the page in a browser" if loaded.linked else "correct the file and ingest it again"
    for page, path in zip(pages, loaded.paths, strict=True):
        what = f"{path} (page {page.label} of {edition})"
        if page.failure:
            yield Rejection(what, f"kept, but not read: {page.failure}; {remedy}", page=page.label)
        elif not page.articles:
            yield Rejection(what, "kept, but suspect: no article was found in it; look at it", page=page.label)
        else:
            yield from _unread(page, edition, loaded)


def _unread(page: PageReading, edition: str, loaded: Loaded) -> Iterator[Rejection]:
    """The articles whose page came, and says nothing that can be read; those that did not come are told already."""
    told = {each.what for each in loaded.rejected}
    for title in (edit.before for edit in page.edits if edit.rule == UNREAD):
        if f"page {page.label}, article {title}" not in told:
            what = f"page {page.label} of {edition}, article {title}"
            yield Rejection(what, "its title only: its own page cannot be read; see it in a browser", page=page.label)


def _held(edition: str, reading: EditionReading) -> Iterator[Rejection]:
    """A day without an edition, as the newspaper itself says, is as it should be."""
    remedy = "look at it in a browser; if it is as it should be, fetch it with --accept"
    for suspicion in reading.suspicions:
        yield Rejection(edition, f"kept as suspect, not published: {suspicion}; {remedy}")
    if reading.absence and reading.absence.status == "missing":
        yield Rejection(edition, f"missing: {reading.absence.reason}")


def _status(reading: EditionReading, saved: "Saved | None") -> Status:
    if saved is None:
        return "failed"
    if reading.absence:
        return "missing" if reading.absence.status == "missing" else "no edition"
    if reading.suspicions:
        return "suspect"
    if not saved.pages_stored and not saved.pages_unchanged:
        return "kept back"
    if saved.revised or saved.withdrawn or saved.reclassified:
        return "revised"
    return "stored" if saved.created or saved.pages_stored else "unchanged"


def _row(page: PageReading, article: Article) -> Row:
    title = article.title.text if article.title else article.body.partition("\n")[0]
    primary = "、".join(county.name for county in article.counties if county.role == "primary")
    topic = "、".join(topic.name_zh for topic in article.topics)
    url = article.source_url or page.source_url
    return Row(page.label, title, primary, topic, article.quality, url if url.startswith("http") else "")
