"""Rules for punctuation: half-width marks between Chinese characters, broken ellipses and dashes.

A pattern begins with the mark it is about, one of it, and looks at its neighbours afterwards: the other way round is
ten times slower, and a run of marks three times.
"""

import re
from collections.abc import Iterator

from parsers.cleaning import words
from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN, OPENING, SPACE, WIDE
from parsers.names import SOUNDS

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
_WIDE = re.compile(rf"[{WIDE}]")
_HAN = re.compile(rf"[{HAN}]")
_SPACE = re.compile(rf"[{SPACE}]")
_OPENS_TEXT = re.compile(rf"[{SPACE}]*[{HAN}{OPENING}]")
_HALF_MARKS = ",;:?!"
_MARKS = re.compile(rf"[{_HALF_MARKS}][{_HALF_MARKS}]*(?![/\\])")
_STOP = re.compile(
    rf"[.．｡､｢｣](?:(?<=[｡､｢｣])|(?<=[{HAN}“”’）》%℃\"][.．])(?=[{HAN}{OPENING}0-9A-Za-z”’）》\"\s]|$)"
    rf"|(?<=[{HAN}]\n[.．])(?=[{HAN}])|(?<=[{HAN}”》]\)\.)$|(?<=[A-Za-z]{{2}}\.)(?=[{HAN}]|$))",
    re.MULTILINE,
)
_ACRONYM = re.compile(rf"[{HAN}，。：；、“《（][A-Za-z]*[A-Z]{{2}}$")
"""Before a full stop, not one of an abbreviation: of any App, but not of vs., Mr., No."""

_NARROW = {"｡": "。", "､": "、", "｢": "「", "｣": "」"}
_FRACTION = re.compile(r"\d{1,2}(?:[%％元万亿]|个百分)")
"""What stands behind a decimal point of which a loop took the figure."""

_HAN_LAST, _HAN_RUN = re.compile(f"[{HAN}]+\\Z"), re.compile(f"[{HAN}]+")
_NUMBERED = re.compile(rf"^[{SPACE}]*[一二三四五六七八九十]{{1,3}}$")
_GOES_ON = re.compile(f'[{HAN}{OPENING}”"]')
_LINE_ENDS = re.compile(r'[”’"]?(?:\n|$)')
_BRACKETS = re.compile(r"[(（]([^()（）\n]{1,300})[)）]")
_LONE_BRACKET = re.compile(
    rf"\((?=[{HAN}])|\((?<=[{HAN}]\()|\)(?<=[{HAN}，。、；：？！”》）]\))|\)(?=[{HAN}》，。、；：])"
)
_MORE_DOTS = rf"(?:[{SPACE}]?[…⋯‥┄┅])*(?:[{SPACE}]?\.{{1,3}})?"
_ELLIPSES = re.compile(f"…{_MORE_DOTS}")
_DOTS = re.compile(
    rf"[.·・．•…⋯‥┄┅](?:(?<=\.)(?:(?:[{SPACE}]?\.){{2,}}|\.?[…⋯]+)|(?<=[·・．•])(?:[{SPACE}]?[·・．•]){{2,}}"
    rf"|(?<=[…⋯‥┄┅]){_MORE_DOTS})"
)
_FULL_STOPS = re.compile("。。。+")
_TWO_DOTS, _FEW_DOTS = re.compile(rf"\.[{SPACE}]?\."), 2
_BEFORE_DOTS = re.compile(rf"[{WIDE}0-9%\"]")
_DASH = "-—–―－─━ー‒﹣﹘⸺ㅡ"
_DASHES = re.compile(rf"[{_DASH}][{_DASH}]*(?:[{SPACE}]+—+|(?<=[-―－─━])[{SPACE}][-―－─━](?=[{HAN}{OPENING}]))?")
_GOOD_DASHES = frozenset(("—", "——", *"-－–─━ー‒﹣﹘ㅡ"))
_BEFORE_DASH = re.compile(rf".?[{WIDE}]|[{WIDE}] ", re.DOTALL)
_BEHIND_DASH = re.compile(rf"[{WIDE}0-9A-Za-z\n]| [{WIDE}]|$")
_BEHIND_FIRST_DASH = re.compile(rf"[{SPACE}]*(?=[{HAN}{OPENING}0-9])")
_FIRST_IN_LINE = re.compile(rf"[{SPACE}]*#{{0,6}}[{SPACE}]*$")
_BEHIND_CODE = re.compile(rf"[{HAN}：，][0-9A-Za-z\-]{{2,30}}$")
_CODE_REACH = 32
_LONGEST_DASH = 4
_REACH = 8
_LINE_STARTS = re.compile(rf"\n[{SPACE}]*\Z")
_TWICE = ("，，", "、、", "；；", "：：")
_DOUBLED = re.compile(r"([，、；：])\1+")
_DOUBLE_QUOTED = re.compile(r"““([^“”\n]{1,80})””")


