"""The store's speed on made articles: `python -m benchmarks.store --articles 20000 [--database-url URL]`.

Articles a second into the full schema (articles, revisions, verdicts, edits, search, changes) beside a bare INSERT of
the same text in the same batches; what an edition costs in an empty database and in the full one, by turns; the
everyday questions and search, p50 and p95 in milliseconds, at 10,000 articles and at the end. Without an address: an
SQLite file, taken away again. `--copies 9` (PostgreSQL) makes ten times as much of what was saved, by SQL.
On a machine that others use, look at the processor's time: ours and, on PostgreSQL, that of the server's process that
works for us, where it runs on this machine (Linux).
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, Engine, func, select, text

from benchmarks.store_copied import copy
from benchmarks.store_made import FIRST_DAY, NEWSPAPERS, editions
from benchmarks.store_queries import EVERYDAY, parameters
from parsers.model import EditionReading
from storage.database import opened, upgrade, writing
from storage.query import Order, find
from storage.save import save_edition
from storage.schema import articles as articles_table

EARLY = 10_000
ASKED = 100
WINDOW, UNCOUNTED, ROUNDS = 30, 5, 3
"""Editions over whose median the cost of one is taken, those before them, and how often."""

SEARCHED = (
    "小麦",
    "玉米",
    "学校",
    "牡丹",
    "老人",
    "博物馆",
    "合作社",
    "曹县",
    "郓城县",
    "剪纸 戏曲",
    "小麦 郓城",
    "农田",
    "民主",
)
"""Words of the made text, common and rare, names of counties, and words that are not in it."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How long each edition took, in seconds by the clock and by this process's processor, and all their articles."""

    seconds: list[float]
    processor: list[float]
    articles: int

    @property
    def rate(self) -> float:
        return self.articles / sum(self.seconds)

    @property
    def processor_rate(self) -> float:
        return self.articles / sum(self.processor)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--database-url", help="an empty database of your own")
    parser.add_argument("--texts", type=int, default=0, help="of how many editions, again and again; 0: all different")
    parser.add_argument("--copies", type=int, default=0, help="of all that was saved, in SQL")
    asked = parser.parse_args()
    with _database(asked.database_url) as engine:
        measure(engine, asked.articles, asked.copies, asked.texts)
        for _ in range(ROUNDS):
            with _beside(engine) as empty:
                compare(engine, empty)


@contextmanager
def _database(url: str | None) -> Iterator[Engine]:
    with (
        tempfile.TemporaryDirectory(prefix="xianwen-bench-") as folder,
        opened(url or f"sqlite:///{folder}/x.db") as engine,
    ):
        upgrade(engine)
        yield engine


@contextmanager
def _beside(full: Engine) -> Iterator[Engine]:
    """An empty database of the same kind: another file, or a schema of its own on the same server."""
    if full.dialect.name == "sqlite":
        with _database(None) as engine:
            yield engine
        return
    name = f"bench_{uuid4().hex}"
    with full.begin() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {name}")
    with _database(_in_schema(full, name)) as engine:
        yield engine
    with full.begin() as connection:
        connection.exec_driver_sql(f"DROP SCHEMA {name} CASCADE")


def _in_schema(full: Engine, name: str) -> str:
    return full.url.update_query_dict({"options": f"-csearch_path={name}"}).render_as_string(hide_password=False)


