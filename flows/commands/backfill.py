"""`xianwen backfill`: the editions of a period, planned, fetched and accounted for."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from flows.calendar.days import each_day
from flows.commands.api import turn_at_hosts
from flows.commands.database import where
from flows.commands.long_run import watched
from flows.commands.options import day
from flows.commands.wanted import wanted_edition
from flows.days import today
from flows.engine import Api, answers, find_api, use
from flows.errors import WrongUse
from flows.plain.backfill import ASKED_FOR, Done, Plan, backfill, planned, told, write_down
from flows.screen import counted, note, say
from flows.settings import Settings, data_folder, read_settings
from flows.walk import House, open_house
from storage.ledger import Entry, State

KEPT_BACK = 1


@dataclass(frozen=True, slots=True)
class Request:
    """The command line, as it was given."""

    newspapers: Sequence[str]
    since: str
    until: str | None
    only: State | None
    at_once: int
    accept: bool
    database_url: str | None


@dataclass(slots=True)
class Tally:
    """What the call has come to so far: editions by state, and what passed."""

    states: Counter[State] = field(default_factory=Counter)
    others: int = 0
    articles: int = 0
    requests: int = 0
    kilobytes: float = 0.0


def fetch_period(request: Request) -> int:
    """Fetches what the ledger says is not here, and returns the exit code. Raises WrongUse, StorageError."""
    settings = read_settings(request.database_url)
    with open_house(settings, accept=request.accept) as house:
        plans = _plans(request, house)
        write_down(house, plans)
        tally = _run(plans, house, settings, request.at_once)
        left = planned(house, [plan.paper for plan in plans], _days(request), plans[0].asked_for)
    _sum_up(plans, left, tally, settings)
    return KEPT_BACK if any(entry.state not in ("done", "no edition") for plan in left for entry in plan.entries) else 0


def submit_period(request: Request) -> int:
    """Hands the same editions to a Prefect deployment, and returns the exit code. Raises WrongUse, StorageError."""
    settings = read_settings(request.database_url)
    api = find_api(data_folder(settings.database_url))
    if api is None or not answers(api):
        raise WrongUse("--submit: no Prefect API answers; start `xianwen serve`, or set PREFECT_API_URL")
    with open_house(settings) as house:
        plans = _plans(request, house)
        write_down(house, plans)
        return _submitted(plans, house, api, accept=request.accept)


def _submitted(plans: Sequence[Plan], house: House, api: Api, *, accept: bool) -> int:
    use(api)
    from flows.deployments.submit import NoDeployment, submit
    from flows.ingest import EngineFailed

    try:
        submitted = asyncio.run(submit(plans, house.engine, accept=accept))
    except NoDeployment as error:
        raise WrongUse(f"--submit: {api.url} has no deployment {error}; `xianwen serve` makes it") from error
    except EngineFailed as error:
        note(f"{api.url} failed ({error}); the same call goes on with what was not submitted")
        return KEPT_BACK
    say(f"{counted(submitted, 'edition')} submitted to {api.url}: `xianwen coverage` shows what has come")
    return 0


def list_period(request: Request) -> int:
    """Says what would be fetched, without asking or writing anything. Raises WrongUse, StorageError."""
    settings = read_settings(request.database_url)
    with open_house(settings) as house:
        plans = _plans(request, house)
    for plan in plans:
        say(f"{plan.paper.id}: {_counts(plan.entries)}")
        for state, first, last in _spans(plan.wanted):
            say(f"  {state:8}  {first}" + (f" … {last}" if first != last else ""))
    editions = sum(len(plan.wanted) for plan in plans)
    requests = sum(len(plan.wanted) * (plan.paper.pages + plan.paper.articles) for plan in plans)
    longest = max(len(plan.wanted) * (plan.paper.pages + plan.paper.articles) for plan in plans)
    say(
        f"{counted(editions, 'edition')} to fetch; at least {counted(requests, 'request')}, "
        f"{_how_long(longest * settings.web.delay)} with one request in {settings.web.delay:g} s to each newspaper"
    )
    return 0


def _how_long(seconds: float) -> str:
    return f"{seconds / 3600:,.1f} h" if seconds >= 3600 else f"{seconds / 60:.0f} min"


def _plans(request: Request, house: House) -> list[Plan]:
    papers = [wanted_edition(id_, None)[0] for id_ in dict.fromkeys(request.newspapers)]
    return planned(house, papers, _days(request), (request.only,) if request.only else ASKED_FOR)


def _days(request: Request) -> list[date]:
    first, last = day(request.since, "--from"), day(request.until, "--to") or today()
    assert first
    if first > last:
        raise WrongUse(f"--from {first} is later than --to {last}")
    if last > today():
        raise WrongUse(f"--to {last} is in the future: in China it is {today()}")
    return list(each_day(first, last))


def _run(plans: Sequence[Plan], house: House, settings: Settings, at_once: int) -> Tally:
    tally = Tally()
    wanted = sum(len(plan.wanted) for plan in plans)
    if wanted and not settings.web.contact:
        note("servers are not told whom to turn to: set XIANWEN_CONTACT to a mail address or page of yours")
    turn = turn_at_hosts(settings)
    with closing(backfill(plans, house, settings.web, min(at_once, len(plans)), note, turn)) as results:
        for done in watched(results, wanted, "editions", say=lambda _: told(tally.states)):
            _count(done, tally)
            _show(done)
    return tally


def _count(done: Done, tally: Tally) -> None:
    tally.states[done.entry.state] += 1
    tally.others += done.outcome is None
    tally.articles += done.outcome.saved.created if done.outcome and done.outcome.saved else 0
    tally.requests += done.traffic.requests
    tally.kilobytes += done.traffic.received / 1000


def _show(done: Done) -> None:
    if done.outcome is None:
        say(f"{done.edition}  {done.entry.state}, by another process")
        return
    counts = f"{counted(done.outcome.pages, 'page')}  {counted(len(done.outcome.rows), 'article')}"
    say(f"{done.edition}  {done.entry.state}" + (f"  {counts}" if done.outcome.pages else ""))
    if done.entry.state in ("suspect", "failed"):
        note(f"{done.edition}: {'; '.join(done.entry.reasons)}")


def _sum_up(plans: Sequence[Plan], left: Sequence[Plan], tally: Tally, settings: Settings) -> None:
    asked = sum(tally.states.values())
    say(
        f"{counted(asked, 'edition')} asked for: {told(tally.states) or 'none was wanted'}; "
        f"{counted(tally.articles, 'new article')}, {counted(tally.requests, 'request')}, {tally.kilobytes:,.0f} kB"
    )
    for plan in left:
        say(f"{plan.paper.id}: {_counts(plan.entries)}")
    say(f"database: {where(settings)}")


def _counts(entries: Sequence[Entry]) -> str:
    return f"{counted(len(entries), 'day')}: {told(Counter(entry.state for entry in entries))}"


def _spans(entries: Sequence[Entry]) -> Iterator[tuple[State, date, date]]:
    """Days of one state that follow each other, together."""
    numbered = enumerate(entries)
    for (state, _), group in groupby(
        numbered, lambda pair: (pair[1].state, pair[1].published_on.toordinal() - pair[0])
    ):
        days = [entry.published_on for _, entry in group]
        yield state, days[0], days[-1]
