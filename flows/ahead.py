"""Editions read by processes of their own, ahead of the one that stores them: for long work."""

import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import Queue
from threading import Thread

from flows import walk
from flows.long_work import expect_long_work
from flows.sources.content import comes_once
from flows.sources.editions import Edition, Loaded
from flows.sources.files import EditionFiles
from flows.walk import House, Outcome
from parsers.model import EditionReading
from storage.errors import StorageError

WORTH = 200
"""Pages from which readers of their own are worth the second or two that they take to start."""

MOST = 4
"""More readers than these the one process that stores cannot keep busy."""

AHEAD = 32
"""So many editions a reader may be ahead of what is stored: memory does not grow with the work."""

Read = tuple[Loaded, EditionReading]


class Readers:
    """Collect and read the editions of one piece of work, as the functions of `flows.walk` do, each edition in turn.

    Processes of their own may have done it already. What they did not hand over is done by this one: of a reader that
    was ended from outside (memory), in a second try, and where there are no processes at all.
    """

    def __init__(
        self,
        archive: str,
        home: str = "",
        *,
        accept: bool = False,
        turns: "Mapping[EditionFiles, tuple[_Reader, int]] | None" = None,
    ) -> None:
        self._archive, self._home, self._accept = archive, home, accept
        self._turns = dict(turns or {})
        self._readings: dict[Edition, EditionReading] = {}

    def collect(self, edition: EditionFiles) -> Loaded:
        """Its pages, archived; what was read of them is kept for `read`. Raises ArchiveUnavailable."""
        self._readings.pop(edition, None)
        reader, number = self._turns.pop(edition, (None, 0))
        read = reader.handed_over(number) if reader else None
        if isinstance(read, StorageError):
            raise read
        if read is None:
            return walk.collect(edition, self._archive)
        loaded, self._readings[edition] = read
        return loaded

    def read(self, edition: Edition, loaded: Loaded) -> EditionReading:
        """What its pages say; `loaded` is what `collect` gave."""
        reading = self._readings.pop(edition, None)
        return reading or walk.read(edition, loaded, self._home, accept=self._accept)


@contextmanager
def readers(editions: Sequence[EditionFiles], archive: str, home: str, wanted: int) -> Iterator[Readers]:
    """Readers of editions that will be asked for in this order; `wanted` processes of many pages (0: one a core)."""
    count = _how_many(editions, wanted)
    with ExitStack() as stack:
        turns: dict[EditionFiles, tuple[_Reader, int]] = {}
        for share in (editions[k::count] for k in range(count if count > 1 else 0)):
            reader = _Reader(share, archive, home)
            stack.callback(reader.end)
            turns.update({edition: (reader, number) for number, edition in enumerate(share)})
        yield Readers(archive, home, turns=turns)


def much(editions: Sequence[EditionFiles]) -> bool:
    """Whether they are many pages, all of them where another process finds them."""
    paths = [path for edition in editions for path in edition.paths]
    return len(paths) >= WORTH and not any(comes_once(path) for path in paths)


def ingested(editions: Sequence[EditionFiles], house: House, reading: Readers) -> Iterator[Outcome]:
    """Outcomes as they come, in the order of `editions`."""
    for edition in editions:
        try:
            loaded = reading.collect(edition)
        except StorageError as error:
            yield walk.refused(edition, error)
        else:
            yield walk.save(edition, loaded, reading.read(edition, loaded), house)


def _how_many(editions: Sequence[EditionFiles], wanted: int) -> int:
    """1 unless there is much."""
    return (wanted or min(_cores(), MOST)) if much(editions) else 1


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Reader:
    """A process that reads a share of the editions.

    It begins anew, so that it shares no connection and no lock with us. Its pipe is its alone, and only its end of it
    is open: when it is gone, even with half of an edition handed over, this one is told and does not wait.
    """

    def __init__(self, share: Sequence[EditionFiles], archive: str, home: str) -> None:
        context = get_context("spawn")
        self._pipe, there = context.Pipe(duplex=False)
        self._process = context.Process(target=_read, args=(share, archive, home, there), daemon=True)
        self._process.start()
        there.close()

    def handed_over(self, number: int) -> Read | StorageError | None:
        """What came of the edition with this number in its share, those before it left out; None when it is gone."""
        came = False
        try:
            while not came:
                message: tuple[int, Read | StorageError] = self._pipe.recv()
                came = message[0] == number
            return message[1]
        except (EOFError, OSError):
            return None
        finally:
            # Interrupted at the end of a task's time, it may hang, and its pipe stand in the middle of an edition.
            if not came:
                self.end()

    def end(self) -> None:
        """Whatever it does, or cannot do any more: nothing is lost with it."""
        self._pipe.close()
        self._process.kill()
        self._process.join()


def _read(share: Sequence[EditionFiles], archive: str, home: str, there: Connection) -> None:
    """In a reader: Ctrl-C is the storing process's to hear, and when that is gone, so is the reader."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    expect_long_work()
    done: Queue[tuple[int, Read | StorageError]] = Queue(AHEAD)
    Thread(target=_hand_over, args=(done, there), name="hand over", daemon=True).start()
    for number, edition in enumerate(share):
        try:
            loaded = walk.collect(edition, archive)
        except StorageError as error:
            done.put((number, error))
        else:
            done.put((number, (loaded, walk.read(edition, loaded, home))))
    done.join()


def _hand_over(done: "Queue[tuple[int, Read | StorageError]]", there: Connection) -> None:
    try:
        while True:
            there.send(done.get())
            done.task_done()
    except OSError:
        os._exit(1)
