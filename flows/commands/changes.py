"""`xianwen changes`: the change feed as CloudEvents, one JSON object a line."""

import json
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from sqlalchemy import Engine

from flows.commands.database import existing
from flows.formats import Json, as_json
from flows.screen import note, say
from flows.settings import read_settings
from storage.feed import Change, read
from storage.follow import follow
from storage.query import by_article_ids


@dataclass(frozen=True, slots=True)
class Wanted:
    """The command line, as it was given."""

    since: int
    follow: bool
    articles: bool
    source: str
    limit: int | None


def tell_changes(wanted: Wanted, database_url: str | None) -> None:
    """Raises WrongUse, StorageError."""
    last = wanted.since
    with existing(read_settings(database_url)) as engine, closing(_batches(engine, wanted)) as batches:
        try:
            for batch in batches:
                for change, line in zip(batch, _events(engine, batch, wanted), strict=True):
                    say(line)
                    last = change.seq
        except KeyboardInterrupt:
            note(f"to go on: --since {last}")
            raise


def _batches(engine: Engine, wanted: Wanted) -> Generator[list[Change], None, None]:
    left = wanted.limit
    for batch in follow(engine, wanted.since) if wanted.follow else _stored(engine, wanted.since):
        yield batch[:left]
        if left is not None:
            left -= len(batch)
            if left <= 0:
                return


def _stored(engine: Engine, since: int) -> Iterator[list[Change]]:
    while True:
        with engine.connect() as connection:
            batch = read(connection, since)
        if not batch:
            return
        yield batch
        since = batch[-1].seq


def _events(engine: Engine, batch: Sequence[Change], wanted: Wanted) -> Iterable[str]:
    bodies: dict[str, Json] = {}
    if wanted.articles:
        with engine.connect() as connection:
            found = by_article_ids(connection, {change.article_id for change in batch})
        bodies = {article.article_id: as_json(article) for article in found}
    return (_event(change, wanted.source, bodies.get(change.article_id)) for change in batch)


def _event(change: Change, source: str, article: Json) -> str:
    """CloudEvents 1.0, with the extension `sequence`: the number, in one width so that text sorts as numbers do."""
    data = {"seq": change.seq, "change": change.change, "article_id": change.article_id, "revision": change.revision}
    event = {
        "specversion": "1.0",
        "id": str(change.seq),
        "source": source,
        "type": f"xianwen.article.{change.change}",
        "subject": change.article_id,
        "time": change.changed_at.isoformat().replace("+00:00", "Z"),
        "datacontenttype": "application/json",
        "sequence": f"{change.seq:019}",
        "data": data if article is None else {**data, "article": article},
    }
    return json.dumps(event, ensure_ascii=False, separators=(",", ":"))
