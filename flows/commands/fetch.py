"""`xianwen fetch`: one edition from its site, watched while it comes, shown and summed up."""

import asyncio
from collections import Counter
from contextlib import closing
from dataclasses import dataclass

from flows.commands.api import recording_api
from flows.commands.database import where
from flows.commands.wanted import wanted_edition
from flows.engine import Api, use
from flows.plain.fetch import Watch, fetch, opened_web
from flows.progress import Progress
from flows.screen import Column, counted, note, say, show, table
from flows.settings import Settings, absolute, read_settings
from flows.sources.epaper.edition import WebEdition, fetch_edition
from flows.sources.web.offline import Offline
from flows.sources.web.traffic import Traffic
from flows.walk import House, Outcome, open_house
from parsers.epaper.entries import entry_addresses

KEPT_BACK = 1
KILO = 1000


@dataclass(frozen=True, slots=True)
class Request:
    """The command line, as it was given."""

    newspaper: str
    date: str | None
    accept: bool
    database_url: str | None


def fetch_newspaper(request: Request) -> int:
    """Fetches and stores one edition, and returns the exit code. Raises WrongUse, StorageError."""
    _, edition = wanted_edition(request.newspaper, request.date)
    settings = read_settings(request.database_url)
    if not settings.web.contact:
        note("servers are not told whom to turn to: set XIANWEN_CONTACT to a mail address or page of yours")
    api = recording_api(settings)
    with open_house(settings, accept=request.accept) as house, closing(Progress(edition.name)) as progress:
        watch = Watch(Traffic(tell=progress.tell, moved=progress.moved), progress.page_came)
        outcome = _outcome(edition, house, settings, api, watch)
    _show(outcome)
    for each in outcome.kept_back:
        note(f"{each.what}: {each.reason}")
    _sum_up(outcome, watch.traffic, settings)
    return KEPT_BACK if outcome.kept_back else 0


def list_requests(request: Request) -> int:
    """Says what would be asked, without asking; returns the exit code. Raises WrongUse, StorageError."""
    paper, edition = wanted_edition(request.newspaper, request.date)
    settings = read_settings(request.database_url)
    with open_house(settings) as house:
        offline = Offline(house.engine, house.archive)
        loaded = fetch_edition(paper, edition, offline, lambda *_: None)
    entries = [entry.url for entry in entry_addresses(paper, edition.published_on)]
    for url in dict.fromkeys([*offline.known, *offline.new, *entries]):
        say(f"{'again' if url in offline.known else 'new  '}  {url}")
    pages = f"{counted(len(loaded.pages), 'page')} known" if loaded.pages else "its pages are not known yet"
    note(f"{edition.name}: {pages}; one request in {settings.web.delay:g} s or more, robots.txt first")
    note(f"User-Agent: {settings.web.agent}")
    if not entries:
        note(f"{edition.name}: no address of the registry is known to hold on that day")
    return 0 if entries else KEPT_BACK


def _outcome(edition: WebEdition, house: House, settings: Settings, api: Api | None, watch: Watch) -> Outcome:
    """As a recorded flow run where there is an API; directly where there is none, or it fails."""
    if api:
        use(api)
        from flows.fetch import run
        from flows.ingest import EngineFailed

        try:
            (outcome,) = asyncio.run(run(edition, absolute(settings), watch, accept=house.accept))
        except EngineFailed as error:
            note(f"{api.said_by} names {api.url}, which failed ({error}): this run is not recorded there")
            if error.outcomes:
                return error.outcomes[0]
        else:
            return outcome
    with opened_web(settings.web) as web:
        return fetch(edition, house, web, watch)


def _show(outcome: Outcome) -> None:
    """A line for each page: what came of it, and how much was kept back."""
    counts = f"{counted(outcome.pages, 'page')}  {counted(len(outcome.rows), 'article')}"
    say(f"{outcome.edition}  {outcome.status}  {counts}")
    articles = Counter(row.page for row in outcome.rows)
    firsts = {row.page: row.title for row in reversed(outcome.rows)}
    kept_back = Counter(each.page for each in outcome.kept_back if each.page)
    labels = sorted({*articles, *kept_back}, key=lambda label: (len(label), label))
    if not labels:
        return
    columns = [Column("page"), Column("articles"), Column("first article", folds=True)]
    rows = [[label, str(articles[label]), firsts.get(label, "")] for label in labels]
    if kept_back:
        columns.append(Column("kept back"))
        rows = [[*row, str(kept_back[row[0]] or "")] for row in rows]
    show("", table(columns, rows), "")


def _sum_up(outcome: Outcome, traffic: Traffic, settings: Settings) -> None:
    saved = outcome.saved
    if saved:
        changed = saved.revised + saved.reclassified + saved.withdrawn
        say(f"{saved.created} new, {changed} changed, {saved.unchanged} unchanged; {len(outcome.kept_back)} kept back")
    say(
        f"{counted(traffic.requests, 'request')}: {traffic.conditional} asked for changes only, "
        f"{traffic.unchanged} had none, {traffic.tried_again} tried again; "
        f"{traffic.received / KILO:,.0f} kB, {traffic.waited:,.0f} s waited"
    )
    say(f"database: {where(settings)}")
