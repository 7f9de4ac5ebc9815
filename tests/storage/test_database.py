"""Opening, upgrading, and what is said when it cannot be done."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from storage_samples import DAY, WHEAT, edition, page, rows, save

from storage import database
from storage.database import HEAD, downgrade, open_database, revision, upgrade, writing
from storage.errors import DatabaseUnavailable
from storage.migrations import run

# Whatever makes two schemas differ, comments too; one statement a database.
# Not so the order of a table's columns: those that came later stand behind.
CATALOGUE = {
    "sqlite": """
        SELECT m.type, m.name, m.tbl_name, c.name, c.type, c."notnull", c.dflt_value, c.pk,
               CASE m.type WHEN 'table' THEN NULL ELSE m.sql END,
               (SELECT group_concat(f."table" || f."from" || f."to") FROM pragma_foreign_key_list(m.name) AS f)
        FROM sqlite_master AS m LEFT JOIN pragma_table_xinfo(m.name) AS c
        ORDER BY m.type, m.name, CASE m.type WHEN 'view' THEN c.cid END, c.name""",
    "postgresql": """
        SELECT c.relkind::text, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
               pg_get_expr(d.adbin, d.adrelid), obj_description(c.oid, 'pg_class'), col_description(c.oid, a.attnum),
               CASE c.relkind WHEN 'v' THEN pg_get_viewdef(c.oid) WHEN 'i' THEN pg_get_indexdef(c.oid) END,
               (SELECT string_agg(pg_get_constraintdef(o.oid), '; ' ORDER BY o.conname)
                FROM pg_constraint o WHERE o.conrelid = c.oid)
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE c.relnamespace = current_schema()::regnamespace ORDER BY c.relname, a.attnum""",
}


def schema_of(engine: Engine) -> list[tuple[object, ...]]:
    name = engine.dialect.name
    found = rows(engine, CATALOGUE[name])
    # Index definitions carry the name of the test's own schema.
    own = str(rows(engine, "SELECT current_schema()")[0][0]) + "." if name == "postgresql" else "\0"
    return [tuple(each.replace(own, "") if isinstance(each, str) else each for each in row) for row in found]


def test_the_constant_head_is_the_newest_migration() -> None:
    assert run.revisions()[-1] == HEAD


def test_a_fresh_database_is_what_the_migrations_arrive_at(empty_engine: Engine) -> None:
    with writing(empty_engine) as connection:
        run.upgrade(connection, "head")
    migrated = schema_of(empty_engine)
    downgrade(empty_engine, "base")
    upgrade(empty_engine)
    assert [_normal(row) for row in schema_of(empty_engine)] == [_normal(row) for row in migrated]


def _normal(row: tuple[object, ...]) -> tuple[object, ...]:
    """White space and quotes in kept SQL mean nothing."""
    return tuple("".join(each.split()) if isinstance(each, str) else each for each in row)


def test_upgrading_twice_keeps_the_data(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT)))
    assert upgrade(engine) == revision(engine) == database.Revision(HEAD, HEAD)
    assert len(rows(engine, "SELECT * FROM v1_articles")) == 1


def test_a_database_of_a_newer_version_is_left_alone(empty_engine: Engine) -> None:
    upgrade(empty_engine)
    with writing(empty_engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseUnavailable, match=r"^database (sqlite|postgresql)://.*newer xianwen"):
        upgrade(empty_engine)


def test_a_failing_migration_leaves_nothing_behind(empty_engine: Engine) -> None:
    with pytest.raises(DatabaseUnavailable):
        upgrade_too_far(empty_engine)
    assert revision(empty_engine).current is None
    upgrade(empty_engine)


def upgrade_too_far(engine: Engine) -> None:
    with writing(engine) as connection:
        run.upgrade(connection, HEAD)
        run.upgrade(connection, "9999")


def test_alembic_is_not_imported_without_need(tmp_path: Path) -> None:
    """Of a command's start it would be a third of a second."""
    script = (
        "import sys; from storage.database import open_database, upgrade;"
        f"upgrade(open_database('sqlite:///{tmp_path}/x.db')); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_two_processes_may_make_one_database_at_once(tmp_path: Path) -> None:
    script = f"from storage.database import *; upgrade(open_database('sqlite:///{tmp_path}/deep/er/x.db'))"
    makers = [subprocess.Popen([sys.executable, "-c", script]) for _ in range(4)]
    assert [maker.wait() for maker in makers] == [0, 0, 0, 0]


def test_sqlite_waits_for_others_and_minds_its_keys(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/x.db")
    pragmas = [rows(engine, f"PRAGMA {name}")[0][0] for name in ("journal_mode", "foreign_keys", "busy_timeout")]
    engine.dispose()
    assert pragmas == ["wal", 1, database.BUSY_MILLISECONDS]


def test_each_connection_keeps_few_pages_of_the_file_in_memory(tmp_path: Path) -> None:
    """A negative size is in KiB: a long run's memory grows by this much with the file, and no further."""
    engine = open_database(f"sqlite:///{tmp_path}/x.db")
    with engine.connect() as first, engine.connect() as second:
        sizes = [each.exec_driver_sql("PRAGMA cache_size").scalar_one() for each in (first, second)]
    engine.dispose()
    assert all(-16 * 1024 <= size < 0 for size in sizes)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("not a database at all" * 100)
    with pytest.raises(
        DatabaseUnavailable, match=r"database sqlite:///.*notes.db: file is not a database; move this file away"
    ):
        open_database(f"sqlite:///{tmp_path}/notes.db")


def test_a_folder_in_the_files_place(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnavailable, match=r"it is a folder; .*--database-url"):
        open_database(f"sqlite:///{tmp_path}")


def test_a_file_in_the_folders_place(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(DatabaseUnavailable, match="its folder cannot be made"):
        open_database(f"sqlite:///{tmp_path}/data/xianwen.db")


def test_a_file_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)  # root may write everything
    with pytest.raises(DatabaseUnavailable, match="make the file and its folder writable"):
        open_database(f"sqlite:///{tmp_path}/x.db")


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("data/xianwen.db", "not a database address; write it as sqlite:///data/xianwen.db"),
        ("mysql://joe:secret@host/db", "neither SQLite nor PostgreSQL"),
        ("postgresql://joe:secret@127.0.0.1:1/news?connect_timeout=2", "database postgresql"),
        ("joe:secret@host:x/y", "not a database address"),
        ("postgresql://joe:secret@host:port/news", "not a database address"),
    ],
)
def test_an_address_that_leads_nowhere_is_named_without_its_password(url: str, message: str) -> None:
    with pytest.raises(DatabaseUnavailable) as raised:
        open_database(url)
    assert message in str(raised.value)
    assert "secret" not in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_locked_database_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_MILLISECONDS", 20)
    engine = open_database(f"sqlite:///{tmp_path}/x.db")
    upgrade(engine)
    with writing(engine), pytest.raises(DatabaseUnavailable, match="another process writes to it"):
        save(engine, edition(page("1", WHEAT), day=DAY))
    engine.dispose()
    assert save(engine, edition(page("1", WHEAT))).created == 1
    engine.dispose()


def test_a_full_disk_says_so_and_stores_nothing_half(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/x.db")
    upgrade(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
        size = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {size}")
    with pytest.raises(DatabaseUnavailable, match="free space on the disk"):
        save(engine, edition(*(page(str(label), WHEAT) for label in range(200))))
    assert rows(engine, "SELECT count(*) FROM editions") == [(0,)]
    engine.dispose()


def test_a_missing_schema_says_what_to_run(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/x.db")
    with pytest.raises(DatabaseUnavailable, match="xianwen db upgrade"):
        save(engine, edition(page("1", WHEAT)))
    engine.dispose()
