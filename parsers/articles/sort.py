"""Sorts the lines of a page into articles and their fields."""

import re
from collections.abc import Sequence

from parsers.articles.heads import LABEL, Head, heads
from parsers.articles.kinds import kind_of
from parsers.articles.parts import Parts, Sorted
from parsers.cleaning.han import SPACE
from parsers.lines import Line, Look
from parsers.model import Span
from parsers.names import BRACKETS, DATELINE, GLUED_BYLINE, LAST_DATELINE, NAME_LINE

_DASHES = re.compile(rf"^——[{SPACE}]*|^[（(]——[{SPACE}]*|(?<=.)[）)]$")
_COLLECTION = re.compile(
    r"[【\[〖■●◆]?(?:简讯|短讯|快讯|短波|速览|要闻速览|新闻速览|简明新闻|一句话新闻|集纳|资讯|动态|广告)[】\]〗]?"
)
_NOTE = re.compile(
    rf"[（(【][{SPACE}]*(?P<word>下转|上接|紧接|转|接)第?[{SPACE}]*[A-Za-z]?[\d一二三四五六七八九十]{{1,3}}[{SPACE}]*版[^（）()【】\n]{{0,20}}[）)】]"
)
_COLLECTED = 400
_DATELINE_WITHIN = 3


def sort_lines(page: Sequence[Line]) -> Sorted:
    """Every line of the page in a field of an article, or in the remainder."""
    masthead, first = _masthead(page)
    page_heads = [head for head in heads(page[first:])]
    work = _Sorting(page[first:])
    starts = [head.first for head in page_heads] + [len(page) - first]
    work.sort_body(0, starts[0], work.open(Parts()))
    for head, end in zip(page_heads, starts[1:], strict=True):
        work.sort_body(head.after, end, work.open(_headed(work.page, head)))
    articles = ([masthead] if masthead.spans else []) + [article for article in work.found if article.spans]
    _share_columns(articles, page)
    for article in articles:
        article.kind = kind_of(article, page)
    return Sorted(tuple(sorted(articles, key=lambda article: article.spans[0])), tuple(sorted(work.remainder)))


def _span(line: Line) -> Span:
    return Span(line.start, line.end)


def _masthead(page: Sequence[Line]) -> tuple[Parts, int]:
    """The newspaper's own head at the top of a front page, and the line behind it."""
    last = max((k for k, line in enumerate(page[:12]) if line.look is Look.MASTHEAD), default=-1)
    top = page[: last + 1]
    if any(line.look not in (Look.MASTHEAD, Look.SHORT, Look.DATE, Look.FURNITURE) for line in top):
        return Parts(), 0
    titled = bool(top) and top[0].look in (Look.SHORT, Look.FURNITURE)
    parts = Parts(
        kind="masthead", title=[_span(top[0])] if titled else [], paragraphs=[_span(line) for line in top[titled:]]
    )
    return parts, last + 1


def _headed(page: Sequence[Line], head: Head) -> Parts:
    article = Parts(images=sum(line.image for line in page[head.first : head.after]))
    for name in ("column", "kicker", "title", "subtitle"):
        getattr(article, name).extend(_span(page[k]) for k in getattr(head, name))
    for k in head.subtitle:
        article.marks += [
            Span(page[k].start + m.start(), page[k].start + m.end()) for m in _DASHES.finditer(page[k].text)
        ]
    return article


class _Sorting:
    """The articles found so far on a page, and what belongs to none."""

    def __init__(self, page: Sequence[Line]) -> None:
        self.page = page
        self.found: list[Parts] = []
        self.remainder: list[tuple[Span, str]] = []

    def open(self, article: Parts) -> Parts:
        self.found.append(article)
        return article

    def sort_body(self, first: int, end: int, article: Parts) -> None:
        """Sorts the lines below a head; a caption that stands between paragraphs becomes an article of its own."""
        body = self.page[first:end]
        article.images += sum(line.image for line in body)
        alone = len([line for line in body if line.look is not Look.FURNITURE]) <= 2
        for k, line in enumerate(body):
            if line.look in (Look.FURNITURE, Look.MASTHEAD) or line.look is Look.DATE and not article.paragraphs:
                self.remainder.append((_span(line), "furniture"))
            elif line.look is Look.CAPTION and not alone:
                self.open(Parts(kind="photo", paragraphs=[_span(line)], images=int(line.image)))
                article.images -= line.image
            elif LAST_DATELINE.fullmatch(line.text):
                _take_last_dateline(article, line)
            elif line.look is Look.BYLINE or k == 0 and article.title and NAME_LINE.fullmatch(line.text):
                take_byline(article, line.start, line.text)
            elif self._is_label(first + k, end) and article.paragraphs and not article.column:
                article.column.append(_span(line))
            else:
                take_text(article, line)
        _take_glued_byline(article, body)

    def _is_label(self, k: int, end: int) -> bool:
        """Whether a line that closes an article is a column label: short, and only furniture behind it."""
        line = self.page[k]
        closing = all(later.look in (Look.FURNITURE, Look.MASTHEAD) for later in self.page[k + 1 : end])
        return closing and line.look is Look.SHORT and bool(LABEL.fullmatch(line.text))


