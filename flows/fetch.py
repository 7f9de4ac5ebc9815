"""Fetching as a Prefect flow: a run for an edition, with a task each for fetching, reading and saving it."""

from contextlib import ExitStack
from contextvars import ContextVar
from datetime import date

from prefect import flow, get_run_logger, tags, task
from prefect.client.schemas.objects import State
from prefect.context import SyncClientContext
from pydantic import SecretStr

from flows import walk
from flows.ahead import Readers
from flows.apart import apart
from flows.artifacts import show
from flows.ingest import concluded, read, recorded_outcomes, save, settings_of
from flows.limits import limited
from flows.plain.fetch import Watch, collect, hosts_of, opened_web, unfinished
from flows.settings import Settings
from flows.sources.editions import Loaded
from flows.sources.epaper.edition import WebEdition
from flows.sources.web.faults import OutOfTime
from flows.sources.web.fetcher import Web
from flows.sources.web.traffic import Traffic
from flows.tags import TAG, tag
from flows.tasks import FROM_AFAR, RUN, Sealed
from flows.walk import House, Outcome
from storage.claims import claim
from storage.errors import StorageError

_watched: ContextVar[Watch | None] = ContextVar("watched", default=None)
"""Who watches a run that this very process started; a flow's parameters are plain data and cannot say it."""


@task(task_run_name="fetch {name}", **FROM_AFAR)
async def fetch(name: str, edition: WebEdition, house: Sealed[House], web: Sealed[Web]) -> Sealed[list[Loaded]]:
    """The edition's pages, archived. In a thread apart: what waits in it cannot be interrupted, but left."""
    watch = _watched.get() or _log()
    return Sealed([await apart(collect, edition, house.content, web.content, watch)])


@flow(flow_run_name="{newspaper}/{published_on}", **RUN)
async def ingest_edition(
    newspaper: str,
    published_on: date,
    accept: bool = False,
    database_url: SecretStr | None = None,
    archive: str | None = None,
) -> State[Sealed[list[Outcome]]]:
    """An edition from its site into the database; `accept` publishes it whatever is suspicious about it."""
    settings, edition = settings_of(database_url, archive), WebEdition(newspaper, published_on)
    await tag([newspaper])
    with walk.open_house(settings, accept=accept) as house, opened_web(settings.web) as web, ExitStack() as ours:
        # Apart, as other runs of the edition, on whatever machine, may have it for long.
        await apart(ours.enter_context, claim(house.engine, edition.name.replace("/", " ")))
        outcomes = await _fetch(edition, house, web)
    await show([edition], outcomes)
    return concluded(outcomes)


async def run(edition: WebEdition, settings: Settings, watch: Watch, *, accept: bool) -> list[Outcome]:
    """The outcome of one recorded run, watched from here. Raises EngineFailed like flows.ingest.run."""
    _watched.set(watch)
    database_url = SecretStr(settings.database_url)
    with tags(TAG, edition.newspaper):
        return await recorded_outcomes(
            ingest_edition(
                edition.newspaper, edition.published_on, accept, database_url, settings.archive, return_state=True
            )
        )


async def _fetch(edition: WebEdition, house: House, web: Web) -> list[Outcome]:
    try:
        with ExitStack() as ours:
            tell = (_watched.get() or _log()).traffic.tell
            await apart(ours.enter_context, limited(hosts_of(edition), house, web, tell))
            loaded = await fetch(edition.name, edition, Sealed(house), Sealed(web))
        with SyncClientContext.get_or_create():
            its = edition.name, Sealed([edition]), loaded
            readings = read(*its, Sealed(Readers(house.archive, accept=house.accept)))
            return save(*its, readings, Sealed(house)).content
    except OutOfTime as error:
        return [unfinished(edition, house, str(error))]
    except StorageError as error:
        return [walk.refused(edition, error)]


def _log() -> Watch:
    """Of a run that nobody watches, its own log tells."""
    log = get_run_logger()
    return Watch(Traffic(tell=log.info), lambda label, articles: log.info("page %s: %d articles", label, articles))
