"""`xianwen reclassify`: stored articles judged anew with today's tables, batch by batch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine

from flows.commands.database import asking, check_stored, existing, where
from flows.commands.long_run import watched
from flows.screen import counted, say
from flows.settings import Settings, read_settings
from flows.verdicts import VERDICT_VERSION, with_verdicts
from storage.database import writing
from storage.reclassify import Batch, Home, Tables, count_to_judge, homes, reclassify

TABLES = Tables(with_verdicts, VERDICT_VERSION)


@dataclass(frozen=True, slots=True)
class Work:
    """The newspapers to go through, whether those of today's tables too, and how many articles that makes."""

    homes: Sequence[Home]
    all_: bool
    articles: int


def reclassify_stored(newspaper_id: str | None, database_url: str | None, *, all_: bool) -> None:
    """Raises WrongUse, StorageError."""
    settings = read_settings(database_url)
    work = _work(settings, newspaper_id, all_=all_)
    with existing(settings) as engine:
        batches = list(watched(_batches(engine, work), work.articles, "articles", size=lambda batch: batch.looked_at))
    _sum_up(batches, settings)


def _work(settings: Settings, newspaper_id: str | None, *, all_: bool) -> Work:
    with asking(settings) as connection:
        chosen = _chosen(connection, newspaper_id)
        counts = [count_to_judge(connection, home.newspaper_id, TABLES.version, all_=all_) for home in chosen]
        return Work(chosen, all_, sum(counts))


def _chosen(connection: Connection, newspaper_id: str | None) -> Sequence[Home]:
    known = homes(connection)
    if newspaper_id:
        check_stored([newspaper_id], [home.newspaper_id for home in known])
    return [home for home in known if newspaper_id in (None, home.newspaper_id)]


def _batches(engine: Engine, work: Work) -> Iterator[Batch]:
    """A transaction each: after an interruption the next call goes on behind the last one."""
    for home in work.homes:
        after = 0
        while batch := _batch(engine, home, after, all_=work.all_):
            after = batch.last
            yield batch


def _batch(engine: Engine, home: Home, after: int, *, all_: bool) -> Batch | None:
    with writing(engine) as connection:
        return reclassify(connection, home, TABLES, after=after, now=datetime.now(UTC), all_=all_)


def _sum_up(batches: Sequence[Batch], settings: Settings) -> None:
    looked_at, changed = sum(batch.looked_at for batch in batches), sum(batch.changed for batch in batches)
    say(f"{counted(looked_at, 'article')} looked at: {changed} changed, {looked_at - changed} unchanged")
    say(f"tables: {TABLES.version}")
    say(f"database: {where(settings)}")
