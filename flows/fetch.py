"""Fetching as a Prefect flow: a run for an edition, with a task each for fetching, reading and saving it."""

import asyncio
from contextlib import ExitStack
from contextvars import ContextVar
from datetime import date

from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from pydantic import SecretStr

from flows import walk
from flows.fetching import Watch, collect, opened_web
from flows.ingest import Sealed, concluded, read, recorded_outcomes, save, settings_of, show
from flows.settings import Settings
from flows.sources.editions import Loaded
from flows.sources.epaper.edition import WebEdition
from flows.sources.web.fetcher import Web
from flows.sources.web.traffic import Traffic
from flows.walk import House, Outcome
from storage.claims import claim
from storage.errors import StorageError

_watched: ContextVar[Watch | None] = ContextVar("watched", default=None)
"""Who watches a run that this very process started; a flow's parameters are plain data and cannot say it."""


@task(task_run_name="fetch {name}", retries=2, retry_delay_seconds=[1, 5], cache_policy=NO_CACHE, persist_result=False)
async def fetch(name: str, edition: WebEdition, house: Sealed[House], web: Sealed[Web]) -> Sealed[list[Loaded]]:
    """The edition's pages, archived. In a thread, as waiting for a site's turn would stop the run's heartbeat."""
    watch = _watched.get() or _log()
    return Sealed([await asyncio.to_thread(collect, edition, house.content, web.content, watch)])


@flow(flow_run_name="{newspaper}/{published_on}", persist_result=False)
async def fetch_edition(
    newspaper: str,
    published_on: date,
    accept: bool = False,
    database_url: SecretStr | None = None,
    archive: str | None = None,
) -> State[list[Outcome]]:
    """An edition from its site into the database; `accept` publishes it whatever is suspicious about it."""
    settings, edition = settings_of(database_url, archive), WebEdition(newspaper, published_on)
    with walk.open_house(settings, accept=accept) as house, opened_web(settings.web) as web, ExitStack() as ours:
        # In a thread, as other runs of the edition, on whatever machine, may have it for long.
        await asyncio.to_thread(ours.enter_context, claim(house.engine, edition.name.replace("/", " ")))
        outcomes = await _fetch(edition, Sealed(house), Sealed(web))
    await show([edition], outcomes)
    return concluded(outcomes)


async def run(edition: WebEdition, settings: Settings, watch: Watch, *, accept: bool) -> list[Outcome]:
    """The outcome of one recorded run, watched from here. Raises EngineFailed like flows.ingest.run."""
    _watched.set(watch)
    database_url = SecretStr(settings.database_url)
    state = fetch_edition(
        edition.newspaper, edition.published_on, accept, database_url, settings.archive, return_state=True
    )
    return await recorded_outcomes(state)


async def _fetch(edition: WebEdition, house: Sealed[House], web: Sealed[Web]) -> list[Outcome]:
    try:
        loaded = await fetch(edition.name, edition, house, web)
    except StorageError as error:
        return [walk.refused(edition, error)]
    readings = read(edition.name, [edition], loaded, house)
    return save(edition.name, [edition], loaded, readings, house).content


def _log() -> Watch:
    """Of a run that nobody watches, its own log tells."""
    log = get_run_logger()
    return Watch(Traffic(tell=log.info), lambda label, articles: log.info("page %s: %d articles", label, articles))
