"""The articles of a page: those of the map on its picture, cross-checked with those of its list of titles."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from bs4 import BeautifulSoup, Tag

from parsers.epaper.addresses import joined, parsed
from parsers.epaper.model import ArticleLink, System
from parsers.epaper.soup import attribute
from parsers.epaper.text import one_line, plain

_WRITTEN = re.compile(r"document\.write\s*\(\s*(?:\w+\s*\(\s*)?([\"'])(.{0,300}?)(?<!\\)\1", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>")
_HALF = 0.5
_LISTS = ("ul", "ol", "dl", "table", "tbody", "div", "td", "section", "nav")


def page_articles(
    page: BeautifulSoup, url: str, system: System
) -> tuple[tuple[ArticleLink, ...], tuple[ArticleLink, ...]]:
    """The page's own articles and those of other pages that it links, each article once.

    A page with a map owns what the map links and what stands in the list of the same articles; its order is the
    list's. A page without a map owns what the system's selector for its list finds, else all that it links.
    """
    drawn = _polygons(page, url, system)
    linked = _linked(page, url, system)
    listed = _listed(page, url, system, set(drawn), linked)
    own = _in_order(list(listed), list(drawn)) if drawn or listed else _of_the_day(list(linked), url)
    titles = {key: _title(tags) for key, tags in linked.items()}
    made = {
        key: ArticleLink(key, key, titles.get(key, ""), tuple(drawn.get(key, ())), key in drawn, key in listed)
        for key in dict.fromkeys((*own, *linked))
    }
    its_own = set(own)
    return tuple(made[key] for key in own), tuple(link for key, link in made.items() if key not in its_own)


def article_key(base: str, href: str, system: System) -> str:
    """The address of an article without its query, where the path alone names it; "" where it is no article's.

    Addresses that a program answers keep their query: it says which article is meant.
    """
    whole = joined(base, href).partition("#")[0]
    bare = parsed(whole).url
    wanted, page = (re.compile(f"(?:{each})$", re.IGNORECASE) for each in (system.article, system.page))
    key = bare if wanted.search(bare) else whole if wanted.search(whole) else ""
    return "" if key and page.search(bare) else key


def _polygons(page: BeautifulSoup, url: str, system: System) -> dict[str, list[tuple[int, ...]]]:
    """The articles of the page's map with their places, each place once, in the order of the map."""
    found: dict[str, list[tuple[int, ...]]] = defaultdict(list)
    for area in page.find_all("area", href=True):
        if key := article_key(url, attribute(area, "href"), system):
            polygon = tuple(round(float(each)) for each in re.findall(r"-?\d+(?:\.\d+)?", attribute(area, "coords")))
            if polygon not in found[key]:
                found[key].append(polygon)
    return dict(found)


def _linked(page: Tag, url: str, system: System) -> dict[str, list[Tag]]:
    """The articles that a part of the page links outside the map, with all their links."""
    found: dict[str, list[Tag]] = defaultdict(list)
    for tag in page.find_all("a", href=True):
        if key := article_key(url, attribute(tag, "href"), system):
            found[key].append(tag)
    return dict(found)


def _listed(
    page: BeautifulSoup, url: str, system: System, drawn: set[str], linked: dict[str, list[Tag]]
) -> Sequence[str]:
    """The articles of the page's own list of titles: the list most like the map, the selector's lists first."""
    for selector in system.selectors.articles:
        named = [list(_linked(part, url, system)) for part in page.select(selector)]
        if found := _best(drawn, [keys for keys in named if keys]):
            return found
    if not drawn:
        return ()
    lists = _lists(linked)
    best = _best(drawn, [keys for keys in lists if not drawn.isdisjoint(keys)])
    beside = _standing_with(drawn, lists)
    return [key for key in best if key in drawn or key in beside]


def _standing_with(drawn: set[str], lists: Sequence[Sequence[str]]) -> set[str]:
    """The articles whose innermost list has one of the map, of the same edition."""
    editions = {key: parsed(key).edition for key in {*chain.from_iterable(lists)}}
    found: set[str] = set()
    seen: set[str] = set()
    for keys in (each for each in lists if len(each) > 1):
        drawn_here = {editions[key] for key in keys if key in drawn}
        found |= {key for key in keys if key not in seen and editions[key] in drawn_here}
        seen.update(keys)
    return found


def _of_the_day(keys: Sequence[str], url: str) -> list[str]:
    """Of a page without a map or list those of its own day, if any says its day; else all."""
    own = [key for key in keys if parsed(key).published_on == parsed(url).published_on]
    return own or list(keys)


def _best(drawn: set[str], lists: Sequence[Sequence[str]]) -> Sequence[str]:
    """Of the lists the one most like the map, if it is like it at all; without a map the first."""
    if not drawn:
        return next(iter(lists), ())
    best = max(lists, key=lambda keys: _alike(drawn, set(keys)), default=())
    return best if _alike(drawn, set(best)) > _HALF else ()


def _lists(linked: dict[str, list[Tag]]) -> list[Sequence[str]]:
    """What each element of the page that may be a list links, inner ones first."""
    inside: dict[int, dict[str, None]] = defaultdict(dict)
    depth: dict[int, int] = {}
    for key, tags in linked.items():
        for outer in (outer for tag in tags for outer in tag.parents if outer.name in _LISTS):
            inside[id(outer)][key] = None
            depth[id(outer)] = depth.get(id(outer)) or sum(1 for _ in outer.parents)
    return [list(inside[name]) for name in sorted(inside, key=lambda name: -depth[name])]


def _alike(drawn: set[str], listed: set[str]) -> float:
    """How much the map and a list share, 0 to 1."""
    return len(drawn & listed) / len(drawn | listed)


def _in_order(first: Sequence[str], second: Sequence[str]) -> list[str]:
    return list(dict.fromkeys((*first, *second)))


def _title(tags: Sequence[Tag]) -> str:
    """The longest text among the links of an article; icons have none, and some titles a script writes."""
    return max((_text(tag) for tag in tags), key=len, default="")


def _text(tag: Tag) -> str:
    scripts = "".join(script.string or "" for script in tag.find_all("script"))
    written = " ".join(plain(_MARKUP.sub(" ", found[2])) for found in _WRITTEN.finditer(scripts))
    return " ".join((one_line(tag) or written or attribute(tag, "title")).split())
