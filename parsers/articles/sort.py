"""Sorts the lines of a page into articles and their fields."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.articles.captions import Amid, captions_amid
from parsers.articles.cues import CONTACT, LABEL, SOMEONE
from parsers.articles.fields import (
    CONTINUES_FROM,
    take_byline,
    take_continuation,
    take_glued_byline,
    take_last_dateline,
    take_subtitle,
    take_text,
)
from parsers.articles.habits import opens
from parsers.articles.heads import Head, heads
from parsers.articles.items import items
from parsers.articles.kinds import heads_notice, is_offer, kind_of, stands_apart
from parsers.articles.pairs import is_pair
from parsers.articles.parts import Parts, Sorted
from parsers.articles.pieces import begin_amid, labels_items
from parsers.bylines import byline_behind
from parsers.cleaning import words
from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN
from parsers.datelines import LAST_DATELINE
from parsers.labels import COLLECTION, LABEL_BEFORE
from parsers.lines import Line
from parsers.looks import FURNITURE, Look
from parsers.model import Span
from parsers.names import NAME_LINE

_COLLECTED = 200
_PHOTO_STORY = 2
_PARAGRAPH = 40
_TOP = 12
_PEN_NAME = re.compile(rf"[{HAN}]{{2,3}}")


def sort_lines(page: Sequence[Line]) -> Sorted:
    """Every line of the page in a field of an article, or in the remainder."""
    masthead, first = _masthead(page)
    page, amid = captions_amid(page[first:])
    found = [masthead]
    remainder: list[tuple[Span, str]] = []
    page_heads = [_finished(page, head) for head in heads(page)]
    starts = [head.first for head in page_heads] + [len(page)]
    found += _sort_body(page[: starts[0]], Parts(), remainder, amid)
    for head, end in zip(page_heads, starts[1:], strict=True):
        remainder += [(_span(line), "furniture") for line in page[head.first : head.after] if line.look in FURNITURE]
        found += _sort_body(page[head.after : end], _headed(page, head), remainder, amid)
    placed = sorted([(spans[0], n) for n, article in enumerate(found) if (spans := article.spans)])
    articles = [found[n] for _, n in placed]
    for article in articles:
        article.kind = kind_of(article)
    _share_columns(articles)
    return Sorted(tuple(articles), tuple(sorted(remainder)))


def _span(line: Line) -> Span:
    return Span(line.start, line.end)


def _masthead(page: Sequence[Line]) -> tuple[Parts, int]:
    """The newspaper's own head at the top of a front page, and the line behind it."""
    last = max((k for k, line in enumerate(page[:_TOP]) if line.look is Look.MASTHEAD), default=-1)
    top = page[: last + 1]
    if any(line.look not in (Look.MASTHEAD, Look.SHORT, Look.DATE, Look.FURNITURE) for line in top):
        return Parts(), 0
    titled = bool(top) and top[0].look in (Look.SHORT, Look.FURNITURE)
    title, rest = top[:titled], top[titled:]
    return Parts("masthead", title=[_span(line) for line in title], paragraphs=[_span(line) for line in rest]), last + 1


def body_of(page: Sequence[Line]) -> Sequence[Line]:
    """The page's lines without the newspaper's own head."""
    return page[_masthead(page)[1] :]


def _finished(page: Sequence[Line], head: Head) -> Head:
    """The head with what its lines show of one another."""
    return _with_note(page, _with_label(page, _with_author(page, _with_subject(page, _without_verse(page, head)))))


def _without_verse(page: Sequence[Line], head: Head) -> Head:
    """The head without the first line of a stanza, which stands apart from the title and close to the next line."""
    last = head.after - 1
    if last + 1 >= len(page) or not (last in head.byline or last in head.subtitle) or opens(page[last]):
        return head
    if page[last].look is not Look.VERSE or page[last + 1].look is not Look.VERSE:
        return head
    if page[last].gap == 1 or page[last + 1].gap > 1:
        return head
    byline, subtitle = (tuple(k for k in at if k != last) for at in (head.byline, head.subtitle))
    return replace(head, after=last, byline=byline, subtitle=subtitle)


