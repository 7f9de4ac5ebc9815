"""The walk as a Prefect flow: a run for an edition or a batch of them, a task for each step."""

from collections.abc import Awaitable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar, cast

from httpx import HTTPError
from prefect import flow, get_run_logger, task
from prefect.artifacts import acreate_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.exceptions import PrefectException
from prefect.runtime import flow_run
from prefect.states import Completed, Failed
from pydantic import SecretStr, TypeAdapter

from flows import walk
from flows.settings import Settings, read_settings
from flows.sources.editions import Edition, Loaded
from flows.sources.files import EditionFiles, by_pages
from flows.walk import House, Outcome
from parsers.model import EditionReading
from storage.errors import StorageError

FEW = 8
"""So many editions get tasks of their own; of more, a task takes `TASK_PAGES` pages, as each costs the server 25 ms."""

TASK_PAGES = 100
ARTIFACT_ROWS = 200
MESSAGE = 160
"""Characters of Prefect's own message: it repeats whole requests."""

T = TypeVar("T")


class EngineFailed(Exception):
    """Prefect's API did not do its part; the message is its own."""


class Sealed(Generic[T]):
    """Carries a value from task to task unseen: Prefect would look into every passage of every article."""

    __slots__ = ("content",)

    def __init__(self, content: T) -> None:
        self.content = content


@task(
    task_run_name="collect {name}", retries=2, retry_delay_seconds=[1, 5], cache_policy=NO_CACHE, persist_result=False
)
def collect(name: str, batch: Sequence[EditionFiles], house: Sealed[House]) -> Sealed[list[Loaded]]:
    """The pages of a batch, archived. The one task that is tried again: files and archive may be far away."""
    return Sealed([walk.collect(edition, house.content) for edition in batch])


@task(task_run_name="read {name}", cache_policy=NO_CACHE, persist_result=False)
def read(
    name: str, batch: Sequence[Edition], loaded: Sealed[list[Loaded]], house: Sealed[House]
) -> Sealed[list[EditionReading]]:
    """The pages of a batch read and classified."""
    pairs = zip(batch, loaded.content, strict=True)
    return Sealed([walk.read(edition, its_pages, house.content) for edition, its_pages in pairs])


@task(task_run_name="save {name}", cache_policy=NO_CACHE, persist_result=False)
def save(
    name: str,
    batch: Sequence[Edition],
    loaded: Sealed[list[Loaded]],
    readings: Sealed[list[EditionReading]],
    house: Sealed[House],
) -> Sealed[list[Outcome]]:
    """A batch in the database, each edition in a transaction of its own."""
    triples = zip(batch, loaded.content, readings.content, strict=True)
    return Sealed([walk.save(*triple, house.content) for triple in triples])


def named(editions: Sequence[Edition]) -> str:
    """The name of a run or task: the edition, or the first and last of several."""
    if len(editions) == 1:
        return editions[0].name
    return f"{editions[0].name} … {editions[-1].name} ({len(editions)} editions)"


def _run_name() -> str:
    return named(TypeAdapter(list[EditionFiles]).validate_python(flow_run.parameters["editions"]))


@flow(flow_run_name=_run_name, persist_result=False)
async def ingest_files(
    editions: list[EditionFiles],
    home: str = "",
    database_url: SecretStr | None = None,
    archive: str | None = None,
) -> State[list[Outcome]]:
    """Page files into the database. Without an address of its own it takes the one of its environment.

    Async because a synchronous flow ends with a second of waiting for its heartbeat to stop.
    """
    with walk.open_house(settings_of(database_url, archive), home) as house:
        outcomes = ingested(editions, house)
    await show(editions, outcomes)
    return concluded(outcomes)


def ingested(editions: Sequence[EditionFiles], house: House) -> list[Outcome]:
    """What came of editions, within a flow: in tasks of one edition, or of about `TASK_PAGES` pages."""
    return [outcome for batch in _batches(editions) for outcome in _ingest(batch, Sealed(house))]


