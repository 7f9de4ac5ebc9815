"""Editions one after the other: as recorded flow runs where there is a Prefect API, else directly."""

import asyncio
from collections.abc import Iterator, Sequence

from flows.engine import Api, use
from flows.settings import Settings, absolute
from flows.sources.files import EditionFiles, by_pages
from flows.walk import House, Outcome, ingest

RUN_PAGES = 500
"""Pages of one flow run: its parameters name them all, and Prefect takes no more than 512 KB of those."""


def directly(editions: Sequence[EditionFiles], house: House) -> Iterator[Outcome]:
    """Outcomes as they come, without Prefect."""
    return (ingest(edition, house) for edition in editions)


def recorded(editions: Sequence[EditionFiles], settings: Settings, home: str, api: Api) -> Iterator[Outcome]:
    """Outcomes as they come, each batch a flow run on `api`."""
    use(api)
    from flows.ingest import run

    for batch in by_pages(editions, RUN_PAGES):
        yield from asyncio.run(run(batch, home, absolute(settings)))