def ellipsis(text: str) -> Iterator[Change]:
    """Three dots, three full stops or half an ellipsis become …… (GB/T 15834: six dots in two characters)."""
    dots = (_DOTS if _may_hold_dots(text) else _ELLIPSES).finditer(text)
    stops = _FULL_STOPS.finditer(text) if "。。。" in text else ()
    for start, end in sorted(found.span() for found in (*dots, *stops)):
        if (start and _BEFORE_DOTS.match(text, start - 1)) or _is_alone(text, start, end):
            yield Change(start, end, "……")


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether dots are a line by themselves: what was left out between two paragraphs."""
    return text[end : end + 1] in ("", "\n") and bool(_LINE_STARTS.search(text, max(0, start - _REACH), start))


def _may_hold_dots(text: str) -> bool:
    """Whether other dots than … may stand for an ellipsis in a text, or begin one; ten times as fast to ask for."""
    if ".…" in text or any(dots in text for dots in "⋯‥┄┅") or sum(map(text.count, "·・．•")) > _FEW_DOTS:
        return True
    return text.count(".") > _FEW_DOTS and bool(_TWO_DOTS.search(text))


def dash(text: str) -> Iterator[Change]:
    """Hyphens, bars and halves in the place of a dash become —— (GB/T 15834: two characters); a range 1—3 stays."""
    for found in _DASHES.finditer(text):
        start, end = found.span()
        line = _line_start(text, start, 16)
        if line is not None and _FIRST_IN_LINE.fullmatch(text, line, start):
            behind = _BEHIND_FIRST_DASH.match(text, end)
            several = 1 < len(found[0]) <= _LONGEST_DASH
            if behind and (several or (found[0] != "-" and not text[behind.end()].isdigit())):
                yield Change(start, behind.end(), "——")
        elif _is_bad_dash(found[0]) and _BEFORE_DASH.match(text, start - 2) and _BEHIND_DASH.match(text, end):
            yield Change(start, end, "——")


def _line_start(text: str, at: int, reach: int) -> int | None:
    """Where the line of `at` begins if that is fewer than `reach` characters back; a long line is not searched."""
    found = text.rfind("\n", max(0, at - reach), at)
    return found + 1 if found >= 0 or at < reach else None


def _is_bad_dash(dash: str) -> bool:
    return dash in "―⸺" or (dash not in _GOOD_DASHES and len(dash) <= _LONGEST_DASH + 2)


def half_width(text: str) -> Iterator[Change]:
    """Half-width , ; : ? ! . ( ) beside Chinese text become full-width; numbers, times and Latin text keep theirs."""
    marks = sorted([*_marks(text), *_stops(text), *_brackets(text)])
    end = 0
    for mark in marks:
        if mark.start >= end:
            yield mark
            end = mark.end


def _marks(text: str) -> Iterator[Change]:
    for found in _MARKS.finditer(text) if any(mark in text for mark in _HALF_MARKS) else ():
        start, end = found.span()
        full = _FULL.get(found[0]) or "".join([_FULL[mark] for mark in found[0]])
        before = text[start - 1] if start else "\n"
        if _WIDE.match(before) or (before in ')"' and _WIDE.match(text, start - 2)):
            yield Change(start, end, full)
        elif _SPACE.match(before) and start > 1 and _WIDE.match(text, start - 2):
            yield Change(start - 1, end, full)
        elif _is_chinese(found[0], before, text, end) and _has_chinese_before(text, start):
            yield Change(start, end, full)
        elif not (before.isascii() and before.isalpha()):
            behind = _OPENS_TEXT.match(text, end)
            if behind:
                yield Change(start, behind.end() - 1, full)


def _is_chinese(mark: str, before: str, text: str, end: int) -> bool:
    """Whether a mark behind a figure or Latin letters, with Chinese close before, belongs to the Chinese sentence."""
    if before == "%" or (set(mark) <= {"?", "!"} and _LINE_ENDS.match(text, end)):
        return True
    return mark == "," and bool(_GOES_ON.match(text, end))


def _has_chinese_before(text: str, at: int) -> bool:
    """Whether Chinese text stands close before a mark, or right before the number or code that it follows."""
    return bool(_HAN.search(text, max(0, at - _REACH), at) or _BEHIND_CODE.search(text, max(0, at - _CODE_REACH), at))


def _stops(text: str) -> Iterator[Change]:
    if any(stop in text for stop in ".．｡､｢｣"):
        for found in _STOP.finditer(text):
            line = _line_start(text, found.start(), 7)
            numbered = line is not None and _NUMBERED.match(text[line : found.start()])
            if found[0] in _NARROW:
                yield Change(found.start(), found.end(), _NARROW[found[0]])
            elif not (numbered or _FRACTION.match(text, found.end()) or _is_no_stop(text, found.start())):
                yield Change(found.start(), found.end(), "。")


def _is_no_stop(text: str, at: int) -> bool:
    """Whether a dot is one of a name or an abbreviation."""
    latin = text[at - 1].isascii() and text[at - 1].isalpha()
    return _is_name_dot(text, at) or (latin and not _ACRONYM.search(text, max(0, at - _REACH), at))


def _is_name_dot(text: str, at: int) -> bool:
    """约翰.肯尼迪: whether a dot stands between two parts of a foreigner's name."""
    before, behind = _HAN_LAST.search(text, max(0, at - _REACH), at), _HAN_RUN.match(text, at + 1, at + 1 + _REACH)
    return bool(before and behind and _is_foreign(words.cut(before[0])[-1]) and _is_foreign(words.cut(behind[0])[0]))


