"""Editions one after the other: as recorded flow runs where there is a Prefect API, else directly."""

import json
from collections.abc import Callable, Iterator, Sequence

from flows.ahead import ingested, readers
from flows.engine import Api, use
from flows.settings import Settings, absolute
from flows.sources.files import EditionFiles, by_pages, located
from flows.walk import Outcome, open_house

RUN_PAGES = 1_000
RUN_BYTES = 400_000
"""Most pages of one flow run, and bytes of their names: its parameters name them all, and Prefect takes 512 KB."""

BESIDE = 100
"""Bytes that an edition has in them beside these names."""


def directly(editions: Sequence[EditionFiles], home: str, settings: Settings) -> Iterator[Outcome]:
    """Outcomes as they come, without Prefect. Raises DatabaseUnavailable."""
    with open_house(settings, home) as house, readers(editions, settings.archive, home, settings.readers) as reading:
        yield from ingested(editions, house, reading)


def recorded(
    editions: Sequence[EditionFiles], home: str, settings: Settings, api: Api, tell: Callable[[str], None]
) -> Iterator[Outcome]:
    """Outcomes as they come, each batch a flow run on `api`; directly from where `api` fails, which `tell` is told.

    The database is opened by the run, and Prefect imported while readers start. Raises DatabaseUnavailable.
    """
    use(api)
    editions = [located(edition) for edition in editions]
    batches = in_runs(editions)
    with readers(editions, settings.archive, home, settings.readers) as reading:
        import asyncio

        from flows.ingest import EngineFailed, run

        for batch in batches:
            try:
                yield from asyncio.run(run(batch, home, absolute(settings), reading))
            except EngineFailed as error:
                tell(f"{api.said_by} names {api.url}, which failed ({error}): what follows is not recorded there")
                with open_house(settings, home) as house:
                    yield from error.outcomes or ingested(batch, house, reading)
                    yield from ingested([edition for later in batches for edition in later], house, reading)


def in_runs(editions: Sequence[EditionFiles]) -> Iterator[list[EditionFiles]]:
    """The editions of each run."""
    return by_pages(editions, RUN_PAGES, _pages_or_names)


def _pages_or_names(edition: EditionFiles) -> float:
    """Its pages; more where their names are long."""
    return max(len(edition.paths), (BESIDE + len(json.dumps(edition.paths))) * RUN_PAGES / RUN_BYTES)
