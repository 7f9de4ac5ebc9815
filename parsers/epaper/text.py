"""The text of an element as its lines, with the pictures between them."""

import html
import re
from collections.abc import Collection, Iterator, Mapping

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "caption", "center", "dd", "div", "dl", "dt", "figcaption", "figure"}
    | {"footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section", "table"}
    | {"tbody", "tfoot", "thead", "tr", "ul"}
)
NOTHING: Mapping[int, str] = {}
_CELLS = frozenset(("td", "th"))
_SILENT = frozenset(("script", "style", "noscript", "template", "select", "button", "textarea", "iframe", "object"))
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,4});", re.IGNORECASE)
_MARKUP = re.compile(r"</?(?:(?P<block>br|p|div)|b|i|em|strong|font|span)\b[^<>]*>", re.IGNORECASE)
_SOURCE_BREAK = re.compile("[ \t]*[\r\n\f\x85\u2028\u2029][ \t\r\n\f\x85\u2028\u2029]*")
_RUN_TOGETHER = re.compile(r"(?<=[。！？…”’）》])(?:\u3000{2,}|[ \xa0]{4,})(?=\S)")
"""An indent behind the end of a sentence: paragraphs that the page keeps apart by it alone."""

_OURS = {0: None, 0x0B: " "}
"""Characters that stand for something here, and for nothing on a page."""

_DEEPEST = 200
"""Levels of elements that are read one by one; what lies deeper is no page's layout, and is one line."""

_SPACES = " \t\r\n\f\v\xa0\u2002\u2003\u2009\u200b\ufeff\u3000"
_HAN = "\u2e80-\u9fff\u3000-\u303f\uff00-\uffef"
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}])\n(?=[{_HAN}])")


def lines(part: Tag, left_out: Collection[int] = (), marks: Mapping[int, str] = NOTHING) -> list[str]:
    """The lines of an element's text that say something, without indent; `left_out` are id()s of elements not to read.

    A block ends a line, as does <br>; the cells of a table's row stand on one line. Breaks of the source are none.
    `marks` are lines that stand for elements, by their id().
    """
    text = _RUN_TOGETHER.sub("\v", "".join(_pieces(part, left_out, marks)))
    return [line for line in map(plain, text.split("\v")) if line]


def one_line(part: Tag) -> str:
    """The text of an element whose lines are pieces of one thing: a title in two lines."""
    return " ".join(lines(part))


def plain(text: str) -> str:
    """Text as it is read: entities that were escaped twice undone, with the markup in them, and no outer space."""
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text)
    if "<" in text:
        text = _MARKUP.sub(lambda tag: " " if tag["block"] else "", text)
    return _BETWEEN_HAN.sub("", text.replace("\xa0", " ")).replace("\n", " ").strip(_SPACES)


def _pieces(part: Tag, left_out: Collection[int], marks: Mapping[int, str], depth: int = 0) -> Iterator[str]:
    """The text in its order, with \\v where a line ends and \\n where the source breaks."""
    if depth == _DEEPEST:
        yield _SOURCE_BREAK.sub("\n", part.get_text().translate(_OURS))
        return
    for child in part.children:
        if isinstance(child, NavigableString):
            if not isinstance(child, PreformattedString):
                yield _SOURCE_BREAK.sub("\n", child.translate(_OURS))
        elif isinstance(child, Tag) and child.name not in _SILENT and id(child) not in left_out:
            if child.name == "br":
                yield "\v"
            elif id(child) in marks:
                yield f"\v{marks[id(child)]}\v"
            elif child.name in _BLOCKS:
                yield "\v"
                yield from _pieces(child, left_out, marks, depth + 1)
                yield "\v"
            else:
                yield from _pieces(child, left_out, marks, depth + 1)
                yield " " * (child.name in _CELLS)
