"""Reading again as a Prefect flow: archived pages of many editions through today's parsers in one run."""

import asyncio
from collections import Counter
from datetime import date

from prefect import flow, get_run_logger
from prefect.artifacts import acreate_progress_artifact, acreate_table_artifact, aupdate_progress_artifact
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run
from prefect.states import Completed, Failed
from pydantic import SecretStr

from flows.ingest import settings_of
from flows.rereading import reread
from flows.sources.archived import StoredEdition
from flows.walk import open_house
from parsers.reading import PARSER_VERSION
from storage.archived import with_pages

TOLD_EVERY = 20
"""Editions between two words about progress: each costs the server 25 ms."""

ROWS = 200


def _run_name() -> str:
    return f"reread {flow_run.parameters['newspaper'] or 'all newspapers'}"


@flow(flow_run_name=_run_name, persist_result=False)
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
    log, statuses, kept_back = get_run_logger(), Counter[str](), list[dict[str, str]]()
    with open_house(settings_of(database_url, archive), accept=accept) as house:
        with house.engine.connect() as connection:
            not_read_by = None if everything else PARSER_VERSION
            keys = with_pages(connection, newspaper, since, until, not_read_by=not_read_by)
        progress = await acreate_progress_artifact(progress=0.0, description=f"{len(keys)} editions")
        for at, key in enumerate(keys, 1):
            outcome = await asyncio.to_thread(reread, StoredEdition(*key), house)
            statuses[outcome.status] += 1
            kept_back += [{"what": each.what, "why": each.reason} for each in outcome.kept_back]
            if at % TOLD_EVERY == 0 or at == len(keys):
                counts = ", ".join(f"{count} {status}" for status, count in statuses.most_common())
                log.info("%d of %d: %s", at, len(keys), counts)
                await aupdate_progress_artifact(progress, 100 * at / len(keys), f"{at} of {len(keys)}: {counts}")
    if kept_back:
        await acreate_table_artifact(key="kept-back", table=kept_back[:ROWS], description="What is not well.")
    message = f"{len(keys)} editions: {', '.join(f'{count} {status}' for status, count in statuses.most_common())}"
    ended = Failed if statuses["failed"] else Completed
    return ended(message=message, data=dict(statuses))
