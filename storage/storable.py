"""Text that a database cannot hold is turned away before anything is written."""

from collections.abc import Iterable
from dataclasses import replace

from parsers.model import EditionReading, PageReading
from storage.errors import DuplicatePage, UnstorableText
from storage.rows import texts


def storable(edition: EditionReading) -> EditionReading:
    """The edition, with each page whose text holds NUL or a lone surrogate made a page that could not be read.

    Raises UnstorableText when the fault is in what names a page (newspaper, label, address, reason): it could not even
    be kept as unreadable. Raises DuplicatePage when two pages have one label.
    """
    labels = [page.label for page in edition.pages]
    twice = [label for label in labels if labels.count(label) > 1]
    if twice:
        raise DuplicatePage(f"{_name(edition)}: page {twice[0]!r} comes twice; give each page its own label")
    told = (edition.newspaper, edition.suspicions, edition.shortcomings, edition.absence)
    for text in texts((told, *map(_naming, edition.pages))):
        if fault(text):
            raise UnstorableText(f"{_name(edition)}: {fault(text)} in {text!a}; correct that name or address")
    return replace(edition, pages=tuple(map(_storable, edition.pages)))


def fault(text: str) -> str:
    """What neither PostgreSQL nor UTF-8 can hold, and where; "" when there is nothing."""
    if text.isascii() and "\0" not in text:
        return ""
    at = next((at for at, character in enumerate(text) if character == "\0" or "\ud800" <= character <= "\udfff"), None)
    if at is None:
        return ""
    return f"{'NUL' if text[at] == chr(0) else 'a lone surrogate'} at character {at + 1}"


def _storable(page: PageReading) -> PageReading:
    faults = _faults(texts((page.articles, page.edits, page.remainder)))
    if not faults:
        return page
    reason = f"text cannot be stored: {faults[0]}"
    return replace(page, text="", articles=(), edits=(), remainder=(), failure=reason)


def _faults(candidates: Iterable[str]) -> list[str]:
    return [f"{found} of {text[:20]!a}" for text in candidates if (found := fault(text))]


def _naming(page: PageReading) -> tuple[str, ...]:
    return (page.label, page.name, page.source_url, page.raw_sha256, page.failure)


def _name(edition: EditionReading) -> str:
    return ascii(f"{edition.newspaper.id} {edition.published_on}")
