"""Events in, runs, rows in the consumer's view, events and a webhook out: everything that is deployed, together."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import partial
from itertools import pairwise
from shutil import copytree
from typing import Any

import httpx
import pytest
from practising import WHOLE, asked
from standing import COUNTY, Standing, standing

from benchmarks.faults_ground import Found, Ground
from benchmarks.faults_machine import database_restarted_amid_a_save, worker_and_run_killed
from benchmarks.faults_server import killed_before_the_end_of_a_run
from benchmarks.faults_site import two_at_once
from benchmarks.stack import PATIENCE, ROOT, Stack, done

DAY = "2025-02-19"
ABOUT = f"WHERE division_code = '{COUNTY}' AND role = 'primary'"
FETCHED = "WHERE newspaper_id = 'practice-b'"
SHARED = ("2025-02-12", "2025-02-17")
SUBMITTED = "FROM v1_coverage WHERE newspaper_id = 'practice-c' GROUP BY status"
CREATED = "SELECT change, count(*) FROM v1_changes WHERE article_id LIKE 'practice-c-%' GROUP BY change"

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def its(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Standing]:
    with standing(tmp_path_factory.mktemp("stack")) as its:
        yield its


@pytest.fixture
def stack(its: Standing) -> Stack:
    return its.stack


def test_events_in_start_runs_and_what_they_stored_is_told(its: Standing, stack: Stack) -> None:
    expected = {"newspaper_id": "practice-b", "published_on": DAY}
    copytree(ROOT / "flows" / "sample" / "2025-03-12", stack.folder / "inbox")
    burst = [its.tell("xianwen.edition.expected", f"practice-b.{DAY}", **expected) for _ in range(20)]
    for _ in range(100):
        burst.append(its.tell("xianwen.page.arrived", "qingyi-daily.2025-03-12", folder=str(stack.folder / "inbox")))
    assert stack.api.post("events", json=burst).status_code == 204

    stack.wait_for(lambda: len(stack.events("xianwen.edition.stored")) == 2, "worker")
    about_county = stack.rows(f"SELECT article_id FROM v1_article_counties {ABOUT}")
    stack.wait_for(lambda: len(its.told) >= len(about_county), "server")
    assert sorted(str(each["article_id"]) for each in its.told) == sorted(str(id_) for (id_,) in about_county)
    assert about_county

    assert stack.rows("SELECT newspaper_id, status FROM v1_coverage ORDER BY 1") == [
        ("practice-b", "complete"),
        ("qingyi-daily", "complete"),
    ]
    fetched = stack.rows(f"SELECT count(*), min(revision), max(revision) FROM v1_articles {FETCHED}")
    assert fetched == [(WHOLE, 1, 1)]
    assert set(asked(its.site).values()) == {1}


def test_a_burst_makes_one_run(stack: Stack) -> None:
    stack.wait_for(lambda: stack.runs("ingest-folder"), "server")
    assert stack.runs("ingest-edition") == [(f"practice-b/{DAY}", "COMPLETED")]
    assert [state for _, state in stack.runs("ingest-folder")] == ["COMPLETED"]


def test_the_api_wants_its_password(its: Standing, stack: Stack) -> None:
    event = its.tell("xianwen.edition.expected", f"practice-b.{DAY}")
    assert httpx.post(f"{stack.api.base_url}events", json=[event], trust_env=False).status_code == 401


def test_the_mornings_are_scheduled(stack: Stack) -> None:
    stack.wait_for(lambda: "SCHEDULED" in {state for _, state in stack.runs("backfill-editions")}, "server")


def test_a_schedule_fires_asks_for_what_is_missing_and_no_run_is_beside_another(its: Standing, stack: Stack) -> None:
    """Due every three seconds, in which no process starts and fetches two editions."""
    parameters = {"newspapers": ["practice-d"], "since": "2025-02-12", "until": "2025-02-13", "within": 2}
    with scheduled(stack, "backfill-editions/catch-up", 3, parameters) as deployment:
        stack.wait_for(lambda: len(caught_up(stack, deployment, "COMPLETED")) >= 2, "worker")
    stack.wait_for(lambda: not caught_up(stack, deployment, "PENDING", "RUNNING"), "worker")

    ran = caught_up(stack, deployment, "COMPLETED")
    assert [run["state"]["message"] for run in ran][:2] == [
        "2 asked for; of 2 days 2 done",
        "0 asked for; of 2 days 2 done",
    ]
    assert set(asked(its.site).values()) == {1}
    assert all(run["auto_scheduled"] for run in ran)
    assert min(at(run, "start_time") - at(run, "expected_start_time") for run in ran) >= -PREFETCH
    assert all(at(one, "end_time") <= at(next_, "start_time") for one, next_ in pairwise(ran))
    assert caught_up(stack, deployment, "CANCELLED")
    assert not caught_up(stack, deployment, "FAILED", "CRASHED")

    def waits() -> list[float]:
        return [float(wait) for run in ran[:2] for wait in re.findall(r"begins in (\S+) s", logged(stack, run["id"]))]

    stack.wait_for(lambda: len(waits()) == 2, "worker")  # what a run logs is sent some time after its state
    assert all(0 <= wait <= 2 for wait in waits())


PREFETCH = timedelta(seconds=10)
"""A worker takes a run so long before it is due (PREFECT_WORKER_PREFETCH_SECONDS), and begins it when it is ready."""


@contextmanager
def scheduled(stack: Stack, name: str, seconds: int, parameters: dict[str, object]) -> Iterator[str]:
    """The deployment's id, while it has one more schedule."""
    deployment = stack.api.get(f"deployments/name/{name}").raise_for_status().json()["id"]
    schedule = {"schedule": {"interval": seconds}, "active": True, "parameters": parameters}
    (made,) = stack.api.post(f"deployments/{deployment}/schedules", json=[schedule]).raise_for_status().json()
    try:
        yield str(deployment)
    finally:
        stack.api.delete(f"deployments/{deployment}/schedules/{made['id']}").raise_for_status()