def _with_subject(page: Sequence[Line], head: Head) -> Head:
    """访市人大代表某某 says what a piece is: its subtitle, over the title too, unless it is marked as a heading."""
    about = {k for k in head.kicker if page[k].look is Look.SUBTITLE and not page[k].level}
    kicker = tuple(k for k in head.kicker if k not in about)
    return replace(head, kicker=kicker, subtitle=tuple(sorted((*head.subtitle, *about)))) if about else head


def _with_author(page: Sequence[Line], head: Head) -> Head:
    """The head in which a plain pen name below the title is no subtitle."""
    signs = [k for k in head.subtitle if not page[k].level and _is_pen_name(page[k].text)]
    if not signs or head.subtitle != tuple(signs):
        return head
    return replace(head, subtitle=(), byline=(*head.subtitle, *head.byline))


def _with_label(page: Sequence[Line], head: Head) -> Head:
    """The head with the label that stands right over it, below the end of another piece."""
    at = head.first - 1
    if at < 1 or head.column or page[at].level or not _is_label(page[at], page[at - 1]):
        return head
    return replace(head, first=at, column=(at,))


def _with_note(page: Sequence[Line], head: Head) -> Head:
    """The head with the line 上接第1版 that stands over it."""
    above = page[head.first - 1] if head.first else None
    continues = above is not None and above.look is Look.CONTINUATION and bool(CONTINUES_FROM.search(above.text[:5]))
    return replace(head, first=head.first - 1) if continues else head


def _headed(page: Sequence[Line], head: Head) -> Parts:
    """An article with its head sorted in; the dashes of a subtitle are marks."""
    lines = page[head.first : head.after]
    article = Parts(images=sum(line.image for line in lines))
    for name in ("column", "kicker"):
        getattr(article, name).extend(_span(page[k]) for k in getattr(head, name))
    article.label = "".join(page[k].text for k in head.column)
    for k in head.title:
        _take_title(article, page, k)
    if lines[0].look is Look.CONTINUATION:
        take_continuation(article, lines[0])
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
    begins, ends = label.end() if label else 0, byline_behind(line.text)
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
    if credit := line.text[ends:].lstrip():
        take_byline(article, line.end - len(credit), credit)


def _sort_body(body: Sequence[Line], article: Parts, remainder: list[tuple[Span, str]], captioned: Amid) -> list[Parts]:
    """Sorts the lines below a head.

    A picture's caption between paragraphs becomes an article of its own, as does what comes from another page, and news
    in brief below their label.
    """
    starts = begin_amid(body)
    articles = [article, *(Parts() for _ in starts)]
    pieces = zip(pairwise([0, *starts, len(body)]), articles, strict=True)
    return [part for ends, own in pieces for part in _sort_kinds(body[slice(*ends)], own, remainder, captioned)]


def _sort_kinds(
    body: Sequence[Line], article: Parts, remainder: list[tuple[Span, str]], captioned: Amid
) -> list[Parts]:
    """Sorts lines of an article, and the weather or an offer below it into a piece of their own."""
    apart = (0 if heads_notice(article.head) else stands_apart(body)) or len(body)
    own = _sort_piece(body[:apart], article, remainder, captioned)
    return [*own, *_sort_piece(body[apart:], Parts(), remainder, captioned)] if apart < len(body) else own


