"""One page from bytes to articles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from operator import attrgetter

from parsers.articles.cut import cut
from parsers.articles.parts import Made
from parsers.cleaning.order import clean
from parsers.epaper.manifest import is_manifest
from parsers.formats.errors import UnreadablePage
from parsers.formats.text import decode
from parsers.model import Newspaper, PageReading, RawPage

PARSER_VERSION = "6"
"""Raised whenever a page may read differently; stored with every reading."""


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without Python's collector of cycles: of a page's text there are none, and looking for them costs a quarter of
    the time on a page of 10 MB.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


@_uncollected()
def read_page(page: RawPage, newspaper: Newspaper, published_on: date) -> PageReading:
    """The page read: its articles in order, every edit and flag, and what belongs to no article.

    A page that cannot be read comes back without articles and with the reason in `failure`; nothing is raised for it.
    """
    digest = sha256(page.content).hexdigest()
    try:
        draft, articles, remainder, edits, suspicions = _made(page, newspaper)
    except UnreadablePage as reason:
        return PageReading(page.label, page.name, page.source_url, digest, failure=str(reason))
    edits = tuple(sorted((*edits, *draft.flags, *suspicions), key=attrgetter("start", "end")))
    return PageReading(page.label, page.name, page.source_url, digest, draft.raw, articles, edits, remainder)


def raw_text(page: RawPage, newspaper: Newspaper) -> str:
    """The characters in which the page's spans and edits have their places. Raises UnreadablePage."""
    if is_manifest(page.content):
        from parsers.epaper.reading import epaper_text

        return epaper_text(page, newspaper)
    return decode(page.content)


def _made(page: RawPage, newspaper: Newspaper) -> Made:
    """What the page's format makes of it. Raises UnreadablePage."""
    if is_manifest(page.content):
        from parsers.epaper.reading import read_epaper_page

        return read_epaper_page(page, newspaper)
    draft = clean(decode(page.content))
    return Made(draft, *cut(draft), ())
