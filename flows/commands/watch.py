"""`xianwen watch`: an inbox folder whose files are ingested as they arrive, until a signal comes."""

import fcntl
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from flows.commands.database import where
from flows.commands.ingest import known_id
from flows.errors import WrongUse
from flows.inbox import OURS, Inbox
from flows.screen import counted, note, say
from flows.settings import Settings, read_settings
from flows.sources.files import Given
from flows.walk import House, open_house
from flows.watching import Arrival, arrivals

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LOCK = ".xianwen-watch"

LOOKS_EVERY = 60.0
"""Seconds after which the folder is looked through although no change was told of: network drives tell of none."""

REFUSED_PAUSE = 30.0
"""Seconds that an inbox waits when the store refused an edition."""


@dataclass(frozen=True, slots=True)
class Request:
    """The command line, as it was given; `settle` is in seconds."""

    folder: Path
    newspaper: str | None
    settle: float
    once: bool
    database_url: str | None


@dataclass(slots=True)
class Tally:
    """What the call has come to so far. `refused` is whether the store refused the last edition."""

    editions: int = 0
    articles: int = 0
    put_away: int = 0
    kept_back: int = 0
    refused: bool = False


def watch_folder(request: Request) -> int:
    """Ingests until a signal comes, or with `once` until nothing waits; returns the exit code. Raises WrongUse."""
    settings, told = read_settings(request.database_url), Given(known_id(request.newspaper))
    if not request.folder.is_dir():
        raise WrongUse(f"{request.folder}: there is no such folder; make it, or name another one")
    stopping, tally = _on_signals(), Tally()
    inbox = Inbox(request.folder.absolute(), request.settle)
    with _alone(inbox.folder), open_house(settings) as house:
        _start(inbox, settings)
        for _ in _moments(inbox, stopping, tally, once=request.once):
            _deal(inbox, told, house, stopping, tally)
    say(
        f"{counted(tally.editions, 'edition')}, {counted(tally.articles, 'article')}; "
        f"{counted(tally.put_away, 'file')} put away, {tally.kept_back} kept back"
    )
    return 1 if request.once and tally.kept_back else 0


def _start(inbox: Inbox, settings: Settings) -> None:
    say(f"inbox: {inbox.folder}\ndatabase: {where(settings)}")
    note(f"files go to {' and '.join(OURS)} in it once they are dealt with; Ctrl-C stops")


def _on_signals() -> Event:
    stopping = Event()
    for number in SIGNALS:
        signal.signal(number, lambda *_: stopping.set())
    return stopping


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Two processes on one inbox would move each other's files."""
    try:
        file = (folder / LOCK).open("w")
    except OSError as error:
        raise WrongUse(f"{folder} cannot be written ({error.strerror}), and its files must be moved") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise WrongUse(f"{folder}: another `xianwen watch` is on this folder; stop that one first") from error
        yield


def _moments(inbox: Inbox, stopping: Event, tally: Tally, *, once: bool) -> Iterator[None]:
    """When to look: at once, while something waits, when something changed, and now and then in any case."""
    from watchfiles import watch

    looked_at = float("-inf")
    step = max(0.1, min(1.0, inbox.settle / 2))
    changes = watch(
        inbox.folder,
        watch_filter=lambda _, path: Path(path).relative_to(inbox.folder).parts[0] not in OURS,
        stop_event=stopping,
        rust_timeout=int(step * 1000),
        yield_on_timeout=True,
        raise_interrupt=False,
    )
    for changed in changes:
        now = time.monotonic()
        pause = REFUSED_PAUSE if tally.refused else LOOKS_EVERY
        if changed or now - looked_at >= pause or (inbox.waits and not tally.refused):
            looked_at = now
            yield
        if once and (tally.refused or not inbox.waits):
            return


def _deal(inbox: Inbox, told: Given, house: House, stopping: Event, tally: Tally) -> None:
    for arrival in arrivals(inbox, told, house, time.monotonic()):
        _show(arrival)
        _count(arrival, tally)
        if stopping.is_set() or tally.refused:
            return


def _show(arrival: Arrival) -> None:
    outcome = arrival.outcome
    if outcome:
        say(
            f"{outcome.edition}  {outcome.status}  {counted(outcome.pages, 'page')}  "
            f"{counted(len(outcome.rows), 'article')}"
        )
    for each in arrival.kept_back:
        note(f"{each.what}: {each.reason}")


def _count(arrival: Arrival, tally: Tally) -> None:
    tally.refused = arrival.outcome is not None and not arrival.put_away
    tally.editions += arrival.outcome is not None
    tally.articles += len(arrival.outcome.rows) if arrival.outcome else 0
    tally.put_away += len(arrival.put_away)
    tally.kept_back += len(arrival.kept_back)
