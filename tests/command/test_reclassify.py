"""`xianwen reclassify`: the sample edition judged anew from its stored text."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from commanding import rows, xianwen

from flows.verdicts import VERDICT_VERSION

TABLES = ("articles", "article_counties", "article_topics", "changes", "pages", "editions", "revisions")
VERDICTS = "SELECT * FROM v1_article_counties ORDER BY 1, 2", "SELECT * FROM v1_article_topics ORDER BY 1, 2, 5"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the sample edition in its default database."""
    assert xianwen(tmp_path, "ingest").code == 0
    return tmp_path


def dump(folder: Path) -> list[list[tuple[object, ...]]]:
    return [rows(folder, f"SELECT * FROM {name} ORDER BY 1, 2, 3") for name in TABLES]


def spoil(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / "data" / "xianwen.db")) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_verdicts_from_stored_text_are_those_of_the_reading(folder: Path) -> None:
    before = dump(folder)
    articles = len(rows(folder, "SELECT 1 FROM articles"))
    ran = xianwen(folder, "reclassify", "--all")
    assert (ran.code, ran.err) == (0, "")
    assert f"{articles} articles looked at: 0 changed, {articles} unchanged" in ran.out
    assert f"tables: {VERDICT_VERSION}" in ran.out
    assert dump(folder) == before
    assert "0 articles looked at" in xianwen(folder, "reclassify").out


def test_verdicts_of_older_tables_are_made_anew_and_told(folder: Path) -> None:
    right = [rows(folder, query) for query in VERDICTS]
    last = rows(folder, "SELECT max(seq) FROM v1_changes")[0][0]
    (victim,) = rows(folder, "SELECT id FROM articles WHERE article_id LIKE '%-01-3'")[0]
    spoil(
        folder,
        "UPDATE articles SET verdict_version = 'places 1, topics 1'",
        f"DELETE FROM article_counties WHERE article = {victim}",
        f"UPDATE articles SET verdicts_sha256 = 'other' WHERE id = {victim}",
    )
    assert "`xianwen reclassify`" in xianwen(folder, "doctor").out
    ran = xianwen(folder, "reclassify", "--newspaper", "qingyi-daily")
    assert "looked at: 1 changed" in ran.out
    assert [rows(folder, query) for query in VERDICTS] == right
    assert rows(folder, f"SELECT change, article_id FROM v1_changes WHERE seq > {last}") == [
        ("reclassified", "qingyi-daily-20250312-01-3")
    ]
    assert rows(folder, "SELECT DISTINCT verdict_version FROM articles") == [(VERDICT_VERSION,)]
    assert "unchanged  4 pages" in xianwen(folder, "ingest").out
    assert "`xianwen reclassify`" not in xianwen(folder, "doctor").out


def test_a_newspaper_of_which_nothing_is_stored_is_wrong_use(folder: Path) -> None:
    ran = xianwen(folder, "reclassify", "--newspaper", "heze-daily")
    assert ran.code == 2
    assert "'heze-daily'" in ran.err
    assert "qingyi-daily" in ran.err


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert xianwen(tmp_path, "reclassify").code == 2
    assert list(tmp_path.iterdir()) == []
