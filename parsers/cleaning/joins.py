"""Rules that put a broken paragraph together again."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from parsers.bylines import HOUSE, RANK, REPORTERS, glued_byline
from parsers.cleaning import figures, words
from parsers.cleaning.draft import Change
from parsers.cleaning.going_on import Junction, by_model, found, is_like_text, is_open, sight
from parsers.cleaning.habits import Habits, habits_of, item
from parsers.cleaning.han import HAN, OPENING
from parsers.cleaning.kin import has_kin, is_amid
from parsers.cleaning.weighing import FIRST, NEEDED, Weighed, again
from parsers.datelines import DATELINE, is_torn
from parsers.labels import COLLECTION, HEADLINE_END, INSIDE, NUMBERED, SECTION, WEATHER
from parsers.lines import Line, lines
from parsers.looks import FURNITURE, IN_TEXT, Look
from parsers.names import NAME_LINE
from parsers.notes import is_torn_note, note_behind
from parsers.numerals import NUMERALS

_BEGINS_ANEW = re.compile(
    rf"(?:本报|新华社|中新社)[^。]{{0,20}}[电讯]|{NUMBERED.pattern}|[■□●▲◆○▍【·—]"
    rf"|[^，。]{{0,3}}[{NUMERALS}]{{1,2}}$|编者按|编者的话|核心阅读|责任编辑"
)
_ITEM = re.compile(rf"{NUMBERED.pattern}|{SECTION}")
_NO_WORD = re.compile(r"[\W_]+")
_SIGNED = re.compile(r"[。！？”…]——[^，。；0-9]{2,24}$")
_CANNOT_BEGIN = tuple("，。、；：！？”’）》〉】」』…%％℃‰")
_OPENED = re.compile(f"[{HAN}0-9]")
_CLOSES = {"”": "“", "’": "‘"}
_ENDS_WHOLE = re.compile(r"(?:[）：—】①-⑳]|^此致)[』」]?$")
_NUMBER = re.compile(
    rf"\d{{4}}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?|[{NUMERALS}]{{1,3}}|[0-9.%‰]+(?:[万亿多余]{{0,2}}[^年月日时点分]?)?"
)
_NOTICE = re.compile(r".{0,30}(?:讣告|公告|启事|通告|通知|声明|告示|公示|倡议书)")
_TORN_CREDITS = re.compile(rf"[（(](?:{HOUSE}|{RANK})?(?:{REPORTERS})")
_CREDIT_NAMED = re.compile(r"[\s/／、，：:（(]|本报")
_TOPIC = re.compile(r"\s*题[：:]")
_BEHIND_CONTINUATION = re.compile(r"版[）)】]\s*[^\s）)】]{2}")
_SAID = re.compile(rf"[{HAN}]{{1,14}}(?:说|说道|介绍|表示|感慨|回忆|感叹|坦言|告诉记者|感慨地说)。")
_FIELD = re.compile(r"[^，。：；“”]{2,8}：[^“]")
_PAGE_MARK = re.compile(r"[—–\-·•\s]*(?:第?\s?\d{1,3}\s?版?|[A-Z]\d{1,2})[—–\-·•\s]*")
_CONTACT = re.compile(r"[^，。：:]{0,8}(?:电话|热线|传真|邮箱|[Ee]-?mail)[:：]?\s*[0-9A-Za-z@.—\-]{7,40}")
_RUNNING_HEAD = re.compile(
    rf"[{HAN}]{{1,8}}报\s*(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日[^，。]{{0,16}}|[^，。]{{0,16}}\d{{1,2}}日\s*星期[^，。]{{1,16}}"
)
_COUNTED = re.compile(r"[^，。；]{2,14}（\d{1,4}[人名个]）")
_MARK_INSIDE = re.compile("[，。、；：？！].")
_LONGEST_VERSE, _LONGEST_LINE, _STANZA, _POEM = 12, 20, 4, 5
_AROUND = 5_000
"""A page has hardly more characters than that before a place and behind it; what is farther is another page's."""

_LONG_WORD, _NEAR = 3, 3


_NO_HABITS = Habits(False, frozenset(), 1, 1, frozenset(), frozenset())


class Joints(NamedTuple):
    """The lines of a page, and of each that may go on what single signs say: yes, no, or None for neither.

    `across` are those between which and the next a page number stood; `torn` is how many plainly go on or end with
    something open.
    """

    text: str
    page: Sequence[Line]
    habits: Habits
    plain: Mapping[int, bool | None]
    across: frozenset[int]
    torn: int


def broken_paragraphs(text: str) -> Iterator[Change]:
    """A paragraph that stops in mid-sentence goes on with the next one."""
    joints = joints_of(text)
    page, weighed = joints.page, weighed_lines(joints)
    for k, answer in joints.plain.items():
        if answer or (k in weighed and weighed[k].goes_on()):
            yield Change(page[k].end, page[k + 1].start, "")


