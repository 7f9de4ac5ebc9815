"""A page of an e-paper from its manifest to articles: the same kind of reading as a page of text gives."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from parsers.articles.cut import put_together
from parsers.articles.parts import Made, Parts, Sorted
from parsers.cleaning.draft import Draft
from parsers.cleaning.order import clean_lines
from parsers.epaper.article import read_article
from parsers.epaper.families import families
from parsers.epaper.layout import Field, Piece, laid_out
from parsers.epaper.manifest import UNREAD, ArticleResponse, Manifest, read_manifest
from parsers.epaper.model import ArticlePage, System, UnreadableResponse
from parsers.epaper.sorting import sorted_piece
from parsers.formats.errors import UnreadablePage
from parsers.lines import Line
from parsers.looks import Look, ends_sentence, look
from parsers.model import Article, Edit, Newspaper, RawPage, Span

GUESSED = "guessed_text"
"""A flag: an article whose text no selector found."""

_GUESSED_QUALITY = 0.5


def read_epaper_page(page: RawPage, newspaper: Newspaper) -> Made:
    """The articles of a manifest, in its order. Raises UnreadablePage for one that is damaged, or names no article."""
    manifest = read_manifest(page.content)
    pieces = _pieces(manifest, page, newspaper)
    raw, fields = laid_out(pieces)
    draft = clean_lines(raw)
    articles, remainder, edits = put_together(draft, _sorted(draft, pieces, fields, manifest.name))
    judged = tuple(map(_judged, articles, pieces, manifest.articles))
    return Made(draft, judged, remainder, edits, tuple(_flags(raw, judged, pieces)))


def epaper_text(page: RawPage, newspaper: Newspaper) -> str:
    """The articles of a manifest laid out as one text. Raises UnreadablePage."""
    return laid_out(_pieces(read_manifest(page.content), page, newspaper))[0]


def _pieces(manifest: Manifest, page: RawPage, newspaper: Newspaper) -> list[Piece]:
    if not manifest.articles:
        raise UnreadablePage("the page links no article: its picture alone says what stands on it")
    system = _system(manifest.system, newspaper)
    return [Piece(each.title, _article_page(each, page.parts, system)) for each in manifest.articles]


def _system(name: str, newspaper: Newspaper) -> System:
    """The system of this name: the newspaper's own, else its family's."""
    own = (source.system for source in newspaper.sources if source.system)
    found = next((system for system in own if system.name == name), None) or families().get(name.partition(" ")[0])
    if found is None:
        raise UnreadablePage(f"the page was fetched from a system {name!r} that is not known (any more)")
    return found


def _article_page(linked: ArticleResponse, parts: Mapping[str, bytes], system: System) -> ArticlePage | None:
    """What the article's page says; None where nothing came, or nothing that can be read."""
    response = linked.response
    if not response.sha256:
        return None
    if response.sha256 not in parts:
        raise UnreadablePage(f"the archive lacks {response.sha256}, which came from {response.url}; fetch it again")
    try:
        return read_article(parts[response.sha256], response.url, response.content_type, system)
    except UnreadableResponse:
        return None


def _sorted(draft: Draft, pieces: Sequence[Piece], fields: Sequence[Sequence[Field]], page_name: str) -> Sorted:
    remainder: list[tuple[Span, str]] = []
    found: list[Parts] = []
    lines = iter(_lines(draft.text))
    for piece, names in zip(pieces, fields, strict=True):
        its = [(name, line) for name, line in zip(names, islice(lines, len(names)), strict=True) if line.text]
        images = len(piece.page.images) if piece.page else 0
        found.append(sorted_piece(its, images, page_name, remainder))
        next(lines, None)
    return Sorted(tuple(found), tuple(sorted(remainder)))


def _lines(text: str) -> Iterator[Line]:
    """Every line of the laid out text, those between the pieces too."""
    at = 0
    for whole in text.split("\n"):
        bare = whole.strip()
        start = at + whole.find(bare)
        yield Line(start, start + len(bare), bare, 0, 1, False, ends_sentence(bare), look(bare) if bare else Look.SHORT)
        at += len(whole) + 1


def _judged(article: Article, piece: Piece, linked: ArticleResponse) -> Article:
    """With its own address. What did not come has no quality; a text that was guessed has half of it at most."""
    quality = article.quality
    if piece.page is None:
        quality = 0.0
    elif piece.page.guessed:
        quality = min(quality, _GUESSED_QUALITY)
    return replace(article, quality=quality, source_url=linked.response.url)


def _flags(raw: str, articles: Sequence[Article], pieces: Sequence[Piece]) -> Iterator[Edit]:
    for article, piece in zip(articles, pieces, strict=True):
        rule = UNREAD if piece.page is None else GUESSED if piece.page.guessed else ""
        if rule and article.spans:
            start, end = article.spans[0]
            yield Edit(rule, start, end, raw[start:end], raw[start:end], 1.0, applied=False)
