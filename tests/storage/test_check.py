"""Looking a database through finds what is wrong in it, and nothing in one that is well."""

from dataclasses import replace
from pathlib import Path

import pytest
from databases import ready_engine
from sqlalchemy import Engine
from storage_samples import DAY, MASTHEAD, SCHOOLS, WHEAT, article, edition, failed, page, rows, save

from storage import archive
from storage.backup import back_up
from storage.check import FEED, ORPHANS, broken, integrity, law_3, not_found, sample
from storage.database import opened, writing
from storage.errors import ArchiveForgotten, ArchiveUnavailable, BackupFailed
from storage.query import find
from storage.retention import forgettable


def stock(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT, SCHOOLS, MASTHEAD), failed("2")))
    changed = article(1, 0, "曹县小麦返青", "夏至时节，曹县小麦收割。")
    save(engine, edition(page("1", changed, MASTHEAD)), later=1)
    save(engine, edition(page("A01", SCHOOLS)), later=2)


def problems(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        chosen = sample(connection, 50, 1)
        found = broken(connection, ORPHANS) + broken(connection, FEED)
        return integrity(connection) + found + law_3(connection, chosen) + not_found(connection, chosen)


def test_of_a_database_that_is_well_there_is_nothing_to_say(engine: Engine) -> None:
    assert problems(engine) == []
    stock(engine)
    assert problems(engine) == []


def test_an_article_without_a_full_stop_is_well_too(engine: Engine) -> None:
    save(engine, edition(page("1", article(1, 0, "标题", "".join(chr(0x4E00 + at % 20_000) for at in range(150_000))))))
    assert problems(engine) == []


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE articles SET revision = 1 WHERE id = 1", "revisions have a gap"),
        ("DELETE FROM changes WHERE change = 'revised'", "newest revision the feed does not tell"),
        ("DELETE FROM changes WHERE change = 'withdrawn'", "says otherwise whether they stand"),
        ("UPDATE articles SET withdrawn_at = NULL WHERE id = 2", "says otherwise whether they stand"),
        ("UPDATE article_counties SET published_on = '2001-01-01'", "counties of another day"),
        ("UPDATE articles SET published_on = '2001-01-01'", "another newspaper or day than their page"),
        ("UPDATE revisions SET body = '别的话' WHERE article = 1", "content is not what its digest says"),
        ("UPDATE revisions SET body = '别的话' WHERE article = 1", "search does not find"),
        ("UPDATE articles SET number = 7 WHERE id = 1", "id does not say where they stand"),
        ("UPDATE articles SET spans = '[[0, 500]]' WHERE page_id = 1", "two articles stand in one place"),
    ],
)
def test_what_is_wrong_is_named(engine: Engine, damage: str, said: str) -> None:
    stock(engine)
    with writing(engine) as connection:
        connection.exec_driver_sql(damage)
    assert any(said in problem for problem in problems(engine)), problems(engine)


def test_a_backup_holds_everything_and_replaces_nothing(tmp_path: Path) -> None:
    with ready_engine("sqlite", tmp_path) as engine:
        stock(engine)
        size = back_up(engine, tmp_path / "deep" / "copy.db")
        assert size == (tmp_path / "deep" / "copy.db").stat().st_size > 0
        with pytest.raises(BackupFailed, match="already"):
            back_up(engine, tmp_path / "deep" / "copy.db")
        before = rows(engine, "SELECT * FROM v1_articles ORDER BY article_id")
    with opened(f"sqlite:///{tmp_path}/deep/copy.db") as copy:
        assert problems(copy) == []
        assert rows(copy, "SELECT * FROM v1_articles ORDER BY article_id") == before
        with copy.connect() as connection:
            assert len(find(connection, search="小麦收割")) == 1


def test_a_backup_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with ready_engine("sqlite", tmp_path) as engine, pytest.raises(BackupFailed, match="folder cannot be made"):
        back_up(engine, tmp_path / "file" / "copy.db")


def test_bytes_go_when_no_newer_edition_needs_them(engine: Engine, tmp_path: Path) -> None:
    old, shared = page("1", WHEAT), page("2", SCHOOLS)
    newer = DAY.replace(year=2026)
    save(engine, edition(old, shared))
    save(engine, edition(page("1", WHEAT, raw="corrected")), later=1)
    save(engine, edition(replace(shared, label="5"), day=newer))
    with engine.connect() as connection:
        assert list(forgettable(connection, DAY)) == []
        gone = list(forgettable(connection, newer))
    assert sorted(gone) == sorted([old.raw_sha256, page("1", raw="corrected").raw_sha256])


def test_forgotten_bytes_are_gone(tmp_path: Path) -> None:
    digest = archive.keep(str(tmp_path), b"some bytes")
    assert archive.size(str(tmp_path), digest) > 0
    archive.forget(str(tmp_path), digest)
    archive.forget(str(tmp_path), digest)
    assert archive.size(str(tmp_path), digest) == 0
    with pytest.raises(ArchiveForgotten, match="forgotten"):
        archive.load(str(tmp_path), digest)
    with pytest.raises(ArchiveUnavailable, match="bring back"):
        archive.load(str(tmp_path), "0" * 64)
    assert archive.keep(str(tmp_path), b"some bytes") == digest
    assert archive.load(str(tmp_path), digest) == b"some bytes"
