"""The newspapers' site is cut off amid an edition; two runs want the same edition; midnight passes amid one."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from benchmarks.faults_ground import PAPER, Found, Ground
from benchmarks.stack import ROOT
from flows import days
from flows.days import HOME
from flows.newspapers import known
from flows.plain.backfill import ASKED_FOR, backfill, planned
from flows.practice.server import PracticeServer, practice
from flows.practice.sites import newspapers_file
from flows.settings import Settings, WebSettings
from flows.walk import House, open_house
from parsers.newspapers.registry import newspaper
from storage.ledger import State

WHOLE = 48
"""Articles of an edition of `xianwen practice`."""

COMMAND = (sys.executable, "-m", "flows.cli.main")


def two_at_once(ground: Ground, day: date) -> Found:
    """A run of a worker and a command, after the same edition at the same time."""
    started = time.monotonic()
    with ground.slowly(day):
        run = ground.run(day)
        ground.amid(day)
        command = ground.stack.begin("xianwen", "fetch", PAPER, "--date", str(day))
        ground.wait_for_state(run, "COMPLETED")
        said, noted = command.communicate()
    assert command.returncode == 0, noted
    assert "stored" in ground.state(run)[1], ground.state(run)
    assert f"{PAPER}/{day}  unchanged" in said, said
    return ground.found("two runs of an edition at once: one stored, the other unchanged", [day], "nothing", started)


def network_cut(away: float, fault: str) -> Found:
    """The site is killed amid an edition, and comes back after so many seconds. Nothing of Prefect's is used."""
    day, started = date(2025, 2, 19), time.monotonic()
    with TemporaryDirectory() as name:
        folder = Path(name)
        environment = _environment(folder)
        fetch = (*COMMAND, "fetch", PAPER, "--date", str(day))
        with _site(folder, environment) as port:
            command = subprocess.Popen(
                fetch, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
            )
            _wait_for(lambda: _count(folder, "responses") > 5)
        time.sleep(away)
        with _site(folder, environment, port):
            _, noted = command.communicate()
            assert "Traceback" not in noted, noted
            to_do = "nothing"
            if command.returncode:
                to_do = "`xianwen backfill` again, or the next catch-up"
                period = ("backfill", PAPER, "--from", str(day), "--to", str(day))
                again = subprocess.run((*COMMAND, *period), cwd=folder, env=environment, capture_output=True, text=True)
                assert again.returncode == 0, again.stdout + again.stderr
        titles = _count(folder, "v1_articles")
        created = _count(folder, "v1_changes")
        complete = _count(folder, "v1_coverage WHERE status = 'complete'")
    return Found(fault, 1, complete, WHOLE - titles, created - WHOLE, "–", to_do, time.monotonic() - started)


def midnight() -> Found:
    """An edition is begun before midnight in China and stored after it; the next morning's run asks for the new day."""
    first, started = date(2025, 3, 31), time.monotonic()
    with (
        TemporaryDirectory() as name,
        practice(first - timedelta(7), first + timedelta(1), pages=2, articles=3) as site,
    ):
        folder = Path(name)
        (folder / "papers.toml").write_text(newspapers_file(site.address, site.years, ()), encoding="utf-8")
        settings = Settings(f"sqlite:///{folder}/x.db", str(folder / "archive"), newspapers=str(folder / "papers.toml"))
        with (
            _known(settings.newspapers),
            open_house(settings) as house,
            _clock(site, datetime(2025, 3, 31, 23, 59, 59, tzinfo=HOME)) as clock,
        ):
            assert (days.today(), _asked(house)) == (first, Counter(done=7))
            assert clock() > datetime(2025, 4, 1, tzinfo=HOME)
            assert (days.today(), _asked(house)) == (first + timedelta(1), Counter(done=7))
            whole = _count(folder, "v1_coverage WHERE status = 'complete'")
            articles, created = (_count(folder, view) for view in ("v1_articles", "v1_changes"))
    expected = 8 * 2 * 3
    told = "midnight amid an edition, and the run after it"
    return Found(told, 8, whole, expected - articles, created - expected, "–", "nothing", time.monotonic() - started)


def _asked(house: House) -> Counter[State]:
    """What a catch-up of seven days comes to."""
    last = days.today()
    wanted = [last - timedelta(back) for back in range(6, -1, -1)]
    papers = [newspaper(PAPER, known())]
    plans = planned(house, papers, wanted, ASKED_FOR)
    list(backfill(plans, house, WebSettings(delay=0.0, private=True), 1, print))
    return Counter(entry.state for plan in planned(house, papers, wanted, ASKED_FOR) for entry in plan.entries)


@contextmanager
def _known(file: str) -> Iterator[None]:
    """This process knows the newspapers of the file."""
    with patch.dict(os.environ, XIANWEN_NEWSPAPERS=file):
        known.cache_clear()
        yield
    known.cache_clear()


@contextmanager
def _clock(site: PracticeServer, begun: datetime) -> Iterator[Callable[[], datetime]]:
    """The clock of flows.days: it stands at `begun`, and a minute goes by with each answer amid the seventh edition."""
    before = len(site.requests)

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return begun + timedelta(minutes=max(0, len(site.requests) - before - 52))

    with patch.object(days, "datetime", Clock):
        yield Clock.now


@contextmanager
def _site(folder: Path, environment: dict[str, str], port: int = 0) -> Iterator[int]:
    """`xianwen practice` in a process that is killed at the end; yields its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = port or int(probe.getsockname()[1])
    arguments = ("practice", "--port", str(port), "--file", str(folder / "papers.toml"), "--fault", "slow=0.1")
    process = subprocess.Popen((*COMMAND, *arguments), cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait_for(lambda: _listens(port))
        yield port
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _environment(folder: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT),
        "XIANWEN_NEWSPAPERS": str(folder / "papers.toml"),
        "XIANWEN_FETCH_PRIVATE": "1",
        "XIANWEN_FETCH_DELAY": "0",
        "XIANWEN_CONTACT": "mailto:us@example.org",
    }


def _count(folder: Path, what: str) -> int:
    """Rows, as far as there is a database yet."""
    file = next(iter((*folder.glob("data/*.db"), *folder.glob("*.db"))), None)
    if file is None:
        return 0
    with closing(sqlite3.connect(file)) as connection:
        try:
            return int(connection.execute(f"SELECT count(*) FROM {what}").fetchone()[0])
        except sqlite3.OperationalError:
            return 0
