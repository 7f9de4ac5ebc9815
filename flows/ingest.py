"""The walk as a Prefect flow: a run for an edition or a batch of them, a task for each step."""

from collections.abc import Awaitable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import replace
from typing import Any, cast

from httpx import HTTPError
from prefect import flow, tags, task
from prefect.client.schemas.objects import State
from prefect.concurrency.asyncio import ConcurrencySlotAcquisitionError
from prefect.context import SyncClientContext
from prefect.exceptions import PrefectException
from prefect.runtime import flow_run
from prefect.states import Completed, Failed
from pydantic import SecretStr, TypeAdapter

from flows import walk
from flows.ahead import Readers
from flows.artifacts import MESSAGE, counts, show
from flows.settings import Settings, read_settings
from flows.sources.editions import Edition, Loaded, named
from flows.sources.files import EditionFiles, by_pages
from flows.tags import TAG, tag
from flows.tasks import FROM_AFAR, RUN, STEP, Sealed
from flows.walk import NOT_STORED, PAUSES, House, Outcome
from parsers.model import EditionReading
from storage.errors import StorageError

FEW = 8
"""So many editions get tasks of their own; of more, a task takes `TASK_PAGES` pages, as each costs the server 25 ms."""

TASK_PAGES = 250

_came: ContextVar[list[Outcome] | None] = ContextVar("came", default=None)
"""Takes what came of a run that this very process started, should the server not be there to be told."""

_reading: ContextVar[Readers | None] = ContextVar("reading", default=None)
"""What reads for a run that this very process started, where that goes on from run to run."""


class EngineFailed(Exception):
    """Prefect's API did not do its part; the message is its own. `outcomes` are what the run had come to by then."""

    def __init__(self, message: str, outcomes: Sequence[Outcome] = ()) -> None:
        super().__init__(message)
        self.outcomes = tuple(outcomes)


@task(task_run_name="collect {name}", **FROM_AFAR)
def collect(name: str, batch: Sealed[Sequence[EditionFiles]], reading: Sealed[Readers]) -> Sealed[list[Loaded]]:
    """The pages of a batch, archived. The one task that is tried again: files and archive may be far away."""
    return Sealed([reading.content.collect(edition) for edition in batch.content])


@task(task_run_name="read {name}", **STEP)
def read(
    name: str, batch: Sealed[Sequence[Edition]], loaded: Sealed[list[Loaded]], reading: Sealed[Readers]
) -> Sealed[list[EditionReading]]:
    """The pages of a batch read and classified; in long work processes of its own have read ahead."""
    return Sealed([reading.content.read(*pair) for pair in zip(batch.content, loaded.content, strict=True)])


@task(task_run_name="save {name}", **STEP)
def save(
    name: str,
    batch: Sealed[Sequence[Edition]],
    loaded: Sealed[list[Loaded]],
    readings: Sealed[list[EditionReading]],
    house: Sealed[House],
) -> Sealed[list[Outcome]]:
    """A batch in the database, each edition in a transaction of its own."""
    triples = zip(batch.content, loaded.content, readings.content, strict=True)
    return Sealed([walk.save(*triple, house.content, PAUSES) for triple in triples])


def _run_name() -> str:
    return named(TypeAdapter(list[EditionFiles]).validate_python(flow_run.parameters["editions"]))


@flow(flow_run_name=_run_name, **RUN)
async def ingest_files(
    editions: list[EditionFiles],
    home: str = "",
    database_url: SecretStr | None = None,
    archive: str | None = None,
) -> State[Sealed[list[Outcome]]]:
    """Page files into the database. Without an address of its own it takes the one of its environment.

    Async because a synchronous flow ends with a second of waiting for its heartbeat to stop.
    """
    settings = settings_of(database_url, archive)
    await tag(edition.newspaper for edition in editions)
    with walk.open_house(settings, home) as house:
        outcomes = ingested(editions, house, settings.batch_seconds)
    await show(editions, outcomes)
    return concluded(outcomes)


