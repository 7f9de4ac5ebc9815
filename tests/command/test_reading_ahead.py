"""Much to read: processes of their own read ahead of the one that stores."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from commanding import SAMPLE, SECONDS, command, complaints, environment, rows, xianwen

from flows.ahead import WORTH

DAYS = WORTH // 4 + 5
FIRST = date(2024, 1, 1)
ARTICLES = "SELECT article_id, title, body, quality FROM v1_articles {} ORDER BY article_id"
COVERAGE = "SELECT published_on, status FROM v1_coverage ORDER BY published_on"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample edition on more days than are worth readers; on one day a page that cannot be read."""
    folder = tmp_path_factory.mktemp("pages")
    for k in range(DAYS):
        day = folder / "qingyi-daily" / str(FIRST + timedelta(days=k))
        day.mkdir(parents=True)
        for page in SAMPLE.glob("*.md"):
            (day / page.name).write_bytes(page.read_bytes())
    (folder / "qingyi-daily" / str(FIRST) / "02.md").write_bytes(b"\xff\xfe\xff\xd8")
    return folder


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


def readers(pid: int) -> list[int]:
    return [child for child in children(pid) if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


@contextmanager
def ingesting(folder: Path, pages: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """The command under way, when some editions are stored and its readers work."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    variables = environment(folder, XIANWEN_READERS="2")
    with subprocess.Popen(  # type: ignore[call-overload]
        command("ingest", str(pages)), cwd=folder, env=variables, start_new_session=True, **pipes
    ) as process:
        try:
            for _ in range(3):
                process.stdout.readline()
            assert len(readers(process.pid)) == 2
            yield process
        finally:
            process.kill()


def test_what_is_stored_is_the_same_as_from_one_process(pages: Path, tmp_path: Path) -> None:
    many, one = tmp_path / "many", tmp_path / "one"
    many.mkdir()
    one.mkdir()
    ran = xianwen(many, "ingest", str(pages), XIANWEN_READERS="2")
    assert (ran.code, f"{DAYS} editions" in ran.out, len(complaints(ran))) == (1, True, 1)
    days = sorted(each.name for each in (pages / "qingyi-daily").iterdir())
    assert [line.split()[0] for line in ran.out.splitlines()[:DAYS]] == [f"qingyi-daily/{day}" for day in days]
    few = [str(pages / "qingyi-daily" / day) for day in days[:6]]
    assert xianwen(one, "ingest", *few, XIANWEN_READERS="2").code == 1
    same = ARTICLES.format(f"WHERE published_on <= '{days[5]}'")
    assert rows(many, same) == rows(one, same) != []
    assert len(rows(many, ARTICLES.format(""))) > 20 * DAYS


def test_what_a_reader_left_undone_is_read_all_the_same(pages: Path, tmp_path: Path) -> None:
    """Ended in the middle of what it was handing over: the one that stores stands still until its pipe is full."""
    with ingesting(tmp_path, pages) as process:
        process.send_signal(signal.SIGSTOP)
        time.sleep(1)
        os.kill(readers(process.pid)[0], signal.SIGKILL)
        process.send_signal(signal.SIGCONT)
        _, err = process.communicate(timeout=SECONDS)
    assert process.returncode == 1
    assert b"Traceback" not in err
    assert len(rows(tmp_path, COVERAGE)) == DAYS


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT], ids=["kill -9", "Ctrl-C"])
def test_its_readers_end_with_it(end: signal.Signals, pages: Path, tmp_path: Path) -> None:
    with ingesting(tmp_path, pages) as process:
        those = readers(process.pid)
        if end == signal.SIGINT:
            os.killpg(process.pid, end)
        else:
            process.send_signal(end)
        process.wait(timeout=SECONDS)
        err = process.stderr.read() if process.stderr else b""
    assert process.returncode in (-signal.SIGKILL, 130)
    assert b"Traceback" not in err
    until = time.monotonic() + SECONDS
    while any(Path(f"/proc/{pid}").exists() for pid in those):
        assert time.monotonic() < until
        time.sleep(0.1)
    stored = len(rows(tmp_path, COVERAGE))
    assert 0 < stored < DAYS
    around = [str(pages / "qingyi-daily" / str(FIRST + timedelta(days=k))) for k in (stored - 1, stored)]
    assert xianwen(tmp_path, "ingest", *around).code == (1 if stored == 1 else 0)
    assert len(rows(tmp_path, COVERAGE)) == stored + 1
