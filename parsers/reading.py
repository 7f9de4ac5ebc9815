"""One page from bytes to articles."""

from datetime import date
from hashlib import sha256

from parsers.articles.cut import cut
from parsers.cleaning.order import clean, flags
from parsers.formats.errors import UnreadablePage
from parsers.formats.text import decode
from parsers.model import Newspaper, PageReading, RawPage

PARSER_VERSION = "1"
"""Raised whenever a page may read differently; stored with every reading."""


def read_page(page: RawPage, newspaper: Newspaper, published_on: date) -> PageReading:
    """The page read: its articles in order, every edit and flag, and what belongs to no article.

    A page that cannot be read comes back without articles and with the reason in `failure`; nothing is raised for it.
    """
    digest = sha256(page.content).hexdigest()
    try:
        raw = decode(page.content)
    except UnreadablePage as reason:
        return PageReading(page.label, page.name, page.source_url, digest, failure=str(reason))
    draft = clean(raw)
    articles, remainder, edits = cut(draft)
    edits = tuple(sorted((*edits, *flags(draft)), key=lambda edit: (edit.start, edit.end)))
    return PageReading(page.label, page.name, page.source_url, digest, raw, articles, edits, remainder)
