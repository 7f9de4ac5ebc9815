"""An edition from its site to its rows, as plain functions. Nothing here knows of Prefect."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from flows import walk
from flows.newspapers import known
from flows.settings import WebSettings
from flows.sources.editions import Loaded
from flows.sources.epaper.edition import PageCame, WebEdition, fetch_edition
from flows.sources.web.fetcher import Fetcher, Web
from flows.sources.web.robots import Robots
from flows.sources.web.traffic import Traffic
from flows.sources.web.wire import Wire
from flows.walk import House, Outcome
from parsers.newspapers.registry import newspaper
from storage.archive import keep
from storage.archived import count_standing
from storage.errors import StorageError


def _no_page(_: str, __: int) -> None:
    return


@dataclass(frozen=True, slots=True)
class Watch:
    """Who counts what passes, and hears of each page that came."""

    traffic: Traffic
    page_came: PageCame = _no_page


@contextmanager
def opened_web(settings: WebSettings) -> Iterator[Web]:
    """The wire and the sites' rules that all fetching of a process shares, for the length of a `with`."""
    with Wire(settings) as wire:
        yield Web(wire, Robots(settings.agent, time.monotonic))


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
    fetcher = Fetcher(web, house.engine, house.archive, edition.newspaper, edition.published_on, watch.traffic)
    loaded = fetch_edition(paper, edition, fetcher, watch.page_came)
    for page in loaded.pages:
        keep(house.archive, page.content)
    with house.engine.connect() as connection:
        standing = count_standing(connection, edition.newspaper, edition.published_on)
    return replace(loaded, standing=standing)
