"""HTML into a tree. The parser is lxml, always: html.parser nests the <li> that these pages never close."""

import re

from bs4 import BeautifulSoup, Tag

PARSER = "lxml"
_HEADING = re.compile(r"<(h[1-6])\b[^>]*>(?:(?!</?\1\b).){1,2000}</\1\s*>", re.IGNORECASE | re.DOTALL)
_PARAGRAPH = re.compile(r"<p(?=[\s>])|</p\s*>", re.IGNORECASE)


def tree(text: str) -> BeautifulSoup:
    """The whole page as a tree. A paragraph inside a heading is kept there, which it would end otherwise."""
    return BeautifulSoup(_HEADING.sub(_as_lines, text) if "<h" in text.lower() else text, PARSER)


def _as_lines(heading: re.Match[str]) -> str:
    return _PARAGRAPH.sub(lambda tag: "</span><br>" if tag[0][1] == "/" else "<span", heading[0])


def attribute(tag: Tag, name: str) -> str:
    """An attribute's value without outer space, "" for none."""
    value = tag.get(name)
    return value.strip() if isinstance(value, str) else ""


def said(tag: Tag) -> str:
    """The text of an element on one line: white space is one space, and none at the ends."""
    return " ".join(tag.get_text(" ").split())
