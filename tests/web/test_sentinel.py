"""The drift sentinel: a site that was rebuilt must not look like a day with other news."""

from dataclasses import replace

import pytest
from desks import Desk
from papers import DAY, Paper
from serving import Site

from flows.sentinel import shrunken, suspicions
from flows.sources.editions import Loaded
from flows.sources.epaper.edition import WebEdition, fetch_edition
from flows.sources.web.wire import Wire
from parsers.articles.stitch import stitch
from parsers.model import Article, PageReading
from parsers.reading import read_page

TITLES = {n: f"第{n}条新闻与别的都不同{'甲乙丙丁戊己庚'[n - 1]}" for n in range(1, 8)}


class Rebuilt(Paper):
    """Article pages of a new skin: nothing stands where it used to."""

    def article(self, number: int, at: int) -> str:
        return f"<html><head><meta charset=utf-8></head><body><h1>{self.title(number)}</h1></body></html>"


def suspicious(paper: Paper, wire: Wire, desk: Desk) -> tuple[str, ...]:
    loaded, pages = fetched(paper, wire, desk)
    return suspicions(paper.newspaper, loaded, pages)


def fetched(paper: Paper, wire: Wire, desk: Desk) -> tuple[Loaded, tuple[PageReading, ...]]:
    newspaper = paper.newspaper
    loaded = fetch_edition(newspaper, WebEdition("heze-daily", DAY), desk.fetcher(wire), lambda *_: None)
    return loaded, stitch([read_page(page, newspaper, DAY) for page in loaded.pages])


def test_an_edition_as_expected_is_not_suspicious(site: Site, wire: Wire, desk: Desk) -> None:
    assert suspicious(Paper(site, titles=TITLES).publish(), wire, desk) == ()


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ((4, 0), "3 pages are linked, and at least 4 expected"),
        ((0, 8), "7 articles were found, and at least 8 expected"),
    ],
)
def test_less_than_the_row_expects(expected: tuple[int, int], told: str, site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site, titles=TITLES, expected=expected).publish()
    assert suspicious(paper, wire, desk) == (told,)


def test_a_skin_without_text(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Rebuilt(site, titles=TITLES).publish()
    assert suspicious(paper, wire, desk) == ("7 of 7 articles have neither text nor picture",)


def test_a_skin_with_one_title_for_all(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site, titles=dict.fromkeys(range(1, 8), "菏泽日报数字报")).publish()
    assert suspicious(paper, wire, desk) == ("7 titles are only 1 different ones",)


def test_a_skin_without_titles(site: Site, wire: Wire, desk: Desk) -> None:
    loaded, pages = fetched(Paper(site, titles=TITLES).publish(), wire, desk)
    bare = [replace(page, articles=tuple(replace(each, title=None) for each in page.articles)) for page in pages]
    assert suspicions(Paper(site).newspaper, loaded, bare) == ("7 of 7 articles have no title",)


def test_articles_are_counted_only_where_all_came(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site, expected=(3, 99), titles=TITLES).publish()
    del site.pages[f"{paper.folder}/content_7.htm"]
    assert suspicious(paper, wire, desk) == ()
    assert suspicious(Rebuilt(site, expected=(3, 99), titles=TITLES).publish(), wire, desk)


def test_files_are_not_suspected(site: Site, wire: Wire, desk: Desk) -> None:
    """They may come page by page: only a source that says what all of an edition is can be held to it."""
    loaded, pages = fetched(Rebuilt(site, expected=(8, 99)).publish(), wire, desk)
    assert suspicions(Paper(site).newspaper, Loaded(loaded.pages, loaded.paths, ()), pages) == ()


@pytest.mark.parametrize(
    ("standing", "found", "suspected"), [(6, 2, True), (6, 3, False), (7, 3, True), (5, 0, False), (0, 0, False)]
)
def test_less_than_half_of_what_stands_is_suspicious_where_enough_stands(
    standing: int, found: int, suspected: bool
) -> None:
    page = PageReading("1", "", "", "", articles=(Article(1, "article", ()),) * found)
    assert bool(shrunken(standing, [page])) == suspected
