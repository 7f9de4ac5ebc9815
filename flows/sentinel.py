"""The drift sentinel: whether an edition is what its newspaper's row expects, or what a changed site makes of it."""

from collections.abc import Iterator, Sequence

from flows.sources.editions import Loaded
from parsers.model import Article, Newspaper, PageReading

HALF = 0.5
"""More than this share of articles without a title, or without text and picture, is a site read wrongly."""

ENOUGH = 6
"""Of fewer articles a share says nothing."""


def suspicions(paper: Newspaper, loaded: Loaded, pages: Sequence[PageReading]) -> tuple[str, ...]:
    """What speaks against publishing the edition; nothing, if its source does not say what all of it is."""
    if not loaded.linked:
        return loaded.suspicions
    articles = [article for page in pages for article in page.articles]
    less = shrunken(loaded.standing, pages) if loaded.entire else ()
    return (*loaded.suspicions, *_too_few(paper, loaded, articles), *_drifted(articles), *less)


def shrunken(standing: int, pages: Sequence[PageReading]) -> tuple[str, ...]:
    """What speaks against a new reading of pages from which `standing` articles were published."""
    found = sum(len(page.articles) for page in pages)
    if standing < ENOUGH or found >= standing * HALF:
        return ()
    return (f"{found} articles were found this time, where {standing} stand",)


def _too_few(paper: Newspaper, loaded: Loaded, articles: Sequence[Article]) -> Iterator[str]:
    """Articles are counted only where all of the edition came."""
    if loaded.linked < paper.pages:
        yield f"{loaded.linked} pages are linked, and at least {paper.pages} expected"
    if loaded.entire and len(articles) < paper.articles:
        yield f"{len(articles)} articles were found, and at least {paper.articles} expected"


def _drifted(articles: Sequence[Article]) -> Iterator[str]:
    """Titles and text that are not there, as on a site with a new skin."""
    count = len(articles)
    if count < ENOUGH:
        return
    titles = [article.title.text for article in articles if article.title and article.title.text]
    bare = sum(not article.paragraphs and not article.image_count for article in articles)
    if len(titles) < count * HALF:
        yield f"{count - len(titles)} of {count} articles have no title"
    elif len(set(titles)) < len(titles) * HALF:
        yield f"{len(titles)} titles are only {len(set(titles))} different ones"
    if bare > count * HALF:
        yield f"{bare} of {count} articles have neither text nor picture"
