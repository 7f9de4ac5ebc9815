"""`xianwen serve` from start to stop, and editions submitted to it."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from practising import asked, on_practice
from practising import serving as practising
from prefecting import environment, found, told, wait_for, xianwen

from flows.engine import Api, answers, marker_file, read_marker

pytestmark = pytest.mark.engine
DAILY = {"XIANWEN_DAILY": "practice-b", "XIANWEN_DAILY_CRON": "0 4 29 2 *"}
"""A newspaper of every day, whose mornings do not come while a test runs."""


def test_serve_starts_records_and_stops(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with subprocess.Popen(
        [sys.executable, "-m", "flows.cli.main", "serve"],
        cwd=tmp_path,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as serving:
        try:
            assert wait_for(lambda: read_marker(data) is not None or serving.poll() is not None)
            marker = read_marker(data)
            assert marker is not None
            again = xianwen(tmp_path, "serve")
            ran = xianwen(tmp_path, "ingest")
            runs = found(marker.api_url, "flow_runs")
            assert wait_for(
                lambda: (
                    {"files", "edition", "catch-up", "reread"}
                    <= {each["name"] for each in found(marker.api_url, "deployments")}
                )
            )
            assert wait_for(lambda: [each["event"] for each in told(marker.api_url)] == ["xianwen.edition.stored"])
            ui = httpx.get(marker.api_url.removesuffix("api") + "ui-settings").json()
            automations = {each["name"] for each in found(marker.api_url, "automations")}
        finally:
            serving.send_signal(signal.SIGTERM)
            said, _ = serving.communicate(timeout=90)
    assert serving.returncode == 0
    assert marker.api_url.removesuffix("/api") in said
    assert (again.returncode, ran.returncode) == (2, 0)
    assert [run["name"] for run in runs] == ["qingyi-daily/2025-03-12"]
    assert ui["api_url"] == "/api"
    assert "xianwen: a run whose heartbeats stop has crashed" in automations
    assert not marker_file(data).exists()
    assert not answers(Api(marker.api_url, "test"))


def test_a_period_is_submitted_once_and_fetched_by_the_deployment(tmp_path: Path) -> None:
    data = tmp_path / "data"
    period = ("backfill", "practice-b", "--from", "2025-02-12", "--to", "2025-02-13", "--submit")
    with (
        practising(tmp_path) as site,
        subprocess.Popen(
            [sys.executable, "-m", "flows.cli.main", "serve"],
            cwd=tmp_path,
            env=environment(tmp_path, **on_practice(tmp_path), **DAILY),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as serving,
    ):
        try:
            assert wait_for(lambda: read_marker(data) is not None or serving.poll() is not None)
            marker = read_marker(data)
            assert marker is not None
            assert wait_for(lambda: "edition" in deployed(marker.api_url))
            limits = {(each["name"], each["limit"]) for each in found(marker.api_url, "v2/concurrency_limits")}
            ran = [xianwen(tmp_path, *period, **on_practice(tmp_path)) for _ in range(2)]
            assert wait_for(lambda: states(marker.api_url) == ["COMPLETED"] * 2), found(marker.api_url, "flow_runs")
            after = xianwen(tmp_path, *period, **on_practice(tmp_path))
            names = sorted(str(run["name"]) for run in found(marker.api_url, "flow_runs"))
        finally:
            serving.send_signal(signal.SIGTERM)
            serving.wait(90)
    assert limits == {(f"host:{site.address.removeprefix('http://')}", 1)}
    assert [each.returncode for each in ran] == [0, 0], ran
    assert "2 editions submitted" in ran[0].stdout
    assert "0 editions submitted" in after.stdout
    assert names == ["practice-b/2025-02-12", "practice-b/2025-02-13"]
    assert set(asked(site).values()) == {1}
    with closing(sqlite3.connect(data / "xianwen.db")) as connection:
        assert connection.execute("SELECT DISTINCT status FROM v1_coverage").fetchall() == [("complete",)]


def deployed(api: str) -> set[object]:
    return {each["name"] for each in found(api, "deployments")}


def states(api: str) -> list[object]:
    return [run["state_type"] for run in found(api, "flow_runs")]
