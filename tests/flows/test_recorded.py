"""Editions on Prefect's real engine: a run each or for many, and what is known when one ends otherwise."""

import asyncio
import gc
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from httpx import ConnectError
from practising import asked
from recording import EDITION, FETCHED, MARKS, PAGES, fetched, newest_run, recorded

from flows import walk
from flows.newspapers import known
from flows.plain.fetch import Watch, fetch, opened_web
from flows.practice.faults import fault
from flows.practice.server import PracticeServer, practice
from flows.practice.sites import newspapers_file
from flows.settings import Settings, read_settings
from flows.sources.epaper.edition import WebEdition
from flows.sources.files import EditionFiles
from flows.sources.web.traffic import Traffic
from flows.walk import Row, ingest, open_house
from storage.ledger import Entry, ledger

if TYPE_CHECKING:
    from prefect.client.schemas.objects import FlowRun

pytestmark = MARKS


def test_the_engine_comes_to_the_same_as_the_plain_walk(settings: Settings, tmp_path: Path) -> None:
    (outcome,) = recorded([EDITION], settings)
    with open_house(Settings(f"sqlite:///{tmp_path}/y.db", settings.archive)) as house:
        plain = ingest(EDITION, house)
    assert outcome == plain
    assert outcome.status == "stored"


def test_a_run_that_fails_leaves_nothing_where_it_was_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harness: None
) -> None:
    from prefect import flow

    from flows.tasks import RUN

    async def failing() -> None:
        raise ConnectError("the server is away")

    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConnectError):
        asyncio.run(flow(**RUN)(failing)())
    assert not list(tmp_path.iterdir())


def test_a_run_bears_the_editions_name_and_no_password(settings: Settings) -> None:
    recorded([EDITION], settings)
    newest = newest_run()
    assert newest.name == "qingyi-daily/2025-03-12"
    assert newest.state is not None
    assert newest.state.is_completed()
    assert settings.database_url not in str(newest.parameters)
    assert newest.parameters["editions"][0]["paths"] == list(PAGES)


def test_many_editions_make_one_run_with_few_tasks(settings: Settings) -> None:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import TaskRunFilter, TaskRunFilterFlowRunId

    editions = [EditionFiles("qingyi-daily", date(2025, 4, day), PAGES[3:]) for day in range(1, 13)]
    outcomes = recorded(editions, settings)
    assert [outcome.status for outcome in outcomes] == ["stored"] * 12
    newest = newest_run()
    with get_client(sync_client=True) as client:
        its_own = TaskRunFilter(flow_run_id=TaskRunFilterFlowRunId(any_=[newest.id]))
        names = {task.name.partition(" ")[0] for task in client.read_task_runs(task_run_filter=its_own)}
    assert newest.name == "qingyi-daily/2025-04-01 … qingyi-daily/2025-04-12 (12 editions)"
    assert names <= {"collect", "read", "save"}


def test_what_the_store_refuses_makes_the_run_fail_and_stops_no_other(settings: Settings) -> None:
    refused = EditionFiles("qingyi-daily", date(2025, 3, 13), PAGES[:1], page="a\0")
    outcomes = recorded([refused, EDITION], settings)
    assert [outcome.status for outcome in outcomes] == ["failed", "stored"]
    newest = newest_run()
    assert newest.state is not None
    assert newest.state.is_failed()
    assert "2025-03-13" in (newest.state.message or "")


def unreachable(*_: object, **__: object) -> None:
    raise ConnectError("All connection attempts failed")


