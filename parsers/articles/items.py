"""The items of a collection: 简讯 or 一句话新闻 whose pieces have no headlines of their own."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from parsers.articles.fields import take_glued_bylines, take_opening
from parsers.articles.parts import Parts
from parsers.bylines import glued_byline
from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN
from parsers.labels import ITEM_MARK, MARKED_COLLECTION, is_collection
from parsers.lines import Line
from parsers.model import Span

_LEAST = 2


def items(article: Parts) -> list[Parts]:
    """The pieces of a collection, each with credits of its own; of anything else the article itself."""
    collected = is_collection(article.head) or labels_news(article.head, article.lines)
    starts = _starts(article) if collected else []
    found = [_item(article, *ends) for ends in pairwise([*starts, len(article.lines)])]
    if found:
        _share_out(article, found)
    for each in found or [article]:
        take_glued_bylines(each)
    return found or [article]


def _starts(article: Parts) -> list[int]:
    """The paragraphs with which items begin: each bears a mark, is signed at its end, or is a sentence."""
    marked = [k for k, line in enumerate(article.lines) if ITEM_MARK.match(line.text)]
    if len(marked) >= _LEAST and marked[0] == 0:
        return marked
    signed = [k for k, line in enumerate(article.lines) if glued_byline(line.text)]
    if len(signed) >= _LEAST and signed[-1] == len(article.lines) - 1:
        return [0, *(k + 1 for k in signed[:-1])]
    return [*range(len(article.lines))] if _are_sentences(article) else []


def labels_news(label: str, below: Iterable[Line]) -> bool:
    """Whether every line below a label bears the same mark and is a whole sentence, and they are news.

    So the label says, or the lines: most tell of a day, and none is led by it as what is planned is (●3月12日：…).
    """
    told = MARKED_COLLECTION.fullmatch(label)
    if not (told or _NAME.fullmatch(label)):
        return False
    lines = list(below)
    texts = [line.text for line in lines if line.ends_sentence or glued_byline(line.text)]
    if len(texts) < max(_LEAST, len(lines)) or min(map(len, texts)) < _SHORTEST:
        return False
    if len({text[0] for text in texts}) > 1 or not ITEM_MARK.match(texts[0]):
        return False
    if told:
        return True
    dated = sum(map(bool, map(_DAY.search, texts)))
    return 2 * dated > len(texts) and not any(map(_PLANNED.match, texts))


_NAME = re.compile(rf"[【\[〖〔■●◆▍]?[{HAN}]{{2,6}}[】\]〗〕]?")
_DAY = re.compile(r"\d{1,2}日|[近昨今]日|日前|连日来")
_PLANNED = re.compile(r".\s*(?:\d{1,2}月)?\d{1,2}日[：:（(\s]")


def _are_sentences(article: Parts) -> bool:
    """Whether each paragraph is one sentence: of two, if the label says so, else of three."""
    texts = [line.text for line in article.lines]
    least = _LEAST if "一句话" in article.head else _FEW
    return len(texts) >= least and all(map(_SENTENCE.fullmatch, texts))


_SENTENCE = re.compile(r"[^。！？]{8,120}[。！？]”?")
_SHORTEST, _FEW = 10, 3


def _item(collection: Parts, first: int, after: int) -> Parts:
    """Paragraphs of a collection as a piece of its own, its mark and its dateline taken off."""
    item = Parts(shared_column=collection.title, lines=collection.lines[first:after])
    span, line = collection.paragraphs[first], collection.lines[first]
    start, end = span.start - line.start, span.end - line.start
    mark = _bullet(line.text[start:end])
    begins = take_opening(item, line, start, end, mark)
    if begins == start and mark:
        item.marks.append(Change(span.start, span.start + mark, ""))
    begins += len(line.text[begins:end]) - len(line.text[begins:end].lstrip())
    item.paragraphs = [Span(line.start + begins, span.end), *collection.paragraphs[first + 1 : after]]
    return item


def _bullet(text: str) -> int:
    """How many characters the mark of an item takes, with the spaces behind it; 0 without one."""
    return len(text) - len(text[1:].lstrip()) if ITEM_MARK.match(text) else 0


def _share_out(collection: Parts, found: Sequence[Parts]) -> None:
    """Credits go with the item at which they stand, all else that stands around the items with the first one."""
    first = found[0]
    first.column, first.label = [*collection.column, *collection.title], collection.head
    first.images = collection.images
    for name in ("kicker", "subtitle", "continues_from", "continues_on"):
        setattr(first, name, getattr(collection, name))
    for name in ("byline", "dateline"):
        for span in getattr(collection, name):
            getattr(_at(found, span), name).append(span)
    first.marks += collection.marks


def _at(found: Iterable[Parts], span: Span) -> Parts:
    """The last item that begins before the span, or the first one."""
    first, *others = found
    return next((item for item in reversed(others) if item.lines[0].start <= span.start), first)
