"""An archive read again by one process and by several (Dask): how long, and whether the rows are the same.

    python -m benchmarks.readers                            240 editions of 8 pages, SQLite
    python -m benchmarks.readers --database postgresql --readers 2

Every page counts as read by older parsers: once with nothing else to change, as most re-readings are, and once with
every article as titled otherwise, so that each is revised. The pace is that from the first edition to the last, by the
times of their rows; what comes before and after it, as the start of the processes, is told apart. Each time a process
reads that has read nothing before. The bound is the pace of as many processes that have no flow and no server, each
with its part of the editions from the beginning: what two cores give to two processes.
"""

import argparse
import asyncio
import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from hashlib import sha256
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import NamedTuple, ParamSpec, TypeVar

from pydantic import SecretStr
from sqlalchemy import text

from benchmarks.cost_pages import write_editions
from benchmarks.stack_postgresql import postgresql
from flows.plain.reread import reread
from flows.settings import Settings
from flows.sources.archived import StoredEdition
from flows.walk import ingest, open_house
from storage.archived import with_pages
from storage.database import opened

P = ParamSpec("P")
T = TypeVar("T")

OLD = {
    "nothing changed": ("UPDATE pages SET parser_version = 'old'",),
    "every article revised": (
        "UPDATE pages SET parser_version = 'old', reading_sha256 = 'old'",
        "UPDATE revisions SET title = 'old', content_sha256 = 'old'",
    ),
}
ROWS = "SELECT article_id, revision, title, body, position, authors, quality FROM v1_articles ORDER BY 1"
SPAN = "SELECT min(read_at), max(read_at) FROM pages"
QUIET = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "ERROR",
    "DASK_LOGGING__DISTRIBUTED": "error",
}


class Reading(NamedTuple):
    """Seconds from the first edition to the last, seconds of all else, and a digest of the rows."""

    seconds: float
    beside: float
    rows: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--editions", type=int, default=240)
    parser.add_argument("--readers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    options = parser.parse_args()
    os.environ.update(QUIET)
    from prefect.settings import get_current_settings
    from prefect.testing.utilities import prefect_test_harness

    with TemporaryDirectory() as name, prefect_test_harness(server_startup_timeout=120):
        folder = Path(name)
        os.environ.update(get_current_settings().to_environment_variables(exclude_unset=True))
        with _databases(options.database, folder) as another:
            _in_another_process(_fill, another("first"), folder, options.editions)
            print(f"| re-read | 1 reader | {options.readers} readers | as fast | bound | beside it | rows |")
            print("|---|---|---|---|---|---|---|")
            for at, (what, statements) in product(range(options.rounds), OLD.items()):
                name = f"{at}_{what.split()[0]}"
                one, several = (
                    _in_another_process(_reading, another(f"readers{readers}_{name}"), folder, readers, statements)
                    for readers in (1, options.readers)
                )
                bound = one.seconds / _apart(another(f"apart_{name}"), folder, options.readers, statements)
                print(f"| {what} | {_told(options.editions, one, several, bound)} |", flush=True)


def _told(editions: int, one: Reading, several: Reading, bound: float) -> str:
    paces = [f"{each.seconds:.1f} s: {8 * (editions - 1) / each.seconds:,.0f} pages/s" for each in (one, several)]
    faster = f"{one.seconds / several.seconds:.2f} times"
    same = "the same" if one.rows == several.rows else "OTHERS"
    return " | ".join((*paces, faster, f"{bound:.2f}", f"{one.beside:.1f} and {several.beside:.1f} s", same))


def _in_another_process(do: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(do, *args, **named).result()


def _fill(url: str, folder: Path, editions: int) -> None:
    with open_house(Settings(url, str(folder / "archive"))) as house:
        for edition in write_editions(folder / "pages", editions):
            ingest(edition, house)


def _reading(url: str, folder: Path, readers: int, old: Sequence[str]) -> Reading:
    from flows.reread import reread_editions, task_runner

    _make_old(url, old)
    flow = reread_editions.with_options(task_runner=task_runner(readers))
    where = {"database_url": SecretStr(url), "archive": str(folder / "archive")}

    os.environ["XIANWEN_READERS"] = str(readers)
    started = time.perf_counter()
    asyncio.run(flow(**where, return_state=True))  # type: ignore[arg-type]
    whole = time.perf_counter() - started
    with opened(url) as engine, engine.connect() as connection:
        rows = sha256(repr(connection.execute(text(ROWS)).fetchall()).encode()).hexdigest()
    seconds = _span(url)
    return Reading(seconds, whole - seconds, rows)


def _apart(url: str, folder: Path, readers: int, old: Sequence[str]) -> float:
    _make_old(url, old)
    with ProcessPoolExecutor(readers, get_context("spawn")) as processes:
        list(processes.map(partial(_part, url, folder, readers), range(readers)))
    return _span(url)


def _part(url: str, folder: Path, readers: int, at: int) -> None:
    with open_house(Settings(url, str(folder / "archive"))) as house:
        with house.engine.connect() as connection:
            editions = [StoredEdition(*key) for key in with_pages(connection)]
        for edition in editions[at::readers]:
            reread(edition, house)


def _make_old(url: str, statements: Sequence[str]) -> None:
    with opened(url) as engine, engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def _span(url: str) -> float:
    with opened(url) as engine, engine.connect() as connection:
        first, last = map(_moment, connection.execute(text(SPAN)).one())
    return (last - first).total_seconds()


def _moment(said: object) -> datetime:
    return said if isinstance(said, datetime) else datetime.fromisoformat(str(said))


@contextmanager
def _databases(kind: str, folder: Path) -> Iterator[Callable[[str], str]]:
    """Makes databases; each after the first is a copy of it."""
    if kind == "sqlite":

        def copied(name: str) -> str:
            if name != "first":
                copyfile(folder / "first.db", folder / f"{name}.db")
            return f"sqlite:///{folder}/{name}.db"

        yield copied
        return
    with postgresql() as server:

        def another(name: str) -> str:
            if name == "first":
                return server.url()
            with opened(server.url("postgres")) as engine:
                autocommit = engine.execution_options(isolation_level="AUTOCOMMIT")
                with autocommit.connect() as connection:
                    connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE xianwen")
            return server.url(name)

        yield another


if __name__ == "__main__":
    main()