def _is_foreign(word: str) -> bool:
    """Whether a word is a name or spelt as foreign names are; one character alone is none."""
    return len(word) > 1 and (words.kind(word) == "nrt" or all(char in SOUNDS for char in word))


def _brackets(text: str) -> Iterator[Change]:
    if "(" not in text and ")" not in text:
        return
    paired: set[int] = set()
    for found in _BRACKETS.finditer(text):
        opening, closing = found.start(), found.end() - 1
        beside = text[opening - 1 : opening] + text[closing + 1 : closing + 2]
        if text[opening] == "(" and text[closing] == ")":
            paired |= {opening, closing}
        if _HAN.search(found[1]) or _HAN.search(beside):
            paired |= {opening, closing}
            yield from (Change(k, k + 1, _FULL[text[k]]) for k in (opening, closing) if text[k] in "()")
    for found in _LONE_BRACKET.finditer(text):
        if found.start() not in paired:
            yield Change(found.start(), found.end(), _FULL[found[0]])


def doubled(text: str) -> Iterator[Change]:
    """A comma, enumeration comma, semicolon or colon written twice stands once; so do quotation marks."""
    twice = any(two in text for two in _TWICE)
    changes = [Change(found.start(), found.end(), found[1]) for found in _DOUBLED.finditer(text)] if twice else []
    for found in _DOUBLE_QUOTED.finditer(text) if "““" in text else ():
        changes += (Change(found.start(), found.start(1), "“"), Change(found.end(1), found.end(), "”"))
    yield from sorted(changes)
