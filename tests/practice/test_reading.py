"""The practice sites read by our parsers, written by others than those who built the sites: every field comes back."""

from datetime import date

import pytest

from flows.practice.editions import PAPERS, edition
from flows.practice.sites import ENTRIES, Years, find
from parsers.epaper.article import read_article
from parsers.epaper.entries import filled
from parsers.epaper.families import families
from parsers.epaper.index import read_index
from parsers.epaper.model import PageIndex, Redirect

DAYS = [date(2025, 2, 19), date(2025, 7, 1), date(2025, 12, 31)]
YEARS = Years(date(2025, 1, 1), date(2025, 12, 31), 8, 6)
HOST = "http://paper.example"


@pytest.fixture(params=PAPERS, ids=lambda paper: paper.family)
def paper(request):
    return request.param


def answer(url):
    found = find(url.removeprefix(HOST), YEARS, ())
    assert found is not None, url
    return found.body, url, found.content_type


def opened(url, system) -> PageIndex:
    for _ in range(3):
        found = read_index(*answer(url), system)
        if isinstance(found, PageIndex):
            return found
        url = found.url
    raise AssertionError(url)


def indexes(paper, day):
    system = families()[paper.family]
    first = opened(f"{HOST}/{paper.folder}/{filled(ENTRIES[paper.family], day)}", system)
    return [opened(link.url, system) for link in first.pages]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_pages_and_their_articles(paper, day):
    made = edition(paper, day)
    read = indexes(paper, day)
    prefix = "A" if paper.family == "D" else ""
    assert [(page.label, page.name) for page in read] == [(prefix + page.label, page.name) for page in made.pages]
    for page, its in zip(read, made.pages, strict=True):
        assert page.published_on == day
        assert [link.title for link in page.articles] == [piece.title for piece in its.pieces]
        assert all(link.in_map and link.in_list and link.polygons for link in page.articles)
        assert page.pdf_url.endswith(".pdf")
        assert page.picture_url.endswith(".png")
        assert len(page.foreign) == (len(made.pages) - 1 if paper.family == "B" else 0)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_field_of_every_article(paper, day):
    system = families()[paper.family]
    pieces = [piece for page in edition(paper, day).pages for piece in page.pieces]
    links = [link for page in indexes(paper, day) for link in page.articles]
    for piece, link in zip(pieces, links, strict=True):
        read = read_article(*answer(link.url), system)
        captions = tuple(each.caption for each in piece.pictures)
        assert (read.title, read.published_on, read.guessed) == (piece.title, day, False)
        assert len(read.images) == len(piece.pictures)
        if paper.family == "E":  # Its captions stand in the text.
            assert read.paragraphs == captions + piece.paragraphs
        else:
            assert read.paragraphs == piece.paragraphs
            assert tuple(image.caption for image in read.images) == captions
        if paper.family != "D":  # A skin of its own: kicker, subtitle and author stand where no report says.
            assert (read.kicker, read.subtitle, read.author) == (piece.kicker, piece.subtitle, piece.author)


def test_the_newest_edition_is_found_from_the_root(paper):
    found = read_index(*answer(f"{HOST}/{paper.folder}/"), families()[paper.family])
    assert isinstance(found, Redirect)
    assert opened(found.url, families()[paper.family]).published_on == YEARS.newest


def test_another_days_edition_at_the_same_address_says_its_own_day(paper):
    system = families()[paper.family]
    url = f"{HOST}/{paper.folder}/{filled(ENTRIES[paper.family], DAYS[0])}"
    newest = url
    while isinstance(found := read_index(*answer(newest), system), Redirect):
        newest = found.url
    body, _, content_type = answer(newest)
    elsewhere = newest.replace("2025-02/19", "2025-02/20").replace("202502/19", "202502/20")
    elsewhere = elsewhere.replace("20250219", "20250220")
    assert elsewhere != newest
    assert read_index(body, elsewhere, content_type, system).published_on == DAYS[0]