def _sort_piece(
    body: Sequence[Line], article: Parts, remainder: list[tuple[Span, str]], captioned: Amid
) -> list[Parts]:
    """Sorts the lines of one piece; the photos amid them come last."""
    photos: list[Parts] = []
    if not article.head and body and labels_items(body, 0):
        article.title, article.head, body = [_span(body[0])], body[0].text, body[1:]
    solid = [k for k, line in enumerate(body) if line.look not in FURNITURE] or [0]
    opening, closing = solid[0], solid[-1]
    article.images += sum(line.image for line in body)
    contact = False
    offered = is_offer([article.head, *(line.text for line in body if len(line.text) <= _PARAGRAPH)])
    for k, line in enumerate(body):
        contact = line.look is Look.FURNITURE and (
            _is_contact(article, body, k, below_one=contact) or (offered and bool(CONTACT.match(line.text)))
        )
        if contact:
            take_text(article, line)
        elif line.look in FURNITURE or (line.look is Look.DATE and not _ends_notice(article, body, k)):
            remainder.append((_span(line), "furniture"))
        elif photos and line.look is Look.BYLINE and line.start in captioned.captions:
            take_byline(photos[-1], line.start, line.text)
        elif line.start in captioned.captions or (line.look is Look.CAPTION and _is_amid_story(article, line)):
            photos.append(Parts("photo", paragraphs=[_span(line)], images=int(line.image), lines=[line]))
            article.images -= line.image
        elif line.look is Look.DATELINE and LAST_DATELINE.fullmatch(line.text):
            take_last_dateline(article, line)
        elif line.look is Look.BYLINE or (k == opening and article.title and _is_name(body[k:])):
            take_byline(article, line.start, line.text)
        elif k == closing and article.paragraphs and not article.column and _is_label(line, body[k - 1]):
            article.column.append(_span(line))
        else:
            if line.start in captioned.rests:
                article.rests.add(line.start)
            take_text(article, line)
    for photo in photos:
        take_glued_byline(photo)
    return [*items(article), *photos]


def _is_amid_story(article: Parts, line: Line) -> bool:
    """Whether a caption stands at its picture below more text than a picture story has."""
    return line.image and len(article.paragraphs) > _PHOTO_STORY


def _is_name(body: Sequence[Line]) -> bool:
    """Whether the line below a title names its author: by a surname, a post, or as a pen name over the text."""
    text = body[0].text
    if NAME_LINE.fullmatch(text) or SOMEONE.fullmatch(text):
        return True
    over = len(body) > 1 and body[1].look in (Look.BODY, Look.VERSE)
    return over and body[0].look is Look.SHORT and _is_pen_name(text)


def _is_pen_name(text: str) -> bool:
    return bool(_PEN_NAME.fullmatch(text)) and not words.is_word(text)


def _is_contact(article: Parts, body: Sequence[Line], k: int, *, below_one: bool) -> bool:
    """How to reach who placed a notice: below its text or other such lines; elsewhere it is the paper's own.

    So it is with an e-mail address between two paragraphs of a piece, and with what stands amid a sentence.
    """
    if not k or not CONTACT.match(body[k].text):
        return False
    if heads_notice(article.head):
        return body[k - 1].look not in FURNITURE or below_one
    if body[k - 1].look not in FURNITURE and CONTACT.match(body[k - 1].text):
        return True
    if k == len(body) - 1 or body[k - 1].look is not Look.BODY or body[k + 1].look in FURNITURE:
        return False
    if not (body[k - 1].ends_sentence or body[k - 1].text[-1] in "：）"):
        return False
    amid = all(body[at].look is Look.BODY and len(body[at].text) >= _PARAGRAPH for at in (k - 1, k + 1))
    return not (amid and "@" in body[k].text)


def _ends_notice(article: Parts, body: Sequence[Line], k: int) -> bool:
    """A day below a signature is the end of a notice, not a date line of the page."""
    return bool(article.paragraphs) and body[k - 1].look is Look.SHORT


def _is_label(line: Line, above: Line) -> bool:
    """A label that a column's foot left at the end: below a whole sentence or a signature, not amid short lines."""
    closed = above.look is Look.BYLINE or above.ends_sentence
    return closed and line.look is Look.SHORT and bool(LABEL.fullmatch(line.text))


def _share_columns(articles: Sequence[Parts]) -> None:
    """The label of a collection (简讯) holds for the short news behind it, until an article has its own or is long.

    Its pieces have headlines, all of them or none.
    """
    label: list[Span] = []
    titled = False
    for article in articles:
        own = article.column if COLLECTION.fullmatch(article.label) else []
        titled = bool(article.title) if own else titled
        item = article.kind == "article" and sum(b - a for a, b in article.paragraphs) <= _COLLECTED
        like = item and bool(article.title) == titled and not (article.column or article.kicker or article.subtitle)
        label = own or (label if like else [])
        if not article.column:
            article.shared_column = label
