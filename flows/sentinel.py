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
    found = [*loaded.suspicions, *_too_few_pages(paper, loaded)]
    if loaded.entire:
        found += _too_little(paper, [article for page in pages for article in page.articles])
    return tuple(found)


def _too_few_pages(paper: Newspaper, loaded: Loaded) -> Iterator[str]:
    if loaded.linked < paper.pages:
        yield f"{loaded.linked} pages are linked, and at least {paper.pages} expected"


def _too_little(paper: Newspaper, articles: Sequence[Article]) -> Iterator[str]:
    """Articles, titles and text of an edition of which everything came."""
    count = len(articles)
    if count < paper.articles:
        yield f"{count} articles were found, and at least {paper.articles} expected"
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
