"""`xianwen reread`: the sample edition read again as if older parsers had read it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from commanding import rows, xianwen

PAGES = "SELECT label, parser_version, read_sha256 FROM pages ORDER BY label"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sample edition, its pages marked as read by parsers of old, one article with another title and county."""
    assert xianwen(tmp_path, "ingest").code == 0
    with closing(sqlite3.connect(tmp_path / "data" / "xianwen.db")) as connection, connection:
        connection.execute("UPDATE pages SET parser_version = 'old', reading_sha256 = 'old'")
        (victim,) = connection.execute("SELECT id FROM articles WHERE article_id LIKE '%-01-3'").fetchone()
        connection.execute(
            f"UPDATE revisions SET title = replace(title, '的', '地'), content_sha256 = 'old' WHERE article = {victim}"
        )
        connection.execute(f"DELETE FROM article_counties WHERE article = {victim}")
        connection.execute(f"UPDATE articles SET verdicts_sha256 = 'old' WHERE id = {victim}")
    return tmp_path


def test_what_would_change_is_shown_and_not_done(folder: Path) -> None:
    before = rows(folder, "SELECT * FROM revisions"), rows(folder, PAGES)
    ran = xianwen(folder, "reread", "--what-if")
    assert ran.code == 0
    assert "30 articles stand in them: 1 would change" in ran.out
    assert "qingyi-daily-20250312-01-3  revised" in ran.out
    assert "[-" in ran.out
    assert "unknown → " in ran.out
    assert "nothing was written" in ran.err
    assert (rows(folder, "SELECT * FROM revisions"), rows(folder, PAGES)) == before


def test_reading_again_revises_once(folder: Path) -> None:
    ran = xianwen(folder, "reread", "--newspaper", "qingyi-daily", "--since", "2025-03-12", "--until", "2025-03-12")
    assert ran.code == 0
    assert "1 edition, 4 pages read again: 0 new, 1 revised, 0 withdrawn, 0 reclassified, 29 unchanged" in ran.out
    again = xianwen(folder, "reread")
    assert "0 editions" in again.out
    assert "--all" in again.err
    assert "30 unchanged" in xianwen(folder, "reread", "--all").out


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--newspaper", "heze-daily"), "qingyi-daily"),
        (("--since", "yesterday"), "no such date"),
        (("--since", "2025-03-12", "--until", "2025-03-11"), "later than"),
    ],
)
def test_wrong_use_is_told(folder: Path, arguments: tuple[str, ...], complaint: str) -> None:
    ran = xianwen(folder, "reread", *arguments)
    assert ran.code == 2
    assert complaint in ran.err


def test_what_cannot_be_read_again_is_named(folder: Path) -> None:
    for file in (folder / "data" / "archive").rglob("*.gz"):
        file.unlink()
    ran = xianwen(folder, "reread")
    assert ran.code == 1
    assert "qingyi-daily/2025-03-12: archive" in ran.err
