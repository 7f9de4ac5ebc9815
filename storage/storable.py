"""Text that a database cannot hold is turned away before anything is written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import orjson

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
    found = _FAULTS.search(text)
    if found is None:
        return ""
    return f"{'NUL' if found[0] == chr(0) else 'a lone surrogate'} at character {found.start() + 1}"


_FAULTS = re.compile("[\0\ud800-\udfff]")


def _storable(page: PageReading) -> PageReading:
    parts = (page.articles, page.edits, page.remainder)
    if _surely_storable(parts):
        return page
    found = texts(parts)
    if not fault("\n".join(found)):
        return page
    reason = f"text cannot be stored: {next(_faults(found))}"
    return replace(page, text="", articles=(), edits=(), remainder=(), failure=reason)


def _surely_storable(parts: object) -> bool:
    """Told by JSON, which is quick: it has no word for a lone surrogate, and a long one for NUL."""
    try:
        return b"\\u0000" not in orjson.dumps(parts, default=tuple)
    except orjson.JSONEncodeError:
        return False


def _faults(candidates: Iterable[str]) -> Iterator[str]:
    return (f"{found} of {text[:20]!a}" for text in candidates if (found := fault(text)))


def _naming(page: PageReading) -> tuple[str, ...]:
    return (page.label, page.name, page.source_url, page.raw_sha256, page.failure)


def _name(edition: EditionReading) -> str:
    return ascii(f"{edition.newspaper.id} {edition.published_on}")
