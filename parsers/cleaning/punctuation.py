"""Rules for punctuation: half-width marks between Chinese characters, broken ellipses and dashes, straight quotes."""

import re
from collections.abc import Iterator

from parsers.cleaning.draft import Change
from parsers.cleaning.han import CLOSING, HAN, OPENING, SPACE, WIDE

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
_BESIDE_WIDE = re.compile(
    rf"(?<=[{WIDE}])[{SPACE}]?[,;:?!]+(?![/\\])|(?<![A-Za-z/])[,;:?!]+[{SPACE}]*(?=[{HAN}{OPENING}])|(?<=[{WIDE}]\))[,;:?!]+"
)
_FULL_STOP = re.compile(
    rf"(?<=[{HAN}”’）》%]).(?=[{HAN}{OPENING}0-9A-Za-z”’）\s]|$)".replace(".(", r"\.("), re.MULTILINE
)
_NUMBERED = re.compile(rf"^[{SPACE}]*[一二三四五六七八九十]{{1,3}}$")
_BRACKETS = re.compile(r"[(（]([^()（）\n]{1,300})[)）]")
_LONE_BRACKET = re.compile(rf"\((?=[{HAN}])|(?<=[{HAN}，。、；：？！”》])\)")
_ASIDE = re.compile(rf"[{HAN}]")
_ELLIPSIS = re.compile(
    rf"(?<=[{WIDE}0-9%])(?:\.(?:[{SPACE}]?\.){{2,}}|。{{3,}}|[·・．•](?:[{SPACE}]?[·・．•]){{2,}}|[…⋯](?:[{SPACE}]?[…⋯])*(?:[{SPACE}]?\.{{1,3}})?)"
)
_BAD_DASH = rf"-{{2,4}}|—[{SPACE}]+—|[－─━–―ー]{{2,3}}|[—–―-]{{3,4}}|—[-–―]|[-–―]—|―"
_DASH = re.compile(rf"(?<=[{WIDE}])(?:{_BAD_DASH})(?=[{WIDE}0-9A-Za-z\n]|$)", re.MULTILINE)
_FIRST_DASH = re.compile(
    rf"^([{SPACE}]*#{{0,6}}[{SPACE}]*)((?:{_BAD_DASH})[{SPACE}]*|[—－─━–―])(?=[{HAN}{OPENING}0-9])", re.MULTILINE
)
_BOOK = re.compile(r"(?:<<|〈〈|＜＜|《《)([^<>《》〈〉＜＞\n]{1,60})(?:>>|〉〉|＞＞|》》)")
_STRAIGHT_LINE = re.compile(r'^[^"\n]*"[^\n]*$', re.MULTILINE)
_SINGLE_QUOTES = re.compile(r"(?<![0-9A-Za-z])'([^'\n]{1,80})'(?![0-9A-Za-z])")
_DOUBLED = re.compile(r"([，、；：])\1+")


def ellipsis(text: str) -> Iterator[Change]:
    """Three dots, three full stops or half an ellipsis become …… (GB/T 15834: six dots in two characters)."""
    for found in _ELLIPSIS.finditer(text):
        yield Change(found.start(), found.end(), "……")


def dash(text: str) -> Iterator[Change]:
    """Hyphens, bars and halves in the place of a dash become —— (GB/T 15834: two characters); a range 1—3 stays."""
    first = (found.span(2) for found in _FIRST_DASH.finditer(text))
    for start, end in sorted([*first, *(found.span() for found in _DASH.finditer(text))]):
        yield Change(start, end, "——")


def half_width(text: str) -> Iterator[Change]:
    """Half-width , ; : ? ! . ( ) beside Chinese text become full-width; numbers, times and Latin text keep theirs."""
    marks = [*_marks(text), *_stops(text), *_brackets(text)]
    marks.sort()
    end = 0
    for mark in marks:
        if mark.start >= end:
            yield mark
            end = mark.end


def _marks(text: str) -> Iterator[Change]:
    for found in _BESIDE_WIDE.finditer(text):
        yield Change(found.start(), found.end(), "".join(_FULL[mark] for mark in found[0].strip()))


def _stops(text: str) -> Iterator[Change]:
    if "." in text:
        for found in _FULL_STOP.finditer(text):
            line = text.rfind("\n", 0, found.start()) + 1
            if found.start() - line > 6 or not _NUMBERED.match(text[line : found.start()]):
                yield Change(found.start(), found.end(), "。")


