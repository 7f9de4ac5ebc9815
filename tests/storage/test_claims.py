"""Of two that are after one edition one waits, and what a killed process held is free."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Engine

from storage.claims import claim
from storage.database import open_database

NAME = "heze-daily 2025-02-19"
ROOT = Path(__file__).parents[2]


class _Left(Exception):
    pass


def leave(_: float) -> None:
    raise _Left


def is_taken(engine: Engine, name: str = NAME) -> bool:
    try:
        with claim(engine, name, leave):
            return False
    except _Left:
        return True


def test_an_edition_has_one_holder_at_a_time(engine: Engine) -> None:
    with claim(engine, NAME):
        assert is_taken(engine)
        assert not is_taken(engine, "heze-daily 2025-02-20")
    assert not is_taken(engine)


def test_whoever_waits_comes_next(engine: Engine) -> None:
    order: list[str] = []
    waiting = Event()

    def second(_: float) -> None:
        waiting.set()

    def take() -> None:
        with claim(engine, NAME, second):
            order.append("second")

    with ThreadPoolExecutor() as threads:
        with claim(engine, NAME):
            later = threads.submit(take)
            assert waiting.wait(300)
            order.append("first")
        later.result(300)
    assert order == ["first", "second"]


def test_many_threads_never_hold_it_together(engine: Engine) -> None:
    holders: list[int] = []

    def take(_: int) -> bool:
        with claim(engine, NAME, lambda _: None):
            holders.append(1)
            alone = len(holders) == 1
            holders.pop()
        return alone

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(take, range(40)))


HOLD = """
import sys
from storage.claims import claim
from storage.database import open_database
with claim(open_database(sys.argv[1]), "heze-daily 2025-02-19"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("end", [lambda process: os.kill(process.pid, signal.SIGKILL)], ids=["kill -9"])
def test_a_killed_process_holds_nothing(end: Callable[[subprocess.Popen[str]], None], engine: Engine) -> None:
    url = engine.url.render_as_string(hide_password=False)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, url],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        assert is_taken(engine)
        end(process)
    with claim(engine, NAME):
        pass


def test_a_claim_leaves_no_file(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/x.db")
    with claim(engine, NAME):
        assert [file.name for file in (tmp_path / "x.db.claims").iterdir()] == ["heze-daily 2025-02-19"]
    assert list((tmp_path / "x.db.claims").iterdir()) == []
    engine.dispose()
