"""Cutting a page into articles: from sorted lines to articles whose every field knows its place in the raw text."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain, pairwise

from parsers.articles.habits import opens
from parsers.articles.parts import Parts, Sorted
from parsers.articles.quality import quality
from parsers.articles.signatures import signed
from parsers.articles.sort import sort_lines
from parsers.articles.tables import with_tables
from parsers.bylines import credits
from parsers.cleaning.draft import Change, Draft, Readable
from parsers.cleaning.markdown import PICTURE
from parsers.cleaning.tags import HEADING
from parsers.lines import BOLD, LARGE, Line, lines
from parsers.looks import Look
from parsers.model import Article, Author, Edit, Passage, Remainder, Span

_BOLD_TAGS = frozenset(("<b>", "</b>", "<strong>", "</strong>"))


def cut(draft: Draft) -> tuple[tuple[Article, ...], tuple[Remainder, ...], tuple[Edit, ...]]:
    """The page's articles, what belongs to none of them, and the page's edits with those that cutting added."""
    return put_together(draft, sort_lines(page_of(draft)))


def put_together(draft: Draft, found: Sorted) -> tuple[tuple[Article, ...], tuple[Remainder, ...], tuple[Edit, ...]]:
    """What was sorted, as articles whose fields know their places in the raw text; the remainder; all edits."""
    own = [parts.spans for parts in found.articles]
    spans = [*chain(*own), *(span for span, _ in found.remainder)]
    draft = draft.split_at(chain(*spans))
    marks = sorted({change for parts in found.articles for change in parts.marks})
    edits = draft.revise("field_marks", marks).edits
    raw = draft.raw_spans(spans)
    told = {span: draft.text[span.start : span.end] for span in spans}
    readable = Readable(draft.raw, edits)
    told |= {span: readable.reads(raw[span]) for span in _touched(spans, marks)}
    pieces = enumerate(zip(found.articles, own, strict=True), 1)
    articles = [_article(position, parts, all_spans, told, raw) for position, (parts, all_spans) in pieces]
    remainder = [Remainder(*raw[span], reason) for span, reason in found.remainder]
    return tuple(articles), tuple(remainder), edits


def _touched(spans: Iterable[Span], marks: Sequence[Change]) -> list[Span]:
    """The spans from which a mark is taken, of sorted marks."""
    starts = [mark.start for mark in marks]
    reach = list(accumulate((mark.end for mark in marks), max, initial=0))
    return [span for span in spans if reach[bisect_left(starts, span.end)] > span.start] if marks else []


def page_of(draft: Draft) -> Sequence[Line]:
    """The page's lines, with the heading marks and pictures that cleaning took away."""
    levels: dict[int, int] = {}
    pictures: list[int] = []
    bold: list[int] = []
    for edit, start, end in draft.placed():
        before = edit.before
        if len(before) == 1 and before != "#":
            continue
        if "<" in before and (heading := HEADING.search(before)):
            levels[end] = int(heading[1])
        elif "#" in before:
            levels[end] = before.count("#")
        elif "**" in before or before.lower() in _BOLD_TAGS:
            bold.append(end)
        if ("[" in before or "<" in before) and PICTURE.search(before):
            pictures.append(start)
    whole = [] if levels else [start for start, end in pairwise(bold) if _is_line(draft.text, start, end)]
    page = with_tables(signed(lines(draft.text, levels | dict.fromkeys(whole, BOLD))))
    if whole and _are_headlines(page):
        page = [line._replace(level=LARGE) if line.level else line for line in page]
    if not pictures:
        return page
    pictured = {bisect_left(page, at, key=lambda line: line.start) for at in pictures}
    return [line._replace(image=True) if k in pictured else line for k, line in enumerate(page)]


def _is_line(text: str, start: int, end: int) -> bool:
    return "\n" not in text[start:end] and text[end : end + 1] in ("", "\n")


def _are_headlines(page: Sequence[Line]) -> bool:
    """Whether headlines are set in bold type on a page, not subheadings only: one opens an article, or the page."""
    first = next((k for k, line in enumerate(page) if line.look is Look.BODY), len(page))
    opened = any(above.level and opens(below) for above, below in pairwise(page))
    return opened or any(line.level for line in page[:first])


def _article(
    position: int, parts: Parts, own: Sequence[Span], told: Mapping[Span, str], raw: Mapping[Span, Span]
) -> Article:
    """The article of these parts, which are its `own` spans.

    Of each span of the clean text, `told` gives what it reads and `raw` the raw span.
    """

    def passage(spans: Sequence[Span], glue: str = " ") -> Passage | None:
        text = glue.join([told[span] for span in spans]) if spans else ""
        return Passage(text, tuple([raw[span] for span in spans])) if text else None

    return Article(
        position=position,
        kind=parts.kind,
        spans=_joined([raw[span] for span in own]),
        title=passage(parts.title, ""),
        kicker=passage(parts.kicker),
        subtitle=passage(parts.subtitle),
        column=passage(parts.column or parts.shared_column),
        byline=passage(parts.byline),
        dateline=passage(parts.dateline),
        paragraphs=tuple(whole for spans in _paragraphs(parts) if (whole := passage(spans, ""))),
        continues_from=passage(parts.continues_from),
        continues_on=passage(parts.continues_on),
        authors=_authors(told[span] for span in parts.byline),
        image_count=parts.images,
        quality=quality(parts),
    )


def _paragraphs(parts: Parts) -> list[list[Span]]:
    """The spans of each paragraph: one, or more where something stands between its pieces."""
    found: list[list[Span]] = []
    for span in parts.paragraphs:
        if found and span.start in parts.rests:
            found[-1].append(span)
        else:
            found.append([span])
    return found


def _authors(bylines: Iterable[str]) -> tuple[Author, ...]:
    """Who is named in the lines of a byline; who took a picture is no reporter for standing below one."""
    return tuple(dict.fromkeys(Author(*each) for text in bylines for each in credits(text)))


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans that touch or overlap, as one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
