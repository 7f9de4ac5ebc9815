"""`xianwen ingest`: what was asked for, done, shown and summed up."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import as_file, files

from flows.again import stored_already
from flows.commands.api import recording_api
from flows.commands.long_run import watched
from flows.commands.options import day
from flows.days import today, tomorrow
from flows.errors import WrongUse
from flows.names import known_id
from flows.run import directly, recorded
from flows.screen import Column, counted, note, say, show, table
from flows.settings import Settings, read_settings
from flows.sources.editions import Rejection
from flows.sources.files import EditionFiles, Given, Plan, plan
from flows.walk import Outcome

SAMPLE = Given("qingyi-daily", date(2025, 3, 12))
FEW_EDITIONS = 3
"""So many are shown article by article, more with a line each."""

LONG_WORK = 40
"""Pages from which a progress bar is worth its place."""

KEPT_BACK, WRONG_USE = 1, 2


@dataclass(frozen=True, slots=True)
class Request:
    """The command line, as it was given."""

    paths: Sequence[str]
    newspaper: str | None
    date: str | None
    page: str | None
    home: str | None
    database_url: str | None


@dataclass(slots=True)
class Tally:
    """What the call has come to so far."""

    pages: int = 0
    articles: int = 0
    mastheads: int = 0
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    kept_back: list[Rejection] = field(default_factory=list)


def ingest(request: Request) -> int:
    """Stores what was named, and returns the exit code. Raises WrongUse and DatabaseUnavailable."""
    given, home = _given(request), _home(request.home)
    settings = read_settings(request.database_url)
    with _sample_or(request) as paths:
        planned = plan(paths, given, request.page or "", settings.archive, tomorrow())
        _check_page(request, planned)
        tally = _walk(planned, settings, home) if planned.editions else Tally()
    _name_kept_back((*planned.rejected, *tally.kept_back), planned.passed_over)
    _sum_up(tally, planned, settings)
    return _exit_code(tally, planned)


def _given(request: Request) -> Given:
    if not request.paths:
        if request.newspaper or request.date or request.page:
            raise WrongUse("no PATH given: name the files or folders of the edition, or - for standard input")
        return SAMPLE
    if "" in request.paths:
        raise WrongUse("a PATH is empty: name a file or folder, or . for this one")
    published_on = day(request.date, "--date")
    if published_on and published_on > today():
        raise WrongUse(f"--date {published_on} is in the future: in China it is {today()}")
    return Given(known_id(request.newspaper), published_on)


def _home(code: str | None) -> str:
    if code and not (len(code) == 6 and code.isdigit()):
        raise WrongUse(f"--home {code!r}: a region's code has six digits (GB/T 2260), as 371703")
    return code or ""


def _check_page(request: Request, planned: Plan) -> None:
    if request.page is not None and sum(len(edition.paths) for edition in planned.editions) > 1:
        raise WrongUse("--page names one page: give one file with it")
    if request.page is not None and not request.page.strip():
        raise WrongUse("--page is empty: give the page's label, as A03")


@contextmanager
def _sample_or(request: Request) -> Iterator[Sequence[str]]:
    """The paths given; without one the pages of the bundled sample edition, wherever the package lies."""
    if request.paths:
        yield request.paths
        return
    note("no PATH given: ingesting the bundled sample edition")
    with as_file(files("flows") / "sample" / str(SAMPLE.published_on)) as folder:
        yield sorted(str(page) for page in folder.glob("*.md"))


def _walk(planned: Plan, settings: Settings, home: str) -> Tally:
    tally = Tally()
    for outcome in _watched(_outcomes(planned.editions, settings, home), planned):
        _count(outcome, tally)
        _show(outcome, in_full=len(planned.editions) <= FEW_EDITIONS)
    return tally


def _outcomes(editions: Sequence[EditionFiles], settings: Settings, home: str) -> Iterator[Outcome]:
    """What is stored already comes first."""
    api = recording_api(settings)
    stored = set()
    for edition, outcome in stored_already(editions, home, settings):
        stored.add(edition)
        yield outcome
    if left := [edition for edition in editions if edition not in stored]:
        yield from recorded(left, home, settings, api, note) if api else directly(left, home, settings)


def _watched(outcomes: Iterable[Outcome], planned: Plan) -> Iterator[Outcome]:
    pages = sum(len(edition.paths) for edition in planned.editions)
    return watched(
        outcomes, pages, "pages", size=lambda each: each.pages, say=lambda each: each.edition, least=LONG_WORK
    )


def _count(outcome: Outcome, tally: Tally) -> None:
    tally.pages += outcome.pages
    tally.articles += len(outcome.rows)
    tally.mastheads += outcome.mastheads
    tally.kept_back += outcome.kept_back
    if outcome.saved:
        tally.created += outcome.saved.created
        tally.changed += outcome.saved.revised + outcome.saved.reclassified + outcome.saved.withdrawn
        tally.unchanged += outcome.saved.unchanged


def _show(outcome: Outcome, *, in_full: bool) -> None:
    counts = f"{counted(outcome.pages, 'page')}  {counted(len(outcome.rows), 'article')}"
    whole = "" if not outcome.saved or outcome.saved.status == "complete" else f"  (edition {outcome.saved.status})"
    heading = f"{outcome.edition}  {outcome.status}  {counts}{whole}"
    if not in_full or not outcome.rows:
        say(heading)
        return
    columns = (Column("title", folds=True), Column("county"), Column("topic"), Column("page"))
    show(heading, "", table(columns, ((row.title, row.county, row.topic, row.page) for row in outcome.rows)), "")


def _name_kept_back(kept_back: Iterable[Rejection], passed_over: int) -> None:
    for rejection in kept_back:
        note(f"{rejection.what}: {rejection.reason}")
    if passed_over:
        note(f"{counted(passed_over, 'file')} in folders passed over: no pages by their names")


def _sum_up(tally: Tally, planned: Plan, settings: Settings) -> None:
    if not planned.editions:
        return
    from flows.commands.database import where

    say(
        f"{counted(len(planned.editions), 'edition')}, {counted(tally.pages, 'page')}, "
        f"{counted(tally.articles, 'article')}, {counted(tally.mastheads, 'masthead')}: "
        f"{tally.created:,} new, {tally.changed:,} changed, {tally.unchanged:,} unchanged; "
        f"{len(tally.kept_back) + len(planned.rejected):,} kept back"
    )
    say(f"database: {where(settings)}")


def _exit_code(tally: Tally, planned: Plan) -> int:
    if any(rejection.wrong_use for rejection in planned.rejected):
        return WRONG_USE
    return KEPT_BACK if tally.kept_back or planned.rejected else 0
