"""Archived pages through today's parsers, edition by edition, as plain functions. Nothing here knows of Prefect."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from flows import walk
from flows.newspapers import known
from flows.sentinel import shrunken
from flows.sources.archived import StoredEdition, from_archive
from flows.sources.editions import Loaded
from flows.walk import House, Outcome
from parsers.model import EditionReading
from parsers.newspapers.registry import UnknownNewspaper, newspaper
from storage.archived import ArchivedEdition, archived
from storage.coverage import EditionStatus
from storage.database import trying
from storage.errors import StorageError
from storage.query import find
from storage.save import prepared
from storage.stored import StoredArticle

Standing = Mapping[str, StoredArticle]
"""All articles of an edition by their ids, mastheads and withdrawn ones too."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What a new reading of an edition would come to: its articles and its status, before and after."""

    outcome: Outcome
    before: Standing
    after: Standing
    status: tuple[EditionStatus, EditionStatus]


def reread(edition: StoredEdition, house: House) -> Outcome:
    """Reads the edition's archived pages and saves what is new in them. What goes wrong with it is in the outcome."""
    try:
        loaded, reading, _ = _read(edition, house)
    except (StorageError, UnknownNewspaper) as error:
        return walk.refused(edition, error)
    return walk.save(edition, loaded, reading, house)


def try_out(edition: StoredEdition, house: House) -> Trial | Outcome:
    """The same, and what it changes, but nothing of it is kept; an outcome alone when it cannot be done."""
    try:
        loaded, reading, stored = _read(edition, house)
        what = prepared(reading)
        with trying(house.engine) as connection:
            before = _standing(connection, edition)
            saved = walk.write(connection, what)
            after = _standing(connection, edition)
    except (StorageError, UnknownNewspaper) as error:
        return walk.refused(edition, error)
    return Trial(walk.outcome_of(reading, loaded, saved), before, after, (stored.status, saved.status))


def _read(edition: StoredEdition, house: House) -> tuple[Loaded, EditionReading, ArchivedEdition]:
    """Parsers that find far less than stands are suspected, and what they found is held."""
    with house.engine.connect() as connection:
        stored = archived(connection, newspaper(edition.newspaper, known()), edition.published_on)
    loaded = from_archive(stored, house.archive)
    reading = walk.read(edition, loaded, house.home, accept=house.accept)
    doubts = () if house.accept else shrunken(stored.standing, reading.pages)
    return loaded, replace(reading, suspicions=(*reading.suspicions, *doubts)), stored


def _standing(connection: Connection, edition: StoredEdition) -> Standing:
    found = find(
        connection,
        newspaper=edition.newspaper,
        since=edition.published_on,
        until=edition.published_on,
        mastheads=True,
        withdrawn=True,
        limit=None,
    )
    return {article.article_id: article for article in found}
