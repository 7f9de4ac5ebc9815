"""Everyday questions are carried by an index on both databases, and never walk through a table."""

import re
from collections.abc import Mapping

import pytest
from databases import KINDS, fresh_engine
from sqlalchemy import Connection, Engine, select, text
from storage_samples import NOON

from benchmarks.store_made import FIRST_DAY, editions
from benchmarks.store_queries import EVERYDAY, Question, parameters
from parsers.model import EditionReading
from storage.database import upgrade, writing
from storage.query import find
from storage.save import prepared, save_edition
from storage.schema import articles
from storage.search import asked

ARTICLES = 2_000
ON_SQLITE = {
    "uq_articles_article_id": "sqlite_autoindex_articles_1",
    "uq_editions_newspaper_id_published_on": "sqlite_autoindex_editions_1",
    "pk_changes": "INTEGER PRIMARY KEY (rowid>?)",
}
"""SQLite names the indexes of its constraints by itself."""

WALK = re.compile(r"SCAN \w+$|Seq Scan on (?!newspapers)")
"""Reading a whole table; that of the newspapers is small enough."""


@pytest.fixture(scope="module", params=KINDS)
def stocked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """A store with enough in it for a planner to think."""
    with fresh_engine(request.param, tmp_path_factory.mktemp("stocked")) as engine:
        upgrade(engine)
        for reading in editions(ARTICLES):
            keep(engine, reading)
        if request.param == "postgresql":
            analyse(engine)
        yield engine


def analyse(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")


def keep(engine: Engine, reading: EditionReading) -> None:
    with writing(engine) as connection:
        save_edition(connection, prepared(reading), parser_version="1", verdict_version="made", now=NOON)


def plan(connection: Connection, sql: str, values: Mapping[str, object]) -> list[str]:
    """A line a table or node. PostgreSQL walks through small tables gladly: here it is asked what it can do without."""
    if connection.dialect.name == "sqlite":
        return [str(row[3]) for row in connection.execute(text(f"EXPLAIN QUERY PLAN {sql}"), values)]
    connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    return [str(row[0]) for row in connection.execute(text(f"EXPLAIN {sql}"), values)]


@pytest.mark.parametrize("question", EVERYDAY, ids=lambda question: question.name)
def test_an_index_carries_it(stocked: Engine, question: Question) -> None:
    assert_carried(stocked, question)


def assert_carried(stocked: Engine, question: Question) -> None:
    known = parameters(3, ARTICLES)
    values = {name: value for name, value in known.items() if f":{name}" in question.sql}
    with stocked.connect() as connection:
        steps = plan(connection, question.sql, values)
    index = question.index if connection.dialect.name == "postgresql" else ON_SQLITE.get(question.index, question.index)
    assert any(index in step for step in steps), steps
    assert not [step for step in steps if WALK.search(step)]


def test_a_limit_ends_the_walk_early(stocked: Engine) -> None:
    """The newest are read in the order of the index: nothing is sorted."""
    (newest,) = (question for question in EVERYDAY if question.name == "the newest fifty")
    with stocked.connect() as connection:
        steps = plan(connection, newest.sql, {})
    assert not [step for step in steps if "TEMP B-TREE" in step or "Sort Key" in step]


def test_a_search_is_read_in_its_order(stocked: Engine) -> None:
    steps = searched(stocked, "小麦")
    if stocked.dialect.name == "sqlite":
        assert "article_search VIRTUAL TABLE INDEX" in steps[0]
        assert not [step for step in steps if "TEMP B-TREE" in step]
    else:
        assert any("ix_article_search_" in step for step in steps), steps
    assert not [step for step in steps if WALK.search(step)]


def test_a_rare_word_is_looked_up(stocked: Engine) -> None:
    """PostgreSQL would go back through all days for a word of which it knows nothing."""
    if stocked.dialect.name == "sqlite":
        pytest.skip("FTS5 looks every word up")
    steps = searched(stocked, "罕见")
    assert any("ix_article_search_pairs" in step for step in steps), steps
    assert not [step for step in steps if WALK.search(step) or "ix_article_search_published_on" in step]


def test_a_rare_word_is_looked_up_whatever_waits_for_the_index(stocked: Engine) -> None:
    """A list of 900 pages makes PostgreSQL think that reading every article's pairs is cheaper, which is not so."""
    if stocked.dialect.name == "sqlite":
        pytest.skip("FTS5 looks every word up")
    before = scans(stocked)
    with stocked.connect() as connection:
        assert find(connection, search="罕见") == []
        assert find(connection, search="罕见", since=FIRST_DAY, order="best") == []
    whole, by_day, by_pairs = (now - then for now, then in zip(scans(stocked), before, strict=True))
    assert (whole, by_pairs) == (0, 2)
    assert by_day == 2, "only for a look at how common it is"


def scans(stocked: Engine) -> tuple[int, int, int]:
    """How often the search table was read whole, by day, and by the pairs."""
    names = ("ix_article_search_published_on", "ix_article_search_pairs")
    with stocked.connect() as connection:
        connection.exec_driver_sql("SELECT pg_stat_force_next_flush()")
        connection.commit()
        whole = connection.scalar(text("SELECT pg_stat_get_numscans('article_search'::regclass)"))
        by_index = [connection.scalar(text(f"SELECT pg_stat_get_numscans('{name}'::regclass)")) for name in names]
    return (whole, *by_index)


def searched(stocked: Engine, word: str) -> list[str]:
    """The plan of a search, as find makes it."""
    with stocked.connect() as connection:
        search = asked(connection, [word], None, None)
        rows = select(articles.c.id).select_from(search.source, articles).where(search.holds)
        statement = rows.order_by(*search.order).limit(50).compile(connection, compile_kwargs={"literal_binds": True})
        return plan(connection, str(statement).replace(":", "\\:").replace("%%", "%"), {})


def test_sqlite_keeps_to_them_when_it_knows_how_much_there_is(stocked: Engine) -> None:
    if stocked.dialect.name == "postgresql":
        pytest.skip("PostgreSQL knew before")
    analyse(stocked)
    for question in EVERYDAY:
        assert_carried(stocked, question)
