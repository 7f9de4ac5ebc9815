"""What single signs say of a line's end: the line goes on in the next one, it does not, or neither is plain."""

import re
from collections.abc import Sequence

from parsers.bylines import HOUSE, RANK, REPORTERS, glued_byline
from parsers.cleaning import figures, words
from parsers.cleaning.going_on import is_open
from parsers.cleaning.han import HAN, OPENING
from parsers.cleaning.kin import is_amid
from parsers.cleaning.setting import Setting
from parsers.cleaning.stanzas import are_verse, is_among_short, is_in_poem
from parsers.datelines import DATELINE, is_torn
from parsers.labels import COLLECTION, INSIDE, NUMBERED, SECTION, is_weather
from parsers.lines import Line
from parsers.looks import IN_TEXT, Look
from parsers.names import NAME_LINE
from parsers.notes import note_behind
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
_ENDS_WHOLE = re.compile(r"(?:[）)：—】①-⑳]|^此致|(?:电话|热线)[：:][\dxX*—－-]{11,16})[』」]?$")
_NUMBER = re.compile(
    rf"\d{{4}}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?|[{NUMERALS}]{{1,3}}|[0-9.%‰]+(?:[万亿多余]{{0,2}}[^年月日时点分]?)?"
)
_YEAR, _PART_OF_YEAR = re.compile(r"\d{4}年"), re.compile("[初底末春夏秋冬]|以来|[一二三四]季度|[上下]半年")
_NOTICE = re.compile(r".{0,30}(?:讣告|公告|启事|通告|通知|声明|告示|公示|倡议书)")
_TORN_CREDITS = re.compile(rf"[（(](?:{HOUSE}|{RANK})?(?:{REPORTERS})")
_CREDIT_NAMED = re.compile(r"[\s/／、，：:（(]|本报")
_TOPIC = re.compile(r"\s*题[：:]")
_BEHIND_CONTINUATION = re.compile(r"版[）)】]\s*[^\s）)】]{2}")
_SAID = re.compile(rf"[{HAN}]{{1,14}}(?:说|说道|介绍|表示|感慨|回忆|感叹|坦言|告诉记者|感慨地说)。")
_FIELD = re.compile(r"[^，。：；“”]{2,8}：[^“]")
_COUNTED = re.compile(r"[^，。；]{2,14}（\d{1,4}[人名个]）")
_BRACKET_OPENED, _BRACKET_CLOSED = re.compile(r"[（(][^（()）。]{0,24}$"), re.compile(r"[^（()）。]{1,24}[）)]")
_TITLE_OPENED, _TITLE_CLOSED = re.compile("《[^《》]{1,30}$"), re.compile("[^《》]{1,30}》")
_LONG_WORD = 3


def could_go_on(above: Line, below: Line) -> bool:
    """Whether the lines are no headings and the upper one ends no sentence, unless its speaker stands below."""
    if above.level or below.level or (below.look not in IN_TEXT and not _cuts_note(above.text, below.text)):
        return False
    return not above.ends_sentence or (above.text[-1] == "”" and bool(_SAID.fullmatch(below.text)))


def plainly(page: Sequence[Line], k: int, setting: Setting) -> bool | None:
    """What single signs say of line k: it goes on, it does not, or None where only all evidence together tells."""
    above, below = page[k], page[k + 1]
    if _cuts_note(above.text, below.text):
        return True
    if note_behind(above.text):
        return False
    amid_text = is_amid(page, k)
    if above.ends_sentence or is_torn(above.text, below.text):
        return True
    if above.look not in IN_TEXT:
        return _torn_line(above, below, amid_text)
    if glued_byline(above.text) and len(words.word_across(above.text, below.text)) < _LONG_WORD:
        return False
    if (not amid_text and _is_name(above.text, below.text)) or _names_author(above.text, below.text):
        return False
    if above.text.endswith("，") and (are_verse(above, below) or is_among_short(page, k)):
        return False
    if _stand_apart(above.text, below.text):
        return False
    if _cannot_begin(below.text) or _opens_last(above.text) or _closes(above.text, below.text[0]):
        return below.text[0] != "…" or None
    if _TITLE_OPENED.search(above.text) and _TITLE_CLOSED.match(below.text):
        return True
    if figures.is_cut(above, below):
        return figures.is_sure(above, below, amid_text) or None
    if is_in_poem(page, k):
        return False
    if is_open(above.text):
        return None
    if begins_anew(below.text) or not figures.makes_sense(above.text, below.text):
        return False
    return _by_form(above, below, setting)