def measure(engine: Engine, articles: int, copies: int, texts: int) -> None:
    print(f"{engine.dialect.name}, {articles:,} articles")
    bare = load(bare_writer(engine), islice(editions(articles), 100), clock_of(engine))
    source = editions(articles, texts=texts)
    first = load(full_writer(engine), islice(source, EARLY // 96), clock_of(engine))
    _analyse(engine)
    ask(engine, first.articles)
    rest = load(full_writer(engine), source, clock_of(engine))
    loaded = Loaded(first.seconds + rest.seconds, first.processor + rest.processor, first.articles + rest.articles)
    for name, each in (("full schema", loaded), ("bare INSERT", bare)):
        print(f"{name:16} {each.rate:8,.0f} articles a second; {each.processor_rate:8,.0f} by the processor's time")
    print(f"bare INSERT is   {bare.processor_rate / loaded.processor_rate:8.1f} times as fast")
    if copies:
        begun = time.perf_counter()
        copy(engine, copies)
        print(f"{copies} copies took {time.perf_counter() - begun:,.0f} s, with the index of their words")
    if rest.articles:
        _analyse(engine)
        ask(engine, loaded.articles * (1 + copies))


def compare(full: Engine, empty: Engine) -> None:
    """The same editions into both by turns, so that whatever else the machine does falls on both alike."""
    with full.connect() as connection:
        newest = connection.scalar(select(func.max(articles_table.c.published_on)))
    source = editions(10**9, ((newest - FIRST_DAY).days + 1) * NEWSPAPERS)
    both = [(full_writer(each), clock_of(each)) for each in (empty, full)]
    costs = [
        [load(write, iter([reading]), clock) for write, clock in both] for reading in islice(source, UNCOUNTED + WINDOW)
    ][UNCOUNTED:]
    for name, unit in (("processor", "processor"), ("seconds", "clock")):
        start, end = (statistics.median(getattr(pair[at], name)[0] * 1000 for pair in costs) for at in (0, 1))
        print(
            f"an edition costs {start:.1f} ms in an empty database, {end:.1f} in this one: {end / start:.2f} ({unit})"
        )


Writer = Callable[[EditionReading], None]
Clock = Callable[[], float]


def load(write: Writer, source: Iterator[EditionReading], processor: Clock = time.process_time) -> Loaded:
    """Making the editions is not counted; each is a transaction."""
    seconds, used, articles = [], [], 0
    for reading in source:
        begun, before = time.perf_counter(), processor()
        write(reading)
        seconds.append(time.perf_counter() - begun)
        used.append(processor() - before)
        articles += sum(len(page.articles) for page in reading.pages)
    return Loaded(seconds, used, articles)


def processor_of(connection: Connection) -> Clock:
    """Seconds of the processor, ours and those of the server's process behind the connection."""
    if connection.dialect.name == "sqlite":
        return time.process_time
    file = Path(f"/proc/{connection.scalar(text('SELECT pg_backend_pid()'))}/schedstat")
    if not file.exists():
        return time.process_time
    return lambda: time.process_time() + int(file.read_text().split()[0]) / 1e9


def clock_of(engine: Engine) -> Clock:
    """Of the one connection that the engine keeps."""
    with engine.connect() as connection:
        return processor_of(connection)


def full_writer(engine: Engine) -> Writer:
    now = datetime.now(UTC)

    def write(reading: EditionReading) -> None:
        with writing(engine) as connection:
            save_edition(connection, reading, parser_version="1", verdict_version="made", now=now)

    return write


def bare_writer(engine: Engine) -> Writer:
    """The same text into a table of nothing else."""
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE bare (id INTEGER PRIMARY KEY, title TEXT, body TEXT)"))
    numbers = iter(range(10**9))

    def write(reading: EditionReading) -> None:
        rows = [
            {"id": next(numbers), "title": article.title and article.title.text, "body": article.body}
            for page in reading.pages
            for article in page.articles
        ]
        with writing(engine) as connection:
            connection.execute(text("INSERT INTO bare VALUES (:id, :title, :body)"), rows)

    return write


def ask(engine: Engine, articles: int) -> None:
    print(f"\nat {f'{articles:,} articles':29}  p50      p95  ms by the clock, p50 and p95 by the processor")
    for question in EVERYDAY:
        statement = text(question.sql)
        with engine.connect() as connection:
            names = [name for name in parameters(0, articles) if f":{name}" in question.sql]

            def once(number: int, names: Sequence[str] = names) -> None:
                chosen = parameters(number, articles)
                connection.execute(statement, {name: chosen[name] for name in names}).all()  # noqa: B023

            _report(question.name, once, processor_of(connection))
    with engine.connect() as connection:
        clock = processor_of(connection)
        _report("search, 50 results", lambda number: _find(connection, SEARCHED[number % len(SEARCHED)]), clock)
        _report("search, best", lambda number: _find(connection, SEARCHED[number % len(SEARCHED)], "best"), clock)
        for word in SEARCHED:
            _report(f"  {word}", lambda _, word=word: _find(connection, word), clock, 9)  # type: ignore[misc]
    print()


def _find(connection: Connection, word: str, order: Order = "newest") -> None:
    find(connection, search=word, order=order)


def _report(name: str, once: Callable[[int], object], processor: Clock, times: int = ASKED) -> None:
    taken, used = [], []
    for number in range(times):
        begun, before = time.perf_counter(), processor()
        once(number)
        taken.append((time.perf_counter() - begun) * 1000)
        used.append((processor() - before) * 1000)
    figures = (
        figure for each in (taken, used) for figure in (statistics.median(each), sorted(each)[int(times * 0.95)])
    )
    print(f"{name:32}", *(f"{figure:8.2f}" for figure in figures))


def _analyse(engine: Engine) -> None:
    """As PostgreSQL does by itself sooner or later; SQLite is left as it is."""
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            connection.exec_driver_sql("ANALYZE")


if __name__ == "__main__":
    main()
