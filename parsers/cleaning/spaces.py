"""Rules for spaces: odd ones, stray ones, and indents that stand inside a line."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from parsers.cleaning import words
from parsers.cleaning.draft import Change
from parsers.cleaning.han import CLOSING, HAN, OPENING, SPACE, SPACES
from parsers.lines import Look, bare_lines, lines
from parsers.names import GLUED_BYLINE

_RUN = re.compile(rf"[{SPACE}][{SPACE}]*")
_BEHIND_RUN = re.compile(rf"[{HAN}{OPENING}0-9A-Za-z■□●]")
_ENDS_SENTENCE = re.compile(r"[。！？…][”’）》]?\Z")
_HAN = re.compile(rf"[{HAN}]")
_INDENTS = ("\u3000\u3000", "    ", "\xa0\xa0")


@lru_cache(maxsize=1)
def _inner_spaces(text: str) -> Sequence[tuple[int, int]]:
    """The runs of spaces inside lines, without those at their edges; kept for the next rule."""
    runs: list[tuple[int, int]] = []
    end = -1
    for line in text.split("\n"):
        start, end = end + 1, end + 1 + len(line)
        bare = line.strip(SPACES)
        if bare and bare.split(None, 1) != [bare]:
            first = start + (line.index(bare[0]) if len(bare) < len(line) else 0)
            runs += [found.span() for found in _RUN.finditer(text, first, first + len(bare))]
    return runs


def false_joins(text: str) -> Iterator[Change]:
    """An indent behind the end of a sentence: two paragraphs that were run together stand apart again."""
    for start, end in _inner_spaces(text):
        if (
            text.startswith(_INDENTS, start, end)
            and _ENDS_SENTENCE.search(text, max(0, start - 2), start)
            and _BEHIND_RUN.match(text, end)
        ):
            yield Change(start, end, "\n")


def odd_spaces(text: str) -> Iterator[Change]:
    """A run of spaces, or one of unusual width, inside a line becomes one ordinary space; indents are layout."""
    for start, end in _inner_spaces(text):
        if text[start:end] != " ":
            yield Change(start, end, " ")


def spaces_at_marks(text: str) -> Iterator[Change]:
    """No space stands beside full-width punctuation, which brings its own."""
    for start, end in _inner_spaces(text):
        before, behind = text[start - 1], text[end]
        if before in "，。、；：" or behind in CLOSING or (before in "“‘（《" and _HAN.match(behind)):
            yield Change(start, end, "")


_BEFORE_SPACE = re.compile(r"(?:[电讯]|第[一二三四五六七八九十百]{1,5}[条章节款])$")
_LONGEST_BYLINE = 120
_SPACED = re.compile(rf" (?:(?<=[{HAN}0-9%] )[{HAN}0-9]|(?<=[”》] )[{HAN}])")


_SIGNS = re.compile("[ “”《》（）]")
_OPENS = {"“": 1, "《": 1, "（": 1, "”": -1, "》": -1, "）": -1}


def stray_spaces(text: str) -> Iterator[Change]:
    """A space in a sentence of body text goes; in a quotation or title it stays, as in “一村一品 一户一策”."""
    spaced = [k for k, line in enumerate(bare_lines(text)) if " " in line.text and _SPACED.search(line.text)]
    for line in (lines(text)[k] for k in spaced):
        if line.look is Look.BODY:
            signed = GLUED_BYLINE.search(line.text, max(0, len(line.text) - _LONGEST_BYLINE))
            depth = 0
            for sign in _SIGNS.finditer(line.text, 0, signed.start() if signed else len(line.text)):
                depth = max(0, depth + _OPENS.get(sign[0], 0))
                if sign[0] == " " and _is_stray(line.text, sign.start(), depth):
                    yield Change(line.start + sign.start(), line.start + sign.end(), "")


def _is_stray(text: str, at: int, depth: int) -> bool:
    if not _SPACED.match(text, at) or _BEFORE_SPACE.search(text, max(0, at - 6), at):
        return False
    return not depth or bool(words.word_across(text[max(0, at - 8) : at], text[at + 1 : at + 9]))
