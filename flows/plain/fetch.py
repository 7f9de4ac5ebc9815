"""An edition from its site to its rows, as plain functions. Nothing here knows of Prefect."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from flows import walk
from flows.apart import GivenUp, in_time
from flows.days import today
from flows.newspapers import known
from flows.settings import WebSettings
from flows.sources.editions import Loaded
from flows.sources.epaper.edition import PageCame, WebEdition, fetch_edition
from flows.sources.web.faults import OutOfTime
from flows.sources.web.fetcher import Fetcher, Web
from flows.sources.web.robots import Robots
from flows.sources.web.traffic import Traffic
from flows.sources.web.wire import REAL_TIME, Time, Wire
from flows.walk import House, Outcome
from parsers.epaper.entries import hosts
from parsers.newspapers.registry import newspaper
from storage.archive import keep
from storage.archived import count_standing
from storage.claims import claim
from storage.database import writing
from storage.errors import StorageError
from storage.ledger import interrupt, last_finished

LEFT_FOR = timedelta(days=1)
"""So long what an interrupted attempt left is taken as it is; later it is asked for again."""

REMEDY = "the same call goes on from there, or gets more with XIANWEN_FETCH_EDITION_SECONDS"

LONG = 10.0
"""Seconds of waiting for a turn that are worth a word."""


def _no_page(_: str, __: int) -> None:
    return


@dataclass(frozen=True, slots=True)
class Watch:
    """Who counts what passes, and hears of each page that came."""

    traffic: Traffic
    page_came: PageCame = _no_page


Tell = Callable[[str], None]
Turn = Callable[[Sequence[str], House, Web, Tell], AbstractContextManager[None]]
"""Waits until nobody else asks these hosts, and holds that for the length of a `with`. A long wait is told.

Raises DatabaseUnavailable.
"""


@contextmanager
def claimed(hosts: Sequence[str], house: House, web: Web, tell: Tell) -> Iterator[None]:
    """The turn by claims in the database: politeness does not end where a process does."""
    with ExitStack() as stack:
        for host in hosts:
            stack.enter_context(claim(house.engine, f"host {host}", waiting(host, web, tell)))
        yield


def waiting(host: str, web: Web, tell: Tell) -> Callable[[float], None]:
    """Sleeps so many seconds, again and again; once it has been long, that is told."""
    slept = 0.0

    def sleep(seconds: float) -> None:
        nonlocal slept
        if slept < LONG <= slept + seconds:
            tell(f"{host}: its turn is another run's; waiting for ours")
        slept += seconds
        web.wire.sleep(seconds)

    return sleep


@contextmanager
def opened_web(settings: WebSettings, time: Time = REAL_TIME) -> Iterator[Web]:
    """The wire and the sites' rules that all fetching of a process shares, for the length of a `with`."""
    with Wire(settings, time) as wire:
        yield Web(wire, Robots(settings.agent, time.clock))


def fetch(edition: WebEdition, house: House, web: Web, watch: Watch, turn: Turn = claimed) -> Outcome:
    """Takes an edition from its site to its rows. What goes wrong with it is in the outcome."""
    try:
        with turn(hosts_of(edition), house, web, watch.traffic.tell):
            loaded = collect(edition, house, web, watch)
        return walk.save(edition, loaded, walk.read(edition, loaded, house.home, accept=house.accept), house)
    except OutOfTime as error:
        return unfinished(edition, house, str(error))
    except StorageError as error:
        return walk.refused(edition, error)


def hosts_of(edition: WebEdition) -> tuple[str, ...]:
    """The hosts at which the edition is asked for."""
    return hosts(newspaper(edition.newspaper, known()), edition.published_on)


def collect(edition: WebEdition, house: House, web: Web, watch: Watch) -> Loaded:
    """The edition's pages, all responses and the pages' manifests in the archive. It is our turn at its hosts.

    When its time is over it asks for nothing more; if even that does not end it, it is given up.
    Raises OutOfTime, StorageError.
    """
    try:
        return in_time(at_most_seconds(web.wire.settings), _collected, edition, house, web, watch)
    except GivenUp as error:
        raise OutOfTime(f"{error}; {REMEDY}") from error


def at_most_seconds(settings: WebSettings) -> float:
    """The time of an edition, and of the one request that may be under way when it is over."""
    return settings.edition_seconds + settings.tries * (settings.seconds + settings.longest_wait)


def _collected(edition: WebEdition, house: House, web: Web, watch: Watch) -> Loaded:
    loaded = _asked(edition, house, web, watch)
    for page in loaded.pages:
        keep(house.archive, page.content)
    with house.engine.connect() as connection:
        standing = count_standing(connection, edition.newspaper, edition.published_on)
    return replace(loaded, standing=standing)


def _asked(edition: WebEdition, house: House, web: Web, watch: Watch) -> Loaded:
    seconds = web.wire.settings.edition_seconds
    fetcher = Fetcher(
        web,
        house.engine,
        house.archive,
        edition.newspaper,
        edition.published_on,
        watch.traffic,
        since=_left_since(edition, house),
        ends_at=web.wire.clock() + seconds,
    )
    try:
        return fetch_edition(newspaper(edition.newspaper, known()), edition, fetcher, watch.page_came)
    except OutOfTime as error:
        watch.traffic.stopped_by = f"it had not come within {seconds:g} s: {error}"
        raise OutOfTime(f"{watch.traffic.stopped_by}; {REMEDY}") from error


def unfinished(edition: WebEdition, house: House, reason: str) -> Outcome:
    """The ledger says why it did not come, but not that the attempt has ended: the next one goes on with it."""
    try:
        with writing(house.engine) as connection:
            interrupt(
                connection, newspaper(edition.newspaper, known()), edition.published_on, reason, datetime.now(UTC)
            )
    except StorageError as error:
        return walk.refused(edition, error)
    return walk.unfinished(edition, reason)


def _left_since(edition: WebEdition, house: House) -> datetime | None:
    """From when on responses are those of an attempt that never ended; None for a day that may still be changing."""
    if edition.published_on >= today():
        return None
    with house.engine.connect() as connection:
        ended = last_finished(connection, edition.newspaper, edition.published_on)
    oldest = datetime.now(UTC) - LEFT_FOR
    return max(ended, oldest) if ended else oldest
