"""The page of one article (稿件): its title, the lines around it, its text and its pictures."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from bs4 import BeautifulSoup, Tag

from parsers.epaper.addresses import parsed
from parsers.epaper.characters import characters
from parsers.epaper.comments import properties
from parsers.epaper.last_resort import likely_text, likely_title, marked_text
from parsers.epaper.model import ArticlePage, Selectors, System, UnreadableResponse
from parsers.epaper.pictures import pictures
from parsers.epaper.printed import days, edition_day, parted
from parsers.epaper.soup import said, tree, tree_of
from parsers.epaper.text import lines, one_line, plain

_NAMED = {"title": "title", "kicker": "introtitle", "subtitle": "subtitle", "author": "author"}
"""The fields around the text, and what Founder's properties call them."""

_NAME = re.compile(r"《([^《》]{2,20})》")
_PAGE = re.compile(r"第?\s*[A-Za-z]{0,3}\d{1,4}(?:\s*[-—–~]\s*[A-Za-z]{0,3}\d{1,4})?\s*版")


@dataclass(frozen=True, slots=True)
class _Found:
    """Where the fields stand on the page; `body` are the elements of its text, `guessed` if no selector found them."""

    heads: dict[str, Tag | None]
    printed: list[Tag]
    holders: list[Tag]
    body: list[Tag]
    guessed: bool


def read_article(content: bytes, url: str, content_type: str, system: System) -> ArticlePage:
    """What an article page says. Raises UnreadableResponse where there is neither a title nor a text nor a picture."""
    text = characters(content, content_type)
    named = properties(text)
    found = _found(text, system.selectors)
    apart = {id(tag) for tag in (*found.heads.values(), *found.holders, *found.printed) if tag}
    said = {name: _said(tag, apart - {id(tag)}, named.get(_NAMED[name], "")) for name, tag in found.heads.items()}
    paragraphs = tuple(line for part in found.body for line in lines(part, apart))
    images = pictures(found.holders, found.body, url)
    if not said["title"] and not paragraphs and not images:
        raise UnreadableResponse(url, f"an article, family {system.name}", f"a page without its fields: {_shown(text)}")
    told = " ".join(map(one_line, found.printed))
    return ArticlePage(
        published_on=_day(text, url, told, named),
        page_label=_label(told, named),
        **said,
        paragraphs=paragraphs,
        images=images,
        newspaper_name=_newspaper(told, named),
        guessed=found.guessed,
    )


def _found(text: str, selectors: Selectors) -> _Found:
    """By the selectors, in the part of the page that they are about; else in all of it, where the text seems to be."""
    page = tree_of(text, [each for field in fields(selectors) for each in getattr(selectors, field.name)])
    if body := _body(page, selectors.text):
        return _Found(_heads(page, selectors), *_around(page, selectors), body, False)
    page = tree(text)
    heads = _heads(page, selectors)
    marked = marked_text(page)
    likely = marked if marked is not None else likely_text(page)
    if not heads["title"]:
        heads["title"] = likely_title(page, likely)
    return _Found(heads, *_around(page, selectors), [likely] if likely is not None else [], marked is None)


def _around(page: BeautifulSoup, selectors: Selectors) -> tuple[list[Tag], list[Tag]]:
    """Where newspaper and day are printed, and what holds the pictures."""
    printed = [tag for selector in selectors.printed_on for tag in page.select(selector)]
    return printed, [tag for selector in selectors.pictures for tag in page.select(selector)]


def _heads(page: BeautifulSoup, selectors: Selectors) -> dict[str, Tag | None]:
    """The elements of the fields around the text; what stands above the title is no subtitle, below it no kicker."""
    title = _first(page, selectors.title)
    above = {id(tag) for tag in title.previous_elements} if title else set()
    return {
        "title": title,
        "kicker": _first(page, selectors.kicker, lambda tag: not title or id(tag) in above),
        "subtitle": _first(page, selectors.subtitle, lambda tag: tag is not title and id(tag) not in above),
        "author": _first(page, selectors.author),
    }


def _first(page: BeautifulSoup, selectors: Sequence[str], fits: Callable[[Tag], bool] = lambda _: True) -> Tag | None:
    """The first fitting element of the first selector that finds text."""
    found = (tag for selector in selectors for tag in page.select(selector))
    return next((tag for tag in found if said(tag) and fits(tag)), None)


def _body(page: BeautifulSoup, selectors: Sequence[str]) -> list[Tag]:
    """The elements of the text: all of the first selector that finds text or a picture, without those inside others."""
    for selector in selectors:
        found = [tag for tag in page.select(selector) if said(tag) or tag.find("img")]
        inside = {id(tag) for tag in found}
        if outer := [tag for tag in found if not any(id(parent) in inside for parent in tag.parents)]:
            return outer
    return []


def _said(tag: Tag | None, apart: Collection[int], otherwise: str) -> str:
    return (" ".join(lines(tag, apart)) if tag else "") or plain(otherwise)


def _day(text: str, url: str, printed: str, named: Mapping[str, str]) -> date | None:
    """The day that the page prints, else that of its properties, else its address's."""
    told = (*days(printed), *days(named.get("date", "")))
    return edition_day(text) or next(iter(told), None) or parsed(url).published_on


def _label(printed: str, named: Mapping[str, str]) -> str:
    found = _PAGE.search(printed)
    return parted(found[0])[0] if found else parted(named.get("pagenum", ""))[0]


def _newspaper(printed: str, named: Mapping[str, str]) -> str:
    found = _NAME.search(printed)
    return found[1] if found else named.get("papername", "")


def _shown(text: str) -> str:
    page = tree(text)
    return (said(page.title) if page.title else said(page))[:60] or "empty"
