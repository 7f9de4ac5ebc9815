"""A database that is not as it should be: what is wrong in one line, and a remedy that helps."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from commanding import SAMPLE, xianwen

WRONG_USE = 2
DAYS = range(1, 8)


@pytest.mark.parametrize("call", ["articles", "db check", "db upgrade", "ingest", "doctor"])
def test_a_database_of_a_newer_version_is_no_case_for_an_upgrade(call: str, tmp_path: Path) -> None:
    assert xianwen(tmp_path, "db", "upgrade").code == 0
    with closing(sqlite3.connect(tmp_path / "data" / "xianwen.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    ran = xianwen(tmp_path, *call.split())
    assert ran.code == (1 if call == "doctor" else WRONG_USE)
    assert "it was made by a newer xianwen: install that one" in ran.out + ran.err
    assert "db upgrade" not in ran.out + ran.err


def test_a_lost_archive_is_told_in_a_few_lines(tmp_path: Path) -> None:
    for day in DAYS:
        shutil.copytree(SAMPLE, tmp_path / "pages" / f"qingyi-daily-2025-02-{day:02}")
    assert xianwen(tmp_path, "ingest", "pages").code == 0
    shutil.rmtree(tmp_path / "data" / "archive")
    ran = xianwen(tmp_path, "db", "check")
    lost = [line for line in ran.out.splitlines() if line.startswith("failed")]
    pages = len(DAYS) * len(list(SAMPLE.glob("*.md")))
    assert ran.code == 1
    assert len(lost) == 21
    assert lost[-1].endswith(f"and {pages - 20} more like these")
