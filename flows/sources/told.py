"""What a page file's name and its text say about it: newspaper, date, page label, page name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import PurePath

from flows.newspapers import known
from parsers.newspapers.registry import named_in
from parsers.numerals import DIGITS, arabic

HEAD, FOOT = 12, 5
"""Lines at either end of a page, empty ones not counted, in which newspaper, date and page number stand."""

_HAN = "一-鿿"
_DATES = (
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[-._/])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)-?(?P<m>\d\d)[-/]?(?P<d>\d\d)(?!\d)"),
    re.compile(
        r"(?P<y>[〇○零一二三四五六七八九]{4})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日"
    ),
)
_NUMBER = rf"[A-Za-z]{{0,2}}\d{{1,3}}|[{DIGITS}]{{1,3}}"
_NAME = rf"[{_HAN}][{_HAN}·]{{0,11}}"
_PAGE_IN_NAME = (
    re.compile(rf"第?(?P<label>{_NUMBER})版(?P<name>{_NAME})?"),
    re.compile(r"(?<![A-Za-z])(?:page|p)[-_ ]?(?P<label>[A-Za-z]?\d{1,4})(?!\d)(?P<name>)", re.IGNORECASE),
    re.compile(rf"^[-_ .]*(?P<label>[A-Za-z]{{0,2}}\d{{1,3}})[-_ .]*(?P<name>{_NAME})?$"),
)
_PAGE_IN_TEXT = (
    re.compile(
        rf"(?<![今日共转接上下第\dA-Za-z])第?\s?(?P<label>{_NUMBER})\s?版(?![{_HAN}]*[编校])[\s:：·|｜]*(?P<name>{_NAME})?"
    ),
    re.compile(rf"^(?P<label>[A-Z]\d{{1,2}})(?:\s+(?P<name>{_NAME}))?(?=\s|$)"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What was said; "" and None for what was not. `newspaper` is an id."""

    newspaper: str = ""
    published_on: date | None = None
    label: str = ""
    page_name: str = ""


def edition_by_path(path: PurePath) -> Told:
    """Newspaper and date, from the file's name and from its folders, the nearest first."""
    stem, folders = path.stem, path.parent.parts
    paper = next((named.id for part in (stem, *reversed(folders)) if (named := named_in(part, known()))), "")
    days = [*_dates(stem), *reversed(_dates("/".join(folders)))]
    return Told(paper, days[0] if days else None)


def page_by_path(path: PurePath) -> Told:
    """Label and name of the page, from the file's name."""
    found = _first(_PAGE_IN_NAME, _without_paper_and_date(path.stem))
    return Told(label=arabic(found["label"]), page_name=found["name"] or "") if found else Told()


def edition_by_text(text: str) -> Told:
    """Newspaper and date, from furniture at the head and foot of a page; what its lines contradict stays unsaid."""
    from parsers.furniture import is_furniture, is_masthead

    ends = _ends(text)
    furniture = [line for line in ends if is_furniture(line) or is_masthead(line)]
    papers = {named.id for line in (*furniture, *_titles(ends)) if (named := named_in(line, known()))}
    days = set(chain.from_iterable(_dates(line) for line in furniture))
    return Told(papers.pop() if len(papers) == 1 else "", days.pop() if len(days) == 1 else None)


def page_by_text(text: str) -> Told:
    """Label and name of the page, from the same lines."""
    pages = {(arabic(found["label"]), found["name"] or "") for found in _pages(_ends(text))}
    label, name = pages.pop() if len(pages) == 1 else ("", "")
    return Told(label=label, page_name=name)


def _ends(text: str) -> list[str]:
    """The first and last lines, without heading marks; long ones are text, not furniture."""
    lines = [line for line in (line.strip(" \t\r#*　") for line in text.splitlines()) if line]
    ends = lines if len(lines) <= HEAD + FOOT else lines[:HEAD] + lines[-FOOT:]
    return [line for line in ends if len(line) <= 160]


def _titles(lines: Sequence[str]) -> Iterator[str]:
    """A newspaper's own head line: its name and nothing else."""
    names = {each.name for each in known()}
    return (line for line in lines if line in names)


def _pages(lines: Sequence[str]) -> Iterator[re.Match[str]]:
    from parsers.furniture import is_furniture

    return (found for line in lines if is_furniture(line) and (found := _first(_PAGE_IN_TEXT, line)))


def _first(patterns: Sequence[re.Pattern[str]], text: str) -> re.Match[str] | None:
    return next((found for pattern in patterns if (found := pattern.search(text))), None)


def _dates(text: str) -> list[date]:
    """The dates in a text, in its order; what no calendar knows is none."""
    found = sorted(chain.from_iterable(pattern.finditer(text) for pattern in _DATES), key=re.Match.start)
    return [day for each in found for day in _date(each)]


def _date(found: re.Match[str]) -> Iterator[date]:
    try:
        yield date(int(arabic(found["y"])), int(arabic(found["m"])), int(arabic(found["d"])))
    except ValueError:
        return


def _without_paper_and_date(stem: str) -> str:
    for each in known():
        if each.id in stem or each.name in stem:
            stem = stem.replace(each.id, "").replace(each.name, "")
    for pattern in _DATES:
        stem = pattern.sub("", stem)
    return stem