def begins_anew(text: str) -> bool:
    """Whether a line begins as no rest of a sentence does: a dateline, a number, a mark, a label."""
    return bool(_BEGINS_ANEW.match(text))


def _stand_apart(above: str, below: str) -> bool:
    """Whether a line is a rule, signs a quotation or is a field, or the one below is an item, label or quotation."""
    if _NO_WORD.fullmatch(above) or _SIGNED.search(above) or below.startswith(above) or _names_below(above, below):
        return True
    fields = _FIELD.match(above) and _FIELD.match(below)
    return bool(fields or _ITEM.match(below) or _COUNTED.fullmatch(below)) or (
        above[-1] == "：" and below[0] in OPENING + '"'
    )


def _names_below(above: str, below: str) -> bool:
    """Whether the text below begins with the words of a numbered heading: 一、选料|选料选了两个月."""
    number = NUMBERED.match(above)
    return number is not None and len(above) - number.end() > 1 and below.startswith(above[number.end() :])


def _by_form(above: Line, below: Line, setting: Setting) -> bool | None:
    """What beginnings, ends and indents say."""
    dateline = DATELINE.match(above.text)
    if dateline and above.look is Look.SHORT:
        if _TOPIC.match(above.text, dateline.end()):
            return False
        return bool(above.text[dateline.end() :].strip()) and (below.look is Look.BODY or None)
    if _YEAR.fullmatch(above.text) and _PART_OF_YEAR.match(below.text):
        return None
    if _ENDS_WHOLE.search(above.text) or _is_label(above.text):
        return False
    if setting.indented and above.indent and not below.indent and below.look is Look.BODY:
        return below.ends_sentence or None
    return None


def _torn_line(above: Line, below: Line, amid_text: bool) -> bool | None:
    """A line that looks like no text but may be the torn head of it: a dateline, 记者好奇|地来到…, 3月7日|7:00至…, a
    picture's text.
    """
    if above.look is Look.CAPTION:
        return None if below.look is Look.BODY and words.word_across(above.text, below.text) else False
    if above.look is Look.DATELINE:
        return bool(_TORN_CREDITS.match(below.text))
    if above.look is Look.FURNITURE:
        counted = above.text.isdigit() and amid_text and figures.COUNTS.match(below.text)
        return bool(counted) and not figures.numbers_a_part(above, below)
    if above.look is Look.SUBTITLE:
        return None if amid_text and below.look is Look.BODY and "，" in above.text else False
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


def _names_author(above: str, below: str) -> bool:
    """Whether the lower line is nothing but a name, and the last of no list of names."""
    if not NAME_LINE.fullmatch(below) or above[-1] in "，、":
        return False
    return words.kind(below) in ("", "nr") and not words.word_across(above, below)


def _is_label(text: str) -> bool:
    """Whether a line is a number, the head of a notice, the label of a collection, an address on the net."""
    labels = any(pattern.fullmatch(text) for pattern in (_NUMBER, _NOTICE, COLLECTION, INSIDE))
    return "www." in text or labels or is_weather(text)


def _cuts_note(above: str, below: str) -> bool:
    """Whether a short note in brackets is cut, as who took a picture: （本报记者|石青禾摄）."""
    return below[-1] in "）)" and bool(_BRACKET_CLOSED.fullmatch(below) and _BRACKET_OPENED.search(above))


def _opens_last(text: str) -> bool:
    """Whether a line ends with a mark that opens something, and is not turned round."""
    return text[-1] in OPENING and text[-1] != "“"


def _closes(above: str, mark: str) -> bool:
    """Whether a mark closes the quotation that stands open in the line above it."""
    return mark in _CLOSES and above.count(_CLOSES[mark]) > above.count(mark)


def _cannot_begin(text: str) -> bool:
    """Closing punctuation; but a quotation mark that faces the wrong way may open the next paragraph."""
    return text.startswith(_CANNOT_BEGIN) and not (text[0] in "”’" and _OPENED.match(text, 1))
