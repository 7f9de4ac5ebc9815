"""Sorts the lines of one piece of an e-paper into the fields of an article."""

import re
from collections.abc import Sequence

from parsers.articles.fields import (
    take_byline,
    take_glued_bylines,
    take_last_dateline,
    take_notes,
    take_subtitle,
    take_text,
)
from parsers.articles.kinds import kind_of
from parsers.articles.parts import Parts
from parsers.cleaning.draft import Change
from parsers.datelines import LAST_DATELINE
from parsers.epaper.layout import Field
from parsers.lines import Line
from parsers.looks import FURNITURE, Look
from parsers.model import ArticleKind, Span

Fielded = tuple[Field, Line]

_PICTURE_MARK = re.compile(r"^[（(]?图[|｜丨│][）)]?\s*")
_ADVERTISEMENTS = re.compile(r"(?:^|[·\s（(])(?:公益|分类|商业)?广告(?:$|[·\s）)专版])")


def sorted_piece(lines: Sequence[Fielded], images: int, page_name: str, remainder: list[tuple[Span, str]]) -> Parts:
    """The piece with its lines in their fields; what belongs to the page and not to it goes to the remainder.

    A piece that is nothing but such lines (责编, 版权) is kept as one of the newspaper's own.
    """
    article = Parts(images=images)
    if all(line.look in FURNITURE for _, line in lines):
        article.kind = "masthead"
    captions = [line for field, line in lines if field == "caption"]
    for field, line in lines:
        if field != "caption":
            _sort(article, field, line, remainder)
    take_glued_bylines(article)
    for line in captions:
        take_text(article, line)
    article.kind = _kind(article, page_name)
    return article


def _sort(article: Parts, field: Field, line: Line, remainder: list[tuple[Span, str]]) -> None:
    span = Span(line.start, line.end)
    if field == "title":
        _take_title(article, line)
    elif field == "kicker":
        article.kicker.append(span)
    elif field == "subtitle":
        take_subtitle(article, line)
    elif field == "author" or (field == "text" and line.look is Look.BYLINE):
        take_byline(article, line.start, line.text)
    elif line.look in FURNITURE and article.kind != "masthead":
        remainder.append((span, "furniture"))
    elif line.look is Look.DATELINE and LAST_DATELINE.fullmatch(line.text):
        take_last_dateline(article, line)
    else:
        take_text(article, line)


def _take_title(article: Parts, line: Line) -> None:
    """Notes of continuation and the mark of a picture (图|) are no part of the title."""
    start, end = take_notes(article, line)
    text = line.text[start:end]
    if mark := _PICTURE_MARK.match(text):
        article.kind = "photo"
        article.marks.append(Change(line.start + start, line.start + start + mark.end(), ""))
    if text.strip():
        article.title.append(Span(line.start + start, line.start + end))
    article.head = text[mark.end() :] if mark else text


def _kind(article: Parts, page_name: str) -> ArticleKind:
    kind = kind_of(article)
    advertised = _ADVERTISEMENTS.search(page_name) or _ADVERTISEMENTS.search(article.head)
    return "advertisement" if advertised and kind in ("article", "photo") else kind
