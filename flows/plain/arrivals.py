"""From an inbox to the database: complete files by edition, ingested and then put away. Nothing here knows of Prefect.

First an edition is stored, then its files are moved: whatever ends the process in between, the next one finds them,
stores nothing new, and moves them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from flows.days import tomorrow
from flows.newspapers import known
from flows.plain.inbox import Inbox
from flows.plain.reread import reread
from flows.sources.archived import StoredEdition
from flows.sources.editions import Rejection
from flows.sources.files import EditionFiles, Given, Plan, looks_like_page, natural, plan
from flows.sources.packed import is_archive
from flows.walk import House, Outcome, ingest
from parsers.newspapers.registry import newspaper
from storage.archived import archived

NO_PAGE = "no page by its name; pages end in .md, .markdown or .txt"
PACKED = "archives are not opened here; unpack it into the inbox, or give it to `xianwen ingest`"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came of an edition that arrived, or of a file that belongs to none."""

    outcome: Outcome | None
    put_away: tuple[Path, ...]
    kept_back: tuple[Rejection, ...]


def arrivals(inbox: Inbox, given: Given, house: House, now: float) -> Iterator[Arrival]:
    """Deals with whatever is complete now. An edition waits for its last file, a file of no edition for its folder.

    An edition that the store refuses stays in the inbox: its arrival has an outcome, and nothing put away.
    """
    waiting = inbox.scan(now)
    if not any(waiting.values()):
        return
    pages = sorted(filter(looks_like_page, waiting), key=lambda path: natural(str(path)))
    planned = plan([str(path) for path in pages], given, latest=tomorrow())
    for edition in planned.editions:
        if all(waiting[Path(path)] for path in edition.paths):
            yield _ingested(edition, inbox, house)
    yield from _strays(planned, waiting, inbox)


def _ingested(edition: EditionFiles, inbox: Inbox, house: House) -> Arrival:
    outcome = ingest(edition, house)
    refused = outcome if outcome.status == "failed" else _join(edition, outcome, house)
    if refused:
        return Arrival(refused, (), refused.kept_back)
    reasons = {path: _reason(path, outcome) for path in edition.paths}
    moved = [inbox.put_away(Path(path), reason) for path, reason in reasons.items()]
    return Arrival(outcome, tuple(place for place in moved if place), outcome.kept_back)


def _join(edition: EditionFiles, outcome: Outcome, house: House) -> Outcome | None:
    """Pages that came before these are read together with them: an article may go on from one to the other.

    Returns what came of it when the store refused.
    """
    with house.engine.connect() as connection:
        stored = archived(connection, newspaper(edition.newspaper, known()), edition.published_on)
    if len(stored.pages) <= outcome.pages:
        return None
    joined = reread(StoredEdition(edition.newspaper, edition.published_on), house)
    return joined if joined.status == "failed" else None


def _reason(path: str, outcome: Outcome) -> str:
    """Why the file is not well; "" when it is."""
    its_own = (each for each in outcome.kept_back if each.what == path or each.what.startswith(f"{path} (page "))
    return "; ".join(each.reason for each in its_own)


def _no_page(path: Path) -> Rejection:
    return Rejection(str(path), PACKED if is_archive(path.name) else NO_PAGE)


def _strays(planned: Plan, waiting: Mapping[Path, bool], inbox: Inbox) -> Iterator[Arrival]:
    """Files that belong to no edition."""
    moving = {path.parent for path, complete in waiting.items() if not complete}
    rejected = [*planned.rejected, *(_no_page(path) for path in waiting if not looks_like_page(path))]
    for each in rejected:
        path = Path(each.what)
        if waiting[path] and path.parent not in moving:
            place = inbox.put_away(path, each.reason)
            if place:
                yield Arrival(None, (place,), (each,))
