"""The page of one article (稿件): its title, the lines around it, its text and its pictures."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import chain

from bs4 import BeautifulSoup, Tag

from parsers.bylines import is_byline
from parsers.epaper.characters import characters
from parsers.epaper.comments import properties
from parsers.epaper.last_resort import likely_text, likely_title, marked_text
from parsers.epaper.model import ArticlePage, Selectors, System, UnreadableResponse
from parsers.epaper.pictures import pictures
from parsers.epaper.printed import day_of, days, edition_days, parted
from parsers.epaper.soup import base_of, bounded, said, tree, tree_of
from parsers.epaper.text import lines, one_line, plain

_NAMED = {"title": "title", "kicker": "introtitle", "subtitle": "subtitle", "author": "author"}
"""The fields around the text, and what Founder's properties call them."""

_ROWS = 2
_NAME = re.compile(r"《([^《》]{2,20})》")
_PAGE = re.compile(r"第?\s*[A-Za-z]{0,3}\d{1,4}(?:\s*[-—–~]\s*[A-Za-z]{0,3}\d{1,4})?\s*版")


@dataclass(frozen=True, slots=True)
class _Found:
    """Where the fields stand on the page; `body` are the elements of its text, `guessed` if no selector found them."""

    heads: dict[str, list[Tag]]
    printed: list[Tag]
    holders: list[Tag]
    body: list[Tag]
    guessed: bool


def read_article(content: bytes, url: str, content_type: str, system: System) -> ArticlePage:
    """What an article page says. Raises UnreadableResponse where there is neither a title nor a text nor a picture."""
    text = bounded(characters(content, content_type), url)
    named = properties(text)
    found = _found(text, system.selectors)
    apart = {id(tag) for tag in (*chain(*found.heads.values()), *found.holders, *found.printed)}
    said = _said(found, apart, named)
    paragraphs = tuple(line for part in found.body for line in lines(part, apart))
    images = pictures(found.holders, found.body, base_of(text, url))
    if not said["title"] and not paragraphs and not images:
        raise UnreadableResponse(url, f"an article, family {system.name}", f"a page without its fields: {_shown(text)}")
    told = " ".join(map(one_line, found.printed))
    return ArticlePage(
        published_on=day_of(url, edition_days(text), days(told), days(named.get("date", ""))),
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
        return _with_around(page, selectors, _heads(page, selectors), body, guessed=False)
    page = tree(text)
    heads = _heads(page, selectors)
    if (marked := marked_text(page)) is not None:
        heads["title"] = heads["title"] or _guessed_title(page)
        return _with_around(page, selectors, heads, [marked], guessed=False)
    return _guessed(page, selectors, heads)


def _guessed(page: BeautifulSoup, selectors: Selectors, heads: dict[str, list[Tag]]) -> _Found:
    """By the last resort, which sees the page without what the selectors found on it."""
    heads["title"] = heads["title"] or _guessed_title(page)
    around = _with_around(page, selectors, heads, [], guessed=True)
    for tag in (*chain(*heads.values()), *around.printed, *around.holders):
        tag.extract()
    likely = likely_text(page, said(heads["title"][0]) if heads["title"] else "")
    return replace(around, body=[likely] if likely is not None else [])


def _guessed_title(page: BeautifulSoup) -> list[Tag]:
    title = likely_title(page)
    return [title] if title is not None else []


def _with_around(
    page: BeautifulSoup, selectors: Selectors, heads: dict[str, list[Tag]], body: list[Tag], *, guessed: bool
) -> _Found:
    """With what stands around the text: newspaper and day as printed, pictures with captions, tables."""
    printed = [tag for selector in selectors.printed_on for tag in page.select(selector)]
    holders = [tag for selector in selectors.pictures for tag in page.select(selector) if tag.find("img")]
    holders = _outermost(tag for tag in holders if not _holds(tag, body))
    taken = [*chain(*heads.values()), *printed, *holders, *body]
    return _Found(heads, printed, holders, [*body, *_tables(page, selectors.text, body, taken)], guessed)


def _tables(page: BeautifulSoup, selectors: Sequence[str], body: Sequence[Tag], taken: Sequence[Tag]) -> list[Tag]:
    """The tables of figures beside the text, in the larger element that holds it: some sites mark the text alone."""
    larger = (tag for selector in selectors for tag in page.select(selector) if _holds(tag, body))
    outside = _outermost(table for tag in larger for table in tag.find_all("table"))
    names = {id(tag) for tag in taken}
    return [
        table
        for table in outside
        if len(table.find_all("tr")) >= _ROWS
        and not table.find("a", href=True)
        and names.isdisjoint(id(tag) for tag in (table, *table.parents, *table.find_all(True)))
    ]


def _holds(tag: Tag, parts: Sequence[Tag]) -> bool:
    return any(parent is tag for part in parts for parent in part.parents)


def _outermost(tags: Iterable[Tag]) -> list[Tag]:
    """Each once, without those inside others."""
    every = {id(tag): tag for tag in tags}
    return [tag for tag in every.values() if every.keys().isdisjoint(id(parent) for parent in tag.parents)]


def _heads(page: BeautifulSoup, selectors: Selectors) -> dict[str, list[Tag]]:
    """The elements of the fields around the text; what stands above the title is no subtitle, below it no kicker."""
    title = _first(page, selectors.title)[:1]
    above = {id(tag) for tag in title[0].previous_elements} if title else set()
    return {
        "title": title,
        "kicker": _first(page, selectors.kicker, lambda tag: not title or id(tag) in above),
        "subtitle": _first(page, selectors.subtitle, lambda tag: tag not in title and id(tag) not in above),
        "author": _first(page, selectors.author)[:1],
    }


def _first(page: BeautifulSoup, selectors: Sequence[str], fits: Callable[[Tag], bool] = lambda _: True) -> list[Tag]:
    """The fitting elements of the first selector that finds text."""
    found = (_outermost(tag for tag in page.select(each) if said(tag) and fits(tag)) for each in selectors)
    return next(filter(None, found), [])


def _body(page: BeautifulSoup, selectors: Sequence[str]) -> list[Tag]:
    """The elements of the text: all of the first selector that finds text or a picture, without those inside others."""
    found = (_outermost(tag for tag in page.select(each) if said(tag) or tag.find("img")) for each in selectors)
    return next(filter(None, found), [])


def _said(found: _Found, apart: set[int], named: Mapping[str, str]) -> dict[str, str]:
    """What title, kicker, subtitle and author say; a line of credits below the title is the author's."""
    told: dict[str, list[str]] = {}
    for name, tags in found.heads.items():
        texts = (" ".join(lines(tag, apart - {id(tag)})) for tag in tags)
        told[name] = [text for text in texts if text] or [text for text in [plain(named.get(_NAMED[name], ""))] if text]
    credits = [text for text in told["subtitle"] if is_byline(text)]
    told["subtitle"] = [text for text in told["subtitle"] if text not in credits]
    told["author"] = told["author"] + [text for text in credits if text not in told["author"]]
    return {name: " ".join(texts) for name, texts in told.items()}


def _label(printed: str, named: Mapping[str, str]) -> str:
    found = _PAGE.search(printed)
    return parted(found[0])[0] if found else parted(named.get("pagenum", ""))[0]


def _newspaper(printed: str, named: Mapping[str, str]) -> str:
    found = _NAME.search(printed)
    return found[1] if found else named.get("papername", "")


def _shown(text: str) -> str:
    page = tree(text)
    return (said(page.title) if page.title else said(page))[:60] or "empty"
