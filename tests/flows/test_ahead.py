"""Readers in processes of their own: what they hand over, and what this process does where they do not."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from multiprocessing import active_children
from pathlib import Path
from types import FrameType, SimpleNamespace
from typing import Any

import pytest
from recording import PAGES

from flows import ahead, walk
from flows.ahead import Readers, readers
from flows.settings import Settings
from flows.sources.files import EditionFiles
from flows.walk import House, open_house
from storage.errors import ArchiveUnavailable

EDITIONS = [EditionFiles("qingyi-daily", date(2025, 3, 1) + timedelta(days=k), PAGES[3:]) for k in range(8)]


class TimeIsOver(BaseException):
    """As Prefect raises it in the main thread, whatever that waits for."""


@pytest.fixture
def house(settings: Settings) -> Iterator[House]:
    with open_house(settings) as house:
        yield house


@pytest.fixture
def reading(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[Readers]:
    """Two processes, however little there is to read."""
    monkeypatch.setattr(ahead, "WORTH", 1)
    with readers(EDITIONS, house.archive, house.home, 2) as reading:
        assert len(active_children()) == 2
        yield reading
    assert active_children() == []


@contextmanager
def only_processes_read(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patched:
        patched.delattr(walk, "collect")
        patched.delattr(walk, "read")
        yield


def is_right(edition: EditionFiles, reading: Readers, house: House) -> bool:
    loaded = reading.collect(edition)
    right = walk.collect(edition, house.archive)
    return (loaded, reading.read(edition, loaded)) == (right, walk.read(edition, right))


def test_they_hand_over_what_this_process_would_have_read(
    reading: Readers, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    with only_processes_read(monkeypatch):
        loaded = [reading.collect(edition) for edition in EDITIONS]
        made = [reading.read(*pair) for pair in zip(EDITIONS, loaded, strict=True)]
    here = [walk.collect(edition, house.archive) for edition in EDITIONS]
    assert loaded == here
    assert made == [walk.read(*pair) for pair in zip(EDITIONS, here, strict=True)]


def test_a_second_try_and_editions_left_out_put_no_other_in_their_place(reading: Readers, house: House) -> None:
    """A task that is tried again collects its batch once more; one whose time is over leaves the rest of it out."""
    reading.collect(EDITIONS[0])
    assert all(is_right(edition, reading, house) for edition in (EDITIONS[0], *EDITIONS[5:]))


def test_a_second_try_reads_what_it_has_collected_itself(house: House, tmp_path: Path) -> None:
    """A page may have been written anew since the first one, of which a reading was handed over."""
    page = tmp_path / "1.md"
    edition = EditionFiles("qingyi-daily", date(2025, 3, 1), (str(page),))
    page.write_bytes(Path(PAGES[3]).read_bytes())
    loaded = walk.collect(edition, house.archive)
    reader: Any = SimpleNamespace(handed_over=lambda _: (loaded, walk.read(edition, loaded)))
    reading = Readers(house.archive, turns={edition: (reader, 0)})
    assert reading.collect(edition) == loaded
    page.write_text("# 双河镇春耕忙\n\n本报讯 日前，双河镇的田间地头一片繁忙。\n", encoding="utf-8")
    assert is_right(edition, reading, house)


def test_what_a_reader_left_undone_is_done_here(reading: Readers, house: House) -> None:
    assert is_right(EDITIONS[0], reading, house)
    for process in active_children():
        os.kill(process.pid or 0, signal.SIGKILL)
    assert all(is_right(edition, reading, house) for edition in EDITIONS[1:])


def test_a_reader_that_hangs_is_ended_when_the_time_is_over(reading: Readers, house: House) -> None:
    def interrupt(_: int, __: FrameType | None) -> None:
        raise TimeIsOver

    standing = active_children()
    for process in standing:
        os.kill(process.pid or 0, signal.SIGSTOP)
    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    try:
        with pytest.raises(TimeIsOver):
            [reading.collect(edition) for edition in EDITIONS]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    for process in standing:
        if process.is_alive():
            os.kill(process.pid or 0, signal.SIGCONT)
    assert len(active_children()) == 1
    assert all(is_right(edition, reading, house) for edition in EDITIONS)


def test_what_a_reader_cannot_archive_is_said_as_here(
    house: House, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(settings.archive).touch()
    monkeypatch.setattr(ahead, "WORTH", 1)
    with (
        readers(EDITIONS, house.archive, house.home, 2) as reading,
        only_processes_read(monkeypatch),
        pytest.raises(ArchiveUnavailable),
    ):
        reading.collect(EDITIONS[0])


def test_little_is_read_here(house: House) -> None:
    with readers(EDITIONS, house.archive, house.home, 2):
        assert active_children() == []
