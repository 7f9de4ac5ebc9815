"""Rules for single characters that are no text: encoding dirt, odd line ends, wide digits.

A pattern that begins with one character of a set is looked for three times as fast as one that begins with a run.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from parsers.cleaning.draft import Change

_LINE_ENDS = re.compile(r"[\r\x0b\x0c\x85\u2028\u2029](?:(?<=\r)\n)?")
_NO_TEXT = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\uf020-\uf0ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e01ef"
)
"""Controls, characters of no width, fillers, what stands for a lost one, bullets of symbol fonts in private codes."""

NOT_TEXT = re.compile(f"[{_NO_TEXT}][{_NO_TEXT}]*")
_WIDE_LETTERS = "０-９Ａ-Ｚａ-ｚ"
_WIDE = re.compile(f"[{_WIDE_LETTERS}][{_WIDE_LETTERS}]*(?:[．％][{_WIDE_LETTERS}]*)*")
_RARE = re.compile(f"[\r\x0b\x0c\x85\u2028\u2029{_NO_TEXT}{_WIDE_LETTERS}]")


@lru_cache(maxsize=1)
def _holds_rare(text: str) -> bool:
    """Whether one of the characters stands in a text that no well-made page has; one look for all rules about them."""
    return bool(_RARE.search(text))


def line_ends(text: str) -> Iterator[Change]:
    """Every line ends in one line feed."""
    if _holds_rare(text):
        for found in _LINE_ENDS.finditer(text):
            yield Change(found.start(), found.end(), "\n")


def not_text(text: str) -> Iterator[Change]:
    """Control, zero-width and replacement characters go; U+FFFD stands for a character that is lost already."""
    if _holds_rare(text):
        for found in NOT_TEXT.finditer(text):
            yield Change(found.start(), found.end(), "")


def wide_digits(text: str) -> Iterator[Change]:
    """Full-width digits and Latin letters become the ordinary ones, with a point or percent sign behind them."""
    if _holds_rare(text):
        for found in _WIDE.finditer(text):
            narrow = "".join(chr(ord(c) - 0xFEE0) for c in found[0])
            yield Change(found.start(), found.end(), narrow)
