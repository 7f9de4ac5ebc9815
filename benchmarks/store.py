"""The store's speed on made articles, in one table: `python -m benchmarks.store --articles 1000000 --texts 240`.

Articles a second into the full schema beside a bare INSERT of the same text in the same batches; what an edition costs
in an empty database and in the full one, by turns; the everyday questions and search, p50 and p95, at 10,000 articles
and at the end. `--database`: `sqlite`, a file that is taken away again; `postgresql`, a server of its own with the
settings of deploy/compose.yaml; or the address of an empty database. On PostgreSQL 60,000 articles are saved at most,
and copied in SQL up to the number asked for. What is being done stands on standard error.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import islice
from operator import add
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from sqlalchemy import Connection, Engine, TextClause, func, select, text

from benchmarks.stack_postgresql import postgresql
from benchmarks.store_clock import Load, Time, bare_load, full_load, processor_of, timed
from benchmarks.store_copied import copy
from benchmarks.store_made import FIRST_DAY, NEWSPAPERS, editions
from benchmarks.store_queries import EVERYDAY, parameters
from parsers.model import EditionReading
from storage.database import opened, upgrade
from storage.query import Order, find
from storage.schema import articles as articles_table

EARLY = 10_000
SAVED = 60_000
ASKED = 100
EDITION = 96
WINDOW, UNCOUNTED, ROUNDS = 30, 5, 3
"""Editions of which the cost of one is the mean, those before them, and how often."""

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


class Figure(NamedTuple):
    """The same by the clock and by the processor."""

    clock: str
    processor: str


class Row(NamedTuple):
    name: str
    aim: str
    start: Figure
    end: Figure


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--database", default="sqlite")
    parser.add_argument("--texts", type=int, default=0, help="of how many editions, again and again; 0: all different")
    asked = parser.parse_args()
    with _database(asked.database) as engine:
        copies = -(-asked.articles // SAVED) - 1 if engine.dialect.name == "postgresql" else 0
        count, rows = measured(engine, asked.articles // (1 + copies), copies, asked.texts)
        print(_table(f"{engine.dialect.name}, {count:,} articles", rows))


def _table(title: str, rows: Sequence[Row]) -> str:
    head = ("", "aim", "start", "end", "start, processor", "end, processor")
    lines = [
        (row.name, row.aim, row.start.clock, row.end.clock, row.start.processor, row.end.processor) for row in rows
    ]
    cells = [f"| {' | '.join(line)} |" for line in (head, ("---",) * len(head), *lines)]
    return "\n".join([f"\n{title}; load average {os.getloadavg()[0]:.1f}\n", *cells])


@contextmanager
def _database(wanted: str) -> Iterator[Engine]:
    if wanted == "postgresql":
        with postgresql() as server, _made(server.url()) as engine:
            yield engine
    elif wanted == "sqlite":
        with (
            tempfile.TemporaryDirectory(prefix="xianwen-bench-") as folder,
            _made(f"sqlite:///{folder}/x.db") as engine,
        ):
            yield engine
    else:
        with _made(wanted) as engine:
            yield engine


@contextmanager
def _made(url: str) -> Iterator[Engine]:
    with opened(url) as engine:
        upgrade(engine)
        yield engine


@contextmanager
def _beside(full: Engine) -> Iterator[Engine]:
    """An empty database of the same kind: another file, or a schema of its own on the same server."""
    if full.dialect.name == "sqlite":
        with _database("sqlite") as engine:
            yield engine
        return
    name = f"bench_{uuid4().hex}"
    with full.begin() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {name}")
    with _made(_in_schema(full, name)) as engine:
        yield engine
    with full.begin() as connection:
        connection.exec_driver_sql(f"DROP SCHEMA {name} CASCADE")


def _in_schema(full: Engine, name: str) -> str:
    return full.url.update_query_dict({"options": f"-csearch_path={name}"}).render_as_string(hide_password=False)


def measured(engine: Engine, articles: int, copies: int, texts: int) -> tuple[int, list[Row]]:
    """How many articles there are in the end, and the lines of the table."""
    bare, load = bare_load(engine), full_load(engine)
    bare.save(islice(editions(articles), 100))
    source = editions(articles, texts=texts)
    load.save(islice(source, EARLY // EDITION))
    early = replace(load)
    at_start = _asked(engine, early.articles)
    _say(f"{early.articles:,} articles saved, and asked for")
    load.save(source)
    _say(f"{load.articles:,} articles saved in {load.time.clock:,.0f} s")
    if copies:
        taken = timed(partial(copy, engine, copies), time.process_time)
        _say(f"copied {copies} times in {taken.clock:,.0f} s, with the index of their words")
    count = load.articles * (1 + copies)
    at_end = _asked(engine, count)
    asked = [Row(*question, at_start[question], at_end[question]) for question in at_start]
    return count, [*_rates(bare, early, load), _costs(engine), *asked]


def _rates(bare: Load, *loads: Load) -> list[Row]:
    """Of what was saved edition by edition."""
    rates = [
        Figure(f"{load.articles / load.time.clock:,.0f}", f"{load.articles / load.time.processor:,.0f}")
        for load in loads
    ]
    each = [(load.time.clock / load.articles, load.time.processor / load.articles) for load in (bare, *loads)]
    times = [Figure(f"{clock / each[0][0]:.1f}", f"{processor / each[0][1]:.1f}") for clock, processor in each[1:]]
    return [
        Row("articles a second", "3,000 on SQLite", *rates),
        Row("a bare INSERT of the same text: times as fast", "", *times),
    ]


def _costs(full: Engine) -> Row:
    """The same editions into both by turns, so that whatever else the machine does falls on both alike."""
    spent = [Time(), Time()]
    for number in range(ROUNDS):
        with _beside(full) as empty:
            spent = [sum(pair, Time()) for pair in zip(spent, _compared(empty, full), strict=True)]
        _say(f"round {number + 1} of {ROUNDS}: an edition in an empty database and in this one")
    start, end = ([each.clock, each.processor] for each in spent)
    empty_ms, full_ms = ([f"{seconds * 1000 / (ROUNDS * WINDOW):.1f}" for seconds in each] for each in (start, end))
    ratios = [f" ({mine / theirs:.2f} times)" for mine, theirs in zip(end, start, strict=True)]
    return Row(
        f"an edition of {EDITION} articles, ms (start: an empty database)",
        "1.2 times",
        Figure(*empty_ms),
        Figure(*map(add, full_ms, ratios)),
    )


def _compared(empty: Engine, full: Engine) -> list[Time]:
    with full.connect() as connection:
        newest = connection.scalar(select(func.max(articles_table.c.published_on)))
    source = editions(10**9, ((newest - FIRST_DAY).days + 1) * NEWSPAPERS)
    loads = [full_load(empty), full_load(full)]
    _save_by_turns(loads, islice(source, UNCOUNTED))
    for engine in (empty, full):
        _put_in_order(engine)
    before = [load.time for load in loads]
    _save_by_turns(loads, islice(source, WINDOW))
    tidied = [
        timed(partial(_put_in_order, engine), load.processor) for engine, load in zip((empty, full), loads, strict=True)
    ]
    return [load.time - then + last for load, then, last in zip(loads, before, tidied, strict=True)]


def _save_by_turns(loads: Sequence[Load], source: Iterator[EditionReading]) -> None:
    for reading in source:
        for load in loads:
            load.save([reading])


def _put_in_order(engine: Engine) -> None:
    """What waits for PostgreSQL's index of the words goes into it, so that the editions counted pay all they cost."""
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            connection.exec_driver_sql("SELECT gin_clean_pending_list('ix_article_search_pairs')")