async def run(editions: list[EditionFiles], home: str, settings: Settings) -> list[Outcome]:
    """The outcomes of one recorded run; the database's address, which may hold a password, is not recorded with it.

    Raises EngineFailed; as the walk is idempotent, the same editions may then be ingested in another way.
    """
    database_url = SecretStr(settings.database_url)
    return await recorded_outcomes(ingest_files(editions, home, database_url, settings.archive, return_state=True))


async def recorded_outcomes(running: Awaitable[State[Any]]) -> list[Outcome]:
    """What a running flow comes to. Raises EngineFailed, and what ended the flow."""
    try:
        state = await running
        outcomes = await state.aresult(raise_on_failure=False)
    except (HTTPError, PrefectException, RuntimeError) as error:
        raise EngineFailed(f"{type(error).__name__}: {str(error)[:MESSAGE]}") from error
    if isinstance(outcomes, Exception):
        raise outcomes
    # The state that a flow returns becomes the run's own; Prefect's types do not say so.
    return cast(list[Outcome], outcomes)


def settings_of(database_url: SecretStr | None, archive: str | None) -> Settings:
    """The environment's settings, but for what a run's parameters say."""
    settings = read_settings(database_url.get_secret_value() if database_url else None)
    return replace(settings, archive=archive or settings.archive)


def _batches(editions: Sequence[EditionFiles]) -> Iterator[list[EditionFiles]]:
    limit = TASK_PAGES if len(editions) > FEW else 1
    return by_pages(editions, limit)


def _ingest(batch: list[EditionFiles], house: Sealed[House]) -> list[Outcome]:
    name = named(batch)
    try:
        loaded = collect(name, batch, house)
    except StorageError as error:
        return [walk.refused(edition, error) for edition in batch]
    readings = read(name, batch, loaded, house)
    return save(name, batch, loaded, readings, house).content


async def show(editions: Sequence[Edition], outcomes: Sequence[Outcome]) -> None:
    """The run's artifact and its log: the articles of one edition, or a row for each of several."""
    kept_back = [f"{each.what}: {each.reason}" for outcome in outcomes for each in outcome.kept_back]
    for line in kept_back:
        get_run_logger().warning(line)
    rows = [_article_row(outcome, at) for outcome in outcomes for at in range(len(outcome.rows))]
    await acreate_table_artifact(
        key=_artifact_key(editions),
        table=rows[:ARTIFACT_ROWS] if len(outcomes) == 1 else [_edition_row(outcome) for outcome in outcomes],
        description="\n".join([f"**{named(editions)}**: {_counts(outcomes)}", *(f"- {line}" for line in kept_back)]),
    )


def _artifact_key(editions: Sequence[Edition]) -> str:
    return f"edition-{editions[0].name.replace('/', '-')}" if len(editions) == 1 else "editions"


def _article_row(outcome: Outcome, at: int) -> dict[str, str]:
    row = outcome.rows[at]
    return {"page": row.page, "title": row.title, "county": row.county, "topic": row.topic}


def _edition_row(outcome: Outcome) -> dict[str, str | int]:
    return {
        "edition": outcome.edition,
        "status": outcome.status,
        "pages": outcome.pages,
        "articles": len(outcome.rows),
        "kept back": len(outcome.kept_back),
    }


def _counts(outcomes: Sequence[Outcome]) -> str:
    pages, articles = sum(each.pages for each in outcomes), sum(len(each.rows) for each in outcomes)
    return f"{', '.join(sorted({each.status for each in outcomes}))}; {pages} pages, {articles} articles"


def concluded(outcomes: list[Outcome]) -> State[list[Outcome]]:
    """The run's last state, with the outcomes: failed when the store refused an edition."""
    failed = [outcome.edition for outcome in outcomes if outcome.status == "failed"]
    if failed:
        return Failed(message=f"not stored: {', '.join(failed)}", data=outcomes)
    kept_back = sum(len(outcome.kept_back) for outcome in outcomes)
    return Completed(message=f"{_counts(outcomes)}; {kept_back} kept back", data=outcomes)
