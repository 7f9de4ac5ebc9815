"""Opening the database, bringing its schema to today's, and one transaction for writing.

SQLite (default, one machine) and PostgreSQL 15+ (psycopg 3) alike.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import orjson
from sqlalchemy import (
    URL,
    Connection,
    Engine,
    ExceptionContext,
    column,
    create_engine,
    event,
    func,
    inspect,
    make_url,
    select,
    table,
)
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from storage import ddl
from storage.errors import DatabaseUnavailable
from storage.remedies import hidden, message, of_the_server, unavailable
from storage.views import DialectName

if TYPE_CHECKING:
    import psycopg

HEAD = "0008"
"""The newest migration. Kept here so that a database already at it costs no import of alembic; a test compares."""

BUSY_MILLISECONDS = 30_000
"""How long a writer waits for another one on SQLite, which lets one write at a time."""

_UPGRADE_LOCK = 0x7869616E77656E
"""PostgreSQL advisory lock held while the schema changes: "xianwen" in ASCII."""


class Revision(NamedTuple):
    """Where a database's schema stands: `current` is None before the first migration."""

    current: str | None
    head: str


def open_database(url: str) -> Engine:
    """An engine on a database that answers and can be written. The schema is not touched: see `upgrade`.

    `url` is an SQLAlchemy address: `sqlite:///data/xianwen.db`, `postgresql://user@host/name`.
    Raises DatabaseUnavailable.
    """
    address = _parse(url)
    if address.get_backend_name() == "sqlite":
        _prepare_file(address)
    engine = _create(address)
    try:
        with engine.connect() as connection:
            inspect(connection).has_table("alembic_version")
    except DatabaseUnavailable:
        engine.dispose()
        raise
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: committed at the end of the block, rolled back when it raises.

    On SQLite it waits for its turn at the start, so that what it has read is still so when it writes.
    Raises DatabaseUnavailable when the database is locked for too long, full, read-only or gone.
    """
    with engine.execution_options(begin="IMMEDIATE").begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET LOCAL plan_cache_mode = auto")  # rows by the hundred have one plan
        yield connection


class _Undo(Exception):
    """Ends a transaction that was only tried."""


@contextmanager
def trying(engine: Engine) -> Iterator[Connection]:
    """The same transaction, rolled back at its end: what would come of writing, and nothing is written.

    Raises DatabaseUnavailable.
    """
    with suppress(_Undo), writing(engine) as connection:
        yield connection
        raise _Undo


def revision(engine: Engine) -> Revision:
    """The schema's revision and the newest one. Raises DatabaseUnavailable."""
    with engine.connect() as connection:
        return Revision(_current(connection), HEAD)


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """The same for the length of a `with`: its connections are closed behind it. Raises DatabaseUnavailable."""
    engine = open_database(url)
    try:
        yield engine
    finally:
        engine.dispose()


def upgrade(engine: Engine, to: str = HEAD) -> Revision:
    """Brings the schema to `to`; a fresh database gets today's schema at once, one already there is left alone.

    Raises DatabaseUnavailable, also when the database was made by a newer xianwen.
    """
    if revision(engine).current == to:
        return Revision(to, HEAD)
    with writing(engine) as connection:
        _lock(connection)
        _advance(connection, _current(connection), to)
    return revision(engine)


def downgrade(engine: Engine, to: str) -> Revision:
    """Takes the schema back to revision `to`, or to nothing with "base". Raises DatabaseUnavailable."""
    from storage.migrations import run

    with writing(engine) as connection:
        _lock(connection)
        run.downgrade(connection, to)
    return revision(engine)


def _advance(connection: Connection, current: str | None, to: str) -> None:
    if current is None and to == HEAD:
        _create_today(connection)
    elif current != to:
        from storage.migrations import run

        run.upgrade(connection, to)


def _create_today(connection: Connection) -> None:
    """All tables and views in one go: the same as every migration in turn, without the cost of alembic."""
    ddl.run(connection, [*ddl.statements(_dialect(connection)), _VERSION_TABLE])
    connection.exec_driver_sql(f"INSERT INTO alembic_version (version_num) VALUES ('{HEAD}')")