def weighed_lines(joints: Joints) -> dict[int, Weighed]:
    """The evidence about the lines of which no single sign tells whether they go on."""
    weighed: dict[int, Weighed] = {}
    last: int | None = None
    for k, answer in joints.plain.items():
        if answer is None:
            seen = sight(junction(joints, k, last == k - 1))
            weighed[k] = Weighed(found(seen, 0.0), is_like_text(seen), partial(by_model, seen.upper, seen.lower))
        if answer or (answer is None and weighed[k].odds(FIRST, NEEDED) > NEEDED):
            last = k
    return again(weighed, joints.plain, FIRST)


def joints_of(text: str) -> Joints:
    page, across = _without_marks(lines(text))
    open_ends = [k for k in range(len(page) - 1) if _could_go_on(page[k], page[k + 1])]
    if not open_ends:
        return Joints(text, page, _NO_HABITS, {}, across, 0)
    habits = habits_of(page)
    plain = {k: _plainly(page, k, habits) for k in open_ends}
    torn = sum(answer or (answer is None and is_open(page[k].text)) for k, answer in plain.items())
    return Joints(text, page, habits, plain, across, torn)


def junction(joints: Joints, k: int, is_rest: bool) -> Junction:
    """All that is known about the end of line k; `is_rest`: it is the rest of the line above."""
    page, habits = joints.page, joints.habits
    around = joints.text[max(0, page[k].end - _AROUND) : page[k].end + _AROUND]
    numbered = _BEGINS_ANEW.match(page[k].text) and page[k].look is not Look.BODY
    return Junction(
        around,
        page[k],
        page[k + 1],
        amid=is_rest or is_amid(page, k),
        kin=has_kin(page, k),
        item=bool(numbered and item(page[k].text) not in habits.clauses),
        across=k in joints.across,
        indented=habits.indented and page[k + 1].indent > 0,
        torn=joints.torn,
        before="\n".join([line.text for line in page[max(0, k - _NEAR) : k]]),
        behind="\n".join([page[k + 1].text, *[line.text for line in page[k + 2 : k + 1 + _NEAR] if not line.level]]),
        usual=habits.gap,
        length=habits.length,
        subheads=len(habits.subheads) - (k in habits.subheads),
        decks=len(habits.decks) - (k in habits.decks),
    )


def _without_marks(page: Sequence[Line]) -> tuple[Sequence[Line], frozenset[int]]:
    """The lines without page numbers and running heads that stand between a line that ends no sentence and text.

    With the numbers, of those that are left, of the lines above such a mark.
    """
    marks = [k for k in range(1, len(page) - 1) if _is_page_mark(page[k - 1], page[k], page[k + 1])]
    if not marks:
        return page, frozenset()
    taken = frozenset(marks)
    left = [line for k, line in enumerate(page) if k not in taken]
    return left, frozenset(k - 1 - n for n, k in enumerate(marks))


def _is_page_mark(above: Line, line: Line, below: Line) -> bool:
    if line.level or above.ends_sentence or not _could_go_on(above, below):
        return False
    if line.look in FURNITURE or _RUNNING_HEAD.fullmatch(line.text):
        return True
    if _CONTACT.fullmatch(line.text):
        return below.look is Look.BODY and (above.look is Look.BODY or "，" in above.text)
    number = _PAGE_MARK.fullmatch(line.text)
    return bool(number and not (line.text.isdigit() and figures.stand_between(above.text, below.text)))


def _could_go_on(above: Line, below: Line) -> bool:
    """Whether the lines are no headings and the upper one ends no sentence, unless its speaker stands below."""
    if above.level or below.level or below.look not in IN_TEXT:
        return False
    return not above.ends_sentence or (above.text[-1] == "”" and bool(_SAID.fullmatch(below.text)))


def _plainly(page: Sequence[Line], k: int, habits: Habits) -> bool | None:
    """What single signs say of line k: it goes on, it does not, or None where only all evidence together tells."""
    above, below = page[k], page[k + 1]
    if is_torn_note(above.text, below.text):
        return True
    if note_behind(above.text):
        return False
    amid_text = is_amid(page, k)
    if above.ends_sentence or is_torn(above.text, below.text):
        return True
    if above.look not in IN_TEXT:
        return _torn_line(above, below, amid_text, habits)
    if glued_byline(above.text) and len(words.word_across(above.text, below.text)) < _LONG_WORD:
        return False
    if not amid_text and _is_name(above.text, below.text):
        return False
    if above.text.endswith("，") and (_is_verse(above, below) or _is_among_short(page, k)):
        return False
    if _stand_apart(above.text, below.text):
        return False
    if _cannot_begin(below.text) or above.text[-1] in OPENING or _closes(above.text, below.text[0]):
        return below.text[0] != "…" or None
    if figures.is_cut(above, below):
        return figures.is_sure(above, below, amid_text) or None
    if _is_in_poem(page, k):
        return False
    if is_open(above.text):
        return None
    if _BEGINS_ANEW.match(below.text) or figures.stand_apart(above, below):
        return False
    return _by_form(above, below, habits)


