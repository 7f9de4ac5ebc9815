"""What many editions share on Prefect's real engine: backfill, reading again, an inbox, a turn of the relay."""

import asyncio
import gc
import os
import signal
import time
from dataclasses import replace
from datetime import date
from multiprocessing import active_children
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from practising import asked
from pydantic import SecretStr
from recording import EDITION, MARKS, PAGES, SAMPLE, ended, newest_run, recorded

from flows import ahead
from flows.errors import WrongUse
from flows.plain.relay import NotTaken, Relayed
from flows.practice.server import PracticeServer
from flows.settings import Settings
from flows.sources.files import EditionFiles
from flows.walk import ingest, open_house

pytestmark = MARKS


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


def test_readers_of_their_own_serve_run_after_run(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """As `xianwen ingest` has them: of two, one is killed between two runs, and nobody sees it in what is stored."""
    from flows.ingest import run

    monkeypatch.setattr(ahead, "WORTH", 1)
    editions = [EditionFiles("qingyi-daily", date(2025, 5, day), PAGES[3:]) for day in range(1, 13)]
    with open_house(settings) as house, ahead.readers(editions, house.archive, house.home, 2) as reading:
        first = asyncio.run(run(editions[:6], "", settings, reading))
        os.kill(active_children()[0].pid or 0, signal.SIGKILL)
        second = asyncio.run(run(editions[6:], "", settings, reading))
    gc.collect()
    assert newest_run().name.endswith("(6 editions)")
    with open_house(replace(settings, database_url=f"{settings.database_url}.other")) as other:
        assert [*first, *second] == [ingest(edition, other) for edition in editions]


def test_a_reader_that_hangs_ends_with_the_time_of_its_task(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.ingest import run

    monkeypatch.setattr(ahead, "WORTH", 1)
    editions = [EditionFiles("qingyi-daily", date(2025, 5, day), PAGES[3:]) for day in (1, 2)]
    with open_house(settings) as house, ahead.readers(editions, house.archive, house.home, 2) as reading:
        os.kill(active_children()[0].pid or 0, signal.SIGSTOP)
        os.kill(active_children()[1].pid or 0, signal.SIGSTOP)
        monkeypatch.setenv("XIANWEN_BATCH_SECONDS", "0.5")
        left = asyncio.run(run(editions, "", settings, reading))
        assert active_children() == []
        monkeypatch.delenv("XIANWEN_BATCH_SECONDS")
        done = asyncio.run(run(editions, "", settings, reading))
    gc.collect()
    assert [outcome.status for outcome in (*left, *done)] == ["unfinished", "unfinished", "stored", "stored"]


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


def test_a_batch_that_hangs_is_left_and_taken_up_again(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import reread as module

    recorded([EDITION], settings)
    where = {"database_url": SecretStr(settings.database_url), "archive": settings.archive}
    monkeypatch.setenv("XIANWEN_BATCH_SECONDS", "0.5")
    with monkeypatch.context() as patched:
        patched.setattr(module, "reread", lambda *_: [time.sleep(0.1) for _ in range(600)])
        state = asyncio.run(module.reread_editions(everything=True, **where, return_state=True))
    gc.collect()
    assert (state.type, state.message) == ("FAILED", "1 edition: 1 unfinished")
    assert "was not read within 0.5 s" in artifacts()["kept-back"].description
    monkeypatch.delenv("XIANWEN_BATCH_SECONDS")
    assert ended(module.reread_editions(everything=True, **where, return_state=True)) == {"unchanged": 1}


@given(st.integers(0, 5000), st.integers(1, 16))
def test_batches_hold_each_edition_once_and_end_small(editions: int, readers: int) -> None:
    from flows.reread import LEAST, MOST, batches

    parts = list(batches(range(editions), readers))
    assert [each for part in parts for each in part] == list(range(editions))
    sizes = [len(part) for part in parts]
    assert sizes == sorted(sizes, reverse=True)
    assert all(0 < size <= MOST for size in sizes)
    assert all(size <= LEAST for size in sizes[-1:])


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


def test_what_the_server_does_not_take_at_once_is_sent_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import relay as module

    turns = iter([NotTaken("it stands still"), Relayed(1, 0)])

    def turn(*_: object) -> Relayed:
        came = next(turns)
        if isinstance(came, NotTaken):
            raise came
        return came

    monkeypatch.setattr(module, "_turn", turn)
    monkeypatch.setattr(module, "PAUSE", 0.0)
    state = module.relay_events(database_url=SecretStr(settings.database_url), return_state=True)
    assert ended(state) == {"editions": 1, "articles": 0}


@pytest.mark.parametrize("named", [{"counties": ["无此县"]}, {"topics": ["无此题"]}, {"newspapers": ["nope"]}])
def test_a_relay_of_what_nobody_knows_fails_with_a_remedy(named: dict[str, list[str]], settings: Settings) -> None:
    from flows.relay import relay_events

    with pytest.raises(WrongUse, match=r"write it as|xianwen newspapers"):
        ended(relay_events(**named, database_url=SecretStr(settings.database_url), return_state=True))
    gc.collect()
