"""HTML into a tree. The parser is lxml, always: html.parser nests the <li> that these pages never close."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from lxml import etree, html

from parsers.epaper.model import UnreadableResponse

PARSER = "lxml"
MOST_TAGS = 30_000
"""So many "<" in a page are read: the largest real one here has 2,400, and 30,000 take two seconds."""

_HEADING = re.compile(r"<(h[1-6])\b[^>]*>(?:(?!</?\1\b).){1,2000}</\1\s*>", re.IGNORECASE | re.DOTALL)
_PARAGRAPH = re.compile(r"<p\s*>((?:(?!</?p\b).)*)(?:</p\s*>)?", re.IGNORECASE | re.DOTALL)
_DECLARATION = re.compile(r"^\s*(?:<\?xml[^<>]*>?\s*)+", re.IGNORECASE)
_OUTERMOST = re.compile(r"\s*(?P<name>[\w-]*)(?P<rest>[^\s>~+]*)")
_BASE = re.compile(r"<base\b[^<>]*?\shref\s*=\s*(?:[\"']\s*([^\"'<>]+)|([^\"'\s<>]+))", re.IGNORECASE)
_MARK = re.compile(r"([#.])([\w-]+)")


def bounded(text: str, url: str) -> str:
    """The text of the page at `url`. Raises UnreadableResponse for one with so many tags that it is no e-paper's."""
    if (tags := text.count("<")) > MOST_TAGS:
        raise UnreadableResponse(url, f"a page of at most {MOST_TAGS:,} tags", f"{tags:,}")
    return text


def base_of(text: str, url: str) -> str:
    """What the links of the page at `url` are relative to: its <base>, else itself."""
    found = _BASE.search(text)
    return urljoin(url, found[1] or found[2]) if found else url


def rebased(page: BeautifulSoup, base: str) -> BeautifulSoup:
    """The page with each link and picture as a whole address."""
    for name in ("href", "src"):
        for tag in page.find_all(("a", "area", "img"), attrs={name: True}):
            tag[name] = urljoin(base, attribute(tag, name).replace("\\", "/"))
    return page


def tree(text: str) -> BeautifulSoup:
    """The whole page as a tree. A paragraph inside a heading is kept there, which it would end otherwise."""
    return BeautifulSoup(_ready(text), PARSER)


def tree_of(text: str, selectors: Sequence[str]) -> BeautifulSoup:
    """Only the elements that the selectors may find, with all that is in them: a twentieth of many a page.

    lxml alone finds them in a tenth of the time that a tree of the whole page takes; the selectors then ask the rest.
    """
    wanted = _wanted(tuple(selectors))
    if "" in wanted.names:
        return tree(text)
    parser = html.HTMLParser(encoding="utf-8")
    root = etree.fromstring(_ready(text).encode("utf-8", "replace"), parser)
    parts = [part for part in root.iter("*") if wanted.fits(part)] if root is not None else []
    inside = set(parts)
    outer = (part for part in parts if inside.isdisjoint(part.iterancestors()))
    found = (etree.tostring(part, encoding="unicode", method="html", with_tail=False) for part in outer)
    return BeautifulSoup("".join(found), PARSER)


class _Wanted(NamedTuple):
    """Names, ids and classes, one of which an element must have; the name "" stands for any element."""

    names: frozenset[str]
    ids: frozenset[str]
    classes: frozenset[str]

    def fits(self, part: etree._Element) -> bool:
        if part.tag in self.names or part.get("id") in self.ids:
            return True
        classes = part.get("class")
        return classes is not None and not self.classes.isdisjoint(classes.split())


@cache
def _wanted(selectors: tuple[str, ...]) -> _Wanted:
    """By the outermost part of each selector: its id, else its class, else its name."""
    kinds: dict[str, set[str]] = {"": set(), "#": set(), ".": set()}
    for selector in selectors:
        if outermost := _OUTERMOST.match(selector):
            marks = dict(_MARK.findall(outermost["rest"]))
            kind = "#" if "#" in marks else "." if "." in marks else ""
            kinds[kind].add(str(marks.get(kind) or outermost["name"]))
    return _Wanted(*(frozenset(kinds[kind]) for kind in ("", "#", ".")))


def _ready(text: str) -> str:
    """The text as the parser wants it: without an XML declaration, with a tag at least, headings in one piece."""
    text = _HEADING.sub(_as_lines, _DECLARATION.sub("", text))
    return text if "<" in text else f"<p>{text}"


def _as_lines(heading: re.Match[str]) -> str:
    return _PARAGRAPH.sub(r"<br>\1", heading[0])


def attribute(tag: Tag, name: str) -> str:
    """An attribute's value without outer space, "" for none."""
    value = tag.get(name)
    return value.strip() if isinstance(value, str) else ""


def said(tag: Tag) -> str:
    """The text of an element on one line: white space is one space, and none at the ends."""
    return " ".join(tag.get_text(" ").split())
