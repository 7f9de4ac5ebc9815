"""The page of one article (稿件): its title, the lines around it, its text and its pictures."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

from bs4 import BeautifulSoup, Tag

from parsers.epaper.addresses import parsed
from parsers.epaper.characters import characters
from parsers.epaper.comments import properties
from parsers.epaper.last_resort import likely_text, likely_title, marked_text
from parsers.epaper.model import ArticlePage, Selectors, System, UnreadableResponse
from parsers.epaper.pictures import pictures
from parsers.epaper.printed import days, edition_day, parted
from parsers.epaper.soup import said, tree
from parsers.epaper.text import lines, one_line, plain

_NAMED = {"title": "title", "kicker": "introtitle", "subtitle": "subtitle", "author": "author"}
"""The fields around the text, and what Founder's properties call them."""

_NAME = re.compile(r"《([^《》]{2,20})》")
_PAGE = re.compile(r"第?\s*[A-Za-z]{0,3}\d{1,4}(?:\s*[-—–~]\s*[A-Za-z]{0,3}\d{1,4})?\s*版")


def read_article(content: bytes, url: str, content_type: str, system: System) -> ArticlePage:
    """What an article page says. Raises UnreadableResponse where there is neither a title nor a text nor a picture."""
    text = characters(content, content_type)
    page = tree(text)
    named = properties(text)
    selectors = system.selectors
    printed = [tag for selector in selectors.printed_on for tag in page.select(selector)]
    heads = _heads(page, selectors)
    holders = [tag for selector in selectors.pictures for tag in page.select(selector)]
    body, guessed = _body(page, selectors.text)
    if guessed and not heads["title"]:
        heads["title"] = likely_title(page, next(iter(body), None))
    apart = {id(tag) for tag in (*heads.values(), *holders, *printed) if tag}
    said = {name: _said(tag, apart - {id(tag)}, named.get(_NAMED[name], "")) for name, tag in heads.items()}
    paragraphs = tuple(line for part in body for line in lines(part, apart))
    images = pictures(holders, body, url)
    if not said["title"] and not paragraphs and not images:
        raise UnreadableResponse(url, f"an article, family {system.name}", f"a page without its fields: {_shown(page)}")
    told = " ".join(map(one_line, printed))
    return ArticlePage(
        published_on=_day(page, url, told, named),
        page_label=_label(told, named),
        **said,
        paragraphs=paragraphs,
        images=images,
        newspaper_name=_newspaper(told, named),
        guessed=guessed,
    )


def _heads(page: BeautifulSoup, selectors: Selectors) -> dict[str, Tag | None]:
    """The elements of the fields around the text; what stands above the title is no subtitle, below it no kicker."""
    title = _first(page, selectors.title)
    above = {id(tag) for tag in title.previous_elements} if title else set()
    return {
        "title": title,
        "kicker": _first(page, selectors.kicker, lambda tag: not title or id(tag) in above),
        "subtitle": _first(page, selectors.subtitle, lambda tag: id(tag) not in above),
        "author": _first(page, selectors.author),
    }


def _first(page: BeautifulSoup, selectors: Sequence[str], fits: Callable[[Tag], bool] = lambda _: True) -> Tag | None:
    """The first fitting element of the first selector that finds text."""
    found = (tag for selector in selectors for tag in page.select(selector))
    return next((tag for tag in found if said(tag) and fits(tag)), None)


def _body(page: BeautifulSoup, selectors: Sequence[str]) -> tuple[list[Tag], bool]:
    """The elements of the text, outermost ones, and whether they had to be guessed.

    All of the first selector that finds text or a picture; else where Founder's marks stand; else the likeliest.
    """
    for selector in selectors:
        found = [tag for tag in page.select(selector) if said(tag) or tag.find("img")]
        inside = {id(tag) for tag in found}
        if outer := [tag for tag in found if not any(id(parent) in inside for parent in tag.parents)]:
            return outer, False
    if (marked := marked_text(page)) is not None:
        return [marked], False
    likely = likely_text(page)
    return ([likely] if likely is not None else []), True


def _said(tag: Tag | None, apart: Collection[int], otherwise: str) -> str:
    return (" ".join(lines(tag, apart)) if tag else "") or plain(otherwise)


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


def _shown(page: BeautifulSoup) -> str:
    return (said(page.title) if page.title else said(page))[:60] or "empty"
