"""Events in, runs, rows in the consumer's view, events and a webhook out: everything that is deployed, together."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import httpx
import pytest
from practising import WHOLE, asked
from standing import COUNTY, PATIENCE, ROOT, Stack, done, standing, started, wait_for

DAY = "2025-02-19"
ABOUT = f"WHERE division_code = '{COUNTY}' AND role = 'primary'"
FETCHED = "WHERE newspaper_id = 'practice-b'"
SHARED = ("2025-02-12", "2025-02-17")
SUBMITTED = "FROM v1_coverage WHERE newspaper_id = 'practice-c' GROUP BY status"
CREATED = "SELECT change, count(*) FROM v1_changes WHERE article_id LIKE 'practice-c-%' GROUP BY change"

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with standing(tmp_path_factory.mktemp("stack")) as stack:
        yield stack


def test_events_in_start_runs_and_what_they_stored_is_told(stack: Stack) -> None:
    expected = {"newspaper_id": "practice-b", "published_on": DAY}
    copytree(ROOT / "flows" / "sample" / "2025-03-12", stack.folder / "inbox")
    burst = [stack.tell("xianwen.edition.expected", f"practice-b.{DAY}", **expected) for _ in range(20)]
    for _ in range(100):
        burst.append(stack.tell("xianwen.page.arrived", "qingyi-daily.2025-03-12", folder=str(stack.folder / "inbox")))
    assert stack.api.post("events", json=burst).status_code == 204

    wait_for(lambda: len(stack.events("xianwen.edition.stored")) == 2, stack.folder / "worker.log")
    about_county = stack.rows(f"SELECT article_id FROM v1_article_counties {ABOUT}")
    wait_for(lambda: len(stack.told) >= len(about_county), stack.folder / "server.log")
    assert sorted(str(each["article_id"]) for each in stack.told) == sorted(str(id_) for (id_,) in about_county)
    assert about_county

    assert stack.rows("SELECT newspaper_id, status FROM v1_coverage ORDER BY 1") == [
        ("practice-b", "complete"),
        ("qingyi-daily", "complete"),
    ]
    fetched = stack.rows(f"SELECT count(*), min(revision), max(revision) FROM v1_articles {FETCHED}")
    assert fetched == [(WHOLE, 1, 1)]
    assert set(asked(stack.site).values()) == {1}


def test_a_burst_makes_one_run(stack: Stack) -> None:
    wait_for(lambda: stack.runs("ingest-folder"), stack.folder / "server.log")
    assert stack.runs("fetch-edition") == [(f"practice-b/{DAY}", "COMPLETED")]
    assert [state for _, state in stack.runs("ingest-folder")] == ["COMPLETED"]


def test_the_api_wants_its_password(stack: Stack) -> None:
    event = stack.tell("xianwen.edition.expected", f"practice-b.{DAY}")
    assert httpx.post(f"{stack.api.base_url}events", json=[event], trust_env=False).status_code == 401


def test_created_again_it_is_there_once(stack: Stack) -> None:
    create = stack.services["deployments"]
    done(create.command, create.environment)
    found = stack.api.post("automations/filter", json={}).raise_for_status().json()
    assert sorted(automation["name"] for automation in found) == [
        f"xianwen-county-{COUNTY}",
        "xianwen: a run whose heartbeats stop has crashed",
        "xianwen: an edition is expected",
        "xianwen: pages have arrived",
    ]


def test_two_workers_and_two_callers_fetch_each_edition_once(stack: Stack, tmp_path: Path) -> None:
    first, last = SHARED
    call = ["xianwen", "backfill", "practice-c", "--from", first, "--to", last, "--submit"]
    with started(stack.services["worker"], tmp_path / "worker.log"):
        wait_for(lambda: "started!" in (tmp_path / "worker.log").read_text("utf-8"), tmp_path / "worker.log")
        calling = [subprocess.Popen(call, env=stack.services["schema"].environment) for _ in range(2)]
        assert [each.wait(PATIENCE) for each in calling] == [0, 0]
        days = [f"practice-c/2025-02-{day}" for day in range(12, 18)]
        wait_for(lambda: ended(stack) == [(day, "COMPLETED") for day in days], tmp_path / "worker.log")
    assert stack.rows(f"SELECT status, count(*) {SUBMITTED}") == [("complete", len(days))]
    assert stack.rows(CREATED) == [("created", len(days) * WHOLE)]
    assert set(asked(stack.site).values()) == {1}
    for log in (tmp_path, stack.folder):
        assert "Flow run 'practice-c/2025-02-1" in (log / "worker.log").read_text("utf-8")


def ended(stack: Stack) -> list[tuple[str, str]]:
    return sorted(run for run in stack.runs("fetch-edition") if run[0].startswith("practice-c"))
