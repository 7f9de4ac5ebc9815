"""Reading again as a Prefect flow: archived pages of many editions through today's parsers in one run."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

from prefect import flow, get_run_logger, task
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run
from prefect.states import Completed, Failed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from pydantic import SecretStr

from flows.artifacts import begun, kept_back, moved
from flows.assets import materialize
from flows.ingest import settings_of
from flows.long_work import expect_long_work
from flows.plain.reread import reread
from flows.screen import counted
from flows.settings import Settings, read_settings
from flows.sources.archived import StoredEdition
from flows.tags import tag
from flows.tasks import STEP
from flows.walk import NOT_STORED, open_house
from parsers.reading import PARSER_VERSION
from storage.archived import with_pages

T = TypeVar("T")

LEFT_ALONE = {
    "distributed.worker.profile.enabled": False,
    "distributed.worker.memory.monitor-interval": "1s",
    "distributed.admin.tick.interval": "1s",
}
"""Dask looks at each process 160 times a second (100 for its profile, 50 for the loop's delay, 10 for memory), and
takes the interpreter from who reads there. So it looks twice a second, once for the delay and once for memory.
"""

MOST, LEAST = 100, 5
"""Editions of one task. A task costs its reader 80 ms, for Prefect's engine, and the server 25; an edition 30."""

REMEDY = "the next run goes on with what is left, or gets more with XIANWEN_BATCH_SECONDS"


class Read(NamedTuple):
    """What came of one edition; `kept_back` is what of it is not well, and why."""

    status: str
    kept_back: list[tuple[str, str]]


def task_runner(readers: int) -> TaskRunner[Any]:
    """One batch after the other, or so many processes at once, which needs the extra `dask`."""
    if readers == 1:
        return ThreadPoolTaskRunner(max_workers=1)
    import dask
    from prefect_dask.task_runners import DaskTaskRunner

    dask.config.set(LEFT_ALONE)
    return DaskTaskRunner(cluster_kwargs={"n_workers": readers, "threads_per_worker": 1, "dashboard_address": None})


def _run_name() -> str:
    return f"reread {flow_run.parameters['newspaper'] or 'all newspapers'}"


@task(task_run_name="reread {name}", **STEP)
def reread_batch(
    name: str, batch: Sequence[StoredEdition], database_url: SecretStr, archive: str, accept: bool
) -> list[Read]:
    """A batch of editions, each in a transaction of its own. Its parameters are plain: it may run anywhere."""
    expect_long_work()
    with open_house(Settings(database_url.get_secret_value(), archive), accept=accept) as house:
        outcomes = [reread(edition, house) for edition in batch]
    for outcome in outcomes:
        materialize(outcome)
    return [Read(each.status, [(kept.what, kept.reason) for kept in each.kept_back]) for each in outcomes]


@flow(flow_run_name=_run_name, persist_result=False, task_runner=task_runner(read_settings().readers or 1))
async def reread_editions(
    newspaper: str | None = None,
    since: date | None = None,
    until: date | None = None,
    everything: bool = False,
    accept: bool = False,
    database_url: SecretStr | None = None,
    archive: str | None = None,
) -> State[dict[str, int]]:
    """Editions of which a page was read by other parsers last, or `everything`; as `xianwen reread` does it."""
    settings = settings_of(database_url, archive)
    await tag([newspaper] if newspaper else [])
    editions = _chosen(settings, newspaper, since, until, everything=everything)
    parts = list(batches(editions, settings.readers or 1))
    where = SecretStr(settings.database_url), settings.archive, accept
    in_time = reread_batch.with_options(timeout_seconds=settings.batch_seconds)
    futures = [in_time.submit(_name(batch), batch, *where) for batch in parts]
    progress = await begun(f"{len(editions)} editions")
    read: list[Read] = []
    for batch, future in zip(parts, futures, strict=True):
        try:
            read += await asyncio.to_thread(future.result)
        except TimeoutError:
            reason = f"its batch was not read within {settings.batch_seconds:g} s; {REMEDY}"
            read += [Read("unfinished", [(edition.name, reason)]) for edition in batch]
        told = f"{len(read)} of {len(editions)}: {_counts(read)}"
        get_run_logger().info(told)
        await moved(progress, len(read) / len(editions), told)
    return await _concluded(read)


def _chosen(
    settings: Settings, newspaper: str | None, since: date | None, until: date | None, *, everything: bool
) -> list[StoredEdition]:
    with open_house(settings) as house, house.engine.connect() as connection:
        not_read_by = None if everything else PARSER_VERSION
        keys = with_pages(connection, newspaper, since, until, not_read_by=not_read_by)
    return [StoredEdition(*key) for key in keys]


def batches(editions: Sequence[T], readers: int) -> Iterator[Sequence[T]]:
    """Each is half of a reader's share of what is left (guided self-scheduling, Polychronopoulos and Kuck 1987).

    Large ones first, so that tasks are few; small ones at the end, so that no reader goes on alone for long.
    """
    start = 0
    while start < len(editions):
        size = min(MOST, max(LEAST, (len(editions) - start) // (2 * readers)))
        yield editions[start : start + size]
        start += size


def _name(batch: Sequence[StoredEdition]) -> str:
    return batch[0].name if len(batch) == 1 else f"{batch[0].name} … {batch[-1].name}"


def _counts(read: Sequence[Read]) -> str:
    return ", ".join(f"{count} {status}" for status, count in Counter(each.status for each in read).most_common())


async def _concluded(read: Sequence[Read]) -> State[dict[str, int]]:
    await kept_back("kept-back", "What is not well", [told for each in read for told in each.kept_back])
    statuses = dict(Counter(each.status for each in read))
    ended = Completed if statuses.keys().isdisjoint(NOT_STORED) else Failed
    return ended(message=f"{counted(len(read), 'edition')}: {_counts(read)}", data=statuses)
