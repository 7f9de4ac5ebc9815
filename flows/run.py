"""Editions one after the other: as recorded flow runs where there is a Prefect API, else directly."""

import asyncio
from collections.abc import Callable, Iterator, Sequence

from flows.ahead import ingested, readers
from flows.engine import Api, use
from flows.settings import Settings, absolute
from flows.sources.files import EditionFiles, by_pages, located
from flows.walk import House, Outcome

RUN_PAGES = 500
"""Pages of one flow run: its parameters name them all, and Prefect takes no more than 512 KB of those."""


def directly(editions: Sequence[EditionFiles], house: House, settings: Settings) -> Iterator[Outcome]:
    """Outcomes as they come, without Prefect."""
    with readers(editions, house, settings.readers) as reading:
        yield from ingested(editions, house, reading)


def recorded(
    editions: Sequence[EditionFiles], house: House, settings: Settings, api: Api, tell: Callable[[str], None]
) -> Iterator[Outcome]:
    """Outcomes as they come, each batch a flow run on `api`; directly from where `api` fails, which `tell` is told."""
    use(api)
    from flows.ingest import EngineFailed, run

    editions = [located(edition) for edition in editions]
    batches = by_pages(editions, RUN_PAGES)
    with readers(editions, house, settings.readers) as reading:
        for batch in batches:
            try:
                yield from asyncio.run(run(batch, house.home, absolute(settings), reading))
            except EngineFailed as error:
                tell(f"{api.said_by} names {api.url}, which failed ({error}): what follows is not recorded there")
                yield from error.outcomes or ingested(batch, house, reading)
                yield from ingested([edition for later in batches for edition in later], house, reading)
