"""Following the change feed: batches as they are committed, and sleep in between.

PostgreSQL wakes the reader (LISTEN); on SQLite a number that every commit changes is looked at five times a second.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import cast

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from storage.database import named
from storage.feed import CHANNEL, Change, read

LOOKS = 0.2
"""Seconds between two looks at an SQLite file."""

Wait = Callable[[float], None]
"""Returns when something was committed, or after so many seconds."""


def follow(engine: Engine, since: int, *, patience: float = 60) -> Iterator[list[Change]]:
    """Changes behind `since`, batch by batch, without end; an empty batch after `patience` seconds without any.

    Raises DatabaseUnavailable: then go on from the last number dealt with.
    """
    with ExitStack() as stack:
        stack.enter_context(named(engine.url))
        wait = stack.enter_context(_waker(engine))
        while True:
            with engine.connect() as connection:
                batch = read(connection, since)
            if batch:
                since = batch[-1].seq
                yield batch
            else:
                before = time.monotonic()
                wait(patience)
                if time.monotonic() - before >= patience:
                    yield []


@contextmanager
def _waker(engine: Engine) -> Iterator[Wait]:
    """Begins to listen before the first look at the feed: what comes in between is not missed."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            yield _looker(connection)
    else:
        with _listener(engine) as wait:
            yield wait


@contextmanager
def _listener(engine: Engine) -> Iterator[Wait]:
    """A connection of its own, which does not go back to the others."""
    import psycopg

    pooled = engine.raw_connection()
    driver = cast(psycopg.Connection, pooled.driver_connection)
    pooled.detach()

    def wait(seconds: float) -> None:
        try:
            list(driver.notifies(timeout=seconds, stop_after=1))
        except psycopg.OperationalError as error:
            raise OperationalError("LISTEN", None, error) from error

    with driver:
        driver.autocommit = True
        driver.execute(f"LISTEN {CHANNEL}")
        yield wait


def _looker(connection: Connection) -> Wait:
    """What it knows is from before the last look at the feed."""

    def version() -> int:
        number: int = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
        connection.rollback()
        return number

    known = version()

    def wait(seconds: float) -> None:
        nonlocal known
        end = time.monotonic() + seconds
        while version() == known and time.monotonic() < end:
            time.sleep(min(LOOKS, seconds))
        known = version()

    return wait