def take_byline(article: Parts, start: int, text: str) -> None:
    article.byline.append(Span(start, start + len(text)))
    bracketed = text[-1] in "）)】]" and text.lstrip("□■◎●○◆▲☉ ")[:1] in tuple("（(【[")
    marks = [m.span() for m in BRACKETS.finditer(text) if m[0] and (m.start() == 0 or bracketed)]
    article.marks += [Span(start + a, start + b) for a, b in marks]


def _take_last_dateline(article: Parts, line: Line) -> None:
    """（本报北京2月20日电）: a dateline in brackets, at the end."""
    article.dateline.append(_span(line))
    article.marks += [Span(line.start, line.start + 1), Span(line.end - 1, line.end)]


def take_text(article: Parts, line: Line) -> None:
    """A line of text: continuation notes and a dateline are taken off it, the rest is a paragraph."""
    start, end = _take_notes(article, line)
    if not article.dateline and len(article.paragraphs) < _DATELINE_WITHIN:
        start = _take_dateline(article, line, start, end)
    text = line.text[start:end]
    start += len(text) - len(text.lstrip())
    if text.strip():
        article.paragraphs.append(Span(line.start + start, line.start + start + len(text.strip())))


def _take_notes(article: Parts, line: Line) -> tuple[int, int]:
    """Takes 上接第1版 off the front and 下转第2版 off the end; returns what is left of the line."""
    start, end = 0, len(line.text)
    for note in _NOTE.finditer(line.text):
        if note.start() == 0 or note.end() == end:
            target = article.continues_from if note["word"].endswith("接") else article.continues_on
            target.append(Span(line.start + note.start(), line.start + note.end()))
            article.marks += [Span(line.start + k, line.start + k + 1) for k in (note.start(), note.end() - 1)]
            start, end = (note.end(), end) if note.start() == 0 else (start, note.start())
    return start, end


def _take_dateline(article: Parts, line: Line, start: int, end: int) -> int:
    found = DATELINE.match(line.text[:end], start)
    if not found:
        return start
    article.dateline.append(Span(line.start + start, line.start + found.end("dateline")))
    if found["credits"]:
        aside = (
            found.end("dateline")
            + len(found[0])
            - len(found["dateline"])
            - len(found[0][len(found["dateline"]) :].lstrip())
        )
        take_byline(article, line.start + aside, line.text[aside : found.end()])
    return found.end()


def _take_glued_byline(article: Parts, body: Sequence[Line]) -> None:
    """The byline that a column's foot glued to the last sentence."""
    last = article.paragraphs[-1] if article.paragraphs else Span(0, 0)
    for line in body:
        if line.start <= last.start < line.end:
            text = line.text[last.start - line.start : last.end - line.start]
            glued = GLUED_BYLINE.search(text)
            if glued:
                article.paragraphs[-1] = Span(last.start, last.start + len(text[: glued.start()].rstrip()))
                credit = glued[0].lstrip()
                take_byline(article, last.start + len(text) - len(credit), credit)


def _share_columns(articles: Sequence[Parts], page: Sequence[Line]) -> None:
    """The label of a collection (简讯) holds for the short items behind it, until an article has its own or is long."""
    texts = {line.start: line.text for line in page}
    label: list[Span] = []
    for article in articles:
        own = [span for span in article.column if _COLLECTION.fullmatch(texts.get(span.start, ""))]
        short = sum(span.end - span.start for span in article.paragraphs) <= _COLLECTED
        label = own or (label if short and not article.column and not article.kicker else [])
        if label and not article.column:
            article.shared_column = label
