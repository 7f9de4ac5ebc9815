"""The command against a real Prefect server on loopback."""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import groupby
from pathlib import Path
from threading import Thread

import httpx
import pytest
from practising import on_practice
from practising import serving as practising
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefecting import START_SECONDS, environment, found, free_port, server, told, wait_for, xianwen

from flows.deployments.submit import submit
from flows.plain.backfill import Plan
from flows.practice.server import PracticeServer
from parsers.newspapers.registry import newspaper as registered
from storage.database import opened, upgrade, writing
from storage.ledger import Entry, fail, plan

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("prefect")


@pytest.fixture(scope="module")
def api(home: Path) -> Iterator[str]:
    settings = {
        "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
        "PREFECT_SERVER_SERVICES_REPOSSESSOR_LOOP_SECONDS": "1",
    }
    with server(home, **settings) as url:
        yield url


def test_the_command_records_its_run_with_an_artifact(api: str, tmp_path: Path) -> None:
    ran = xianwen(tmp_path, "ingest", PREFECT_API_URL=api, PREFECT_HOME=str(tmp_path / "prefect"))
    assert ran.returncode == 0, ran.stderr
    assert "一根青藤的“长度”" in ran.stdout
    assert "no Prefect API" not in ran.stderr
    (run,) = found(api, "flow_runs")
    assert (run["name"], run["state_type"]) == ("qingyi-daily/2025-03-12", "COMPLETED")
    assert str(tmp_path / "data" / "xianwen.db") not in json.dumps(run["parameters"])
    (artifact,) = found(api, "artifacts")
    assert artifact["key"] == "edition-qingyi-daily-2025-03-12"
    assert "一根青藤的“长度”" in json.dumps(json.loads(str(artifact["data"])), ensure_ascii=False)


def test_many_runs_made_at_once_wait_for_each_other(api: str) -> None:
    """Asked without a client that would try again; `prefect server start` refuses most of them."""
    flow = httpx.post(f"{api}/flows/", json={"name": "many"}).raise_for_status().json()["id"]
    runs = [{"flow_id": flow, "name": f"many/{at}", "state": {"type": "PENDING"}} for at in range(40)]
    with ThreadPoolExecutor(20) as callers:
        answers = callers.map(lambda run: httpx.post(f"{api}/flow_runs/", json=run, timeout=START_SECONDS), runs)
    assert {answer.status_code for answer in answers} == {201}


def test_what_is_looked_up_amid_a_write_does_not_wait_for_it(api: str) -> None:
    """A queue that is stopped tells of it by an event, for which the server reads on another connection."""
    httpx.post(f"{api}/work_pools/", json={"name": "pool", "type": "process"}).raise_for_status()
    stopped = httpx.patch(f"{api}/work_pools/pool/queues/default", json={"is_paused": True}, timeout=START_SECONDS)
    assert stopped.status_code == 204


def test_the_server_takes_our_events(api: str, tmp_path: Path) -> None:
    assert xianwen(tmp_path, "ingest").returncode == 0
    ran = xianwen(tmp_path, "relay", "--once", PREFECT_API_URL=api)
    assert (ran.returncode, ran.stderr) == (0, "xianwen: sent: 1 event of editions, 0 of articles\n")
    again = xianwen(tmp_path, "relay", "--once", PREFECT_API_URL=api)
    assert again.stderr == "xianwen: sent: 0 events of editions, 0 of articles\n"
    assert wait_for(lambda: len(told(api)) == 1)
    assert told(api)[0]["payload"]["newspaper_id"] == "qingyi-daily"


def test_a_server_that_does_not_answer_costs_only_the_record(tmp_path: Path) -> None:
    ran = xianwen(tmp_path, "ingest", PREFECT_API_URL=f"http://127.0.0.1:{free_port()}/api")
    assert ran.returncode == 0
    assert "does not answer" in ran.stderr
    assert (tmp_path / "data" / "xianwen.db").exists()


def test_a_server_that_fails_costs_only_the_record(tmp_path: Path) -> None:
    with failing_server() as url:
        ran = xianwen(tmp_path, "ingest", PREFECT_API_URL=url, PREFECT_HOME=str(tmp_path / "prefect"))
    assert ran.returncode == 0, ran.stderr
    assert "which failed" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "一根青藤的“长度”" in ran.stdout


@contextmanager
def failing_server() -> Iterator[str]:
    """Says that it is well, and does nothing else."""

    class Failing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path.endswith("/health") else 404)
            self.end_headers()
            self.wfile.write(b"{}")

        def do_POST(self) -> None:
            self.send_error(500)

        def log_message(self, format: str, *args: object) -> None:
            return

    with HTTPServer(("127.0.0.1", 0), Failing) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/api"
        server.shutdown()
        thread.join()


