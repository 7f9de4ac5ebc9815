"""The page of one article (稿件): its title, the lines around it, its text and its pictures."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from bs4 import BeautifulSoup, Tag

from parsers.epaper.addresses import parsed
from parsers.epaper.characters import characters
from parsers.epaper.comments import properties
from parsers.epaper.model import ArticlePage, System, UnreadableResponse
from parsers.epaper.pictures import pictures
from parsers.epaper.printed import days, edition_day, parted
from parsers.epaper.soup import said, tree
from parsers.epaper.text import lines, one_line, plain

_NAME = re.compile(r"《([^《》]{2,20})》")
_PAGE = re.compile(r"第?\s*[A-Za-z]{0,3}\d{1,4}(?:\s*[-—–~]\s*[A-Za-z]{0,3}\d{1,4})?\s*版")


def read_article(content: bytes, url: str, content_type: str, system: System) -> ArticlePage:
    """What an article page says. Raises UnreadableResponse where there is neither a title nor a text nor a picture."""
    text = characters(content, content_type)
    page = tree(text)
    named = properties(text)
    selectors = system.selectors
    heads = {name: _first(page, getattr(selectors, name)) for name in ("kicker", "title", "subtitle", "author")}
    holders = [tag for selector in selectors.pictures for tag in page.select(selector)]
    body = _body(page, selectors.text)
    apart = {id(tag) for tag in (*heads.values(), *holders) if tag}
    paragraphs = [line for part in body for line in lines(part, apart)]
    images = pictures(holders, body, url)
    title = _said(heads["title"], named.get("title", ""))
    if not title and not paragraphs and not images:
        raise UnreadableResponse(url, f"an article, family {system.name}", f"a page without its fields: {_head(page)}")
    printed = " ".join(said(tag) for selector in selectors.printed_on for tag in page.select(selector))
    return ArticlePage(
        _day(page, url, printed, named),
        _label(printed, named),
        title,
        _said(heads["kicker"], named.get("introtitle", "")),
        _said(heads["subtitle"], named.get("subtitle", "")),
        _said(heads["author"], named.get("author", "")),
        tuple(paragraphs),
        images,
        _newspaper(printed, named),
    )


def _first(page: BeautifulSoup, selectors: Sequence[str]) -> Tag | None:
    """The first element of the first selector that finds text."""
    found = (tag for selector in selectors for tag in page.select(selector))
    return next((tag for tag in found if said(tag)), None)


def _body(page: BeautifulSoup, selectors: Sequence[str]) -> list[Tag]:
    """The elements of the text: all of the first selector that finds text or a picture, without those inside others."""
    for selector in selectors:
        found = [tag for tag in page.select(selector) if said(tag) or tag.find("img")]
        inside = {id(tag) for tag in found}
        if outer := [tag for tag in found if not any(id(parent) in inside for parent in tag.parents)]:
            return outer
    return []


def _said(tag: Tag | None, otherwise: str) -> str:
    return (one_line(tag) if tag else "") or plain(otherwise)


def _day(page: BeautifulSoup, url: str, printed: str, named: Mapping[str, str]) -> date | None:
    """The day that the page prints, else that of its properties, else its address's."""
    told = (*days(printed), *days(named.get("date", "")))
    return edition_day(said(page)) or next(iter(told), None) or parsed(url).published_on


def _label(printed: str, named: Mapping[str, str]) -> str:
    found = _PAGE.search(printed)
    return parted(found[0])[0] if found else parted(named.get("pagenum", ""))[0]


def _newspaper(printed: str, named: Mapping[str, str]) -> str:
    found = _NAME.search(printed)
    return found[1] if found else named.get("papername", "")


def _head(page: BeautifulSoup) -> str:
    return (said(page.title) if page.title else said(page))[:60] or "empty"