def _stand_apart(above: str, below: str) -> bool:
    """Whether a line is a rule, signs a quotation or is a field, or the one below is an item, label or quotation."""
    if _NO_WORD.fullmatch(above) or _NO_WORD.fullmatch(below) or _SIGNED.search(above) or below.startswith(above):
        return True
    fields = _FIELD.match(above) and _FIELD.match(below)
    return bool(fields or _ITEM.match(below) or _COUNTED.fullmatch(below)) or (
        above[-1] == "：" and below[0] in OPENING + '"'
    )


def _by_form(above: Line, below: Line, habits: Habits) -> bool | None:
    """What beginnings, ends and indents say."""
    dateline = DATELINE.match(above.text)
    if dateline and above.look is Look.SHORT:
        if _TOPIC.match(above.text, dateline.end()):
            return False
        return bool(above.text[dateline.end() :].strip()) and (below.look is Look.BODY or None)
    if _ENDS_WHOLE.search(above.text) or HEADLINE_END.search(above.text) or _is_label(above.text):
        return False
    if habits.indented and above.indent and not below.indent and below.look is Look.BODY:
        return below.ends_sentence or None
    return None


def _torn_line(above: Line, below: Line, amid_text: bool, habits: Habits) -> bool | None:
    """A line that looks like no text but may be the torn head of it: a dateline, 记者好奇|地来到…, 3月7日|7:00至…"""
    if above.look is Look.DATELINE:
        return bool(_TORN_CREDITS.match(below.text))
    if above.look is Look.FURNITURE:
        return bool(
            above.text.isdigit() and amid_text and figures.COUNTS.match(below.text)
        ) and not figures.numbers_a_part(above, below)
    if above.look is Look.SUBTITLE:
        said = below.look is Look.BODY and "，" in above.text
        return None if amid_text and (said or item(above.text) in habits.clauses) else False
    if above.look is Look.CONTINUATION:
        return None if _BEHIND_CONTINUATION.search(above.text) else False
    if not amid_text or below.look is not Look.BODY or above.look not in (Look.BYLINE, Look.DATE):
        return False
    return False if _CREDIT_NAMED.search(above.text) else None


def _is_name(above: str, below: str) -> bool:
    """Whether a line is nothing but a name, and neither a word such as 全球 nor the head of one."""
    if not NAME_LINE.fullmatch(above):
        return False
    return words.kind(above) in ("", "nr") and not words.word_across(above, below)


def _is_verse(above: Line, below: Line) -> bool:
    return above.look is below.look is Look.VERSE or max(len(above.text), len(below.text)) <= _LONGEST_VERSE


def _is_among_short(page: Sequence[Line], k: int) -> bool:
    """Whether four lines or more of a poem's length stand together, of which line k and the next are two."""
    first = last = k
    while first > 0 and k - first < _STANZA and _is_short(page[first - 1]):
        first -= 1
    while last + 1 < len(page) and last - k < _STANZA and _is_short(page[last + 1]):
        last += 1
    return last > k and last - first + 1 >= _STANZA and _is_short(page[k])


def _is_in_poem(page: Sequence[Line], k: int) -> bool:
    """Whether five lines or more of a poem's length stand together, line k and the next among them, of which few end a
    sentence and few have a mark inside. A list may be set so, too; lines torn that often hardly ever are.
    """
    near = range(max(0, k - _POEM), min(len(page), k + 2 + _POEM))
    first = next((j + 1 for j in range(k + 1, near.start - 1, -1) if not _is_short(page[j])), near.start)
    after = next((j for j in range(k, near.stop) if not _is_short(page[j])), near.stop)
    rows = page[first:after]
    if first > k or after < k + 2 or len(rows) < _POEM:
        return False
    marked = sum(bool(_MARK_INSIDE.search(row.text)) for row in rows)
    return 3 * sum(row.ends_sentence for row in rows) < len(rows) and 2 * marked < len(rows)


def _is_short(line: Line) -> bool:
    return not line.level and len(line.text) <= _LONGEST_LINE and line.look in IN_TEXT


def _is_label(text: str) -> bool:
    """Whether a line is a number, the head of a notice, the label of a collection, an address on the net."""
    return "www." in text or any(pattern.fullmatch(text) for pattern in (_NUMBER, _NOTICE, COLLECTION, INSIDE, WEATHER))


def _closes(above: str, mark: str) -> bool:
    """Whether a mark closes the quotation that stands open in the line above it."""
    return mark in _CLOSES and above.count(_CLOSES[mark]) > above.count(mark)


def _cannot_begin(text: str) -> bool:
    """Closing punctuation; but a quotation mark that faces the wrong way may open the next paragraph."""
    return text.startswith(_CANNOT_BEGIN) and not (text[0] in "”’" and _OPENED.match(text, 1))
