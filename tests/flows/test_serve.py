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
from prefecting import START_SECONDS, environment, found, told, wait_for, xianwen

from flows.engine import Api, answers, marker_file, read_marker

pytestmark = pytest.mark.engine
DAILY = {"XIANWEN_DAILY": "practice-b", "XIANWEN_DAILY_CRON": "0 4 29 2 *"}
"""A newspaper of every day, whose mornings do not come while a test runs."""


def test_it_starts_records_fetches_what_is_submitted_and_stops(tmp_path: Path) -> None:
    data, variables = tmp_path / "data", on_practice(tmp_path)
    period = ("backfill", "practice-b", "--from", "2025-02-12", "--to", "2025-02-13", "--submit")
    with (
        practising(tmp_path, "slow=5") as site,
        (tmp_path / "said.txt").open("wb") as output,
        subprocess.Popen(
            [sys.executable, "-m", "flows.cli.main", "serve"],
            cwd=tmp_path,
            env=environment(tmp_path, **variables, **DAILY),
            stdout=output,
            stderr=output,
        ) as serving,
    ):
        try:
            assert wait_for(lambda: read_marker(data) is not None or serving.poll() is not None)
            marker = read_marker(data)
            assert marker is not None
            api = marker.api_url
            second = xianwen(tmp_path, "serve")
            ingested = xianwen(tmp_path, "ingest")
            recorded = found(api, "flow_runs")
            assert wait_for(lambda: {"files", "edition", "catch-up", "reread"} <= names(api, "deployments"))
            assert wait_for(lambda: [each["event"] for each in told(api)] == ["xianwen.edition.stored"])
            ui = httpx.get(api.removesuffix("api") + "ui-settings").json()
            automations = names(api, "automations")
            limits = {(str(each["name"]), each["limit"]) for each in found(api, "v2/concurrency_limits")}

            # Nothing has come when it is asked for the second time.
            submitted = [xianwen(tmp_path, *period, **variables) for _ in range(2)]
            site.faults = ()
            assert wait_for(lambda: states(api) == ["COMPLETED"] * 3), states(api)
            after = xianwen(tmp_path, *period, **variables)
            runs = names(api, "flow_runs")
        finally:
            serving.send_signal(signal.SIGTERM)
            serving.wait(START_SECONDS)
    assert serving.returncode == 0
    assert api.removesuffix("/api") in (tmp_path / "said.txt").read_text("utf-8")
    assert (second.returncode, ingested.returncode) == (2, 0)
    assert [run["name"] for run in recorded] == ["qingyi-daily/2025-03-12"]
    assert ui["api_url"] == "/api"
    assert "xianwen: a run whose heartbeats stop has crashed" in automations
    assert not marker_file(data).exists()
    assert not answers(Api(api, "test"))

    assert {each for each in limits if each[0].startswith("host:")} == {
        (f"host:{site.address.removeprefix('http://')}", 1)
    }
    assert [each.returncode for each in submitted] == [0, 0], submitted
    assert "2 editions submitted" in submitted[0].stdout
    assert "0 editions submitted" in after.stdout
    assert runs == {"qingyi-daily/2025-03-12", "practice-b/2025-02-12", "practice-b/2025-02-13"}
    assert set(asked(site).values()) == {1}
    with closing(sqlite3.connect(data / "xianwen.db")) as connection:
        fetched = "SELECT DISTINCT status FROM v1_coverage WHERE newspaper_id = 'practice-b'"
        assert connection.execute(fetched).fetchall() == [("complete",)]


def names(api: str, what: str) -> set[object]:
    return {each["name"] for each in found(api, what)}


def states(api: str) -> list[object]:
    return [run["state_type"] for run in found(api, "flow_runs")]