def _brackets(text: str) -> Iterator[Change]:
    if "(" not in text and ")" not in text:
        return
    paired: set[int] = set()
    for found in _BRACKETS.finditer(text):
        opening, closing = found.start(), found.end() - 1
        beside = text[opening - 1 : opening] + text[closing + 1 : closing + 2]
        if _ASIDE.search(found[1]) or _ASIDE.search(beside):
            paired |= {opening, closing}
            yield from (Change(k, k + 1, _FULL[text[k]]) for k in (opening, closing) if text[k] in "()")
    for found in _LONE_BRACKET.finditer(text):
        if found.start() not in paired:
            yield Change(found.start(), found.end(), _FULL[found[0]])


def quotes(text: str) -> Iterator[Change]:
    """Straight quotes in a line with Chinese text become “ ” in turn, single ones ‘ ’; << >> become 《 》."""
    if '"' in text:
        for line in _STRAIGHT_LINE.finditer(text):
            if _ASIDE.search(line[0]):
                yield from _straight(text, line.start(), line.end())


def single_quotes(text: str) -> Iterator[Change]:
    """Straight single quotes around Chinese text become ‘ ’."""
    if "'" in text:
        for found in _SINGLE_QUOTES.finditer(text):
            if _ASIDE.search(found[1]):
                yield Change(found.start(), found.start() + 1, "‘")
                yield Change(found.end() - 1, found.end(), "’")


def _straight(text: str, start: int, end: int) -> Iterator[Change]:
    """Each mark by what stands beside it where that is plain, else in turn."""
    opened = False
    for k in range(start, end):
        if text[k] in "“”":
            opened = text[k] == "“"
        elif text[k] == '"':
            if k == start or text[k - 1] in "：，。（《、；":
                opened = not opened or text[k - 1] in "：（《" or k == start
            elif k + 1 == end or text[k + 1] in "，。、；：？！）》":
                opened = False
            else:
                opened = not opened
            yield Change(k, k + 1, "“" if opened else "”")


def book_marks(text: str) -> Iterator[Change]:
    """<<…>> and doubled marks become 《…》."""
    for found in _BOOK.finditer(text):
        yield Change(found.start(), found.start(1), "《")
        yield Change(found.end(1), found.end(), "》")


def doubled(text: str) -> Iterator[Change]:
    """A comma, enumeration comma, semicolon or colon written twice stands once."""
    for found in _DOUBLED.finditer(text):
        yield Change(found.start(), found.end(), found[1])


_ODD_SPACE = re.compile(rf"(?<=[^\s])(?:[\t\xa0\u2000-\u200a\u202f\u205f\u3000][{SPACE}]*| [{SPACE}]+)(?=[^\s])")
_BESIDE_MARK = re.compile(
    rf"(?<=[，。、；：])[{SPACE}]+(?=[^\s])|(?<=[^\s])[{SPACE}]+(?=[{CLOSING}])|(?<=[“‘（《])[{SPACE}]+(?=[{HAN}])"
)


_RUN_TOGETHER = re.compile(
    rf"(?<=[。！？…])([”’）》]?)(?:\u3000{{2,}}| {{4,}}|\xa0{{2,}})(?=[{HAN}{OPENING}0-9A-Za-z■□●])"
)


def false_joins(text: str) -> Iterator[Change]:
    """An indent behind the end of a sentence: two paragraphs that were run together stand apart again."""
    for found in _RUN_TOGETHER.finditer(text):
        yield Change(found.start(), found.end(), found[1] + "\n")


def odd_spaces(text: str) -> Iterator[Change]:
    """A run of spaces, or one of unusual width, inside a line becomes one ordinary space; indents are layout."""
    for found in _ODD_SPACE.finditer(text):
        yield Change(found.start(), found.end(), " ")


def spaces_at_marks(text: str) -> Iterator[Change]:
    """No space stands beside full-width punctuation, which brings its own."""
    for found in _BESIDE_MARK.finditer(text):
        yield Change(found.start(), found.end(), "")


_QUOTE = re.compile("[“”]")
_QUOTED_LINE = re.compile("^[^“”\n]*[“”][^\n]*$", re.MULTILINE)


def turned_quotes(text: str) -> Iterator[Change]:
    """A quotation mark that faces the wrong way is turned, where that alone makes all of its paragraph's marks pairs."""
    for line in _QUOTED_LINE.finditer(text):
        marks = [line.start() + found.start() for found in _QUOTE.finditer(line[0])]
        wrong = [k for n, k in enumerate(marks) if text[k] != "“”"[n % 2]]
        if wrong and len(marks) % 2 == 0 and len(wrong) <= max(1, len(marks) // 6):
            yield from (Change(k, k + 1, "”" if text[k] == "“" else "“", 0.95) for k in wrong)
