"""The index of one page (版面): its place in the edition, the edition's pages, and its own articles."""

from collections.abc import Sequence

from bs4 import BeautifulSoup

from parsers.epaper.addresses import parsed
from parsers.epaper.articles import page_articles
from parsers.epaper.characters import characters
from parsers.epaper.comments import properties
from parsers.epaper.model import PageIndex, PageLink, Redirect, System, UnreadableResponse
from parsers.epaper.pages import page_links, page_picture, pdfs
from parsers.epaper.printed import day_of, days, edition_days, head_days, parted
from parsers.epaper.redirects import redirect
from parsers.epaper.soup import base_of, bounded, rebased, said, tree

_LONGEST_REDIRECT = 200_000
_EDITION = 2
"""From so many pages on it is the index of an edition: its scripts send on telephones, not us."""

_SHOWN = 60


def read_index(content: bytes, url: str, content_type: str, system: System) -> Redirect | PageIndex:
    """What a page's index says, or where an edition's entry sends its reader. `url` is where the answer came from.

    Raises UnreadableResponse for a response that is neither: an error page, a page of another system.
    """
    text = bounded(characters(content, content_type), url)
    page = tree(text)
    if (base := base_of(text, url)) != url:
        rebased(page, base)
    pages = page_links(page, url, system)
    own, foreign = page_articles(page, url, system)
    if not own and len(text) <= _LONGEST_REDIRECT and (sent := redirect(page, url, scripts=len(pages) < _EDITION)):
        return sent
    if not pages and not own:
        raise UnreadableResponse(url, f"the index of a page, family {system.name}", _found(page))
    named = properties(text)
    label, name = _place(page, url, pages, named.get("pagenum", ""), system)
    return PageIndex(
        day_of(url, edition_days(text), head_days(page, url), days(named.get("date", ""))),
        label,
        name,
        pages,
        own,
        foreign,
        _pdf(page, url, label, pages),
        page_picture(page, url),
    )


def _place(page: BeautifulSoup, url: str, pages: Sequence[PageLink], named: str, system: System) -> tuple[str, str]:
    """Label and name of the index's own page: as the list of pages, its properties, or its head says; "" else."""
    own = [link for link in pages if link.url == parsed(url).url] or [
        link for link in pages if named and link.label == named
    ]
    if own:
        return own[0].label, own[0].name
    for selector in system.selectors.page_name:
        for tag in page.select(selector):
            label, name = parted(said(tag))
            if label:
                return label, name
    return named, ""


def _pdf(page: BeautifulSoup, url: str, label: str, pages: Sequence[PageLink]) -> str:
    """The PDF of the index's own page: beside its link, else the first that is no other page's."""
    own = [link.pdf_url for link in pages if link.label == label and link.pdf_url]
    others = {link.pdf_url for link in pages}
    return next(iter(own or [each for each in pdfs(page, url) if each not in others]), "")


def _found(page: BeautifulSoup) -> str:
    title = said(page.title) if page.title else ""
    return f"a page without pages or articles: {title or said(page)[:_SHOWN] or 'empty'}"
