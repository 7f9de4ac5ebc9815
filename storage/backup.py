"""A copy of an SQLite database while others go on writing. PostgreSQL has pg_dump."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import cast

from sqlalchemy import Engine

from storage.errors import BackupFailed, StorageError


def back_up(engine: Engine, target: Path) -> int:
    """Copies the whole database, without the space of deleted rows, into a new file; returns its size in bytes.

    Raises BackupFailed, DatabaseUnavailable. A copy that is not whole is taken away again.
    """
    if target.exists():
        raise BackupFailed(f"backup {target}: there is a file of this name already; choose another")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BackupFailed(f"backup {target}: its folder cannot be made ({error.strerror}); choose another") from error
    try:
        _copy(engine, target)
        _verify(target)
    except StorageError:
        target.unlink(missing_ok=True)
        raise
    return target.stat().st_size


def _copy(engine: Engine, target: Path) -> None:
    """Outside any transaction, as VACUUM wants it."""
    pooled = engine.raw_connection()
    try:
        cast(sqlite3.Connection, pooled.driver_connection).execute("VACUUM INTO ?", (str(target),))
    except sqlite3.Error as error:
        raise BackupFailed(f"backup {target}: {error}; free space there, or choose another folder") from error
    finally:
        pooled.close()


def _verify(target: Path) -> None:
    """Read as a file that nobody writes, so that nothing is left beside it."""
    with closing(sqlite3.connect(f"{target.as_uri()}?immutable=1", uri=True)) as copy:
        found = str(copy.execute("PRAGMA quick_check(1)").fetchone()[0])
    if found != "ok":
        raise BackupFailed(f"backup {target}: the copy is not whole ({found}); try again on another disk")
