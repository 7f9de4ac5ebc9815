"""`xianwen ingest` on the bundled sample: the first thing a person does."""

from pathlib import Path

import pytest
from commanding import SAMPLE, Ran, fresh, rows, xianwen

EVERYTHING = ("articles", "article_counties", "article_topics", "edits", "changes", "coverage", "pages")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("first")


@pytest.fixture(scope="module")
def first(folder: Path) -> Ran:
    return fresh(folder, "ingest")


def test_prints_a_table_and_where_the_database_is(first: Ran, folder: Path) -> None:
    assert first.code == 0
    head, *_ = [line for line in first.out.splitlines() if "title" in line]
    assert head.split() == ["title", "county", "topic", "page"]
    assert "一根青藤的“长度”" in first.out
    assert "清漪县" in first.out
    assert f"database: {folder}/data/xianwen.db" in first.out


def test_says_in_one_line_how_runs_get_recorded(first: Ran) -> None:
    assert [line for line in first.err.splitlines() if "xianwen serve" in line]
    assert len(first.err.splitlines()) == 2


def test_stores_every_page_with_its_articles(first: Ran, folder: Path) -> None:
    assert first.code == 0
    assert rows(folder, "SELECT page_label, status FROM v1_pages ORDER BY 1") == [
        (label, "read") for label in ("01", "02", "03", "04")
    ]
    assert len(rows(folder, "SELECT * FROM v1_articles")) >= 18
    assert rows(folder, "SELECT status, pages_expected FROM v1_coverage") == [("complete", 4)]


def test_source_urls_are_those_of_the_files(first: Ran, folder: Path) -> None:
    assert first.code == 0
    urls = {url for (url,) in rows(folder, "SELECT source_url FROM v1_articles")}
    assert urls == {page.as_uri() for page in SAMPLE.glob("*.md")}


def test_a_second_run_changes_nothing(first: Ran, folder: Path) -> None:
    assert first.code == 0
    before = [rows(folder, f"SELECT * FROM v1_{name}") for name in EVERYTHING]
    second = xianwen(folder, "ingest")
    assert second.code == 0
    assert "unchanged  4 pages" in second.out
    assert [rows(folder, f"SELECT * FROM v1_{name}") for name in EVERYTHING] == before
    assert list((folder / "data" / "archive").rglob("*.part")) == []


def test_the_raw_bytes_are_in_the_archive(first: Ran, folder: Path) -> None:
    assert first.code == 0
    digests = {digest for (digest,) in rows(folder, "SELECT raw_sha256 FROM v1_pages")}
    assert {file.name.removesuffix(".gz") for file in (folder / "data" / "archive").rglob("*.gz")} == digests


@pytest.mark.parametrize("arguments", [("ingest",), ("articles",)])
def test_without_an_api_only_what_is_needed_is_imported(arguments: tuple[str, ...], first: Ran, folder: Path) -> None:
    assert first.code == 0
    ran = fresh(folder, *arguments, PYTHONPROFILEIMPORTTIME="1")
    imported = {line.rpartition("|")[2].strip() for line in ran.err.splitlines() if line.startswith("import time:")}
    assert "sqlalchemy" in imported
    assert not imported & {"prefect", "bs4", "httpx"}
    assert "pydantic_settings" not in imported
