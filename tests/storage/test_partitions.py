"""docs/scale.md: its statements run, and what it says of tables in months is so."""

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from databases import fresh_schema
from sqlalchemy import Connection, Engine, text
from storage_samples import NOON

from benchmarks.store_made import divisions, edition
from storage.database import upgrade, writing
from storage.save import prepared, save_edition
from storage.views import VIEWS, create_view

DOCUMENT = (Path(__file__).parents[2] / "docs" / "scale.md").read_text("utf-8")
SCRIPTS = re.findall(r"^```sql\n(.+?)^```", DOCUMENT, re.MULTILINE | re.DOTALL)
MONTHS = range(0, 20 * 31 * 8, 20 * 31)
"""Numbers of made editions a month apart, of one newspaper."""

JOINED = "r.article = a.id AND r.revision = a.revision"
COUNTY_IN_A_MONTH = """SELECT a.article_id, a.title, c.name FROM {0}v1_article_counties AS c
JOIN {0}v1_articles AS a ON a.article_id = c.article_id AND a.published_on = c.published_on
WHERE c.division_code = :code AND c.published_on BETWEEN '1990-03-01' AND '1990-03-31'
AND a.published_on BETWEEN '1990-03-01' AND '1990-03-31' ORDER BY a.article_id"""


@pytest.fixture(scope="module")
def months() -> Iterator[Engine]:
    with fresh_schema() as engine:
        upgrade(engine)
        for number in MONTHS:
            with writing(engine) as connection:
                save_edition(
                    connection, prepared(edition(number)), parser_version="1", verdict_version="made", now=NOON
                )
        for script in SCRIPTS:
            run(engine, script)
        for view in VIEWS:
            if view.name in ("v1_articles", "v1_article_counties", "v1_article_topics"):
                run(engine, in_months(create_view(view, "postgresql")))
        run(engine, "ANALYZE")
        yield engine


def run(engine: Engine, script: str) -> None:
    with engine.begin() as connection:
        driver: psycopg.Connection = connection.connection.driver_connection  # type: ignore[assignment]
        driver.execute(script.encode())


def in_months(sql: str) -> str:
    """The same view over the tables in months; a revision is joined by its day, too."""
    sql = re.sub(r"\b(articles|revisions|article_counties|article_topics) AS (\w)\b", r"m_\1 AS \2", sql)
    assert "m_revisions" not in sql or JOINED in sql
    sql = sql.replace(JOINED, f"{JOINED} AND r.published_on = a.published_on")
    return sql.replace("a.id = c.article", "a.id = c.article AND a.published_on = c.published_on").replace(
        "CREATE VIEW v1", "CREATE VIEW m_v1"
    )


def executed(connection: Connection, sql: str, code: str) -> str:
    """The plan's nodes that were run: PostgreSQL leaves partitions out before it runs, and while it does."""
    lines = connection.execute(text(f"EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) {sql}"), {"code": code})
    return "\n".join(str(row[0]) for row in lines if "(never executed)" not in str(row[0]))


def test_the_same_answers(months: Engine) -> None:
    with months.connect() as connection:
        for view in ("v1_articles", "v1_article_counties", "v1_article_topics"):
            counts = [connection.scalar(text(f"SELECT count(*) FROM {name}{view}")) for name in ("", "m_")]
            assert counts[0] == counts[1] > 0
        answers = [
            connection.execute(text(COUNTY_IN_A_MONTH.format(name)), {"code": code}).all()
            for code, _ in divisions()[:200]
            for name in ("", "m_")
        ]
        assert answers[::2] == answers[1::2]
        assert any(answers)


def test_a_month_is_all_that_is_read(months: Engine) -> None:
    with months.connect() as connection:
        code = connection.scalar(text("SELECT division_code FROM m_article_counties_1990_03 LIMIT 1"))
        run_nodes = executed(connection, COUNTY_IN_A_MONTH.format("m_"), code)
    assert set(re.findall(r" on m_\w+_(\d{4}_\d\d)\b", run_nodes)) == {"1990_03"}


def test_a_month_is_taken_out_by_one_statement(months: Engine) -> None:
    with months.begin() as connection:
        before = connection.scalar(text("SELECT count(*) FROM m_article_search"))
        connection.execute(text("ALTER TABLE m_article_search DETACH PARTITION m_article_search_1990_03"))
        after = connection.scalar(text("SELECT count(*) FROM m_article_search"))
        assert before == after + connection.scalar(text("SELECT count(*) FROM m_article_search_1990_03"))
        connection.rollback()
