"""`xianwen backfill` against the practice newspapers: all accounted for, nothing asked for twice, whatever happens."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from commanding import SECONDS, Ran, command, environment, rows, xianwen
from practising import PAGES, WHOLE, asked, on_practice, serving

from flows.practice.faults import fault
from flows.practice.server import PracticeServer

B, D = "practice-b", "practice-d"
PERIOD = ("--from", "2025-02-11", "--to", "2025-02-14")
DAYS = 4
AN_EDITION = PAGES + WHOLE
COVERAGE = "SELECT status, count(*) FROM v1_coverage GROUP BY status ORDER BY status"


def backfill(folder: Path, *arguments: str, **variables: str) -> Ran:
    return xianwen(folder, "backfill", *arguments, **{**on_practice(folder), **variables})


def started(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command("backfill", *arguments),
        cwd=folder,
        env=environment(folder, **on_practice(folder)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def once(server: PracticeServer) -> bool:
    return set(asked(server).values()) == {1}


def test_a_period_of_several_newspapers_comes_once(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        ran = backfill(tmp_path, B, D, *PERIOD)
        assert (ran.code, ran.err) == (0, "")
        assert rows(tmp_path, COVERAGE) == [("complete", 2 * DAYS)]
        assert once(server)
        assert len(asked(server)) == 2 * DAYS * AN_EDITION
        before = len(server.requests)
        again = backfill(tmp_path, B, D, *PERIOD)
        assert len(server.requests) == before
    assert ran.out.count("  done  2 pages  6 articles\n") == 2 * DAYS
    assert f"{2 * DAYS} editions asked for: {2 * DAYS} done; {2 * DAYS * WHOLE} new articles" in ran.out
    assert again.code == 0
    assert "none was wanted" in again.out
    assert f"{B}: 4 days: 4 done" in again.out


def test_a_dry_run_shows_the_plan_and_does_nothing(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        backfill(tmp_path, B, "--from", "2025-02-12", "--to", "2025-02-12")
        before = len(server.requests), rows(tmp_path, "SELECT * FROM editions")
        ran = backfill(tmp_path, B, *PERIOD, "--dry-run", XIANWEN_FETCH_DELAY="3600")
        assert (len(server.requests), rows(tmp_path, "SELECT * FROM editions")) == before
    assert ran.out.splitlines() == [
        "practice-b: 4 days: 1 done, 3 planned",
        "  planned   2025-02-11",
        "  planned   2025-02-13 … 2025-02-14",
        "3 editions to fetch; at least 24 requests, 24.0 h with one request in 3600 s to each newspaper",
    ]


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT], ids=["kill -9", "Ctrl-C"])
def test_interrupted_it_goes_on_and_fetches_nothing_twice(end: signal.Signals, tmp_path: Path) -> None:
    with serving(tmp_path, "slow=0.05") as server:
        with started(tmp_path, B, D, *PERIOD) as process:
            wait_until(lambda: len(asked(server)) >= 2 * AN_EDITION + 5)
            process.send_signal(end)
            process.communicate(timeout=SECONDS)
        assert process.returncode in (-signal.SIGKILL, 130)
        server.faults = ()
        assert rows(tmp_path, "SELECT count(*) FROM v1_coverage WHERE status = 'missing'") != [(0,)]
        under_way = set(asked(server))
        ran = backfill(tmp_path, B, D, *PERIOD)
        twice = {path for path, times in asked(server).items() if times > 1}
    assert ran.code == 0
    assert rows(tmp_path, COVERAGE) == [("complete", 2 * DAYS)]
    assert rows(tmp_path, "SELECT count(*), count(DISTINCT article_id) FROM v1_articles") == [
        (2 * DAYS * WHOLE, 2 * DAYS * WHOLE)
    ]
    # What was on its way when the process ended never came: one request of each newspaper.
    assert len(twice) <= 2
    assert len(under_way) > 2 * AN_EDITION


def test_two_at_once_share_the_work(tmp_path: Path) -> None:
    with serving(tmp_path, "slow=0.02") as server:
        assert xianwen(tmp_path, "db", "upgrade").code == 0
        with started(tmp_path, B, *PERIOD) as one, started(tmp_path, B, *PERIOD) as other:
            outputs = [each.communicate(timeout=SECONDS) for each in (one, other)]
        assert (one.returncode, other.returncode) == (0, 0), outputs
        assert once(server)
    assert rows(tmp_path, COVERAGE) == [("complete", DAYS)]
    assert "by another process" in outputs[0][0] + outputs[1][0]


def test_each_end_is_accounted_for_and_failed_days_come_later(tmp_path: Path) -> None:
    with serving(tmp_path, "missing=2025-02-12", "newest=2025-02-13") as server:
        ran = backfill(tmp_path, B, *PERIOD)
        assert ran.code == 1
        assert "practice-b: 4 days: 2 done, 1 suspect, 1 failed" in ran.out
        assert "practice-b/2025-02-12: http" in ran.err
        assert "answered 404" in ran.err
        server.faults = (fault("newest=2025-02-13"),)
        before = len(server.requests)
        again = backfill(tmp_path, B, "--from", "2025-02-11", "--to", "2025-02-15", "--only", "failed")
        new = {request.path for request in server.requests[before:]}
        assert "1 edition asked for: 1 done" in again.out
        assert not any("15" in path for path in new)
        server.faults = ()
        assert backfill(tmp_path, B, *PERIOD, "--only", "suspect").code == 0
    assert rows(tmp_path, COVERAGE) == [("complete", DAYS)]


def test_a_host_that_answers_nothing_is_left_for_later(tmp_path: Path) -> None:
    with serving(tmp_path):
        pass
    ran = backfill(tmp_path, B, *PERIOD, XIANWEN_FETCH_TRIES="1")
    assert ran.code == 1
    assert "practice-b: left for later" in ran.err
    assert "practice-b: 4 days: 2 failed, 2 planned" in ran.out


def test_a_budget_that_is_spent_ends_the_call_and_not_the_work(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        ran = backfill(tmp_path, B, *PERIOD, XIANWEN_FETCH_BUDGET="12")
        assert ran.code == 1
        assert "left for later" in ran.err
        assert "XIANWEN_FETCH_BUDGET" in ran.err
        assert backfill(tmp_path, B, *PERIOD).code == 0
        articles = {path: times for path, times in asked(server).items() if "content" in path}
    assert rows(tmp_path, COVERAGE) == [("complete", DAYS)]
    assert len(articles) == DAYS * WHOLE


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nobody-daily", *PERIOD), "unknown newspaper"),
        ((B, "--from", "2025-02-30"), "no such date"),
        ((B, "--from", "2025-02-14", "--to", "2025-02-11"), "later than"),
        ((B, "--from", "2025-02-14", "--to", "2999-01-01"), "in the future"),
        ((B,), "--from"),
        ((), "NEWSPAPER"),
    ],
)
def test_wrong_use_is_told(arguments: tuple[str, ...], told: str, tmp_path: Path) -> None:
    with serving(tmp_path):
        ran = backfill(tmp_path, *arguments)
    assert ran.code == 2
    assert told in ran.err
    assert "Traceback" not in ran.err


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    with serving(tmp_path):
        backfill(tmp_path, B, "--from", "2025-02-12", "--to", "2025-02-12")
    assert not any(os.scandir(tmp_path / "data" / "xianwen.db.claims"))
