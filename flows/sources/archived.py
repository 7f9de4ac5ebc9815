"""An edition as the archive has it: the newest bytes of its pages, whatever source they came from once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flows.newspapers import known
from flows.sources.editions import Loaded
from flows.sources.epaper.entry import of_other_days
from parsers import reading
from parsers.epaper.manifest import is_manifest, read_manifest
from parsers.formats.errors import UnreadablePage
from parsers.model import Newspaper, RawPage
from parsers.newspapers.registry import UnknownNewspaper, newspaper
from storage.archive import load
from storage.archived import ArchivedEdition, ArchivedPage


@dataclass(frozen=True, slots=True)
class StoredEdition:
    """An edition that is stored, as plain data."""

    newspaper: str
    published_on: date

    @property
    def name(self) -> str:
        return f"{self.newspaper}/{self.published_on}"


def from_archive(edition: ArchivedEdition, archive: str) -> Loaded:
    """The edition's pages. Raises ArchiveUnavailable, ArchiveDamaged.

    One that was held is judged anew by what its pages say, and by what was said of pages that were not kept. Of one
    that was published, and of files, nothing but the pages is known.
    """
    pages = tuple(_page(page, archive) for page in edition.pages)
    held = edition.status == "suspect" and all(is_manifest(page.content) for page in pages)
    return Loaded(
        pages,
        tuple(page.source_url for page in pages),
        (),
        entire=held and not edition.shortcomings,
        linked=len(pages) if held else 0,
        suspicions=tuple(each for reason in edition.held_for for each in of_other_days(reason)) if held else (),
        shortcomings=edition.shortcomings,
    )


def raw_text(page: ArchivedPage, newspaper_id: str, archive: str) -> str:
    """The characters in which the page's spans and edits have their places. Raises StorageError, UnreadablePage."""
    return reading.raw_text(_page(page, archive), _newspaper(newspaper_id))


def _newspaper(newspaper_id: str) -> Newspaper:
    """One that the registry knows no more reads as its family does."""
    try:
        return newspaper(newspaper_id, known())
    except UnknownNewspaper:
        return Newspaper(newspaper_id, "", "", 0)


def _page(page: ArchivedPage, archive: str) -> RawPage:
    content = load(archive, page.raw_sha256)
    return RawPage(page.label, content, page.source_url, page.name, _parts(content, archive))


def _parts(content: bytes, archive: str) -> Mapping[str, bytes]:
    """The responses that a manifest names; a damaged one is the reading's to tell of."""
    if not is_manifest(content):
        return {}
    try:
        manifest = read_manifest(content)
    except UnreadablePage:
        return {}
    responses = (manifest.index, *(article.response for article in manifest.articles))
    return {each.sha256: load(archive, each.sha256) for each in responses if each.sha256}
