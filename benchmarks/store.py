"""The store's speed on made articles: `python -m benchmarks.store --articles 20000 [--database-url URL]`.

Articles a second into the full schema (articles, revisions, verdicts, edits, search, changes) beside a bare INSERT of
the same text in the same batches; what an edition costs at the start and at the end; the everyday questions and search,
p50 and p95 in milliseconds, at 10,000 articles and at the end. Without an address: an SQLite file, taken away again.
On a machine that others use, look at the processor's time: on SQLite it is all of the work, on PostgreSQL our half.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import islice

from sqlalchemy import Connection, Engine, text

from benchmarks.store_made import editions
from benchmarks.store_queries import EVERYDAY, parameters
from parsers.model import EditionReading
from storage.database import opened, upgrade, writing
from storage.query import find
from storage.save import save_edition

EARLY = 10_000
ASKED = 100
WINDOW = 30
"""Editions over whose median the cost at the start and at the end is taken."""

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
    asked = parser.parse_args()
    with _database(asked.database_url) as engine:
        measure(engine, asked.articles)


@contextmanager
def _database(url: str | None) -> Iterator[Engine]:
    with (
        tempfile.TemporaryDirectory(prefix="xianwen-bench-") as folder,
        opened(url or f"sqlite:///{folder}/x.db") as engine,
    ):
        upgrade(engine)
        yield engine


def measure(engine: Engine, articles: int) -> None:
    print(f"{engine.dialect.name}, {articles:,} articles")
    bare = load(bare_writer(engine), islice(editions(articles), 100))
    source = editions(articles)
    first = load(full_writer(engine), islice(source, EARLY // 96))
    _analyse(engine)
    ask(engine, first.articles)
    rest = load(full_writer(engine), source)
    loaded = Loaded(first.seconds + rest.seconds, first.processor + rest.processor, first.articles + rest.articles)
    for name, each in (("full schema", loaded), ("bare INSERT", bare)):
        print(f"{name:16} {each.rate:8,.0f} articles a second; {each.processor_rate:8,.0f} by the processor's time")
    print(f"bare INSERT is   {bare.processor_rate / loaded.processor_rate:8.1f} times as fast")
    start, end = (statistics.median(part) for part in (loaded.processor[5 : 5 + WINDOW], loaded.processor[-WINDOW:]))
    print(
        f"an edition costs {start * 1000:.1f} ms at the start, {end * 1000:.1f} ms at the end, ratio {end / start:.2f}"
    )
    if rest.articles:
        _analyse(engine)
        ask(engine, loaded.articles)


Writer = Callable[[EditionReading], None]


def load(write: Writer, source: Iterator[EditionReading]) -> Loaded:
    """Making the editions is not counted; each is a transaction."""
    seconds, processor, articles = [], [], 0
    for reading in source:
        begun, used = time.perf_counter(), time.process_time()
        write(reading)
        seconds.append(time.perf_counter() - begun)
        processor.append(time.process_time() - used)
        articles += sum(len(page.articles) for page in reading.pages)
    return Loaded(seconds, processor, articles)


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
    print(f"\nat {f'{articles:,} articles':29} p50      p95  ms; p95 by the processor's time")
    for question in EVERYDAY:
        statement = text(question.sql)
        with engine.connect() as connection:
            names = [name for name in parameters(0, articles) if f":{name}" in question.sql]

            def once(number: int, names: Sequence[str] = names) -> None:
                chosen = parameters(number, articles)
                connection.execute(statement, {name: chosen[name] for name in names}).all()  # noqa: B023

            _report(question.name, once)
    with engine.connect() as connection:
        _report("search, 50 results", lambda number: find(connection, search=SEARCHED[number % len(SEARCHED)]))
        _report("search, best", lambda number: find(connection, search=SEARCHED[number % len(SEARCHED)], order="best"))
        for word in SEARCHED:
            _report(f"  {word}", partial(_find, connection, word), 9)
    print()


def _find(connection: Connection, word: str, _: int) -> None:
    find(connection, search=word)


def _report(name: str, once: Callable[[int], object], times: int = ASKED) -> None:
    taken, used = [], []
    for number in range(times):
        begun, before = time.perf_counter(), time.process_time()
        once(number)
        taken.append((time.perf_counter() - begun) * 1000)
        used.append((time.process_time() - before) * 1000)
    late, late_used = (sorted(each)[int(times * 0.95)] for each in (taken, used))
    print(f"{name:32} {statistics.median(taken):8.2f} {late:8.2f} {late_used:8.2f}")


def _analyse(engine: Engine) -> None:
    """As PostgreSQL does by itself sooner or later; SQLite is left as it is."""
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            connection.exec_driver_sql("ANALYZE")


if __name__ == "__main__":
    main()
