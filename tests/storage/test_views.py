"""The contract with consumers: names and order of columns, and what stands in them."""

import json
import re
from pathlib import Path

import pytest
from sqlalchemy import Engine
from storage_samples import MASTHEAD, NOON, SCHOOLS, WHEAT, edition, failed, page, rows, save

from storage.dictionary import written_into
from storage.views import VIEWS

CONTRACT = {
    "v1_articles": "article_id revision newspaper_id newspaper_name published_on page_label page_name position title"
    " kicker subtitle column_name byline authors body char_count image_count kind source_url raw_sha256 parser_version"
    " quality first_stored_at updated_at withdrawn_at",
    "v1_article_counties": "article_id division_code name level prefecture province role score evidence published_on",
    "v1_article_topics": "article_id topic_code name_zh name_en local_code rank score evidence published_on",
    "v1_edits": "article_id revision rule raw_start raw_end before after confidence applied",
    "v1_changes": "seq change article_id revision changed_at",
    "v1_coverage": "newspaper_id published_on status pages_expected pages_stored articles problems finished_at",
    "v1_reprints": "family article_id role similarity newspaper_id published_on",
    "v1_pages": "newspaper_id published_on page_label page_name status reason articles source_url raw_sha256 remainder"
    " parser_version read_at",
}

DOCUMENT = (Path(__file__).parents[2] / "docs" / "data.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```sql\n(.+?)^```", DOCUMENT, re.MULTILINE | re.DOTALL)


def decoded(value: object) -> object:
    return json.loads(value) if isinstance(value, str) else value


@pytest.mark.parametrize("name", CONTRACT)
def test_columns_stand_as_promised(engine: Engine, name: str) -> None:
    with engine.connect() as connection:
        assert list(connection.exec_driver_sql(f"SELECT * FROM {name}").keys()) == CONTRACT[name].split()


def test_no_view_is_missing_from_the_contract() -> None:
    assert {view.name for view in VIEWS} == set(CONTRACT)


def test_edits_are_rows_with_types(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT)))
    assert rows(engine, "SELECT * FROM v1_edits ORDER BY raw_start") == [
        ("heze-daily-20250219-1-1", 1, "broken_join", 20, 21, "\n", "", 0.9, True),
        ("heze-daily-20250219-1-1", 1, "suspect_word", 30, 32, "田间", "田里", 0.3, False),
    ]


def test_json_columns_are_readable_chinese(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT)))
    ((authors, evidence),) = rows(
        engine, "SELECT a.authors, c.evidence FROM v1_articles a JOIN v1_article_counties c USING (article_id)"
    )
    assert decoded(authors) == [{"name": "张三", "role": "记者"}]
    assert decoded(evidence) == [{"field": "title", "start": 0, "end": 2, "text": "曹县", "rule": "full name"}]
    if engine.dialect.name == "sqlite":
        assert authors == '[{"name":"张三","role":"记者"}]'


def test_pages_tell_what_could_not_be_read_and_what_is_in_no_article(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT, MASTHEAD), failed("2")))
    found = rows(engine, "SELECT page_label, status, reason, articles, remainder FROM v1_pages ORDER BY page_label")
    assert [row[:4] for row in found] == [("1", "read", "", 2), ("2", "unreadable", "empty file", 0)]
    assert decoded(found[0][4]) == [{"start": 200, "end": 204, "reason": "running head"}]


def test_coverage_counts_what_stands(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT, SCHOOLS), page("2", MASTHEAD)))
    save(engine, edition(page("1", WHEAT)), later=1)
    ((*counts, problems, finished),) = rows(
        engine, "SELECT status, pages_expected, pages_stored, articles, problems, finished_at FROM v1_coverage"
    )
    assert (counts, decoded(problems)) == (["complete", 2, 2, 2], [])
    assert str(finished).startswith(str(NOON.replace(hour=5))[:10])


def test_comments_are_in_the_database(engine: Engine) -> None:
    if engine.dialect.name != "postgresql":
        pytest.skip("SQLite keeps no comments")
    ((bare,),) = rows(
        engine,
        "SELECT count(*) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0"
        " WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'v' AND c.relname LIKE 'v1%%'"
        " AND col_description(c.oid, a.attnum) IS NULL",
    )
    assert bare == 0


def test_the_document_holds_todays_dictionary() -> None:
    assert written_into(DOCUMENT) == DOCUMENT, "python -m storage.dictionary docs/data.md"


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_documents_examples_run_on_both_databases(engine: Engine, example: str) -> None:
    save(engine, edition(page("1", WHEAT), failed("2")))
    rows(engine, example.replace("%", "%%") if engine.dialect.name == "postgresql" else example)
