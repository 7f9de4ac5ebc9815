"""Sorts the lines of a page into articles and their fields."""

import re
from collections.abc import Sequence

from parsers.articles.captions import Amid, captions_amid
from parsers.articles.cues import CONTACT, SOMEONE
from parsers.articles.fields import (
    take_byline,
    take_glued_bylines,
    take_last_dateline,
    take_text,
)
from parsers.articles.finished import finished, is_label, is_pen_name, with_labels_again, without_signatures
from parsers.articles.headed import headed
from parsers.articles.heads import heads
from parsers.articles.items import items
from parsers.articles.kinds import heads_notice, kind_of, stands_apart
from parsers.articles.parts import Parts, Sorted, span_of
from parsers.articles.pieces import begin_amid, begun, labels_items
from parsers.articles.signatures import are_listed
from parsers.cleaning.han import HAN
from parsers.datelines import LAST_DATELINE
from parsers.labels import EDITORS_NOTE, is_collection, is_weather
from parsers.lines import Line
from parsers.looks import FURNITURE, Look
from parsers.model import Span
from parsers.names import NAME_LINE

_COLLECTED = 200
_PHOTO_STORY = 2
_TOP = 12


def sort_lines(page: Sequence[Line]) -> Sorted:
    """Every line of the page in a field of an article, or in the remainder."""
    masthead, first = _masthead(page)
    page, amid = captions_amid(page[first:])
    found = [masthead]
    remainder: list[tuple[Span, str]] = []
    page_heads = with_labels_again(page, without_signatures(page, [finished(page, head) for head in heads(page)]))
    starts = [head.first for head in page_heads] + [len(page)]
    found += _sort_body(page[: starts[0]], Parts(), remainder, amid)
    for head, end in zip(page_heads, starts[1:], strict=True):
        remainder += [(span_of(line), "furniture") for line in page[head.first : head.after] if line.look in FURNITURE]
        found += _sort_body(page[head.after : end], headed(page, head), remainder, amid)
    placed = sorted([(spans[0], n) for n, article in enumerate(found) if (spans := article.spans)])
    articles = [found[n] for _, n in placed]
    for article in articles:
        article.kind = kind_of(article)
    _share_columns(articles)
    return Sorted(tuple(articles), tuple(sorted(remainder)))


def _masthead(page: Sequence[Line]) -> tuple[Parts, int]:
    """The newspaper's own head at the top of a front page, and the line behind it."""
    last = max((k for k, line in enumerate(page[:_TOP]) if line.look is Look.MASTHEAD), default=-1)
    top = page[: last + 1]
    if any(line.look not in (Look.MASTHEAD, Look.SHORT, Look.DATE, Look.FURNITURE) for line in top):
        return Parts(), 0
    titled = bool(top) and top[0].look in (Look.SHORT, Look.FURNITURE)
    title, rest = top[:titled], top[titled:]
    return Parts(
        "masthead", title=[span_of(line) for line in title], paragraphs=[span_of(line) for line in rest]
    ), last + 1


def body_of(page: Sequence[Line]) -> Sequence[Line]:
    """The page's lines without the newspaper's own head."""
    return page[_masthead(page)[1] :]


def _sort_body(body: Sequence[Line], article: Parts, remainder: list[tuple[Span, str]], amid: Amid) -> list[Parts]:
    """Sorts the lines below a head.

    A picture's caption between paragraphs becomes an article of its own, as does what comes from another page, news in
    brief below their label, and what is headed below a signature.
    """
    starts = begin_amid(body)
    pieces = [(article, 0), *(begun(body, k) for k in starts)]
    ends = [*starts, len(body)]
    return [
        part
        for (own, first), after in zip(pieces, ends, strict=True)
        for part in _sort_kinds(body[first:after], own, remainder, amid)
    ]


def _sort_kinds(body: Sequence[Line], article: Parts, remainder: list[tuple[Span, str]], amid: Amid) -> list[Parts]:
    """Sorts lines of an article, and the weather below it into a piece of its own."""
    apart = stands_apart(body) or len(body)
    labelled = apart < len(body) and is_weather(body[apart].text)
    if heads_notice(article.head) and not labelled:
        apart = len(body)
    own = _sort_piece(body[:apart], article, remainder, amid)
    if apart == len(body):
        return own
    title = body[apart : apart + labelled]
    weather = Parts(title=[span_of(line) for line in title], head="".join(line.text for line in title))
    return [*own, *_sort_piece(body[apart + labelled :], weather, remainder, amid)]


