"""Which lines of a page could stand in a head."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.articles.cues import CONTACT, MARKED_LABEL
from parsers.articles.habits import is_dated, opens
from parsers.cleaning.han import HAN
from parsers.labels import INSIDE, SPEAKER, heads_part, is_collection
from parsers.lines import Line
from parsers.looks import IN_HEAD, Look
from parsers.names import NAME_LINE
from parsers.notes import breaks_off

_WORDS = re.compile(rf"[{HAN}A-Za-z].*[{HAN}A-Za-z]")
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_CLOSING = re.compile(
    r"(?:谢谢(?:大家|各位|你们)?|祝(?:你|您|大家|各位|全|愿大家)[^，。]{2,12}|此致|敬礼|谨以此文[^，。]{2,16}|本[版栏专][目栏]?由[^，。]{2,20}(?:主办|承办|协办|支持|提供)|特此(?:公告|通告|通知|通报|声明|函告|说明|致谢)|现公告如下|以上|未完待续|全文完)[。！!]?"
)
"""How a speech, a letter or a notice ends."""

_CALLED = re.compile(r"[：:] ?\d[\d-]{6,}")
"""An office with its telephone: 水集街道：88412200."""

_LONGEST_LABEL = 30
_LONGEST_LEAD = 16
_LONGEST_HEAD = 3
_MOST_ROWS = 6
_BELOW_HEADS = (Look.BODY, Look.SUBTITLE, Look.CONTINUATION)
_VERSE_MARKS = frozenset("，。；、！？：…")
_AMID_VERSE = frozenset("，。；、")
_LONGEST_CRY = 22
_LONGEST_MARKED = 60


def with_rows(page: Sequence[Line]) -> Sequence[Line]:
    """The page with a few close rows without a mark, between the end of a text and prose, as no verse but a head."""
    verse = [k for k, line in enumerate(page) if line.look is Look.VERSE]
    if not verse:
        return page
    lines = list(page)
    begins = [k for k in verse if not k or page[k].gap > 1 or page[k - 1].look is not Look.VERSE]
    for first, end in pairwise([*begins, len(page)]):
        rows = [page[k] for k in verse[bisect_left(verse, first) : bisect_left(verse, end)]]
        if len(rows) <= _MOST_ROWS and _are_heads(page, first, first + len(rows)):
            lines[first : first + len(rows)] = [row._replace(look=Look.SHORT) for row in rows]
    return lines


def _are_heads(page: Sequence[Line], first: int, after: int) -> bool:
    """Whether lines of verse may be rows of a head, by their ends and by what stands above and below."""
    if after == len(page) or any(row.text[-1] in _VERSE_MARKS for row in page[first:after]):
        return False
    ended = not first or page[first - 1].ends_sentence or opens(page[first - 1])
    return ended and (page[after].look in _BELOW_HEADS or opens(page[after]))


def spans(page: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The runs of lines that could stand in a head: the first line of each, and the line after it."""
    at = 0
    while at < len(page):
        end = at
        while end < len(page) and (_could_head(page, end) or (end > at and _is_deck(page[end]))):
            end += 1
        if end > at:
            yield at, end
        at = max(end, at + 1)


def _could_head(page: Sequence[Line], k: int) -> bool:
    """Whether line k could be part of a head: short, no note, no part of a list, an interview or a letter's end."""
    line = page[k]
    if not line.level and line.look not in IN_HEAD and len(line.text) > _LONGEST_LABEL:
        return False
    if line.look is Look.VERSE and _heads_no_verse(page, k):
        return True
    if _leads_on(line):
        return k + 1 < len(page) and not _leads_on(page[k + 1]) and _could_head(page, k + 1)
    told = line.level or (_WORDS.search(line.text) and not (breaks_off(line.text) or is_dated(line.text)))
    if not told or _IN_BRACKETS.fullmatch(line.text):
        return False
    if CONTACT.match(line.text) or _CALLED.search(line.text) or (k and heads_part(line.text)):
        return False
    if INSIDE.fullmatch(line.text):
        return bool(MARKED_LABEL.fullmatch(line.text)) and k + 1 < len(page) and bool(page[k + 1].level)
    if line.level:
        if line.look is Look.BYLINE and line.text[-1] != "）":  # 十二时辰（记者蹲点） is a headline's end and its label
            return False
        return line.look in IN_HEAD or (len(line.text) <= _LONGEST_MARKED and "。" not in line.text)
    if line.look not in IN_HEAD or (k and NAME_LINE.fullmatch(line.text) and _could_be_title(page[k - 1])):
        return False
    if SPEAKER.match(line.text):
        return line.text[-1] == "”" and k + 1 < len(page) and opens(page[k + 1])
    return not (_is_cry(line.text) or _CLOSING.fullmatch(line.text))


def _heads_no_verse(page: Sequence[Line], k: int) -> bool:
    """A line over a poem; one at its end, or between two, that what follows makes a headline: a name, prose."""
    if not k or (page[k - 1].look is not Look.VERSE and not opens(page[k - 1])):
        return True
    if _ends_verse(page, k) or is_collection(page[k].text):
        return True
    if k + 1 == len(page) or page[k].text[-1] in _AMID_VERSE or opens(page[k]):
        return False
    return opens(page[k + 1]) or page[k + 1].look is Look.BODY


def _ends_verse(page: Sequence[Line], k: int) -> bool:
    """A line without a mark below verse that ends with a full stop, or below another such line, and soon text."""
    if page[k].text[-1] in _VERSE_MARKS:
        return False
    first = next((j for j in range(k - 1, max(-1, k - _LONGEST_HEAD - 1), -1) if page[j].text[-1] in _VERSE_MARKS), -1)
    if first < 0 or not page[first].ends_sentence:
        return False
    below = page[k + 1 : first + _LONGEST_HEAD + 2]
    text = next((j for j, line in enumerate(below) if opens(line) or line.look is Look.BODY), -1)
    return text >= 0 and all(line.text[-1] not in _VERSE_MARKS for line in below[:text])


def _leads_on(line: Line) -> bool:
    """A kicker that names who did what the title says: 清漪县柳河镇："""
    short = line.look is Look.BODY and len(line.text) <= _LONGEST_LEAD
    return short and line.text[-1] == "：" and "，" not in line.text


def _could_be_title(line: Line) -> bool:
    return line.look in IN_HEAD or bool(line.level)


def _is_cry(text: str) -> bool:
    """A long line that ends with ！ or ？ is a sentence of the text."""
    return len(text) > _LONGEST_CRY and text.endswith(("！", "？", "…"))


def _is_deck(line: Line) -> bool:
    return line.text.startswith("——")
