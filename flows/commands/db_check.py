"""`xianwen db check`: the database looked through, a line a check, as `xianwen doctor` writes them."""

import random
from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import Engine

from flows.commands.database import existing, where
from flows.screen import counted, say
from flows.settings import Settings, read_settings
from flows.sources.archived import raw_text
from parsers.formats.errors import UnreadablePage
from parsers.model import Span
from parsers.reading import PARSER_VERSION
from storage import check as stored
from storage.archived import ArchivedPage
from storage.errors import ArchiveForgotten, StorageError
from storage.sampled import SampledPage, sampled_pages

WRONG = 1
NAMED = 20
"""So many problems of one check are named, and the rest counted."""


def check(sample: int, database_url: str | None) -> int:
    """0 when all is well, else 1. Raises WrongUse, StorageError."""
    settings = read_settings(database_url)
    seed = random.randrange(1_000_000)
    with existing(settings) as engine:
        say(f"database {where(settings)}")
        results = [_told(name, examine(engine, settings, sample, seed)) for name, examine in CHECKS]
    return 0 if all(results) else WRONG


Examine = Callable[[Engine, Settings, int, int], list[str]]


def _told(name: str, problems: Sequence[str]) -> bool:
    for problem in problems[:NAMED]:
        say(f"failed  {name:11}{problem}")
    if len(problems) > NAMED:
        say(f"failed  {name:11}and {len(problems) - NAMED:,} more like these")
    if not problems:
        say(f"ok      {name}")
    return not problems


def _integrity(engine: Engine, _: Settings, __: int, ___: int) -> list[str]:
    with engine.connect() as connection:
        return stored.integrity(connection)


def _orphans(engine: Engine, _: Settings, __: int, ___: int) -> list[str]:
    with engine.connect() as connection:
        return stored.broken(connection, stored.ORPHANS)


def _feed(engine: Engine, _: Settings, __: int, ___: int) -> list[str]:
    with engine.connect() as connection:
        return stored.broken(connection, stored.FEED)


def _places(engine: Engine, _: Settings, sample: int, seed: int) -> list[str]:
    with engine.connect() as connection:
        return stored.law_3(connection, stored.sample(connection, sample, seed))


def _search(engine: Engine, _: Settings, sample: int, seed: int) -> list[str]:
    with engine.connect() as connection:
        return stored.not_found(connection, stored.sample(connection, sample, seed))


def _text(engine: Engine, settings: Settings, sample: int, seed: int) -> list[str]:
    """Law 1, on pages that were read by these parsers: every character of the raw text is accounted for."""
    with engine.connect() as connection:
        pages = sampled_pages(connection, sample, seed)
    return [problem for page in pages for problem in _of_page(page, settings.archive)]


def _of_page(page: SampledPage, archive: str) -> Iterator[str]:
    try:
        raw = raw_text(ArchivedPage(page.label, "", page.source_url, page.raw_sha256), page.newspaper_id, archive)
    except ArchiveForgotten:
        return
    except (StorageError, UnreadablePage) as error:
        yield f"page {page.name}: {error}"
        return
    if page.parser_version != PARSER_VERSION:
        return
    other = [edit for edit in page.edits if raw[edit.start : edit.end] != edit.before]
    if other:
        yield f"page {page.name}: {counted(len(other), 'edit')} of which the raw text says otherwise"
    places = (*page.spans, *(Span(edit.start, edit.end) for edit in page.edits))
    left = _outside(raw, places)
    if left:
        yield f"page {page.name}: raw text that is in nothing stored: {left[:20]!r}"


def _outside(raw: str, places: Sequence[Span]) -> str:
    kept = set(range(len(raw)))
    for place in places:
        kept.difference_update(range(place.start, place.end))
    return "".join(raw[at] for at in sorted(kept) if not raw[at].isspace())


CHECKS: tuple[tuple[str, Examine], ...] = (
    ("integrity", _integrity),
    ("orphans", _orphans),
    ("feed", _feed),
    ("places", _places),
    ("search", _search),
    ("text", _text),
)
