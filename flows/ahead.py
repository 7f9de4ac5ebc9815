"""Editions read by processes of their own, ahead of the one that stores them: for long work without Prefect."""

import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import Queue
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
    """Outcomes in the order of `editions`, read by so many processes in turn and stored by this one.

    What a reader that is ended from outside (memory) has not handed over, this process reads itself.
    """
    with ExitStack() as stack:
        turns = [stack.enter_context(_reader(editions[k::readers], house)) for k in range(readers)]
        for k, edition in enumerate(editions):
            yield _ingested(edition, turns[k % readers], house)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _reader(share: Sequence[EditionFiles], house: House) -> Iterator[Connection]:
    """What a process of its own has read, in the order of its share.

    It begins anew, so that it shares no connection and no lock with us. Its pipe is its alone, and only its end of it
    is open: when it is gone, even with half of an edition handed over, this one is told and does not wait.
    """
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_read, args=(share, house.archive, house.home, house.accept, there), daemon=True)
    process.start()
    there.close()
    try:
        yield here
    finally:
        here.close()
        process.terminate()
        process.join()


def _ingested(edition: EditionFiles, reader: Connection, house: House) -> Outcome:
    try:
        read: Read | StorageError = reader.recv()
    except (EOFError, OSError):
        return walk.ingest(edition, house)
    return walk.refused(edition, read) if isinstance(read, StorageError) else walk.save(edition, *read, house)


def _read(share: Sequence[EditionFiles], archive: str, home: str, accept: bool, there: Connection) -> None:
    """In a reader: Ctrl-C is the storing process's to hear, and when that is gone, so is the reader."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    done: Queue[Read | StorageError] = Queue(AHEAD)
    Thread(target=_hand_over, args=(done, there), name="hand over", daemon=True).start()
    for edition in share:
        try:
            loaded = walk.collect(edition, archive)
        except StorageError as error:
            done.put(error)
        else:
            done.put((loaded, walk.read(edition, loaded, home, accept=accept)))
    done.join()


def _hand_over(done: "Queue[Read | StorageError]", there: Connection) -> None:
    try:
        while True:
            there.send(done.get())
            done.task_done()
    except OSError:
        os._exit(1)
