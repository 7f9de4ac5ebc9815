"""The text of an e-paper's page, laid out: the articles in their order, each line with the field it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from parsers.cleaning.order import clean_lines
from parsers.epaper.model import ArticlePage

Field = Literal["kicker", "title", "subtitle", "author", "text", "caption"]
_BREAKS = re.compile("[\n\r\x0b\f\x85\u2028\u2029]+")
WITHOUT_WORDS = "图片"
"""Stands for the title of a piece that has no words at all, so that it has a place on the page."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An article as its page and its link say it; `page` is None where nothing came or it could not be read."""

    linked: str
    page: ArticlePage | None


def laid_out(pieces: Sequence[Piece]) -> tuple[str, list[list[Field]]]:
    """The text of the page, and for each piece the fields of its lines: a line each, pieces apart by an empty one."""
    blocks = [_block(piece) for piece in pieces]
    text = "\n\n".join("\n".join(line for _, line in block) for block in blocks)
    return text, [[field for field, _ in block] for block in blocks]


def _block(piece: Piece) -> list[tuple[Field, str]]:
    block = [(field, _whole(line)) for field, line in _lines(piece)]
    text = "".join(line for _, line in block)
    worded = any(map(str.isalnum, text)) or bool(clean_lines(text).text.strip())
    return block if worded else [("title", WITHOUT_WORDS), *block]


def _whole(line: str) -> str:
    return _BREAKS.sub(" ", line).strip()


def _lines(piece: Piece) -> Iterator[tuple[Field, str]]:
    page = piece.page
    title = (page.title if page else "") or _whole(piece.linked)
    if page and page.kicker:
        yield "kicker", page.kicker
    if title:
        yield "title", title
    if page is None:
        return
    if page.subtitle:
        yield "subtitle", page.subtitle
    if page.author:
        yield "author", page.author
    for paragraph in page.paragraphs:
        yield "text", paragraph
    for image in page.images:
        for line in image.caption.split("\n"):
            if line:
                yield "caption", line
