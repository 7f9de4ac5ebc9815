"""HTML into a tree. The parser is lxml, always: html.parser nests the <li> that these pages never close."""

from bs4 import BeautifulSoup, Tag

PARSER = "lxml"


def tree(text: str) -> BeautifulSoup:
    """The whole page as a tree."""
    return BeautifulSoup(text, PARSER)


def attribute(tag: Tag, name: str) -> str:
    """An attribute's value without outer space, "" for none."""
    value = tag.get(name)
    return value.strip() if isinstance(value, str) else ""


def said(tag: Tag) -> str:
    """The text of an element on one line: white space is one space, and none at the ends."""
    return " ".join(tag.get_text(" ").split())
