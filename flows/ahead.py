"""Editions read by processes of their own, ahead of the one that stores them: for long work without Prefect."""

import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread

from flows import walk
from flows.sources.content import comes_once
from flows.sources.editions import Loaded
from flows.sources.files import EditionFiles
from flows.walk import House, Outcome
from parsers.model import EditionReading
from storage.errors import StorageError

WORTH = 200
"""Pages from which readers of their own are worth the second or two that they take to start."""

MOST = 4
"""More readers than these the one process that stores cannot keep busy."""

AHEAD = 4
"""So many editions a reader may be ahead of what is stored: memory does not grow with the work."""

Read = tuple[Loaded, EditionReading]


def readers_for(editions: Sequence[EditionFiles], wanted: int) -> int:
    """How many processes should read: 1 unless there is much, all of it where another process finds it.

    `wanted` is what a person said, 0 for one a core.
    """
    paths = [path for edition in editions for path in edition.paths]
    if len(paths) < WORTH or any(comes_once(path) for path in paths):
        return 1
    return wanted or min(_cores(), MOST)


def ingested(editions: Sequence[EditionFiles], house: House, readers: int) -> Iterator[Outcome]:
    """Outcomes in the order of `editions`, read by so many processes and stored by this one.

    A reader that is ended from outside (memory) takes the others with it: this process then goes on alone.
    """
    with _pool(readers) as pool:
        waiting: deque[Future[Read]] = deque()
        asked = iter(editions)
        for k, edition in enumerate(editions):
            try:
                while len(waiting) < AHEAD * readers and (next_one := next(asked, None)):
                    waiting.append(pool.submit(_read, next_one, house.archive, house.home, accept=house.accept))
                loaded, reading = waiting.popleft().result()
            except StorageError as error:
                yield walk.refused(edition, error)
            except BrokenProcessPool:
                yield from (walk.ingest(each, house) for each in editions[k:])
                return
            else:
                yield walk.save(edition, loaded, reading, house)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _pool(readers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes of their own beginning, so that they share no connection and no lock with us."""
    pool = ProcessPoolExecutor(readers, get_context("spawn"), _alone)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _alone() -> None:
    """In a reader: Ctrl-C is the storing process's to hear, and when that is gone, so is the reader."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with, name="parent", daemon=True).start()


def _end_with() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _read(edition: EditionFiles, archive: str, home: str, *, accept: bool) -> Read:
    loaded = walk.collect(edition, archive)
    return loaded, walk.read(edition, loaded, home, accept=accept)
