"""Headlines over two lines that a pair of marks, an order's name or a word that needs another holds together."""

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.articles.cues import OFFICE
from parsers.articles.habits import opens
from parsers.articles.heads import Head
from parsers.articles.kinds import heads_notice
from parsers.articles.pairs import without_label
from parsers.cleaning.han import HAN
from parsers.lines import Line
from parsers.looks import IN_HEAD
from parsers.phrase_ends import is_couplet, needs_more, opens_pair

_POST = re.compile(r"(?:[长记席任员授家手]|代表|总理)$")
_MET = re.compile(r"(?:举行|召开).{0,20}会议?$")
_NOTICE = re.compile(rf"[{HAN}]{{2,8}}(?:公告|通告|公示|启事)")
_LEAST_OF_NOTICE, _MADE_KNOWN = 8, ("发布", "公布", "发出")
_LONGEST = 60
_LINES, _TOLD = 6, 6
"""In how many lines below, and how many characters on both sides together, a text says what two lines say in one."""


def with_halves(page: Sequence[Line], head: Head) -> Head:
    """The head whose headline is one with the line over it, or with the one below: 洛河县“最美 | 教师”名单公示."""
    if not head.title:
        return head
    over, under = head.title[0] - 1, head.title[-1] + 1
    text = "\n".join(line.text for line in page[head.after : head.after + _LINES])
    coupled = over in (*head.column, *head.kicker) and is_couplet(page[over].text, without_label(page[over + 1].text))
    if over >= 0 and over not in head.subtitle and _are_halves(page[over], page[over + 1], text, coupled):
        column, kicker = _without(head.column, over), _without(head.kicker, over)
        head = replace(head, first=min(head.first, over), column=column, kicker=kicker, title=(over, *head.title))
    coupled = under in head.subtitle and is_couplet(page[under - 1].text, without_label(page[under].text))
    if under < len(page) and not opens(page[under]) and _are_halves(page[under - 1], page[under], text, coupled):
        subtitle, byline = _without(head.subtitle, under), _without(head.byline, under)
        after = max(head.after, under + 1)
        head = replace(head, after=after, title=(*head.title, under), subtitle=subtitle, byline=byline)
    return head


def _without(at: tuple[int, ...], gone: int) -> tuple[int, ...]:
    return tuple(k for k in at if k != gone)


def _are_halves(above: Line, line: Line, text: str, coupled: bool) -> bool:
    """Whether two lines that are set alike are one headline, whatever they look like; `text` stands below."""
    a, b = above.text, line.text
    if above.level != line.level or not {above.look, line.look} <= {*IN_HEAD} or len(a) + len(b) > _LONGEST:
        return False
    if b.startswith("——") or any(mark in a + b for mark in "。；"):
        return False
    return coupled or opens_pair(a, b) or _is_told(a, b, text) or needs_more(a, b) or _is_of_notice(a, b)


def _is_of_notice(a: str, b: str) -> bool:
    """Whether a line says what the notice is about that the next one names, and no office that placed it."""
    if len(a) < _LEAST_OF_NOTICE or not _NOTICE.fullmatch(b) or not heads_notice(b):
        return False
    return not (heads_notice(a) or OFFICE.fullmatch(a) or a.endswith(_MADE_KNOWN))


def _is_told(a: str, b: str, text: str) -> bool:
    """Whether a text has the end of one line and the beginning of the next together.

    A post may stand over a name, and what a meeting did under its own headline.
    """
    return not (_POST.search(a) or _MET.search(a)) and any(
        a[-n:].isalpha() and b[: _TOLD - n].isalpha() and f"{a[-n:]}{b[: _TOLD - n]}" in text
        for n in range(2, _TOLD - 1)
    )
