"""Rules for quotation marks and title marks."""

import re
from collections.abc import Iterator

from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN

_HAN = re.compile(rf"[{HAN}]")
_STRAIGHT = re.compile('"')
_SINGLE = re.compile(r"'(?<![0-9A-Za-z]')([^'\n]{1,80})'(?![0-9A-Za-z])")
_BOOK = re.compile(r"(?:<<|〈〈|＜＜|《《)([^<>《》〈〉＜＞\n]{1,60})(?:>>|〉〉|＞＞|》》)")
_ANY = re.compile('["“”]')
_CURLED = re.compile("[“”]")
_CURLED_BY_LINE = re.compile("[“”\n]")


def _lines_with(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """The lines in which the pattern is found."""
    end = -1
    for found in pattern.finditer(text):
        if found.start() > end:
            start = text.rfind("\n", 0, found.start()) + 1
            end = text.find("\n", found.start())
            end = len(text) if end < 0 else end
            yield start, end


def quotes(text: str) -> Iterator[Change]:
    """Straight quotes in a line with Chinese text become “ ”, by their neighbours or in turn."""
    for start, end in _lines_with(_STRAIGHT, text):
        if _HAN.search(text, start, end):
            yield from _straight(text, start, end)


def single_quotes(text: str) -> Iterator[Change]:
    """Straight single quotes around Chinese text become ‘ ’."""
    if "'" in text:
        for found in _SINGLE.finditer(text):
            if _HAN.search(found[1]):
                yield Change(found.start(), found.start() + 1, "‘")
                yield Change(found.end() - 1, found.end(), "’")


def _straight(text: str, start: int, end: int) -> Iterator[Change]:
    """Each mark by what stands beside it where that is plain, else in turn."""
    opened = False
    for found in _ANY.finditer(text, start, end):
        k = found.start()
        if text[k] != '"':
            opened = text[k] == "“"
        else:
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


def turned_quotes(text: str) -> Iterator[Change]:
    """A quotation mark that faces the wrong way is turned, where that alone makes pairs of its paragraph's marks."""
    unpaired = "".join(_CURLED_BY_LINE.findall(text)).replace("“”", "")
    if unpaired.count("\n") == len(unpaired):
        return
    end = -1
    for line, marks_left in zip(text.split("\n"), unpaired.split("\n"), strict=True):
        start, end = end + 1, end + 1 + len(line)
        if not marks_left:
            continue
        marks = [found.start() for found in _CURLED.finditer(text, start, end)]
        wrong = [k for n, k in enumerate(marks) if text[k] != "“”"[n % 2]]
        if wrong and len(marks) % 2 == 0 and len(wrong) <= max(1, len(marks) // 6):
            yield from (Change(k, k + 1, "”" if text[k] == "“" else "“", 0.95) for k in wrong)
