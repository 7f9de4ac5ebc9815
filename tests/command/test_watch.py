"""`xianwen watch` as a process: what arrives is stored and put away once, also over a kill -9."""

import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from commanding import SAMPLE, SECONDS, command, environment, rows, xianwen

PAGE = (SAMPLE / "02.md").read_bytes()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@contextmanager
def watching(folder: Path, settle: str = "0.3") -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        command("watch", "inbox", "--settle", settle),
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def drop(inbox: Path, day: int, pages: int = 1) -> None:
    folder = inbox / "qingyi-daily" / f"2025-05-{day:02}"
    folder.mkdir(parents=True)
    for page in range(1, pages + 1):
        (folder / f"{page:02}.md").write_bytes(PAGE)


def waiting(inbox: Path) -> int:
    return sum(1 for path in (inbox / "qingyi-daily").rglob("*.md"))


def done(inbox: Path) -> list[str]:
    return sorted(str(path.relative_to(inbox / "done")) for path in (inbox / "done").rglob("*.md"))


def test_what_waits_and_what_arrives_is_stored_until_a_signal_comes(inbox: Path, tmp_path: Path) -> None:
    drop(inbox, 1, pages=2)
    with watching(tmp_path) as process:
        wait_until(lambda: len(done(inbox)) == 2)
        second = xianwen(tmp_path, "watch", "inbox", "--once")
        drop(inbox, 2)
        wait_until(lambda: len(done(inbox)) == 3)
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=SECONDS)
    assert process.returncode == 0, err
    assert "qingyi-daily/2025-05-01  stored  2 pages" in out
    assert "2 editions, " in out
    assert "3 files put away, 0 kept back" in out
    assert second.code == 2
    assert "another `xianwen watch` is on this folder" in second.err


def test_killed_and_started_again_each_file_ends_once(inbox: Path, tmp_path: Path) -> None:
    days = range(1, 26)
    for day in days:
        drop(inbox, day, pages=2)
    with watching(tmp_path) as process:
        wait_until(lambda: len(done(inbox)) >= 4)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert waiting(inbox) > 0
    ran = xianwen(tmp_path, "watch", "inbox", "--once", "--settle", "0.2")
    assert ran.code == 0, ran.err
    assert waiting(inbox) == 0
    assert done(inbox) == [f"qingyi-daily/2025-05-{day:02}/{page:02}.md" for day in days for page in (1, 2)]
    assert rows(tmp_path, "SELECT count(*) FROM v1_pages") == [(2 * len(days),)]
    assert rows(tmp_path, "SELECT count(*) FROM v1_changes WHERE change <> 'created'") == [(0,)]
    assert rows(tmp_path, "SELECT count(*) - count(DISTINCT article_id) FROM v1_changes") == [(0,)]


def test_once_ends_when_nothing_waits_and_tells_what_was_kept_back(inbox: Path, tmp_path: Path) -> None:
    assert xianwen(tmp_path, "watch", "inbox", "--once", "--settle", "0").code == 0
    (inbox / "x.jpg").write_bytes(b"x")
    ran = xianwen(tmp_path, "watch", "inbox", "--once", "--settle", "0")
    assert ran.code == 1
    assert "x.jpg: no page by its name" in ran.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(("nowhere",), "no such folder"), (("inbox", "--newspaper", "nobody"), "unknown newspaper")],
)
def test_wrong_use_is_told(arguments: tuple[str, ...], told: str, inbox: Path, tmp_path: Path) -> None:
    ran = xianwen(tmp_path, "watch", *arguments)
    assert ran.code == 2
    assert told in ran.err
