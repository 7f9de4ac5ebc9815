"""The bundled sample edition read page by page against the expectation beside it, one test a field."""

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from parsers.cleaning.draft import reads
from parsers.model import Article, Newspaper, PageReading, Passage, RawPage, Span
from parsers.reading import read_page

SAMPLE = Path(__file__).parents[2] / "flows" / "sample" / "2025-03-12"
PAGES = sorted(page.stem for page in SAMPLE.glob("*.md"))
PAPER = Newspaper("qingyi-daily", "清漪日报", "990121", 4)
FIELDS = ("kind", "title", "kicker", "subtitle", "column", "dateline", "byline", "authors", "paragraphs", "image_count")


@cache
def reading(page: str) -> PageReading:
    return read_page(RawPage(page, (SAMPLE / f"{page}.md").read_bytes(), ""), PAPER, date(2025, 3, 12))


@cache
def expected(page: str) -> dict:
    return json.loads((SAMPLE / f"{page}.json").read_text("utf-8"))


def told(article: Article, field: str) -> object:
    value = getattr(article, field)
    if field == "paragraphs":
        return [paragraph.text for paragraph in value]
    if field == "authors":
        return [[author.name, author.role] for author in value]
    return value.text if isinstance(value, Passage) else value


@pytest.mark.parametrize("page", PAGES)
def test_articles_in_order(page):
    got = [told(article, "title") for article in reading(page).articles]
    assert got == [article["title"] for article in expected(page)["articles"]]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("page", PAGES)
def test_field(page, field):
    got = [told(article, field) for article in reading(page).articles]
    assert got == [article[field] for article in expected(page)["articles"]]


@pytest.mark.parametrize("page", PAGES)
def test_what_belongs_to_no_article(page):
    read = reading(page)
    applied = [edit for edit in read.edits if edit.applied]
    rest = [reads(read.text, applied, Span(part.start, part.end)) for part in read.remainder]
    assert rest == expected(page)["remainder"]


@pytest.mark.parametrize("page", PAGES)
def test_what_looks_wrong_and_is_right_stays(page):
    read = reading(page)
    text = "\n".join(passage for article in read.articles for passage in (told(article, "title") or "", article.body))
    assert [kept for kept in expected(page)["kept"] if kept not in text] == []


def test_the_walk_finds_its_pages():
    assert PAGES == ["01", "02", "03", "04"]