Question = tuple[str, str]
"""What is asked, and the aim."""


def _asked(engine: Engine, articles: int) -> dict[Question, Figure]:
    _settle(engine)
    found = {}
    for question in EVERYDAY:
        statement = text(question.sql)
        names = [name for name in parameters(0, articles) if f":{name}" in question.sql]

        def once(
            connection: Connection, number: int, statement: TextClause = statement, names: Sequence[str] = names
        ) -> None:
            chosen = parameters(number, articles)
            connection.execute(statement, {name: chosen[name] for name in names}).all()

        found[f"{question.name}, p50 / p95 ms", "p95 10"] = _taken(engine, once)
    found["search, 50 results, p50 / p95 ms", "p95 60"] = _taken(engine, partial(_search, "newest"))
    found["search, the best of 1,000, p50 / p95 ms", ""] = _taken(engine, partial(_search, "best"))
    return found


def _search(order: Order, connection: Connection, number: int) -> None:
    find(connection, search=SEARCHED[number % len(SEARCHED)], order=order)


def _taken(engine: Engine, once: Callable[[Connection, int], None]) -> Figure:
    with engine.connect() as connection:
        processor = processor_of(connection)
        times = [timed(partial(once, connection, number), processor) for number in range(ASKED)]
    return Figure(_p50_p95([each.clock for each in times]), _p50_p95([each.processor for each in times]))


def _p50_p95(seconds: Sequence[float]) -> str:
    return f"{statistics.median(seconds) * 1000:.1f} / {sorted(seconds)[int(len(seconds) * 0.95)] * 1000:.1f}"


def _settle(engine: Engine) -> None:
    """What comes by itself sooner or later, and not while we measure: PostgreSQL's autovacuum, and that the disk's
    cache holds what is asked for every day.
    """
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("VACUUM ANALYZE")
    elif engine.url.database:
        with Path(engine.url.database).open("rb") as file:
            while file.read(1 << 24):
                pass


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
