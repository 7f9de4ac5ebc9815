"""`xianwen db …`: looking a database through, copying it, and what may go."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from commanding import rows, xianwen
from practising import on_practice, serving


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert xianwen(tmp_path, "ingest").code == 0
    return tmp_path


def damage(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "data" / "xianwen.db")) as connection, connection:
        connection.execute(statement)


def test_check_finds_what_is_wrong(folder: Path) -> None:
    ran = xianwen(folder, "db", "check")
    assert (ran.code, [line.split()[0] for line in ran.out.splitlines()[1:]]) == (0, ["ok"] * 6)
    damage(folder, 'UPDATE revisions SET edits = replace(edits, \'",","\', \'"x","\') WHERE article > 9')
    damage(folder, "UPDATE pages SET remainder = '[]' WHERE id = 2")
    damage(folder, "DELETE FROM changes WHERE seq = 5")
    lost = rows(folder, "SELECT raw_sha256 FROM pages WHERE id = 1")[0][0]
    (folder / "data" / "archive" / str(lost)[:2] / str(lost)[2:4] / f"{lost}.gz").unlink()
    ran = xianwen(folder, "db", "check")
    assert ran.code == 1
    assert "the feed does not tell" in ran.out
    assert "of which the raw text says otherwise" in ran.out
    assert "raw text that is in nothing stored" in ran.out
    assert f"bring back {str(lost)[:12]}" in ran.out


def test_a_backup_is_a_database(folder: Path) -> None:
    ran = xianwen(folder, "db", "backup", "copy.db")
    assert (ran.code, "whole" in ran.out) == (0, True)
    listed = xianwen(folder, "articles", "--format", "jsonl").out
    assert xianwen(folder, "articles", "--format", "jsonl", "--database-url", "sqlite:///copy.db").out == listed
    again = xianwen(folder, "db", "backup", "copy.db")
    assert (again.code, again.out) == (2, "")
    assert "choose another" in again.err


def test_the_feed_is_compacted(folder: Path) -> None:
    assert "0 entries" in xianwen(folder, "db", "compact", "--before", "2000-01-01").out
    assert xianwen(folder, "db", "compact", "--before", "soon").code == 2


def test_bytes_are_forgotten_only_with_yes(folder: Path) -> None:
    files = list((folder / "data" / "archive").rglob("*.gz"))
    assert "4 files" in xianwen(folder, "db", "forget", "--before", "2026-01-01").out
    assert list((folder / "data" / "archive").rglob("*.gz")) == files
    assert "taken out" in xianwen(folder, "db", "forget", "--before", "2026-01-01", "--yes").out
    assert list((folder / "data" / "archive").rglob("*.gz")) == []
    assert xianwen(folder, "articles", "--limit", "1").code == 0


def test_what_was_forgotten_is_no_fault_and_what_was_lost_is(folder: Path) -> None:
    xianwen(folder, "db", "forget", "--before", "2026-01-01", "--yes")
    checked = xianwen(folder, "db", "check")
    assert (checked.code, "failed" in checked.out) == (0, False)
    shown = xianwen(folder, "reread", "--all")
    assert "was forgotten (xianwen db forget)" in shown.err
    for mark in (folder / "data" / "archive").rglob("*.forgotten"):
        mark.unlink()
    assert xianwen(folder, "db", "check").code == 1


def test_fetched_pages_are_their_articles_text(tmp_path: Path) -> None:
    with serving(tmp_path):
        on_it = on_practice(tmp_path)
        for day in ("2025-02-11", "2025-02-12"):
            assert xianwen(tmp_path, "fetch", "practice-b", "--date", day, **on_it).code == 0
    for variables in (on_it, {}):
        ran = xianwen(tmp_path, "db", "check", **variables)
        assert (ran.code, ran.out.count("\nok ")) == (0, 6), ran.out
        repaired = rows(tmp_path, "SELECT article_id, title FROM v1_articles JOIN v1_edits USING (article_id)")
        for article_id, title in repaired[:2]:
            shown = xianwen(tmp_path, "show", str(article_id), "--edits", **variables).out
            assert shown.count(str(title)[-5:]) == 2
    assert repaired
