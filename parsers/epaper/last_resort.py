"""Text and title of an article on a page that no selector knows: trafilatura finds the text, the page names itself."""

import logging
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString
from lxml import etree
from lxml.html import HtmlElement

from parsers.epaper.around import article_alone
from parsers.epaper.blocks import as_blocks, as_it_is
from parsers.epaper.soup import PARSER, attribute, said
from parsers.epaper.text import lines
from parsers.furniture import is_date, is_furniture

if TYPE_CHECKING:
    from trafilatura.settings import Extractor

_SHORT = "60"
"""Characters below which trafilatura takes a text for too short: its own 250 are Latin ones, a notice has fewer."""

_LEAST = 20
"""Chinese characters that make a text: the page of an error has fewer."""

_LARGEST, _MOST_TAGS = 5_000_000, 20_000
"""Characters and tags of a page: what has more is no article, and may take trafilatura, quadratic in them, minutes."""

_HTML = {
    "head": "p",
    "quote": "blockquote",
    "code": "div",
    "list": "ul",
    "item": "li",
    "row": "tr",
    "cell": "td",
    "graphic": "img",
    "lb": "br",
    "hi": "span",
}
"""What trafilatura calls the elements that it keeps (TEI), and what they are in HTML."""

_NEARLY_ALL = 0.9
_CLAUSE = re.compile("[，。！？；：]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HEADINGS = ("h1", "h2", "h3")
_NEAR = 4
"""Elements around a text in which its link is looked for, and headings that are: a page may nest thousands."""

_LINKED = frozenset({"a", "option", "script", "style", "button"})


def marked_text(page: BeautifulSoup) -> Tag | None:
    """The element in which Founder's systems mark the text with comments, whatever the skin around it."""
    mark = page.find(string=lambda text: isinstance(text, Comment) and text.strip() == "enpcontent")
    return mark.parent if mark else None


def likely_text(page: BeautifulSoup, title: str) -> Tag | None:
    """The text and the pictures of the page's article, as an element of its own; None where there seems to be none.

    Of the page as it is, if fewer lines and yet nearly all sentences come out that do where its paragraphs are made
    plain first. The title, where it stands in the text again, is left out.
    """
    page_text = str(page)
    if len(page_text) > _LARGEST or page_text.count("<") > _MOST_TAGS:
        return None
    plain = _found(as_blocks(page_text), title)
    found = _found(as_it_is(page_text), title)
    best = found if _nearly_as_much(found, plain) and len(lines(found)) < len(lines(plain)) else plain
    return best if len(_HAN.findall(best.get_text())) >= _LEAST else None


def _found(root: HtmlElement | None, title: str) -> BeautifulSoup:
    """What trafilatura finds in a tree, as HTML; an empty page for nothing."""
    body = _extracted(root) if root is not None else None
    if body is None:
        return BeautifulSoup("", PARSER)
    for element in body.iter(*_HTML):
        element.tag = _HTML[element.tag]
    found = BeautifulSoup(etree.tostring(body, encoding="unicode", method="html"), PARSER)
    _leave_out_others(found, title)
    return found


def _nearly_as_much(found: BeautifulSoup, other: BeautifulSoup) -> bool:
    """Whether nearly all lines of the other that are sentences stand here, too."""
    wanted = [line for line in lines(other) if _CLAUSE.search(line)]
    got = set(lines(found))
    return sum(line in got for line in wanted) >= _NEARLY_ALL * len(wanted)


def _leave_out_others(found: BeautifulSoup, title: str) -> None:
    """Takes off the title above the text, and what a site writes around an article."""
    parts = [tag for tag in found.find_all(("p", "li")) if tag.find(("p", "li")) is None and said(tag)]
    texts = [said(tag) for tag in parts]
    begun = False
    for tag, text, own in zip(parts, texts, article_alone(texts, _LEAST), strict=True):
        if not own or (not begun and _bare(text) == _bare(title)):
            tag.decompose()
        else:
            begun = True


def likely_title(page: BeautifulSoup) -> Tag | None:
    """What stands both on the page and in its <title>, which adds the site's name; else its first heading.

    trafilatura's own answer is the <title> as it stands, names of sites and sections and all.
    """
    told = tuple(filter(None, map(_bare, _names(page))))
    standing = (text for text in _texts(page) if any(_begins_or_ends(name, _bare(text)) for name in told))
    named = max((text for text in standing if not is_furniture(text) and not is_date(text)), key=len, default="")
    headings = (tag for name in _HEADINGS for tag in page.find_all(name, limit=_NEAR) if said(tag))
    return _heading(page, named) if named else next(headings, None)


def _begins_or_ends(name: str, text: str) -> bool:
    return name.startswith(text) or name.endswith(text)


def _extracted(root: HtmlElement) -> etree._Element | None:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    found = bare_extraction(root, options=_options())
    return found.body if isinstance(found, Document) else None


@cache
def _options() -> "Extractor":
    """Precise rather than complete: it takes lists of links for text otherwise. It is not asked for a date."""
    from trafilatura.settings import Extractor, use_config

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what is not found is said by us
    config = use_config()
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = _SHORT
    return Extractor(config=config, comments=False, images=True, precision=True, date_params={"max_date": ""})


def _names(page: BeautifulSoup) -> Iterator[str]:
    """What the page is called in its head."""
    yield from (attribute(tag, "content") for tag in page.find_all("meta", property="og:title"))
    if page.title:
        yield said(page.title)


def _texts(page: BeautifulSoup) -> Iterator[str]:
    """The texts of the page's body that are no links."""
    body = page.body or page
    for text in body.find_all(string=True):
        around = (each.name for each in islice(text.parents, _NEAR))
        if type(text) is NavigableString and text.strip() and _LINKED.isdisjoint(around):
            yield text.strip()


def _heading(page: BeautifulSoup, text: str) -> Tag:
    tag = page.new_tag("h1")
    tag.string = text
    return tag


def _bare(text: str) -> str:
    return "".join(text.split())
