"""Cutting a page into articles: from sorted lines to articles whose every field knows its place in the raw text."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from parsers.articles.parts import Parts
from parsers.articles.quality import quality
from parsers.articles.sort import sort_lines
from parsers.cleaning.characters import PICTURE
from parsers.cleaning.draft import Change, Draft, Readable
from parsers.lines import Line, lines
from parsers.model import Article, Author, Edit, Passage, Remainder, Span
from parsers.names import credits


def cut(draft: Draft) -> tuple[tuple[Article, ...], tuple[Remainder, ...], tuple[Edit, ...]]:
    """The page's articles, what belongs to none of them, and the page's edits with those that cutting added."""
    found = sort_lines(_page(draft))
    spans = [span for parts in found.articles for span in parts.spans] + [span for span, _ in found.remainder]
    draft = draft.split_at(point for span in spans for point in span)
    marks = sorted({span for parts in found.articles for span in parts.marks if span.start < span.end})
    edits = draft.revise("field_marks", (Change(*span, "") for span in marks)).edits
    raw = {span: draft.raw_span(*span) for span in spans}
    readable = Readable(draft.raw, edits)
    articles = [_article(position, parts, readable, raw) for position, parts in enumerate(found.articles, 1)]
    remainder = [Remainder(*raw[span], reason) for span, reason in found.remainder]
    return tuple(articles), tuple(remainder), edits


def _page(draft: Draft) -> list[Line]:
    """The page's lines, with the heading marks and pictures that cleaning took away."""
    levels: dict[int, int] = {}
    pictures: list[int] = []
    shift = 0
    for edit in draft.edits:
        at = edit.start + shift
        if "#" in edit.before:
            levels[at + len(edit.after)] = edit.before.count("#")
        if PICTURE.search(edit.before):
            pictures.append(at)
        shift += len(edit.after) - (edit.end - edit.start)
    page = lines(draft.text, levels)
    pictured = {bisect_left(page, at, key=lambda line: line.start) for at in pictures}
    return [line._replace(image=True) if k in pictured else line for k, line in enumerate(page)]


def _article(position: int, parts: Parts, readable: Readable, raw: Mapping[Span, Span]) -> Article:
    """The article of these parts; `raw` gives the raw span of each span of the clean text."""

    def passage(spans: Sequence[Span], glue: str = " ") -> Passage | None:
        return _passage(tuple(raw[span] for span in spans), readable, glue) if spans else None

    byline = passage(parts.byline)
    paragraphs = tuple(text for span in parts.paragraphs if (text := passage([span])))
    return Article(
        position=position,
        kind=parts.kind,
        spans=_joined(raw[span] for span in parts.spans),
        title=passage(parts.title, ""),
        kicker=passage(parts.kicker),
        subtitle=passage(parts.subtitle),
        column=passage(parts.column or parts.shared_column),
        byline=byline,
        dateline=passage(parts.dateline),
        paragraphs=paragraphs,
        continues_from=passage(parts.continues_from),
        continues_on=passage(parts.continues_on),
        authors=tuple(Author(name, role) for name, role in credits(byline.text)) if byline else (),
        image_count=parts.images,
        quality=quality(parts),
    )


def _passage(spans: tuple[Span, ...], readable: Readable, glue: str) -> Passage | None:
    text = glue.join([readable.reads(span) for span in spans])
    return Passage(text, spans) if text else None


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans that touch or overlap, as one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