def ingested(editions: Sequence[EditionFiles], house: House, seconds: float) -> list[Outcome]:
    """What came of editions, within a flow: in tasks of one edition, or of about `TASK_PAGES` pages.

    A task has so many seconds. It runs in the main thread, where Prefect can interrupt it. All have one connection to
    the server: to make one takes longer than to tell of a task.
    """
    reading = Sealed(_reading.get() or Readers(house.archive, house.home))
    with SyncClientContext.get_or_create():
        return [outcome for batch in _batches(editions) for outcome in _ingest(batch, reading, Sealed(house), seconds)]


async def run(
    editions: list[EditionFiles], home: str, settings: Settings, reading: Readers | None = None
) -> list[Outcome]:
    """The outcomes of one recorded run; the database's address, which may hold a password, is not recorded with it.

    `reading` are readers that have these editions among theirs. Raises EngineFailed; as the walk is idempotent, the
    same editions may then be ingested in another way.
    """
    _reading.set(reading)
    database_url = SecretStr(settings.database_url)
    with tags(TAG, *{edition.newspaper for edition in editions}):
        return await recorded_outcomes(ingest_files(editions, home, database_url, settings.archive, return_state=True))


async def recorded_outcomes(running: Awaitable[State[Any]]) -> list[Outcome]:
    """What a running flow comes to. Raises EngineFailed, and what ended the flow."""
    came: list[Outcome] = []
    _came.set(came)
    try:
        # One connection for all that Prefect asks in the run's own thread: each of its own takes 20 ms to prepare.
        with SyncClientContext.get_or_create():
            state = await running
        outcomes = await state.aresult(raise_on_failure=False)
    except (HTTPError, PrefectException, RuntimeError) as error:
        raise EngineFailed(f"{type(error).__name__}: {str(error)[:MESSAGE]}", came) from error
    if isinstance(outcomes, ConcurrencySlotAcquisitionError):
        # A task asks the server whether its tags are limited.
        raise EngineFailed(str(outcomes)[:MESSAGE], came) from outcomes
    if isinstance(outcomes, Exception):
        raise outcomes
    # The state that a flow returns becomes the run's own; Prefect's types do not say so.
    return cast(Sealed[list[Outcome]], outcomes).content


def settings_of(database_url: SecretStr | None, archive: str | None) -> Settings:
    """The environment's settings, but for what a run's parameters say."""
    settings = read_settings(database_url.get_secret_value() if database_url else None)
    return replace(settings, archive=archive or settings.archive)


def _batches(editions: Sequence[EditionFiles]) -> Iterator[list[EditionFiles]]:
    limit = TASK_PAGES if len(editions) > FEW else 1
    return by_pages(editions, limit)


def _ingest(batch: list[EditionFiles], reading: Sealed[Readers], house: Sealed[House], seconds: float) -> list[Outcome]:
    name, sealed = named(batch), Sealed(batch)
    try:
        loaded = collect.with_options(timeout_seconds=seconds)(name, sealed, reading)
        readings = read.with_options(timeout_seconds=seconds)(name, sealed, loaded, reading)
        return save.with_options(timeout_seconds=seconds)(name, sealed, loaded, readings, house).content
    except StorageError as error:
        return [walk.refused(edition, error) for edition in batch]
    except TimeoutError:
        reason = f"{name} took longer than {seconds:g} s; ingest it again, or give it more with XIANWEN_BATCH_SECONDS"
        return [walk.unfinished(edition, reason) for edition in batch]


def concluded(outcomes: list[Outcome]) -> State[Sealed[list[Outcome]]]:
    """The run's last state, with the outcomes: failed when the store refused an edition, or its time was over."""
    if (came := _came.get()) is not None:
        came += outcomes
    failed = [outcome for outcome in outcomes if outcome.status in NOT_STORED]
    if failed:
        name = "TimedOut" if all(outcome.status == "unfinished" for outcome in failed) else "Failed"
        others = "".join(f", {outcome.edition}" for outcome in failed[1:])
        why = failed[0].kept_back[0].reason
        return Failed(name=name, message=f"not stored: {failed[0].edition}: {why}{others}", data=Sealed(outcomes))
    kept_back = sum(len(outcome.kept_back) for outcome in outcomes)
    return Completed(message=f"{counts(outcomes)}; {kept_back} kept back", data=Sealed(outcomes))
