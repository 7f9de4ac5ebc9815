"""An edition from its site to its rows, as plain functions. Nothing here knows of Prefect."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from flows import walk
from flows.days import today
from flows.newspapers import known
from flows.settings import WebSettings
from flows.sources.editions import Loaded
from flows.sources.epaper.edition import PageCame, WebEdition, fetch_edition
from flows.sources.web.fetcher import Fetcher, Web
from flows.sources.web.robots import Robots
from flows.sources.web.traffic import Traffic
from flows.sources.web.wire import REAL_TIME, Time, Wire
from flows.walk import House, Outcome
from parsers.epaper.entries import entry_addresses
from parsers.model import Newspaper
from parsers.newspapers.registry import newspaper
from storage.archive import keep
from storage.archived import count_standing
from storage.claims import claim
from storage.errors import StorageError
from storage.ledger import last_finished

LEFT_FOR = timedelta(days=1)
"""So long what an interrupted attempt left is taken as it is; later it is asked for again."""


def _no_page(_: str, __: int) -> None:
    return


@dataclass(frozen=True, slots=True)
class Watch:
    """Who counts what passes, and hears of each page that came."""

    traffic: Traffic
    page_came: PageCame = _no_page


@contextmanager
def opened_web(settings: WebSettings, time: Time = REAL_TIME) -> Iterator[Web]:
    """The wire and the sites' rules that all fetching of a process shares, for the length of a `with`."""
    with Wire(settings, time) as wire:
        yield Web(wire, Robots(settings.agent, time.clock))


def fetch(edition: WebEdition, house: House, web: Web, watch: Watch) -> Outcome:
    """Takes an edition from its site to its rows. What goes wrong with it is in the outcome."""
    try:
        loaded = collect(edition, house, web, watch)
    except StorageError as error:
        return walk.refused(edition, error)
    return walk.save(edition, loaded, walk.read(edition, loaded, house), house)


def collect(edition: WebEdition, house: House, web: Web, watch: Watch) -> Loaded:
    """The edition's pages, all responses and the pages' manifests in the archive. Raises StorageError."""
    paper = newspaper(edition.newspaper, known())
    since = _left_since(edition, house)
    fetcher = Fetcher(web, house.engine, house.archive, edition.newspaper, edition.published_on, watch.traffic, since)
    with _hosts(paper, edition, house, web):
        loaded = fetch_edition(paper, edition, fetcher, watch.page_came)
    for page in loaded.pages:
        keep(house.archive, page.content)
    with house.engine.connect() as connection:
        standing = count_standing(connection, edition.newspaper, edition.published_on)
    return replace(loaded, standing=standing)


@contextmanager
def _hosts(paper: Newspaper, edition: WebEdition, house: House, web: Web) -> Iterator[None]:
    """The edition's hosts, which one process at a time asks: politeness does not end where a process does."""
    hosts = {urlsplit(entry.url).netloc.lower() for entry in entry_addresses(paper, edition.published_on)}
    with ExitStack() as stack:
        for host in sorted(hosts):
            stack.enter_context(claim(house.engine, f"host {host}", web.wire.sleep))
        yield


def _left_since(edition: WebEdition, house: House) -> datetime | None:
    """From when on responses are those of an attempt that never ended; None for a day that may still be changing."""
    if edition.published_on >= today():
        return None
    with house.engine.connect() as connection:
        ended = last_finished(connection, edition.newspaper, edition.published_on)
    oldest = datetime.now(UTC) - LEFT_FOR
    return max(ended, oldest) if ended else oldest