def test_a_server_that_takes_no_artifact_costs_only_the_artifact(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.artifacts.acreate_table_artifact", unreachable)
    (outcome,) = recorded([EDITION], settings)
    assert outcome.status == "stored"
    newest = newest_run()
    assert newest.state is not None
    assert newest.state.is_completed()


def test_what_was_stored_is_known_although_the_server_cannot_be_told(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from prefect import flow_engine

    from flows.ingest import EngineFailed

    propose = flow_engine.propose_state

    def no_end(client: Any, state: Any, **rest: Any) -> Any:
        return unreachable() if state.is_final() else propose(client, state, **rest)

    monkeypatch.setattr(flow_engine, "propose_state", no_end)
    with pytest.raises(EngineFailed, match="ConnectError") as raised:
        recorded([EDITION], settings)
    statuses = [outcome.status for outcome in raised.value.outcomes]
    del raised
    gc.collect()
    assert statuses == ["stored"]


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PracticeServer]:
    """A practice newspaper, known to this process while the test runs."""
    with practice(date(2025, 2, 18), date(2025, 2, 20), pages=2, articles=3) as server:
        (tmp_path / "papers.toml").write_text(newspapers_file(server.address, server.years, ()), encoding="utf-8")
        monkeypatch.setenv("XIANWEN_NEWSPAPERS", str(tmp_path / "papers.toml"))
        monkeypatch.setenv("XIANWEN_FETCH_PRIVATE", "1")
        monkeypatch.setenv("XIANWEN_FETCH_DELAY", "0")
        known.cache_clear()
        yield server
    known.cache_clear()


def test_fetching_is_recorded_with_a_task_each_and_watched(server: PracticeServer, tmp_path: Path) -> None:
    from flows.fetch import run

    settings, came, traffic = read_settings(f"sqlite:///{tmp_path}/x.db"), [], Traffic()
    watch = Watch(traffic, lambda label, articles: came.append((label, articles)))
    (outcome,) = asyncio.run(run(FETCHED, settings, watch, accept=False))
    gc.collect()
    assert (outcome.status, came) == ("stored", [("01", 3), ("02", 3)])
    assert traffic.requests == len(server.requests)
    with open_house(read_settings(f"sqlite:///{tmp_path}/y.db")) as house, opened_web(settings.web) as web:
        assert fetch(FETCHED, house, web, Watch(Traffic())) == outcome
    newest = newest_run()
    assert newest.name == "practice-b/2025-02-19"
    assert (newest.parameters["newspaper"], newest.parameters["published_on"]) == ("practice-b", "2025-02-19")
    assert settings.database_url not in str(newest.parameters)


def entry_of(edition: WebEdition, settings: Settings) -> Entry:
    with open_house(settings) as house, house.engine.connect() as connection:
        return ledger(connection, edition.newspaper, [edition.published_on])[0]


def test_an_edition_whose_time_is_over_is_left_and_taken_up_again(
    site: PracticeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.faults = (fault("slow=2@content_"),)
    with monkeypatch.context() as patched:
        patched.setenv("XIANWEN_FETCH_EDITION_SECONDS", "2")
        settings = read_settings(f"sqlite:///{tmp_path}/x.db")
        outcome = fetched(FETCHED, settings)
    left, newest = asked(site), newest_run()
    assert (outcome.status, outcome.saved, newest.state_name) == ("unfinished", None, "TimedOut")
    assert newest.state
    assert "it had not come within 2 s" in str(newest.state.message)
    entry = entry_of(FETCHED, settings)
    assert (entry.state, entry.finished_at) == ("failed", None)
    assert "it had not come within 2 s" in entry.reasons[0]
    assert left
    site.faults = ()
    assert fetched(FETCHED, settings).status == "stored"
    assert set(asked(site).values()) == {1}


def test_an_edition_that_hangs_is_given_up(
    site: PracticeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a name server or a drive may: no request has an end that could be waited for."""
    from flows.plain import fetch as module

    waiting = Event()
    with monkeypatch.context() as patched:
        patched.setattr(module, "at_most_seconds", lambda _: 0.5)
        patched.setattr(module, "_collected", lambda *_: waiting.wait())
        settings = read_settings(f"sqlite:///{tmp_path}/x.db")
        outcome = fetched(FETCHED, settings)
    waiting.set()
    assert (outcome.status, newest_run().state_name) == ("unfinished", "TimedOut")
    assert "it hung, and was given up after 0.5 s" in entry_of(FETCHED, settings).reasons[0]
    assert fetched(FETCHED, settings).status == "stored"


def test_a_batch_whose_time_is_over_is_left_whole(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIANWEN_BATCH_SECONDS", "0.5")
    with monkeypatch.context() as patched:
        patched.setattr(walk, "read", lambda *_, **__: time.sleep(60))
        (outcome,) = recorded([EDITION], settings)
    newest = newest_run()
    assert (outcome.status, newest.state_name) == ("unfinished", "TimedOut")
    assert newest.state
    assert "XIANWEN_BATCH_SECONDS" in str(newest.state.message)
    with open_house(settings) as house, house.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM v1_articles").scalar_one() == 0
    monkeypatch.delenv("XIANWEN_BATCH_SECONDS")
    assert recorded([EDITION], settings)[0].status == "stored"


def test_runs_have_the_tags_by_which_they_are_found(settings: Settings) -> None:
    recorded([EDITION], settings)
    assert set(newest_run().tags) == {"xianwen", "qingyi-daily"}


def events_of(run: "FlowRun", name: str, seconds: int = 300) -> list[dict[str, Any]]:
    """Events that a run emitted, once the server has written them down."""
    from prefect.client.orchestration import get_client

    asking = {"filter": {"event": {"name": [name]}, "related": {"id": [f"prefect.flow-run.{run.id}"]}}}
    with get_client(sync_client=True) as client:
        for _ in range(10 * seconds):
            events = list(client.request("POST", "/events/filter", json=asking).json()["events"])
            if events:
                return events
            time.sleep(0.1)
    return []


def test_an_edition_is_an_asset_made_of_its_pages(settings: Settings) -> None:
    (outcome,) = recorded([EDITION], settings)
    (made,) = events_of(newest_run(), "prefect.asset.materialization.succeeded")
    assert made["resource"]["prefect.resource.id"] == "xianwen://qingyi-daily/2025-03-12"
    assert {"prefect.resource.id": "xianwen://qingyi-daily/2025-03-12/raw", "prefect.resource.role": "asset"} in made[
        "related"
    ]
    assert (made["payload"]["articles"], made["payload"]["status"]) == (len(outcome.rows), "stored")
    assert 0 < made["payload"]["quality"] <= 1
    recorded([EDITION], settings)
    assert events_of(newest_run(), "prefect.task-run.Completed")
    assert not events_of(newest_run(), "prefect.asset.materialization.succeeded", seconds=1)


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("https://e.example/1.htm", r"[\[图片\] 小麦\_返青\_](https://e.example/1.htm)"),
        ("", "[图片] 小麦_返青_"),
    ],
)
def test_titles_in_tables_lead_to_their_articles(url: str, title: str) -> None:
    from flows.artifacts import article_row

    assert article_row(Row("1", "[图片] 小麦_返青_", "", "", 1.0, url))["title"] == title


def test_a_server_that_is_gone_when_the_turn_ends_loses_nothing(
    site: PracticeServer, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise ConnectError("gone")

    settings = replace(settings, web=read_settings().web)
    monkeypatch.setattr("prefect.concurrency._sync.release_concurrency_slots_with_lease", gone)
    assert fetched(FETCHED, settings).status == "stored"
