"""An article while its lines are being sorted: which spans of the clean text belong to which field."""

from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from parsers.cleaning.draft import Change, Draft
from parsers.lines import Line
from parsers.model import Article, ArticleKind, Edit, Remainder, Span


@dataclass(slots=True)
class Parts:
    """Spans of the clean text by field.

    `marks` are changes that take away the dashes and brackets around a field and the line ends within a title;
    `shared_column` is the label of a collection that stands over an earlier article; `rests` are the starts of
    paragraphs that go on with the one above, which a caption cut in two; `lines` are the lines its paragraphs came
    from; `head` and `label` are what title and column read; `shot` tells whether a byline says who took a picture.
    """

    kind: ArticleKind = "article"
    column: list[Span] = field(default_factory=list)
    kicker: list[Span] = field(default_factory=list)
    title: list[Span] = field(default_factory=list)
    subtitle: list[Span] = field(default_factory=list)
    byline: list[Span] = field(default_factory=list)
    dateline: list[Span] = field(default_factory=list)
    paragraphs: list[Span] = field(default_factory=list)
    continues_from: list[Span] = field(default_factory=list)
    continues_on: list[Span] = field(default_factory=list)
    images: int = 0
    shot: bool = False
    marks: list[Change] = field(default_factory=list)
    shared_column: list[Span] = field(default_factory=list)
    rests: set[int] = field(default_factory=set)
    lines: list[Line] = field(default_factory=list)
    head: str = ""
    label: str = ""

    @property
    def spans(self) -> list[Span]:
        fields = (self.column, self.kicker, self.title, self.subtitle, self.byline, self.dateline, self.paragraphs)
        return sorted(chain(*fields, self.continues_from, self.continues_on))


def span_of(line: Line) -> Span:
    """Where a line stands in the clean text."""
    return Span(line.start, line.end)


@dataclass(frozen=True, slots=True)
class Sorted:
    """A page's clean text, all of it in articles or in the remainder (span, reason)."""

    articles: tuple[Parts, ...]
    remainder: tuple[tuple[Span, str], ...]


class Made(NamedTuple):
    """What was made of a page's text: articles, remainder, edits; `flags` are suspicions beside cleaning's."""

    draft: Draft
    articles: tuple[Article, ...]
    remainder: tuple[Remainder, ...]
    edits: tuple[Edit, ...]
    flags: tuple[Edit, ...]
