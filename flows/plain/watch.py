"""An inbox watched: what arrives is dealt with as it comes, for as long as somebody wants. No Prefect here."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from flows.errors import WrongUse
from flows.plain.arrivals import Arrival, arrivals
from flows.plain.inbox import OURS, Inbox
from flows.sources.files import Given
from flows.walk import House

LOCK = ".xianwen-watch"

LOOKS_EVERY = 60.0
"""Seconds after which the folder is looked through although no change was told of: network drives tell of none."""

REFUSED_PAUSE = 30.0
"""Seconds that an inbox waits when the store refused an edition."""


@dataclass(slots=True)
class Tally:
    """What has arrived so far. `refused` is whether the store refused the last edition."""

    editions: int = 0
    articles: int = 0
    put_away: int = 0
    kept_back: int = 0
    refused: bool = False

    def count(self, arrival: Arrival) -> None:
        self.refused = arrival.outcome is not None and not arrival.put_away
        self.editions += arrival.outcome is not None
        self.articles += len(arrival.outcome.rows) if arrival.outcome else 0
        self.put_away += len(arrival.put_away)
        self.kept_back += len(arrival.kept_back)


@contextmanager
def only_one(folder: Path, settle: float) -> Iterator[Inbox]:
    """The inbox, which no other process watches. Raises WrongUse."""
    if not folder.is_dir():
        raise WrongUse(f"{folder}: there is no such folder; make it, or name another one")
    inbox = Inbox(folder.absolute(), settle)
    try:
        file = (inbox.folder / LOCK).open("w")
    except OSError as error:
        raise WrongUse(f"{folder} cannot be written ({error.strerror}), and its files must be moved") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise WrongUse(f"{folder}: another `xianwen watch` is on this folder; stop that one first") from error
        yield inbox


def watch(inbox: Inbox, given: Given, house: House, stopping: Event, tally: Tally, *, once: bool) -> Iterator[Arrival]:
    """What arrives, counted in `tally`, until `stopping` is set; with `once` until nothing waits any more."""
    for _ in _moments(inbox, stopping, tally, once=once):
        for arrival in arrivals(inbox, given, house, time.monotonic()):
            tally.count(arrival)
            yield arrival
            if stopping.is_set() or tally.refused:
                break


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
