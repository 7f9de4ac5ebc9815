"""Notes of continuation in the forms papers print: 下转第2版 where a piece goes on, 上接第1版 where it comes from."""

import re

from parsers.cleaning.han import SPACE
from parsers.numerals import NUMERALS

_GAP = rf"[{SPACE}]{{0,2}}"
_OPENS, _CLOSES = r"（(【〔〖\[［", r"）)】〕〗\]］"
_MARKS = rf"[▶►▷◀◄◁→←↓↑↘»«>＞<＜▲△▼▽★☆●○■□◆◇*—①-⑳{SPACE}]{{0,6}}"
_TO_PAGE = rf"{_GAP}(?:(?:今日|本报)?第?{_GAP}[A-Za-z]?{_GAP}[\d{NUMERALS}]{{1,3}}|头){_GAP}版(?![面式权本图块])"
_GOES_ON = rf"(?:[下紧文后]{_GAP}转|下{_GAP}接)"
_COMES_FROM = rf"(?:[上紧承前续]{_GAP}接|上{_GAP}转)"
_NOTE = rf"(?:未完[，、{SPACE}]?)?(?:{_GOES_ON}|{_COMES_FROM}|转{_GAP}接?|接|续){_TO_PAGE}"
_INSIDE = rf"{_MARKS}(?P<inside>{_NOTE}[^。{_OPENS}{_CLOSES}\n]{{0,20}})"
_NAMED = rf"(?:[·•|｜“《:：{SPACE}][^。，]{{1,16}})?"
"""The name of the page behind its number: 下转3版·综合."""

_FRONT = re.compile(
    rf"{_MARKS}(?:[{_OPENS}]{_INSIDE}(?:[{_CLOSES}]|$)|(?P<plain>{_COMES_FROM}{_TO_PAGE})[{_CLOSES}]?){_MARKS}"
)
_BEHIND = re.compile(
    rf"{_MARKS}(?:[{_OPENS}]{_INSIDE}(?:[{_CLOSES}]|$)"
    rf"|(?P<plain>(?:{_GOES_ON}|(?<=[。！？…”，；、▶►→>])转){_TO_PAGE}{_NAMED})[{_CLOSES}]?){_MARKS}$"
)
_ALONE = re.compile(
    rf"{_MARKS}(?:[{_OPENS}]{_INSIDE}(?:[{_CLOSES}]{_MARKS}(?P<rest>[^。]{{0,20}}))?|(?P<plain>{_NOTE}{_NAMED})[{_CLOSES}]?{_MARKS})$"
)
_LONGEST = 50
_FROM = re.compile(rf"(?:未完[，、{SPACE}]?)?(?:{_COMES_FROM}|[接续])")


def note_alone(text: str) -> re.Match[str] | None:
    """The note that a line is, with little behind its brackets (`rest`) if anything."""
    return _ALONE.match(text) if "版" in text else None


def note_before(text: str) -> re.Match[str] | None:
    """The note at the front of a line, in brackets or without, with the marks around it."""
    return _FRONT.match(text) if "版" in text else None


def note_behind(text: str) -> re.Match[str] | None:
    """The note at the end of a line, in brackets or behind what says no word of its own before 转."""
    return _BEHIND.search(text, max(0, len(text) - _LONGEST)) if "版" in text[-_LONGEST:] else None


def core(note: re.Match[str]) -> tuple[int, int]:
    """Where a note stands without the brackets and marks around it."""
    return note.span("inside" if note["inside"] else "plain")


def comes_from(note: re.Match[str]) -> bool:
    """Whether a note says from which page an article comes, not on which it goes on."""
    return bool(_FROM.match(note["inside"] or note["plain"]))


def breaks_off(text: str) -> bool:
    """Whether a line ends with 下转第2版: the last of a text on its page, cut in mid-sentence or not."""
    note = note_behind(text)
    return note is not None and not comes_from(note)
