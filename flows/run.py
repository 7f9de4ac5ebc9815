"""Editions one after the other: as recorded flow runs where there is a Prefect API, else directly."""

import asyncio
from collections.abc import Callable, Iterator, Sequence

from flows import ahead
from flows.engine import Api, use
from flows.settings import Settings, absolute
from flows.sources.files import EditionFiles, by_pages, located
from flows.walk import House, Outcome, ingest

RUN_PAGES = 500
"""Pages of one flow run: its parameters name them all, and Prefect takes no more than 512 KB of those."""


def directly(editions: Sequence[EditionFiles], house: House, readers: int) -> Iterator[Outcome]:
    """Outcomes as they come, without Prefect; of many pages, `readers` processes (0: one a core) read ahead."""
    readers = ahead.readers_for(editions, readers)
    if readers > 1:
        return ahead.ingested(editions, house, readers)
    return (ingest(edition, house) for edition in editions)


def recorded(
    editions: Sequence[EditionFiles], house: House, settings: Settings, api: Api, tell: Callable[[str], None]
) -> Iterator[Outcome]:
    """Outcomes as they come, each batch a flow run on `api`; directly from where `api` fails, which `tell` is told."""
    use(api)
    from flows.ingest import EngineFailed, run

    batches = by_pages(editions, RUN_PAGES)
    for batch in batches:
        try:
            yield from asyncio.run(run([located(edition) for edition in batch], house.home, absolute(settings)))
        except EngineFailed as error:
            tell(f"{api.said_by} names {api.url}, which failed ({error}): what follows is not recorded there")
            yield from error.outcomes or directly(batch, house, settings.readers)
            yield from directly([edition for later in batches for edition in later], house, settings.readers)
