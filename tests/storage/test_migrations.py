"""From every revision there ever was to today's and back, with data in it."""

import re
from pathlib import Path

import pytest
from sqlalchemy import Engine
from storage_samples import DAY, MASTHEAD, PAPER, SCHOOLS, WHEAT, Dump, article, dump, edition, failed, page, rows, save

from storage.database import HEAD, downgrade, revision, upgrade, writing
from storage.migrations import run
from storage.query import find

REVISIONS = run.revisions()
FIRST = (Path(__file__).parent / "data_0001.sql").read_text("utf-8")
SERIALS = (("editions", "id"), ("pages", "id"), ("articles", "id"), ("changes", "seq"))


def fill(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT, SCHOOLS, MASTHEAD), failed("2")))
    changed = article(1, 0, "曹县小麦返青", "夏至时节，曹县小麦收割。")
    save(engine, edition(page("1", changed, MASTHEAD)), later=1)
    save(engine, edition(page("A01", SCHOOLS), paper=PAPER), later=2)


def test_they_are_numbered_without_a_gap() -> None:
    assert [f"{number:04}" for number in range(1, len(REVISIONS) + 1)] == REVISIONS
    assert REVISIONS[-1] == HEAD


@pytest.mark.parametrize("old", REVISIONS[:-1])
def test_down_and_up_again_nothing_is_lost(engine: Engine, old: str) -> None:
    fill(engine)
    before, made = without_letters(dump(engine)), made_of(engine)
    assert downgrade(engine, old).current == old
    assert rows(engine, "SELECT count(*) FROM v1_articles") == [(4,)]
    assert upgrade(engine).current == HEAD
    assert without_letters(dump(engine)) == before
    assert made_of(engine) == made
    assert_everything_works(engine)


def made_of(engine: Engine) -> list[tuple[object, ...]]:
    """Indexes with their settings, and those of the search index."""
    if engine.dialect.name == "postgresql":
        return rows(engine, "SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() ORDER BY indexname")
    indexes = rows(engine, "SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name")
    return indexes + rows(engine, "SELECT k, v FROM article_search_config ORDER BY k")


def without_letters(found: Dump) -> Dump:
    """A revision that knows no outbox cannot keep what waits in it."""
    return {name: its_rows for name, its_rows in found.items() if name != "outbox"}


def test_data_of_the_first_revision_comes_along(empty_engine: Engine) -> None:
    with writing(empty_engine) as connection:
        run.upgrade(connection, "0001")
        for statement in re.split(r";\n", FIRST):
            if statement.strip():
                connection.exec_driver_sql(statement.replace("%", "%%"))
        if empty_engine.dialect.name == "postgresql":
            for table, key in SERIALS:
                connection.exec_driver_sql(
                    f"SELECT setval(pg_get_serial_sequence('{table}', '{key}'), max({key})) FROM {table}"
                )
    upgrade(empty_engine)
    assert_everything_works(empty_engine)


def assert_everything_works(engine: Engine) -> None:
    """On the data of `fill`."""
    assert revision(engine).current == HEAD
    with engine.connect() as connection:
        assert [each.title for each in find(connection, search="小麦收割")] == ["曹县小麦返青"]
        assert find(connection, search="春分时节") == []
        assert len(find(connection, county="曹县", topic="农业", since=DAY, until=DAY)) == 2
    assert save(engine, edition(page("A01", SCHOOLS), paper=PAPER), later=3).unchanged == 1
    again = article(1, 0, "曹县小麦返青", "秋分时节，曹县小麦播种。")
    assert save(engine, edition(page("1", again, MASTHEAD)), later=4).revised == 1
    with engine.connect() as connection:
        assert find(connection, search="小麦收割") == []
        assert len(find(connection, search="小麦播种")) == 1


def test_down_to_nothing_and_up_again(engine: Engine) -> None:
    fill(engine)
    assert downgrade(engine, "base").current is None
    assert upgrade(engine).current == HEAD
    assert rows(engine, "SELECT * FROM v1_articles") == []
    assert save(engine, edition(page("1", WHEAT))).created == 1
