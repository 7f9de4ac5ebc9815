"""The day and the page that a page prints of itself."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from bs4 import BeautifulSoup
from bs4.element import Comment

from parsers.epaper.addresses import parsed
from parsers.numerals import arabic

_DAY = re.compile(
    r"((?:19|20|１９|２０)\d\d)\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})(?:\s*日|(?!\d))"
    r"|([〇○零一二三四五六七八九]{4})\s*年\s*([一二三四五六七八九十]{1,2})\s*月\s*([一二三四五六七八九十]{1,3})\s*日"
)
_WEEKDAY = re.compile(r"(?:星期|周|礼拜)[一二三四五六日天]")
_HALF_WIDTH = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
"""Figures and letters as wide as a Chinese character (Ａ０１), and the ordinary ones."""

_WIDE = re.compile(r"\s*(?:第\s*)?[Ａ-Ｚａ-ｚ０-９A-Za-z\d]+")
_MARKUP = re.compile(r"<[^<>]*>|^[^<>]*>|&nbsp;|&#160;")
_BEFORE, _BETWEEN = 120, " \t\r\n\xa0\u3000，,（("
_HEAD_LINE = 40
_LONG_BEFORE = timedelta(days=31)
_NO_HEAD = frozenset({"a", "script", "style", "option", "area"})
_NUMBER = r"[A-Za-z]{0,3}\d{1,4}(?![\d年月])(?:\s*[-—–~、,，/]\s*[A-Za-z]{0,3}\d{1,4})?"
_LABEL = re.compile(
    rf"^\s*(?:第\s*)?(?P<label>{_NUMBER})\s*(?P<word>版)?\s*(?:[：:·|｜\-—]\s*)?(?P<name>.*?)\s*$", re.DOTALL
)


def days(text: str) -> list[date]:
    """The days that a text names, in its order; what no calendar knows is none."""
    found = []
    for each in _DAY.finditer(text):
        try:
            year, month, day = (int(arabic(part)) for part in each.groups() if part)
            found.append(date(year, month, day))
        except ValueError:
            continue
    return found


def edition_days(page: str) -> list[date]:
    """The days that stand beside their weekday on a page of HTML: 2017年10月13日 星期五."""
    found = []
    for weekday in _WEEKDAY.finditer(page):
        before = _MARKUP.sub(" ", page[max(0, weekday.start() - _BEFORE) : weekday.start()]).rstrip(_BETWEEN)
        last = list(_DAY.finditer(before))[-1:]
        found += [day for each in last if each.end() == len(before) for day in days(each[0])]
    return found


def head_days(page: BeautifulSoup, url: str) -> list[date]:
    """The days in short texts that are no link: the line above a page that says newspaper and day, and others.

    A day long before the one that the page's address names is left out: it is a footer's.
    """
    asked = parsed(url).published_on
    found = []
    for text in page.find_all(string=_DAY):
        short = len(text.strip()) <= _HEAD_LINE and not isinstance(text, Comment)
        if short and _NO_HEAD.isdisjoint(parent.name for parent in text.parents):
            found += [day for day in days(text) if asked is None or day > asked - _LONG_BEFORE]
    return found


def day_of(url: str, *told: Sequence[date]) -> date | None:
    """The day of a page at this address, by what it says of itself, the surest first; None if nothing does.

    What is said outranks the address: a site without an edition of a day may show its newest one there. But where
    several days are said and the address's own is among them, that one counts.
    """
    asked = parsed(url).published_on
    return next((asked if asked in said else said[0] for said in told if said), asked)


def parted(text: str) -> tuple[str, str]:
    """Label and name of a page: 第A01版：头版, 01版:要闻, A1 要闻; the label is "" where there is none."""
    text = " ".join(text.split())
    found = _WIDE.match(text)
    if found:
        text = found[0].translate(_HALF_WIDTH) + text[found.end() :]
    found = _LABEL.match(text)
    if not found or (not found["word"] and found["name"][:1].isdigit()):
        return "", text
    label = re.sub(r"\s*[-—–~、,，/]\s*", "-", found["label"])
    return label, found["name"]
