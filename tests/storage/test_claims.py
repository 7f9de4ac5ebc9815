"""Of two that are after one edition one waits, and what a killed process held is free."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Engine

from storage import claims
from storage.claims import claim
from storage.database import opened

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


def test_who_waits_for_long_holds_no_more_files_for_it(tmp_path: Path) -> None:
    opened_files: list[int] = []

    def look(_: float) -> None:
        opened_files.append(len(list(Path("/dev/fd").iterdir())))
        if len(opened_files) == 20:
            raise _Left

    with (
        opened(f"sqlite:///{tmp_path}/x.db") as engine,
        claim(engine, NAME),
        pytest.raises(_Left),
        claim(engine, NAME, look),
    ):
        pass
    assert len(set(opened_files)) == 1


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


def test_a_killed_process_holds_nothing(engine: Engine) -> None:
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
        process.kill()
    with claim(engine, NAME):
        pass


def test_a_claim_leaves_no_file(tmp_path: Path) -> None:
    with opened(f"sqlite:///{tmp_path}/x.db") as engine:
        with claim(engine, NAME):
            assert [file.name for file in (tmp_path / "x.db.claims").iterdir()] == [NAME]
        assert list((tmp_path / "x.db.claims").iterdir()) == []


def test_a_file_taken_away_before_it_was_locked_is_no_claim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever held it may leave between our opening and our locking."""
    locks = claims._locks

    def late(descriptor: int) -> bool:
        monkeypatch.setattr(claims, "_locks", locks)
        (tmp_path / "x.db.claims" / NAME).unlink()
        return locks(descriptor)

    with opened(f"sqlite:///{tmp_path}/x.db") as engine:
        monkeypatch.setattr(claims, "_locks", late)
        with claim(engine, NAME, lambda _: None):
            assert is_taken(engine)


def test_a_claim_is_held_until_its_file_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the next one would lock the file that is then taken away, and another one a new file beside it."""
    unlink, free = Path.unlink, []

    def watched(file: Path, **options: bool) -> None:
        with file.open() as ours:
            free.append(claims._locks(ours.fileno()))
        unlink(file, **options)

    with opened(f"sqlite:///{tmp_path}/x.db") as engine, monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", watched)
        with claim(engine, NAME):
            pass
    assert free == [False]
