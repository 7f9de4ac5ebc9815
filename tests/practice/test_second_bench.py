"""The second bench counts a right reading as right, a missing one as missing, and says on its pages what it wants."""

import re
from functools import cache

import pytest

from benchmarks.second.build import pages
from benchmarks.second.model import Density, Sheet, Wanted
from benchmarks.second.score import scored
from parsers.model import Article, Author, PageReading, Passage, Span


@cache
def sheets(density: Density) -> list[Sheet]:
    return list(pages("own", density, 5))


def passage(text: str) -> Passage | None:
    return Passage(text, ()) if text else None


def right(sheet: Sheet, place: int, wanted: Wanted) -> Article:
    heads = wanted.heads[0]
    return Article(
        place + 1,
        "notice" if wanted.kind in ("ad", "notice") else "article",
        tuple(Span(start, end) for run, start, end in sheet.runs if run.story == place),
        *(passage(text) for text in (heads.title, heads.kicker, heads.subtitle, heads.column)),
        byline=passage(wanted.byline),
        dateline=passage(wanted.dateline),
        paragraphs=tuple(Passage(text, ()) for text in wanted.paragraphs),
        continues_from=passage(wanted.origin),
        continues_on=passage(wanted.onward),
        authors=tuple(Author(*name) for name in wanted.names),
    )


def reading(sheet: Sheet, articles: tuple[Article, ...]) -> PageReading:
    return PageReading("1", "", "", "", sheet.raw, articles)


@pytest.mark.parametrize("density", ["none", "heavy"])
def test_the_right_reading_has_full_marks(density):
    for sheet in sheets(density):
        articles = tuple(right(sheet, place, wanted) for place, wanted in enumerate(sheet.wanted))
        score = scored(sheet, reading(sheet, articles))
        assert not score.differences
        assert score.similar == score.counts["body of"] == len(sheet.wanted)
        assert score.counts["title"] == score.counts["title read"] == score.counts["title of"]
        assert score.counts["bound"] == score.counts["bound read"] == score.counts["bound of"]


def test_no_reading_has_none():
    for sheet in sheets("heavy"):
        counts = scored(sheet, reading(sheet, ())).counts
        assert counts["title of"]
        assert not any(counts[name] for name in ("title", "body", "whole", "bound"))
        assert not any(counts[f"repair {damage.cls}"] for damage, _, _ in sheet.damages if damage.paragraph >= 0)


def test_damage_hides_nothing_and_leaves_no_marks():
    for sheet in sheets("none"):
        assert not sheet.damages
        page = re.sub(r"\s+|<br>|</?t[dr]>|（[^（）]*）$", "", sheet.raw)
        assert all(re.sub(r"\s", "", text) in page for wanted in sheet.wanted for text in wanted.paragraphs)
    raw = "".join(sheet.raw for sheet in sheets("heavy"))
    assert not [char for char in raw if 0xE000 <= ord(char) < 0xF900 or ord(char) >= 0xF0000]
    assert {damage.cls for sheet in sheets("heavy") for damage, _, _ in sheet.damages} >= {"tail", "loop", "break_word"}


def test_the_same_seed_makes_the_same_pages():
    again = pages("own", "heavy", 5)
    assert [sheet.raw for sheet in again] == [sheet.raw for sheet in sheets("heavy")]
