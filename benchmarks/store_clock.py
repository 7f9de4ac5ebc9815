"""What saving costs: editions written one by one, each a transaction, with the time of the clock and of the processor.

On a machine that others use, look at the processor's time: ours and, on PostgreSQL, that of the server's process that
works for us, where it runs on this machine (Linux).
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from parsers.model import EditionReading
from storage.database import writing
from storage.save import prepared, save_edition

Writer = Callable[[EditionReading], None]
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Time:
    """Seconds by the clock and by the processor."""

    clock: float = 0
    processor: float = 0

    def __add__(self, other: "Time") -> "Time":
        return Time(self.clock + other.clock, self.processor + other.processor)

    def __sub__(self, other: "Time") -> "Time":
        return Time(self.clock - other.clock, self.processor - other.processor)


@dataclass(slots=True)
class Load:
    """What was written so far and how long it took. Making the editions is not counted."""

    write: Writer
    processor: Clock
    time: Time = field(default_factory=Time)
    editions: int = 0
    articles: int = 0

    def save(self, readings: Iterable[EditionReading]) -> None:
        for reading in readings:
            self.time += timed(lambda: self.write(reading), self.processor)  # noqa: B023
            self.editions += 1
            self.articles += sum(len(page.articles) for page in reading.pages)


def timed(work: Callable[[], object], processor: Clock) -> Time:
    begun, before = time.perf_counter(), processor()
    work()
    return Time(time.perf_counter() - begun, processor() - before)


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


def full_load(engine: Engine) -> Load:
    """Into the full schema: articles, revisions, verdicts, edits, search, changes."""
    now = datetime.now(UTC)

    def write(reading: EditionReading) -> None:
        with writing(engine) as connection:
            save_edition(connection, prepared(reading), parser_version="1", verdict_version="made", now=now)

    return Load(write, clock_of(engine))


def bare_load(engine: Engine) -> Load:
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

    return Load(write, clock_of(engine))
