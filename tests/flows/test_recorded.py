"""The walk on Prefect's real engine, through its test harness."""

import asyncio
import gc
import time
from collections.abc import Coroutine, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree, ignore_patterns
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from httpx import ConnectError
from practising import asked, on_practice, serving
from pydantic import SecretStr

from flows import walk
from flows.errors import WrongUse
from flows.newspapers import known
from flows.plain.fetch import Watch, fetch, opened_web
from flows.practice.faults import fault
from flows.practice.server import PracticeServer, practice
from flows.practice.sites import newspapers_file
from flows.settings import Settings, read_settings
from flows.sources.epaper.edition import WebEdition
from flows.sources.files import EditionFiles
from flows.sources.web.traffic import Traffic
from flows.walk import Outcome, Row, ingest, open_house
from storage.ledger import Entry, ledger

if TYPE_CHECKING:
    from prefect.client.schemas.objects import FlowRun

SAMPLE = Path(__file__).parents[2] / "flows" / "sample" / "2025-03-12"
PAGES = tuple(sorted(str(page) for page in SAMPLE.glob("*.md")))
EDITION = EditionFiles("qingyi-daily", date(2025, 3, 12), PAGES)

# An empty asynchronous flow of Prefect 3.8 leaves the same socket to the garbage collector.
pytestmark = [
    pytest.mark.engine,
    pytest.mark.filterwarnings("ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module", autouse=True)
def harness() -> Iterator[None]:
    """Imported here: Prefect takes a second, and only these tests need it."""
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(f"sqlite:///{tmp_path}/x.db", str(tmp_path / "archive"))


def recorded(editions: list[EditionFiles], settings: Settings) -> list[Outcome]:
    from flows.ingest import run

    outcomes = asyncio.run(run(editions, "", settings))
    gc.collect()
    return outcomes


def newest_run() -> "FlowRun":
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        return max(client.read_flow_runs(), key=lambda run: str(run.created))


def test_the_engine_comes_to_the_same_as_the_plain_walk(settings: Settings, tmp_path: Path) -> None:
    (outcome,) = recorded([EDITION], settings)
    with open_house(Settings(f"sqlite:///{tmp_path}/y.db", settings.archive)) as house:
        plain = ingest(EDITION, house)
    assert outcome == plain
    assert outcome.status == "stored"


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


FETCHED = WebEdition("practice-b", date(2025, 2, 19))


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


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PracticeServer]:
    """The practice newspapers, known to this process as long as the test runs."""
    with serving(tmp_path, "missing=2025-02-13") as site:
        for name, value in on_practice(tmp_path).items():
            monkeypatch.setenv(name, value)
        known.cache_clear()
        yield site
    known.cache_clear()


def ended(running: Coroutine[Any, Any, Any]) -> Any:
    """What a flow came to."""

    async def run() -> Any:
        return await (await running).aresult()

    result = asyncio.run(run())
    gc.collect()
    return result


def test_a_backfill_is_one_run_that_asks_only_for_what_is_missing(settings: Settings, site: PracticeServer) -> None:
    from prefect.client.orchestration import get_client

    from flows.backfill import backfill_editions

    where = {"database_url": SecretStr(settings.database_url), "archive": settings.archive}
    period = {"since": date(2025, 2, 12), "until": date(2025, 2, 14)}
    papers = ["practice-b", "practice-d"]
    states = ended(backfill_editions(papers, **period, **where, return_state=True))
    assert states == {"done": 4, "failed": 2}
    newest = newest_run()
    assert newest.name == "practice-b, practice-d 2025-02-12 … 2025-02-14"
    assert newest.state is not None
    assert newest.state.message == "6 asked for; of 6 days 4 done, 2 failed"
    first = asked(site)
    site.faults = ()
    assert ended(backfill_editions(papers, **period, **where, return_state=True)) == {"done": 6}
    assert {path for path, times in asked(site).items() if times > 1} <= {path for path in first if "13/" in path}
    with get_client(sync_client=True) as client:
        keys = {artifact.key for artifact in client.read_artifacts()}
    assert {"backfill", "not-well"} <= keys