def _sort_piece(body: Sequence[Line], article: Parts, remainder: list[tuple[Span, str]], amid: Amid) -> list[Parts]:
    """Sorts the lines of one piece; the photos amid them come last."""
    photos: list[Parts] = []
    if not article.head and body and labels_items(body, 0):
        article.title, article.head, body = [span_of(body[0])], body[0].text, body[1:]
    solid = [k for k, line in enumerate(body) if line.look not in FURNITURE] or [0]
    noted = len(solid) > 1 and bool(EDITORS_NOTE.match(body[solid[0]].text))
    opening, closing = solid[noted], solid[-1]
    article.images += sum(line.image for line in body)
    contact = False
    for k, line in enumerate(body):
        contact = line.look is Look.FURNITURE and _is_contact(article, body, k, below_one=contact)
        if contact:
            take_text(article, line)
        elif line.look in FURNITURE or (line.look is Look.DATE and not _ends_notice(article, body, k)):
            remainder.append((span_of(line), "furniture"))
        elif photos and line.look is Look.BYLINE and line.start in amid.captions:
            take_byline(photos[-1], line.start, line.text)
        elif line.start in amid.captions or (line.look is Look.CAPTION and _is_below_story(article, line)):
            photos.append(Parts("photo", paragraphs=[span_of(line)], images=int(line.image), lines=[line]))
            article.images -= line.image
        elif line.look is Look.DATELINE and LAST_DATELINE.fullmatch(line.text):
            take_last_dateline(article, line)
        elif line.look is Look.BYLINE or (k == opening and article.title and _is_name(body[k:])):
            take_byline(article, line.start, line.text)
        elif k == closing and _may_be_labelled(article) and is_label(line, body[k - 1]):
            article.column.append(span_of(line))
        else:
            if line.start in amid.rests:
                article.rests.add(line.start)
            take_text(article, line)
    for photo in photos:
        take_glued_bylines(photo)
    return [*items(article), *photos]


def _may_be_labelled(article: Parts) -> bool:
    """Whether what stands at an article's end may be its label; at the end of a notice it is who placed that."""
    return bool(article.paragraphs) and not article.column and not heads_notice(article.head)


def _is_below_story(article: Parts, line: Line) -> bool:
    """Whether a caption stands at its picture below more text than a picture story has."""
    return line.image and len(article.paragraphs) > _PHOTO_STORY


def _is_name(body: Sequence[Line]) -> bool:
    """Whether the line below a title names its author: by a surname, a post, or as a pen name over the text."""
    text = body[0].text
    if are_listed(body, 0):
        return False
    if NAME_LINE.fullmatch(text) or SOMEONE.fullmatch(text):
        return True
    over = len(body) > 1 and body[1].look in (Look.BODY, Look.VERSE)
    return over and body[0].look is Look.SHORT and is_pen_name(text)


def _is_contact(article: Parts, body: Sequence[Line], k: int, *, below_one: bool) -> bool:
    """How to reach who placed a notice: below its text or other such lines; elsewhere it is the paper's own."""
    if k and heads_notice(article.head) and _calls(article, body[k].text):
        return body[k - 1].look not in FURNITURE or below_one
    if not k or not CONTACT.match(body[k].text) or heads_notice(article.head):
        return False
    return body[k - 1].look not in FURNITURE and CONTACT.match(body[k - 1].text) is not None


def _calls(article: Parts, text: str) -> bool:
    """Whether a line says how to reach who placed a notice; where to send what is written, if it asks for that."""
    return bool(_CALLS.match(text)) and (not text.startswith("投稿") or bool(_ASKS.search(article.head)))


_CALLS = re.compile(
    rf"(?!本[报版刊]|报社|新闻|[报爆]料|广告|发行|订[阅报]|编辑部|总编)[（(]?(?:联系人|联系方式|"
    rf"[{HAN}]{{0,6}}(?:电话|热线|[邮信]箱|邮编|邮政编码|地址|网址|微信|QQ|传真|E-?mail))[^。，]{{0,4}}[:：]",
    re.IGNORECASE,
)
_ASKS = re.compile("[征约投]稿|征[文集求]|大赛|比赛")


def _ends_notice(article: Parts, body: Sequence[Line], k: int) -> bool:
    """A day below a signature is the end of a notice, not a date line of the page."""
    return bool(article.paragraphs) and body[k - 1].look is Look.SHORT


def _share_columns(articles: Sequence[Parts]) -> None:
    """The label of a collection (简讯) holds for the short news behind it, until an article has its own or is long.

    Its pieces have headlines, all of them or none.
    """
    label: list[Span] = []
    titled = False
    for article in articles:
        own = article.column if is_collection(article.label) else []
        titled = bool(article.title) if own else titled
        item = article.kind == "article" and sum(b - a for a, b in article.paragraphs) <= _COLLECTED
        like = item and bool(article.title) == titled and not (article.column or article.kicker or article.subtitle)
        label = own or (label if like else [])
        if label and not article.column:
            article.shared_column = label