def caught_up(stack: Stack, deployment: str, *states: str) -> list[dict[str, Any]]:
    """The deployment's runs in these states, in the order in which they were due."""
    of = {"deployments": {"id": {"any_": [deployment]}}, "flow_runs": {"state": {"type": {"any_": states}}}}
    return list(stack.asked("flow_runs/filter", {**of, "sort": "EXPECTED_START_TIME_ASC"}))


def at(run: dict[str, Any], time: str) -> datetime:
    """Not as text: a whole second is written without its fraction."""
    return datetime.fromisoformat(run[time])


def logged(stack: Stack, run: str) -> str:
    found = stack.asked("logs/filter", {"logs": {"flow_run_id": {"any_": [run]}}})
    return "\n".join(line["message"] for line in found)


def test_created_again_it_is_there_once(stack: Stack) -> None:
    done(stack.do(*stack.services["deployments"].command))
    found = stack.asked("automations/filter", {})
    assert sorted(automation["name"] for automation in found) == [
        f"xianwen-county-{COUNTY}",
        "xianwen: a run whose heartbeats stop has crashed",
        "xianwen: an edition is expected",
        "xianwen: pages have arrived",
    ]


def test_two_workers_and_two_callers_fetch_each_edition_once(its: Standing, stack: Stack) -> None:
    first, last = SHARED
    call = ["xianwen", "backfill", "practice-c", "--from", first, "--to", last, "--submit"]
    stack.start("worker 2")
    stack.wait_for(lambda: "started!" in stack.log("worker 2").read_text("utf-8"), "worker 2")
    calling = [stack.begin(*call) for _ in range(2)]
    told = [each.communicate(timeout=PATIENCE) for each in calling]
    assert [each.returncode for each in calling] == [0, 0], told
    days = [f"practice-c/2025-02-{day}" for day in range(12, 18)]
    stack.wait_for(lambda: ended(stack) == [(day, "COMPLETED") for day in days], "worker 2")
    stack.stop("worker 2")
    assert stack.rows(f"SELECT status, count(*) {SUBMITTED}") == [("complete", len(days))]
    assert stack.rows(CREATED) == [("created", len(days) * WHOLE)]
    assert set(asked(its.site).values()) == {1}
    for worker in ("worker", "worker 2"):
        assert "Flow run 'practice-c/2025-02-1" in stack.log(worker).read_text("utf-8")


def ended(stack: Stack) -> list[tuple[str, str]]:
    return sorted(run for run in stack.runs("ingest-edition") if run[0].startswith("practice-c"))


FAULTS = (
    two_at_once,
    database_restarted_amid_a_save,
    partial(killed_before_the_end_of_a_run, away=0.0),
    partial(worker_and_run_killed, within=10),
)


@pytest.mark.parametrize(("fault", "day"), [(fault, date(2025, 2, 20 + at)) for at, fault in enumerate(FAULTS)])
def test_an_edition_is_there_once_whatever_went_wrong(
    its: Standing, fault: Callable[[Ground, date], Found], day: date
) -> None:
    found = fault(Ground(its.stack, its.site), day)
    assert found.well, found
