"""Rules for spaces: odd ones, stray ones, and indents that stand inside a line."""

import re
from collections.abc import Iterator

from parsers.cleaning import words
from parsers.cleaning.draft import Change
from parsers.cleaning.han import CLOSING, HAN, OPENING, SPACE
from parsers.lines import Look, lines
from parsers.names import GLUED_BYLINE

_RUN = re.compile(rf"[{SPACE}]+")
_BEHIND_RUN = re.compile(rf"[{HAN}{OPENING}0-9A-Za-z■□●]")
_ENDS_SENTENCE = re.compile(r"[。！？…][”’）》]?\Z")
_HAN = re.compile(rf"[{HAN}]")
_INDENTS = ("\u3000\u3000", "    ", "\xa0\xa0")


def false_joins(text: str) -> Iterator[Change]:
    """An indent behind the end of a sentence: two paragraphs that were run together stand apart again."""
    for found in _RUN.finditer(text):
        start, end = found.span()
        if (
            found[0].startswith(_INDENTS)
            and _ENDS_SENTENCE.search(text, max(0, start - 2), start)
            and _BEHIND_RUN.match(text, end)
        ):
            yield Change(start, end, "\n")


def odd_spaces(text: str) -> Iterator[Change]:
    """A run of spaces, or one of unusual width, inside a line becomes one ordinary space; indents are layout."""
    for found in _RUN.finditer(text):
        start, end = found.span()
        if found[0] != " " and start and end < len(text) and text[start - 1] != "\n" and text[end] != "\n":
            yield Change(start, end, " ")


def spaces_at_marks(text: str) -> Iterator[Change]:
    """No space stands beside full-width punctuation, which brings its own."""
    for found in _RUN.finditer(text):
        start, end = found.span()
        before, behind = text[start - 1 : start], text[end : end + 1]
        if before in ("", "\n") or behind in ("", "\n"):
            continue
        if before in "，。、；：" or behind in CLOSING or (before in "“‘（《" and _HAN.match(behind)):
            yield Change(start, end, "")


_BEFORE_SPACE = re.compile(r"(?:[电讯]|第[一二三四五六七八九十百]{1,5}[条章节款])$")
_LONGEST_BYLINE = 120
_SPACED_TEXT = re.compile(rf"[{HAN}0-9%] [{HAN}0-9]|[”》](?= [{HAN}])")


_SIGNS = re.compile("[ “”《》（）]")
_OPENS = {"“": 1, "《": 1, "（": 1, "”": -1, "》": -1, "）": -1}


def stray_spaces(text: str) -> Iterator[Change]:
    """A space in a sentence of body text goes; in a quotation or title it stays, as in “一村一品 一户一策”."""
    for line in lines(text):
        if line.look is Look.BODY and _SPACED_TEXT.search(line.text):
            signed = GLUED_BYLINE.search(line.text, max(0, len(line.text) - _LONGEST_BYLINE))
            depth = 0
            for sign in _SIGNS.finditer(line.text, 0, signed.start() if signed else len(line.text)):
                depth = max(0, depth + _OPENS.get(sign[0], 0))
                if sign[0] == " " and _is_stray(line.text, sign.start(), depth):
                    yield Change(line.start + sign.start(), line.start + sign.end(), "")


def _is_stray(text: str, at: int, depth: int) -> bool:
    if not _SPACED_TEXT.match(text, at - 1) or _BEFORE_SPACE.search(text, max(0, at - 6), at):
        return False
    return not depth or bool(words.word_across(text[max(0, at - 8) : at], text[at + 1 : at + 9]))
