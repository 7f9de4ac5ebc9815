"""A real page of a county-level city's daily against its right reading; skipped where the page is not at hand."""

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from parsers.model import Article, PageReading, RawPage
from parsers.newspapers.registry import newspaper
from parsers.places.verdict import counties
from parsers.reading import read_page
from parsers.topics.table import top_level
from parsers.topics.verdict import topics

SEED = Path(__file__).parents[3] / "shared" / "seed"
MEDIA_TOPICS = {"politics and government": "11000000", "economy, business and finance": "04000000"}
PUBLISHED = date(2025, 2, 19)
pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="the real page is not beside the project")


@cache
def gold() -> dict:
    return json.loads((SEED / "heze_page.gold.json").read_text("utf-8"))


@cache
def reading() -> PageReading:
    page = RawPage("3", (SEED / "heze_page.md").read_bytes(), "")
    return read_page(page, newspaper("heze-daily"), PUBLISHED)


def told(article: Article, field: str) -> str | None:
    passage = getattr(article, field)
    return passage.text if passage else None


def both() -> list[tuple[Article, dict]]:
    return list(zip(reading().articles, gold()["articles"], strict=True))


def line_of(number: int) -> tuple[int, int]:
    """Where a line of the raw page, counted from 1, begins and ends."""
    ends = [at for at, char in enumerate(reading().text) if char == "\n"]
    return ends[number - 2] + 1, ends[number - 1]


@pytest.mark.parametrize("field", ["title", "subtitle", "byline", "column"])
def test_field(field):
    assert [told(article, field) for article, _ in both()] == [right[field] for _, right in both()]


def test_authors():
    assert [[author.name for author in article.authors] for article, _ in both()] == [r["authors"] for _, r in both()]


def test_paragraphs():
    for article, right in both():
        assert [paragraph.text for paragraph in article.paragraphs] == right["paragraphs"]


def test_repairs():
    applied = [edit for edit in reading().edits if edit.applied]
    joined = [edit for edit in applied if edit.rule == "broken_paragraphs"]
    places = [(line_of(above)[1], line_of(below)[0]) for above, below in gold()["repairs"]["joined_lines"]]
    assert [(edit.start, edit.end) for edit in joined] == places
    tails = [edit.before.strip() for edit in applied if edit.rule == "tails"]
    assert tails == [reading().text[slice(*line_of(n))] for n in gold()["repairs"]["duplicated_fragment"]]
    assert [edit.before for edit in applied if edit.rule == "stutters"] == ["循循"]


def test_suspicions_are_flagged_and_not_changed():
    flags = [edit for edit in reading().edits if not edit.applied]
    for suspicion in gold()["repairs"]["suspect_but_not_changed"]:
        assert any(suspicion["text"] in flag.before for flag in flags)
        assert any(suspicion["text"] in article.body for article in reading().articles)


def test_counties():
    verdicts = [counties(article, home="371700", on=PUBLISHED) for article, _ in both()]
    primary = [[county.code for county in found if county.role == "primary"] for found in verdicts]
    assert primary == [right["county"] for _, right in both()]


def test_first_topic():
    for article, right in both():
        assert top_level(topics(article)[0].code.removeprefix("medtop:")) in {
            MEDIA_TOPICS[name] for name in right["topic"]
        }