_VERSION_TABLE = """CREATE TABLE IF NOT EXISTS alembic_version (
  version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)"""


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(select(column("version_num")).select_from(table("alembic_version")))
    return found


def _dialect(connection: Connection) -> DialectName:
    return "postgresql" if connection.dialect.name == "postgresql" else "sqlite"


def _lock(connection: Connection) -> None:
    """Of two processes that upgrade at once one waits; SQLite has seen to it with BEGIN IMMEDIATE."""
    if _dialect(connection) == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_UPGRADE_LOCK)))


def _parse(url: str) -> URL:
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise DatabaseUnavailable(message(hidden(url), "not a database address", _EXAMPLES)) from error
    if address.get_backend_name() not in _DRIVERS:
        raise DatabaseUnavailable(message(hidden(url), "neither SQLite nor PostgreSQL", _EXAMPLES))
    return address.set(drivername=_DRIVERS[address.get_backend_name()])


_DRIVERS = {"sqlite": "sqlite+pysqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
_EXAMPLES = "write it as sqlite:///data/xianwen.db or postgresql://user@host/name"


def _prepare_file(address: URL) -> None:
    """The folder of an SQLite file made, and both found to be writable."""
    if address.database in (None, "", ":memory:") or "uri" in address.query:
        return
    file = Path(str(address.database))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unavailable(address, f"its folder cannot be made ({error.strerror})") from error
    if file.is_dir():
        raise unavailable(address, "unable to open: it is a folder")
    if not os.access(file.parent, os.W_OK) or (file.exists() and not os.access(file, os.W_OK)):
        raise unavailable(address, "readonly: it or its folder cannot be written")


def _create(address: URL) -> Engine:
    try:
        engine = create_engine(address, json_serializer=_as_json, pool_pre_ping=address.get_backend_name() != "sqlite")
    except ModuleNotFoundError as error:
        remedy = "install the driver: pip install 'xianwen[postgresql]'"
        raise DatabaseUnavailable(message(hidden(str(address)), str(error), remedy)) from error
    event.listen(engine, "handle_error", _on_error)
    if address.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
    else:
        event.listen(engine, "connect", _plan_each_question)
    return engine


def _as_json(value: object) -> str:
    """Named tuples as lists."""
    return orjson.dumps(value, default=tuple).decode()


def _on_connect(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    """Transactions are begun by `_on_begin`: the driver's own begin too late, and leave schema changes outside."""
    connection.isolation_level = None
    try:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}").close()
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").close()
    except sqlite3.Error:
        connection.close()
        raise


def _plan_each_question(connection: "psycopg.Connection", _: ConnectionPoolEntry) -> None:
    """A plan that PostgreSQL keeps for any county and any period reads all that is of them, and sorts it."""
    connection.execute("SET plan_cache_mode = force_custom_plan")
    connection.commit()


_PRAGMAS = (
    "journal_mode = WAL",
    "foreign_keys = ON",
    # 8 MB of pages at hand for each connection: with SQLite's own 2 MB an edition's pages are read four times as often,
    # and more than 8 MB save no processor's time (measured up to 48,000 articles, 278 MB).
    "cache_size = -8192",
    # Pages of many transactions go back into the file together, from a log of 64 MB instead of 4.
    "wal_autocheckpoint = 16000",
    # Some builds of SQLite (Debian's) overwrite with zeros what the search index leaves behind at every merge.
    "secure_delete = OFF",
)


def _on_begin(connection: Connection) -> None:
    connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begin', 'DEFERRED')}")


def _on_error(context: ExceptionContext) -> DatabaseUnavailable | None:
    """What goes wrong with the database itself gets our name and a remedy; faults of our statements pass through.

    What goes wrong when a connection is tried before it is used is not said: another one is made.
    """
    if context.is_pre_ping or context.engine is None:
        return None
    reason = str(context.original_exception)
    if type(context.sqlalchemy_exception) not in (DatabaseError, OperationalError) and not of_the_server(reason):
        return None
    return unavailable(context.engine.url, reason)


@contextmanager
def named(address: URL) -> Iterator[None]:
    """The same for connections that are not of an engine of ours."""
    try:
        yield
    except OperationalError as error:
        raise unavailable(address, str(error.orig)) from error
