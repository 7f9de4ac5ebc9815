"""Whose turn it is: of several processes, on one machine or many, that are after the same thing one goes first.

A claim ends with the process that holds it, however that ends: nothing is left behind to be cleared away.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, func, select
from sqlalchemy.pool import NullPool

from storage.database import named

LOOKS = 0.2
"""Seconds between two tries."""

Sleep = Callable[[float], None]


@contextmanager
def claim(engine: Engine, name: str, sleep: Sleep = time.sleep) -> Iterator[None]:
    """Waits until nobody else has `name`, and has it for the length of the `with`. Raises DatabaseUnavailable."""
    if engine.dialect.name == "postgresql":
        with _locked_by_database(engine, name, sleep):
            yield
        return
    file = engine.url.database
    if file in (None, "", ":memory:"):
        yield
        return
    with _locked_file(Path(f"{file}.claims") / quote(name, safe=" "), sleep):
        yield


@contextmanager
def _locked_by_database(engine: Engine, name: str, sleep: Sleep) -> Iterator[None]:
    """An advisory lock of a session of its own, which is no transaction, is in no pool, and frees it when it ends."""
    sessions = create_engine(engine.url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    key = func.hashtextextended(f"claim {name}", 0)
    with named(engine.url), sessions.connect() as connection:
        while not connection.execute(select(func.pg_try_advisory_lock(key))).scalar_one():
            sleep(LOOKS)
        yield


@contextmanager
def _locked_file(path: Path, sleep: Sleep) -> Iterator[None]:
    """A lock on a file that is made for it and taken away with it."""
    descriptor = _lock(path, sleep)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(descriptor)


def _lock(path: Path, sleep: Sleep) -> int:
    """A file that was taken away while we waited for it is nobody's lock any more."""
    path.parent.mkdir(parents=True, exist_ok=True)
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        if _locks(descriptor) and _is(path, descriptor):
            return descriptor
        os.close(descriptor)
        sleep(LOOKS)


def _locks(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is(path: Path, descriptor: int) -> bool:
    try:
        return path.stat().st_ino == os.fstat(descriptor).st_ino
    except FileNotFoundError:
        return False
