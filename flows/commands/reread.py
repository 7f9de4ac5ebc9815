"""`xianwen reread`: archived pages through today's parsers, or what would come of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flows.commands.database import check_stored, existing, where
from flows.commands.long_run import watched
from flows.commands.options import period
from flows.commands.trial import Report, add, describe
from flows.plain.reread import reread, try_out
from flows.screen import counted, note, say, show
from flows.settings import Settings, read_settings
from flows.sources.archived import StoredEdition
from flows.walk import House, Outcome
from parsers.reading import PARSER_VERSION
from storage.archived import with_pages
from storage.reclassify import homes

KEPT_BACK = 1


@dataclass(frozen=True, slots=True)
class Request:
    """The command line, as it was given."""

    newspaper: str | None
    since: str | None
    until: str | None
    all: bool
    what_if: bool
    samples: int
    accept: bool
    database_url: str | None


@dataclass(slots=True)
class Tally:
    """What the call has come to so far."""

    pages: int = 0
    created: int = 0
    revised: int = 0
    withdrawn: int = 0
    reclassified: int = 0
    unchanged: int = 0
    kept_back: int = 0


def reread_stored(request: Request) -> int:
    """Reads again what was asked for, and returns the exit code. Raises WrongUse, StorageError."""
    settings = read_settings(request.database_url)
    with existing(settings) as engine:
        house = House(engine, settings.archive, accept=request.accept)
        editions = _chosen(house, request)
        return _try_out(editions, house, request) if request.what_if else _reread(editions, house, settings)


def _chosen(house: House, request: Request) -> Sequence[StoredEdition]:
    since, until = period(request.since, request.until)
    with house.engine.connect() as connection:
        if request.newspaper:
            check_stored([request.newspaper], [home.newspaper_id for home in homes(connection)])
        not_read_by = None if request.all else PARSER_VERSION
        keys = with_pages(connection, request.newspaper, since, until, not_read_by=not_read_by)
    if not keys and not request.all:
        note(f"every page there was read by these parsers ({PARSER_VERSION}) last: --all reads them once more")
    return [StoredEdition(*key) for key in keys]


def _reread(editions: Sequence[StoredEdition], house: House, settings: Settings) -> int:
    tally = Tally()
    for outcome in watched((reread(edition, house) for edition in editions), len(editions), "editions"):
        _count(outcome, tally)
        _name_kept_back(outcome)
    say(
        f"{counted(len(editions), 'edition')}, {counted(tally.pages, 'page')} read again: {tally.created:,} new, "
        f"{tally.revised:,} revised, {tally.withdrawn:,} withdrawn, {tally.reclassified:,} reclassified, "
        f"{tally.unchanged:,} unchanged; {tally.kept_back:,} kept back"
    )
    say(f"parsers: {PARSER_VERSION}\ndatabase: {where(settings)}")
    return KEPT_BACK if tally.kept_back else 0


def _count(outcome: Outcome, tally: Tally) -> None:
    tally.pages += outcome.pages
    tally.kept_back += len(outcome.kept_back)
    if outcome.saved:
        tally.created += outcome.saved.created
        tally.revised += outcome.saved.revised
        tally.withdrawn += outcome.saved.withdrawn
        tally.reclassified += outcome.saved.reclassified
        tally.unchanged += outcome.saved.unchanged


def _name_kept_back(outcome: Outcome) -> None:
    for rejection in outcome.kept_back:
        note(f"{rejection.what}: {rejection.reason}")


def _try_out(editions: Sequence[StoredEdition], house: House, request: Request) -> int:
    report = Report(request.samples)
    for tried in watched((try_out(edition, house) for edition in editions), len(editions), "editions"):
        add(report, tried)
    show(describe(report))
    note("nothing was written")
    return KEPT_BACK if report.kept_back else 0
