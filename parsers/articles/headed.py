"""The head of an article, sorted into its fields."""

from collections.abc import Sequence

from parsers.articles.fields import take_byline, take_note, take_subtitle
from parsers.articles.heads import Head
from parsers.articles.pairs import is_pair
from parsers.articles.parts import Parts, span_of
from parsers.bylines import byline_behind
from parsers.cleaning.draft import Change
from parsers.labels import LABEL_BEFORE
from parsers.lines import Line
from parsers.looks import Look
from parsers.model import Span
from parsers.notes import note_alone, note_behind


def headed(page: Sequence[Line], head: Head) -> Parts:
    """An article with its head sorted in; the dashes of a subtitle are marks."""
    lines = page[head.first : head.after]
    article = Parts(images=sum(line.image for line in lines))
    for name in ("column", "kicker"):
        getattr(article, name).extend(span_of(page[k]) for k in getattr(head, name))
    article.label = "".join(page[k].text for k in head.column)
    for k in head.title:
        _take_title(article, page, k)
    if lines[0].look is Look.CONTINUATION and (note := note_alone(lines[0].text)):
        take_note(article, lines[0], note)
    for line in (page[k] for k in head.byline):
        take_byline(article, line.start, line.text)
    for k in head.subtitle:
        take_subtitle(article, page[k])
    return article


def _take_title(article: Parts, page: Sequence[Line], k: int) -> None:
    """A line of a title; right below another one it is the rest of that, with a space between two halves of a pair.

    A label in brackets before it is its column, a byline behind it is none of it.
    """
    line, above = page[k], page[k - 1] if k else None
    label = LABEL_BEFORE.match(line.text) if not (article.column or article.title) else None
    begins = label.end() if label else 0
    note = note_behind(line.text)
    ends = note.start() if note and note.start() > begins else byline_behind(line.text)
    title = line.text[begins:ends].rstrip()
    start, end = line.start + begins, line.start + begins + len(title)
    if label:
        article.label = label[0].rstrip()
        article.column.append(Span(line.start, line.start + len(article.label)))
    article.head += title
    if above and article.title and article.title[-1].end == above.end:
        glue = " " if is_pair(above.text, line.text) else ""
        article.marks.append(Change(above.end, line.start, glue))
        article.title[-1] = Span(article.title[-1].start, end)
    else:
        article.title.append(Span(start, end))
    if note and ends == note.start():
        take_note(article, line, note)
    elif credit := line.text[ends:].lstrip():
        take_byline(article, line.end - len(credit), credit)