def test_the_daily_newspapers_are_asked_for_the_newest_days(
    settings: Settings, site: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.backfill import backfill_editions

    where = {"database_url": SecretStr(settings.database_url), "archive": settings.archive}
    assert ended(backfill_editions(until=date(2025, 2, 12), **where, return_state=True)) == {}
    monkeypatch.setenv("XIANWEN_DAILY", "practice-b practice-d")
    assert ended(backfill_editions(until=date(2025, 2, 12), last=2, **where, return_state=True)) == {"done": 4}
    assert newest_run().name == "daily newspapers newest 2 days until 2025-02-12"


def test_mornings_are_those_of_china_and_only_where_newspapers_are_named(settings: Settings) -> None:
    from flows.deployments.schedules import mornings

    assert mornings(settings) == []
    (schedule,) = mornings(replace(settings, daily=("heze-daily",), daily_cron="15 7 * * *"))
    assert (schedule.cron, schedule.timezone) == ("15 7 * * *", "Asia/Shanghai")


def test_reading_again_is_one_run(settings: Settings) -> None:
    from flows.reread import reread_editions

    recorded([EDITION], settings)
    where = {"database_url": SecretStr(settings.database_url), "archive": settings.archive}
    assert ended(reread_editions(everything=True, **where, return_state=True)) == {"unchanged": 1}
    assert newest_run().name == "reread all newspapers"
    assert ended(reread_editions("qingyi-daily", **where, return_state=True)) == {}


# Dask's own processes, and what they leave when they end, are not ours to warn of.
@pytest.mark.filterwarnings("ignore")
def test_several_readers_come_to_the_same_as_one(settings: Settings, tmp_path: Path) -> None:
    from flows.reread import reread_editions, task_runner

    editions = [EditionFiles("qingyi-daily", date(2025, 5, day), PAGES[3:]) for day in range(1, 25)]
    both = [replace(settings, database_url=f"sqlite:///{tmp_path}/{name}.db") for name in ("one", "two")]
    rows = []
    for its_settings, readers in zip(both, (1, 2), strict=True):
        with open_house(its_settings) as house:
            for edition in editions:
                ingest(edition, house)
            with house.engine.begin() as connection:
                connection.exec_driver_sql("UPDATE pages SET parser_version = 'old', reading_sha256 = 'old'")
                connection.exec_driver_sql("UPDATE revisions SET title = 'old', content_sha256 = 'old'")
        where = {"database_url": SecretStr(its_settings.database_url), "archive": settings.archive}
        flow = reread_editions.with_options(task_runner=task_runner(readers))
        assert ended(flow(**where, return_state=True)) == {"revised": 24}
        with open_house(its_settings) as house, house.engine.connect() as connection:
            told = "SELECT article_id, revision, title, body, position FROM v1_articles ORDER BY 1"
            rows.append(connection.exec_driver_sql(told).fetchall())
    assert rows[0] == rows[1]
    assert {row[1] for row in rows[0]} == {2}


def entry_of(edition: WebEdition, settings: Settings) -> Entry:
    with open_house(settings) as house, house.engine.connect() as connection:
        return ledger(connection, edition.newspaper, [edition.published_on])[0]


def fetched(edition: WebEdition, settings: Settings) -> Outcome:
    from flows.fetch import run

    (outcome,) = asyncio.run(run(edition, settings, Watch(Traffic()), accept=False))
    gc.collect()
    return outcome


def test_an_edition_whose_time_is_over_is_left_and_taken_up_again(
    site: PracticeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.faults = (fault("slow=0.2"),)
    monkeypatch.setenv("XIANWEN_FETCH_EDITION_SECONDS", "0.7")
    settings = read_settings(f"sqlite:///{tmp_path}/x.db")
    outcome = fetched(FETCHED, settings)
    left, newest = asked(site), newest_run()
    assert (outcome.status, outcome.saved, newest.state_name) == ("unfinished", None, "TimedOut")
    assert newest.state
    assert "it had not come within 0.7 s" in str(newest.state.message)
    entry = entry_of(FETCHED, settings)
    assert (entry.state, entry.finished_at) == ("failed", None)
    assert "it had not come within 0.7 s" in entry.reasons[0]
    assert left
    site.faults = ()
    assert fetched(FETCHED, settings).status == "stored"
    assert set(asked(site).values()) == {1}


def test_an_edition_that_hangs_is_given_up(
    site: PracticeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a name server or a drive may: no request has an end that could be waited for."""
    from flows import fetch as module

    waiting = Event()
    with monkeypatch.context() as patched:
        patched.setattr(module, "at_most_seconds", lambda _: 0.5)
        patched.setattr(module, "collect", lambda *_: waiting.wait())
        settings = read_settings(f"sqlite:///{tmp_path}/x.db")
        outcome = fetched(FETCHED, settings)
    waiting.set()
    assert (outcome.status, newest_run().state_name) == ("unfinished", "TimedOut")
    assert "it hung, and was given up after 0.5 s" in entry_of(FETCHED, settings).reasons[0]
    assert fetched(FETCHED, settings).status == "stored"


def test_a_batch_whose_time_is_over_is_left_whole(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIANWEN_BATCH_SECONDS", "0.5")
    with monkeypatch.context() as patched:
        patched.setattr(walk, "read", lambda *_: time.sleep(60))
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


def events_of(run: "FlowRun", name: str, seconds: int = 30) -> list[dict[str, Any]]:
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


def artifacts() -> dict[str, Any]:
    """The newest of each key."""
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        return {str(each.key): each for each in sorted(client.read_artifacts(), key=lambda each: str(each.created))}


def test_an_inbox_is_watched_until_nothing_waits(settings: Settings, tmp_path: Path) -> None:
    from flows.watch import watch_inbox

    inbox = tmp_path / "inbox"
    copytree(SAMPLE, inbox / "qingyi-daily" / "2025-06-01", ignore=ignore_patterns("*.json"))
    (inbox / "picture.jpg").write_bytes(b"")
    where = {"database_url": SecretStr(settings.database_url), "archive": settings.archive}
    assert ended(watch_inbox(str(inbox), settle=0.2, **where, return_state=True)) == {"editions": 1, "kept back": 1}
    run, shown = newest_run(), artifacts()
    assert run.name == f"inbox {inbox}"
    assert run.state
    assert "1 edition, 29 articles; 5 files put away, 1 kept back" in str(run.state.message)
    assert shown["inbox"].data == 100
    assert "0 wait" in shown["inbox"].description
    assert "qingyi-daily/2025-06-01" in str(shown["inbox-editions"].data)
    assert "picture.jpg" in str(shown["inbox-kept-back"].data)
    assert ended(watch_inbox(str(inbox), settle=0.2, seconds=0.5, **where, return_state=True))["editions"] == 0


def test_a_turn_of_the_relay_is_a_run(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    from prefect.settings import get_current_settings

    from flows.relay import relay_events

    monkeypatch.setenv("PREFECT_API_URL", str(get_current_settings().api.url))
    recorded([EDITION], settings)
    url = SecretStr(settings.database_url)
    assert ended(relay_events(database_url=url, return_state=True)) == {"editions": 1, "articles": 0}
    assert ended(relay_events(database_url=url, return_state=True)) == {"editions": 0, "articles": 0}


@pytest.mark.parametrize("named", [{"counties": ["无此县"]}, {"topics": ["无此题"]}, {"newspapers": ["nope"]}])
def test_a_relay_of_what_nobody_knows_fails_with_a_remedy(named: dict[str, list[str]], settings: Settings) -> None:
    from flows.relay import relay_events

    with pytest.raises(WrongUse, match=r"write it as|xianwen newspapers"):
        ended(relay_events(**named, database_url=SecretStr(settings.database_url), return_state=True))
    gc.collect()


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
