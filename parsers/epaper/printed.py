"""The day and the page that a page prints of itself."""

import re
from datetime import date

from bs4 import BeautifulSoup
from bs4.element import Comment

_DAY = re.compile(r"((?:19|20)\d\d)\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})(?:\s*日|(?!\d))")
_WEEKDAY = re.compile(r"(?:星期|周|礼拜)[一二三四五六日天]")
_MARKUP = re.compile(r"<[^<>]*>|^[^<>]*>|&nbsp;|&#160;")
_BEFORE, _BETWEEN = 120, " \t\r\n\xa0\u3000，,（("
_HEAD_LINE = 40
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
            found.append(date(int(each[1]), int(each[2]), int(each[3])))
        except ValueError:
            continue
    return found


def edition_day(page: str) -> date | None:
    """The day of the edition on a page of HTML: the one beside its weekday, as in 2017年10月13日 星期五."""
    for weekday in _WEEKDAY.finditer(page):
        before = _MARKUP.sub(" ", page[max(0, weekday.start() - _BEFORE) : weekday.start()]).rstrip(_BETWEEN)
        found = list(_DAY.finditer(before))
        if found and found[-1].end() == len(before):
            return next(iter(days(found[-1][0])), None)
    return None


def head_day(page: BeautifulSoup) -> date | None:
    """The first day in a short text that is no link: the line above a page that says newspaper and day."""
    for text in page.find_all(string=_DAY):
        short = len(text.strip()) <= _HEAD_LINE and not isinstance(text, Comment)
        if short and _NO_HEAD.isdisjoint(parent.name for parent in text.parents) and (found := days(text)):
            return found[0]
    return None


def parted(text: str) -> tuple[str, str]:
    """Label and name of a page: 第A01版：头版, 01版:要闻, A1 要闻; the label is "" where there is none."""
    text = " ".join(text.split())
    found = _LABEL.match(text)
    if not found or (not found["word"] and found["name"][:1].isdigit()):
        return "", text
    label = re.sub(r"\s*[-—–~、,，/]\s*", "-", found["label"])
    return label, found["name"]
