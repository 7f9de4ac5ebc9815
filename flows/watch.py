"""An inbox watched as a Prefect flow: until nothing waits, as on a schedule, or for so many seconds."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Timer
from uuid import UUID

from prefect import flow, get_run_logger
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run
from prefect.states import Completed
from pydantic import SecretStr

from flows.apart import apart
from flows.artifacts import ROWS, begun, edition_row, kept_back, moved, table
from flows.assets import materialize
from flows.ingest import settings_of
from flows.newspapers import known
from flows.plain.arrivals import Arrival
from flows.plain.inbox import Inbox
from flows.plain.watch import Tally, only_one, watch
from flows.screen import counted
from flows.sources.files import Given
from flows.walk import open_house
from parsers.newspapers.registry import newspaper as registered

TOLD_EVERY = 2.0
"""Seconds between two updates of the progress: thousands of files may wait."""


def _run_name() -> str:
    return f"inbox {flow_run.parameters['folder']}"


@flow(flow_run_name=_run_name, persist_result=False)
async def watch_inbox(
    folder: str,
    newspaper: str = "",
    settle: float = 5.0,
    seconds: float = 0.0,
    database_url: SecretStr | None = None,
    archive: str | None = None,
) -> State[dict[str, int]]:
    """What arrives in a folder of the machine that runs this, into the database, as `xianwen watch` does it.

    It ends when nothing waits any more, or after so many `seconds`. `newspaper` is "" where names and texts tell it.
    Raises WrongUse, UnknownNewspaper, DatabaseUnavailable.
    """
    given, tally = Given(registered(newspaper, known()).id if newspaper else ""), Tally()
    with (
        only_one(Path(folder), settle) as inbox,
        open_house(settings_of(database_url, archive)) as house,
        _stopping(seconds) as stopping,
    ):
        arriving = watch(inbox, given, house, stopping, tally, once=not seconds)
        arrived = await _arrived(arriving, inbox, tally)
    await _show(arrived)
    return Completed(message=_told(tally), data={"editions": tally.editions, "kept back": tally.kept_back})


@contextmanager
def _stopping(seconds: float) -> Iterator[Event]:
    """Is set when the time is over, and when the run ends, however it does."""
    stopping = Event()
    timer = Timer(seconds, stopping.set)
    timer.daemon = True
    if seconds:
        timer.start()
    try:
        yield stopping
    finally:
        timer.cancel()
        stopping.set()


async def _arrived(arriving: Iterator[Arrival], inbox: Inbox, tally: Tally) -> list[Arrival]:
    """Everything, as it comes, told in the log and by a progress artifact."""
    log, arrived, told_at = get_run_logger(), list[Arrival](), 0.0
    progress = await begun(str(inbox.folder), "inbox")
    while (arrival := await apart(next, arriving, None)) is not None:
        arrived.append(arrival)
        for each in arrival.kept_back:
            log.warning("%s: %s", each.what, each.reason)
        if arrival.outcome:
            log.info("%s: %s", arrival.outcome.edition, arrival.outcome.status)
            materialize(arrival.outcome)
        if time.monotonic() - told_at >= TOLD_EVERY:
            await _update(progress, inbox, tally)
            told_at = time.monotonic()
    await _update(progress, inbox, tally)
    return arrived


async def _update(progress: UUID | None, inbox: Inbox, tally: Tally) -> None:
    """How many of the files that were seen have been dealt with."""
    seen = tally.put_away + inbox.waiting
    share = tally.put_away / seen if seen else 1
    await moved(progress, share, f"{inbox.folder}: {_told(tally)}; {inbox.waiting} wait")


async def _show(arrived: list[Arrival]) -> None:
    editions = [edition_row(arrival.outcome) for arrival in arrived if arrival.outcome]
    if editions:
        await table("inbox-editions", editions[-ROWS:], "Editions that arrived.")
    rejected = [each for arrival in arrived for each in arrival.kept_back]
    await kept_back("inbox-kept-back", "Files that are not well", [(each.what, each.reason) for each in rejected])


def _told(tally: Tally) -> str:
    return (
        f"{counted(tally.editions, 'edition')}, {counted(tally.articles, 'article')}; "
        f"{counted(tally.put_away, 'file')} put away, {tally.kept_back} kept back"
    )
