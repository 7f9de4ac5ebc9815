"""Many editions of several newspapers, a thread a newspaper, by the ledger. Nothing here knows of Prefect.

What the ledger says is all that is remembered: after an interruption, however hard, the same plan goes on from there.
"""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from queue import SimpleQueue
from threading import Event

from flows.plain.fetch import Turn, Watch, claimed, fetch, opened_web
from flows.settings import WebSettings
from flows.sources.epaper.edition import WebEdition
from flows.sources.web.fetcher import Web
from flows.sources.web.traffic import Traffic
from flows.sources.web.wire import Time
from flows.walk import PAUSES, House, Outcome
from parsers.model import Newspaper
from storage.claims import claim
from storage.database import writing
from storage.errors import DatabaseUnavailable
from storage.ledger import Entry, State, fail, ledger, plan

ASKED_FOR: tuple[State, ...] = ("planned", "failed")
"""What a call asks for unless it says otherwise."""

STATES: tuple[State, ...] = ("done", "no edition", "suspect", "failed", "planned")
"""In the order in which they are told."""

PATIENCE = 2
"""After so many editions in a row over which the host answered nothing more, its newspaper is left for later."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A newspaper's part of the ledger, and which states are asked for."""

    paper: Newspaper
    entries: tuple[Entry, ...]
    asked_for: tuple[State, ...] = ASKED_FOR

    @property
    def wanted(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.state in self.asked_for)


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one edition. `outcome` is None when another process was faster."""

    edition: str
    entry: Entry
    outcome: Outcome | None
    traffic: Traffic


class _Stopped(Exception):
    """The whole is to end."""


@dataclass(frozen=True, slots=True)
class _Shop:
    """What the threads share."""

    house: House
    web: Web
    tell: Callable[[str], None]
    stopping: Event
    sleep: Callable[[float], None]
    results: "SimpleQueue[Done | None]"
    turn: Turn


def told(states: Mapping[State, int]) -> str:
    """How many of each state, in words."""
    return ", ".join(f"{states[state]} {state}" for state in STATES if states.get(state))


def planned(
    house: House, papers: Sequence[Newspaper], days: Sequence[date], asked_for: tuple[State, ...]
) -> list[Plan]:
    """What the ledger says of each newspaper. Nothing is written. Raises DatabaseUnavailable."""
    with house.engine.connect() as connection:
        return [Plan(paper, tuple(ledger(connection, paper.id, days)), asked_for) for paper in papers]


def write_down(house: House, plans: Sequence[Plan]) -> None:
    """The days of the plans as expected. Raises DatabaseUnavailable."""
    for each in plans:
        with writing(house.engine) as connection:
            plan(connection, each.paper, [entry.published_on for entry in each.wanted])


def backfill(
    plans: Sequence[Plan],
    house: House,
    settings: WebSettings,
    at_once: int,
    tell: Callable[[str], None],
    turn: Turn = claimed,
) -> Generator[Done, None, None]:
    """What comes of every wanted edition, as it comes; `at_once` newspapers at a time, each in the order of its days.

    `tell` hears what a person should know. When the caller leaves, what is under way ends at its next request.
    """
    with _shop(house, settings, tell, turn) as shop, ThreadPoolExecutor(at_once) as threads:
        working = [threads.submit(_newspaper, each, shop) for each in plans]
        for each in working:
            each.add_done_callback(lambda _: shop.results.put(None))
        try:
            yield from _results(shop, len(working))
            for each in working:
                each.result()
        finally:
            shop.stopping.set()
            threads.shutdown(cancel_futures=True)


@contextmanager
def _shop(house: House, settings: WebSettings, tell: Callable[[str], None], turn: Turn) -> Iterator[_Shop]:
    stopping = Event()

    def sleep(seconds: float) -> None:
        if stopping.wait(seconds):
            raise _Stopped

    with opened_web(settings, Time(sleep=sleep)) as web:
        yield _Shop(house, web, tell, stopping, sleep, SimpleQueue(), turn)


def _results(shop: _Shop, working: int) -> Iterator[Done]:
    """Until every newspaper is through."""
    while working:
        done = shop.results.get()
        if done is None:
            working -= 1
        else:
            yield done


def _newspaper(its_plan: Plan, shop: _Shop) -> None:
    in_vain = 0
    for entry in its_plan.wanted:
        try:
            done = _patiently(its_plan, entry, shop)
        except _Stopped:
            return
        shop.results.put(done)
        in_vain = in_vain + 1 if done.traffic.stopped_by else 0
        if in_vain == PATIENCE:
            shop.tell(f"{its_plan.paper.id}: left for later, and the same call goes on: {done.traffic.stopped_by}")
            return


def _patiently(its_plan: Plan, entry: Entry, shop: _Shop) -> Done:
    """Over a database that is away for a moment. Raises DatabaseUnavailable when it stays away."""
    for pause in PAUSES:
        try:
            return _edition(its_plan, entry, shop)
        except DatabaseUnavailable as error:
            shop.tell(f"{error}; tried again in {pause:g} s")
            shop.sleep(pause)
    return _edition(its_plan, entry, shop)


def _edition(its_plan: Plan, entry: Entry, shop: _Shop) -> Done:
    """Another process may have had its turn while we waited for ours."""
    edition, traffic = WebEdition(its_plan.paper.id, entry.published_on), Traffic(tell=shop.tell)
    traffic.moved = lambda _: _go_on(shop)
    _go_on(shop)
    with claim(shop.house.engine, edition.name.replace("/", " "), shop.sleep):
        now = _entry(edition, shop)
        if now.state not in its_plan.asked_for or now.finished_at != entry.finished_at:
            return Done(edition.name, now, None, traffic)
        outcome = _fetched(edition, shop, traffic)
        return Done(edition.name, _entry(edition, shop), outcome, traffic)


def _fetched(edition: WebEdition, shop: _Shop, traffic: Traffic) -> Outcome:
    """What the store refused is tried again, from what has come: nothing is asked for twice."""
    outcome = fetch(edition, shop.house, shop.web, Watch(traffic), shop.turn)
    for pause in PAUSES:
        if outcome.status != "failed":
            return outcome
        shop.tell(f"{outcome.kept_back[0].what}: {outcome.kept_back[0].reason}; tried again in {pause:g} s")
        shop.sleep(pause)
        outcome = fetch(edition, shop.house, shop.web, Watch(traffic), shop.turn)
    if outcome.status == "failed":
        with writing(shop.house.engine) as connection:
            fail(connection, *_key(edition), outcome.kept_back[0].reason, datetime.now(UTC))
    return outcome


def _entry(edition: WebEdition, shop: _Shop) -> Entry:
    with shop.house.engine.connect() as connection:
        return ledger(connection, edition.newspaper, [edition.published_on])[0]


def _key(edition: WebEdition) -> tuple[str, date]:
    return edition.newspaper, edition.published_on


def _go_on(shop: _Shop) -> None:
    if shop.stopping.is_set():
        raise _Stopped
