"""Which article of a page an edit belongs to."""

from collections.abc import Sequence
from typing import NamedTuple

from parsers.model import Article, Edit, Span


class Shares(NamedTuple):
    """The edits of each article, in the articles' order, and those of none."""

    of_articles: tuple[tuple[Edit, ...], ...]
    of_none: tuple[Edit, ...]


class _Extent(NamedTuple):
    """Where an article stands: from the start of its first span to the greatest end, and to the last span's end."""

    start: int
    greatest: int
    end: int
    spans: tuple[Span, ...]


def share_out(edits: Sequence[Edit], articles: Sequence[Article]) -> Shares:
    """An edit belongs to the article whose text it begins in, else stands amid, else touches; else to none."""
    extents = [_extent(article) for article in articles]
    shares: list[list[Edit]] = [[] for _ in range(len(articles) + 1)]
    for edit in edits:
        shares[_owner(edit, extents)].append(edit)
    return Shares(tuple(map(tuple, shares[:-1])), tuple(shares[-1]))


def _extent(article: Article) -> _Extent:
    """Of an article without spans one that nothing touches."""
    spans = article.spans
    if not spans:
        return _Extent(1, -1, -1, ())
    return _Extent(spans[0].start, max(span.end for span in spans), spans[-1].end, spans)


def _owner(edit: Edit, extents: Sequence[_Extent]) -> int:
    """The place of the nearest article, the first of several; -1 for none."""
    nearest, owner = 0, -1
    for at, extent in enumerate(extents):
        if edit.end >= extent.start and edit.start <= extent.greatest:
            nearness = _nearness(edit, extent)
            if nearness > nearest:
                nearest, owner = nearness, at
    return owner


def _nearness(edit: Edit, extent: _Extent) -> int:
    if any(span.start <= edit.start < span.end for span in extent.spans):
        return 3
    return 2 if edit.start > extent.start and edit.end < extent.end else 1
