"""The change feed: nothing appears behind a reader's cursor, whoever writes at once; what may be cleared away."""

import random
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from databases import ready_engine
from sqlalchemy import Engine
from storage_samples import CAOXIAN, DAY, MUDAN, NOON, PAPER, SCHOOLS, TABLES, WHEAT, article, edition, page, rows, save

from parsers.model import Article, EditionReading
from storage.database import writing
from storage.errors import DatabaseUnavailable
from storage.feed import Change, compact, newest, read
from storage.follow import _looker, follow
from storage.ledger import plan
from storage.save import prepared, save_edition

EDITIONS = 25
WRITERS = ("heze-daily", "caoxian-daily")


def readings(writer: str) -> Iterator[EditionReading]:
    for day in range(EDITIONS):
        yield edition(page("1", WHEAT, SCHOOLS), paper=replace(PAPER, id=writer), day=DAY + timedelta(days=day))


def write(engine: Engine, writer: str) -> None:
    """Lingers between the last statement and the commit, now longer, now shorter; some transactions fail."""
    chance = random.Random(writer)
    for reading in readings(writer):
        for fails in (chance.random() < 0.2, False):
            try:
                with writing(engine) as connection:
                    save_edition(connection, prepared(reading), parser_version="1", verdict_version=TABLES, now=NOON)
                    time.sleep(chance.random() * 0.02)
                    if fails:
                        raise InterruptedError
            except InterruptedError:
                continue


def all_written(engine: Engine) -> list[threading.Thread]:
    writers = [threading.Thread(target=write, args=(engine, writer)) for writer in WRITERS]
    for writer in writers:
        writer.start()
    return writers


def test_a_reader_beside_two_writers_misses_nothing(engine: Engine) -> None:
    writers = all_written(engine)
    seen: list[int] = []
    while any(writer.is_alive() for writer in writers) or seen[-1:] != [newest_of(engine)]:
        with engine.connect() as connection:
            seen += [change.seq for change in read(connection, seen[-1] if seen else 0, limit=3)]
    assert seen == numbers(engine)
    assert len(seen) == len(WRITERS) * EDITIONS * 2


def numbers(engine: Engine) -> list[object]:
    return [seq for (seq,) in rows(engine, "SELECT seq FROM v1_changes ORDER BY seq")]


def newest_of(engine: Engine) -> int:
    with engine.connect() as connection:
        return newest(connection)


def test_a_follower_is_woken_and_misses_nothing(engine: Engine) -> None:
    writers = all_written(engine)
    seen: list[Change] = []
    with closing(follow(engine, 0, patience=5)) as batches:
        while any(writer.is_alive() for writer in writers) or seen[-1].seq < newest_of(engine):
            seen += next(batches)
    for writer in writers:
        writer.join()
    assert [change.seq for change in seen] == [
        seq for (seq,) in rows(engine, "SELECT seq FROM v1_changes ORDER BY seq")
    ]


def test_a_follower_says_when_nothing_comes(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT)))
    with closing(follow(engine, 0, patience=0.05)) as batches:
        assert [len(next(batches)) for _ in range(3)] == [1, 0, 0]


def test_a_follower_of_a_file_rests_again_behind_each_commit(tmp_path: Path) -> None:
    with ready_engine("sqlite", tmp_path) as engine, engine.connect() as connection:
        wait = _looker(connection)
        save(engine, edition(page("1", WHEAT)))
        wait(600)
        before = time.monotonic()
        wait(0.3)
        assert time.monotonic() - before >= 0.3


def test_commits_without_changes_do_not_cut_a_followers_patience_short(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT)))
    with closing(follow(engine, 0, patience=0.3)) as batches:
        next(batches)
        with writing(engine) as connection:
            plan(connection, PAPER, [DAY + timedelta(days=1)])
        before = time.monotonic()
        assert next(batches) == []
        assert time.monotonic() - before >= 0.3


def test_a_follower_of_a_server_that_ends_says_so(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        pytest.skip("a file does not end")
    save(engine, edition(page("1", WHEAT)))
    with closing(follow(engine, 0, patience=20)) as batches:
        next(batches)
        with engine.begin() as connection:
            listening = "FROM pg_stat_activity WHERE query LIKE 'LISTEN%%'"
            connection.exec_driver_sql(f"SELECT pg_terminate_backend(pid) {listening}")
        with pytest.raises(DatabaseUnavailable, match="see that the server runs"):
            next(batches)


def judged(article: Article, *counties: object) -> Article:
    return replace(article, counties=counties)  # type: ignore[arg-type]


def history(engine: Engine) -> None:
    """Of the first article all that can happen; the second is only created."""
    other = article(1, 0, "曹县小麦返青", "夏至时节，曹县小麦收割。")
    steps: list[tuple[Article, ...]] = [
        (WHEAT, SCHOOLS),
        (judged(WHEAT, MUDAN), SCHOOLS),
        (other, SCHOOLS),
        (judged(other, MUDAN), SCHOOLS),
        (judged(other, CAOXIAN, MUDAN), SCHOOLS),
        (SCHOOLS,),
    ]
    for hour, articles in enumerate(steps):
        save(engine, edition(page("1", *articles)), later=hour)


def kinds(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return [f"{change.article_id[-1]} {change.change}" for change in read(connection, 0)]


def compacted(engine: Engine, hours: int) -> int:
    with writing(engine) as connection:
        return compact(connection, NOON + timedelta(hours=hours), after=0, upto=newest(connection))


def test_old_entries_go_where_later_ones_say_it_all(engine: Engine) -> None:
    history(engine)
    assert kinds(engine) == [
        "1 created",
        "2 created",
        "1 reclassified",
        "1 revised",
        "1 reclassified",
        "1 reclassified",
        "1 withdrawn",
    ]
    assert compacted(engine, 1) == 1
    assert compacted(engine, 1) == 0
    assert compacted(engine, 100) == 2
    assert kinds(engine) == ["2 created", "1 revised", "1 reclassified", "1 withdrawn"]
    before = newest_of(engine)
    save(engine, edition(page("1", WHEAT, SCHOOLS)), later=9)
    assert newest_of(engine) == before + 1


@pytest.mark.parametrize("cursor", range(9))
def test_from_any_number_the_compacted_feed_leads_to_the_same_state(engine: Engine, cursor: int) -> None:
    """A consumer who takes content with created and revised, and counties with any entry."""
    history(engine)
    expected = consumed(engine, {}, 0)
    known = consumed(engine, {}, 0, upto=cursor)
    compacted(engine, 100)
    assert consumed(engine, known, cursor) == expected


Known = dict[str, tuple[int, bool]]


def consumed(engine: Engine, known: Known, since: int, upto: int = 1000) -> Known:
    state = dict(known)
    with engine.connect() as connection:
        for change in read(connection, since):
            if change.seq <= upto:
                revision = change.revision if change.change in ("created", "revised") else state[change.article_id][0]
                state[change.article_id] = (revision, change.change != "withdrawn")
    return state


def test_numbers_are_never_given_again(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT)))
    with writing(engine) as connection:
        connection.exec_driver_sql("DELETE FROM changes")
    save(engine, edition(page("2", SCHOOLS)))
    assert newest_of(engine) == 2