def test_without_a_deployment_nothing_is_submitted(api: str, tmp_path: Path) -> None:
    with practising(tmp_path) as site:
        variables = {**on_practice(tmp_path), "PREFECT_API_URL": api, "PREFECT_HOME": str(tmp_path / "prefect")}
        ran = xianwen(tmp_path, "backfill", "practice-b", "--from", "2025-02-12", "--submit", **variables)
    assert ran.returncode == 2
    assert "no deployment ingest-edition/edition" in ran.stderr
    assert site.requests == []


def test_an_edition_that_came_since_the_ledger_was_read_is_not_asked_for_again(api: str, tmp_path: Path) -> None:
    day, now = date(2025, 2, 12), datetime(2025, 2, 12, 9, tzinfo=UTC)
    paper = registered("heze-daily")
    flow = httpx.post(f"{api}/flows/", json={"name": "ingest-edition"}).json()["id"]
    deployment = httpx.post(f"{api}/deployments/", json={"name": "edition", "flow_id": flow}).raise_for_status().json()
    with opened(f"sqlite:///{tmp_path}/x.db") as engine, temporary_settings({PREFECT_API_URL: api}):
        upgrade(engine)
        with writing(engine) as connection:
            plan(connection, paper, [day])
        plans = [Plan(paper, (Entry(day, "planned"),))]

        def submitted() -> int:
            return asyncio.run(submit(plans, engine, accept=False))

        def end_the_newest() -> None:
            newest = max(its_runs(), key=lambda run: str(run["created"]))
            state = {"state": {"type": "COMPLETED"}, "force": True}
            httpx.post(f"{api}/flow_runs/{newest['id']}/set_state", json=state).raise_for_status()

        def its_runs() -> list[dict[str, object]]:
            return [run for run in found(api, "flow_runs") if run["deployment_id"] == deployment["id"]]

        assert (submitted(), submitted(), len(its_runs())) == (1, 1, 1)
        end_the_newest()
        assert (submitted(), len(its_runs())) == (1, 2), "the first one left nothing"
        end_the_newest()
        with writing(engine) as connection:
            fail(connection, paper.id, day, "the site is gone", now)
        assert (submitted(), len(its_runs())) == (0, 2), "the ledger knows what came of it"
    httpx.delete(f"{api}/deployments/{deployment['id']}").raise_for_status()


@contextmanager
def fetching(folder: Path, newspaper: str, api: str, site: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A run of its own, on a database of its own: no claim in a database keeps two of them apart."""
    folder.mkdir()
    command = [sys.executable, "-m", "flows.cli.main", "fetch", newspaper, "--date", "2025-02-19"]
    variables = {**on_practice(site), "PREFECT_API_URL": api, "PREFECT_HOME": str(folder / "prefect")}
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment(folder, **variables),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as running:
        yield running


def papers(site: PracticeServer) -> list[str]:
    """Whose turn it was, in the order of the requests."""
    return [request.path.split("/")[1] for request in site.requests if request.path != "/robots.txt"]


def test_two_newspapers_of_one_host_take_turns(api: str, tmp_path: Path) -> None:
    with (
        practising(tmp_path, "slow=0.1") as site,
        fetching(tmp_path / "one", "practice-b", api, tmp_path) as one,
        fetching(tmp_path / "two", "practice-d", api, tmp_path) as two,
    ):
        assert [one.wait(START_SECONDS), two.wait(START_SECONDS)] == [0, 0]
    turns = [paper for paper, _ in groupby(papers(site))]
    assert sorted(turns) == ["b", "d"]
    (limit,) = found(api, "v2/concurrency_limits")
    assert (limit["limit"], limit["active_slots"]) == (1, 0)
    assert str(limit["name"]).startswith("host:127.0.0.1:")


def test_the_turn_of_a_killed_run_is_anothers_when_its_lease_ends(api: str, home: Path, tmp_path: Path) -> None:
    with practising(tmp_path, "slow=0.3") as site:
        with fetching(tmp_path / "one", "practice-b", api, tmp_path) as killed:
            assert wait_for(lambda: len(site.requests) > 2)
            killed.kill()
        with fetching(tmp_path / "two", "practice-d", api, tmp_path) as waiting:
            run = {"name": "practice-d/2025-02-19", "state_type": "RUNNING"}
            assert wait_for(lambda: any(run.items() <= each.items() for each in found(api, "flow_runs")))
            time.sleep(2)
            assert (set(papers(site)), waiting.poll()) == ({"b"}, None)
            end_leases(home / "concurrency_leases")
            assert waiting.wait(START_SECONDS) == 0
    assert papers(site)[-1] == "d"


def end_leases(folder: Path) -> None:
    """As if their time had passed, which is two minutes."""
    past = datetime(2025, 1, 1, tzinfo=UTC).isoformat()
    index = json.loads((folder / "expirations.json").read_text())
    for lease in index:
        file = folder / f"{lease}.json"
        file.write_text(json.dumps({**json.loads(file.read_text()), "expiration": past}))
    (folder / "expirations.json").write_text(json.dumps(dict.fromkeys(index, past)))
