"""An edition from its site: what comes, what is kept back, and what a site that misbehaves comes to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from desks import Desk, fetch, reasons
from papers import DAY, Paper, marked
from serving import LOCAL, Answer, Clock, Site

from flows.sources.editions import Loaded
from flows.sources.epaper.edition import WebEdition, fetch_edition
from flows.sources.web.wire import Wire
from parsers.epaper.manifest import read_manifest
from storage.archive import load

CALENDAR = "/html/2025-02/period.xml"


def missing(loaded: Loaded) -> str:
    assert loaded.absence is not None
    assert (loaded.pages, loaded.absence.status) == ((), "missing")
    return loaded.absence.reason


def test_pages_come_with_their_articles_in_order(site: Site, wire: Wire, desk: Desk) -> None:
    loaded = fetch(Paper(site).publish(), wire, desk)
    assert [(page.label, page.name) for page in loaded.pages] == [("01", "要闻"), ("02", "综合"), ("03", "县区")]
    assert (loaded.linked, loaded.entire, loaded.rejected, loaded.suspicions) == (3, True, (), ())
    manifest = read_manifest(loaded.pages[0].content)
    assert [each.title for each in manifest.articles] == [f"曹县第{n}所学校开学" for n in (1, 2, 3)]
    assert manifest.articles[0].polygons == ((0, 10, 50, 10, 50, 19),)
    for page in loaded.pages:
        named = read_manifest(page.content)
        for response in (named.index, *(each.response for each in named.articles)):
            assert page.parts[response.sha256] == load(desk.archive, response.sha256)
    assert len(site.asked) == 1 + 3 + 7


def test_the_same_edition_again_gives_the_same_manifests(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site).publish()
    first = fetch(paper, wire, desk)
    stored = desk.rows()
    assert fetch(paper, wire, desk) == first
    assert desk.rows() == stored


def test_what_comes_without_marks_gives_the_same_manifests_too(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site).publish()
    first = fetch(paper, wire, desk)
    assert [page.content for page in fetch(paper, wire, replace(desk)).pages] == [page.content for page in first.pages]


def test_the_entry_sends_us_on(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site).publish()
    site.pages[f"{paper.folder}/index.htm"] = site.pages[f"{paper.folder}/node_1.htm"]
    site.pages[f"{paper.folder}/node_1.htm"] = marked('<meta http-equiv="refresh" content="0; url=index.htm">')
    loaded = fetch(paper, wire, desk)
    assert [page.label for page in loaded.pages] == ["01", "02", "03"]
    assert loaded.linked == 3


def test_pages_that_send_us_round_and_round(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site).publish()
    for name, other in (("node_1", "index"), ("index", "node_1")):
        paper.put(f"{name}.htm", f'<meta http-equiv="refresh" content="0; url={other}.htm">')
    assert "sent us on" in missing(fetch(paper, wire, desk))


def test_an_article_that_is_not_there_leaves_its_place(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site).publish()
    del site.pages[f"{paper.folder}/content_2.htm"]
    loaded = fetch(paper, wire, desk)
    assert len(loaded.pages) == 3
    assert not loaded.entire
    assert "page 01, article 曹县第2所学校开学" in reasons(loaded)
    assert [bool(each.response.sha256) for each in read_manifest(loaded.pages[0].content).articles] == [
        True,
        False,
        True,
    ]


def test_a_page_whose_article_may_still_come_is_kept_back(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site).publish()
    site.pages[f"{paper.folder}/content_4.htm"] = Answer(b"", 500)
    loaded = fetch(paper, wire, desk)
    assert [page.label for page in loaded.pages] == ["01", "03"]
    assert "page 02" in reasons(loaded)
    assert "answered 500" in reasons(loaded)
    paper.publish()
    assert [page.label for page in fetch(paper, wire, desk).pages] == ["01", "02", "03"]


def test_a_host_that_has_enough_is_left_alone(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site).publish()
    site.pages[f"{paper.folder}/content_4.htm"] = Answer(b"", 429, (("Retry-After", "9000"),))
    loaded = fetch(paper, wire, desk)
    assert [page.label for page in loaded.pages] == ["01"]
    assert "1 more pages: not asked for after that" in reasons(loaded)
    assert site.paths()[-1].endswith("content_4.htm")


def test_the_budget_ends_it(site: Site, clock: Clock, desk: Desk) -> None:
    paper = Paper(site).publish()
    with Wire(replace(LOCAL, budget=6), clock.time()) as wire:
        loaded = fetch(paper, wire, desk)
    assert [page.label for page in loaded.pages] == ["01"]
    assert "XIANWEN_FETCH_BUDGET" in reasons(loaded)


@pytest.mark.parametrize("status", [404, 403, 500])
def test_no_way_in(status: int, site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site).publish()
    site.pages[f"{paper.folder}/node_1.htm"] = Answer(b"", status)
    assert f"answered {status}" in missing(fetch(paper, wire, desk))


def test_no_address_holds_on_that_day(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site)
    nowhere = replace(paper.newspaper, sources=())
    loaded = fetch_edition(nowhere, WebEdition("heze-daily", DAY), desk.fetcher(wire), lambda *_: None)
    assert "no address of the registry" in missing(loaded)
    assert site.asked == []


def to_newest(paper: Paper) -> Paper:
    """The site has a later edition, and sends there whoever asks for DAY."""
    newest = Paper(paper.site, date(2025, 2, 21)).publish()
    paper.site.pages[f"{paper.folder}/node_1.htm"] = Answer(b"", 302, (("Location", f"{newest.folder}/node_1.htm"),))
    return newest


def with_newest_in_place(paper: Paper) -> Paper:
    """The site shows its newest edition at every address."""
    newest = Paper(paper.site, date(2025, 2, 21)).publish()
    paper.site.pages[f"{paper.folder}/node_1.htm"] = paper.site.pages[f"{newest.folder}/node_1.htm"]
    return newest


@pytest.mark.parametrize("other", [to_newest, with_newest_in_place])
def test_another_day_is_suspicious_and_not_fetched(
    other: Callable[[Paper], Paper], site: Site, wire: Wire, desk: Desk
) -> None:
    paper = Paper(site).publish()
    other(paper)
    loaded = fetch(paper, wire, desk)
    assert (loaded.pages, loaded.absence) == ((), None)
    assert "is of 2025-02-21, and 2025-02-19 was asked for" in loaded.suspicions[0]
    assert not any("content" in path for path in site.paths())


def calendar(*days: int) -> Answer:
    periods = "".join(
        f"<period id='{day}'><period_name>x</period_name><period_date>2025-02-{day}</period_date></period>"
        for day in days
    )
    return Answer(f"<?xml version='1.0' encoding='utf-8'?><periodlist>{periods}</periodlist>".encode())


def test_the_calendar_says_that_there_was_no_edition(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site)
    to_newest(paper)
    site.pages[CALENDAR] = calendar(18, 21)
    loaded = fetch(paper, wire, desk)
    assert loaded.absence is not None
    assert (loaded.absence.status, loaded.suspicions) == ("no_edition", ())


def test_a_calendar_that_ends_before_the_day_says_nothing(site: Site, wire: Wire, desk: Desk) -> None:
    site.pages[CALENDAR] = calendar(17, 18)
    assert "answered 404" in missing(fetch(Paper(site), wire, desk))


def test_the_calendar_knows_another_first_page(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site).publish()
    del site.pages[f"{paper.folder}/node_1.htm"]
    site.pages[CALENDAR] = calendar(18, 19)
    pages = "".join(f"<page><id>{n}</id><name>第0{n}版：要闻</name></page>" for n in (2, 3))
    site.pages[f"{paper.folder}/page.xml"] = Answer(f"<pagelist>{pages}</pagelist>".encode())
    loaded = fetch(paper, wire, desk)
    assert [page.label for page in loaded.pages] == ["02", "03"]
    assert "page 01" in reasons(loaded)


def test_a_page_of_another_day_is_suspicious(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site).publish()
    paper.put("node_2.htm", Paper(site, date(2025, 2, 21)).index(2, (4, 5)))
    loaded = fetch(paper, wire, desk)
    assert [page.label for page in loaded.pages] == ["01", "03"]
    assert "is of 2025-02-21" in loaded.suspicions[0]


def test_what_is_no_index_is_suspicious(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site)
    paper.put("node_1.htm", "<html><title>系统维护</title><p>请稍后再来</p></html>")
    loaded = fetch(paper, wire, desk)
    assert (loaded.pages, loaded.absence) == ((), None)
    assert "系统维护" in loaded.suspicions[0]


def test_a_page_that_is_no_index_is_kept_back(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site).publish()
    paper.put("node_2.htm", "<html><title>系统维护</title></html>")
    loaded = fetch(paper, wire, desk)
    assert [page.label for page in loaded.pages] == ["01", "03"]
    assert "系统维护" in reasons(loaded)


def test_an_article_on_two_pages_stands_on_the_first(site: Site, wire: Wire, desk: Desk) -> None:
    loaded = fetch(Paper(site, pages=((1, 2), (2, 3))).publish(), wire, desk)
    assert [len(read_manifest(page.content).articles) for page in loaded.pages] == [2, 1]


def test_a_page_that_only_another_page_links_is_found(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site).publish()
    paper.put("node_1.htm", paper.index(1, (1, 2, 3)).replace('href="./node_3.htm"', 'href="./node_2.htm"'))
    loaded = fetch(paper, wire, desk)
    assert (len(loaded.pages), loaded.linked, loaded.rejected) == (3, 3, ())


def with_box(paper: Paper, *hrefs: str) -> None:
    """Page 1 has a box with links to articles of other pages."""
    box = "".join(f'<p><a href="{href}">今日关注</a></p>' for href in hrefs)
    paper.put("node_1.htm", paper.index(1, paper.pages[0]).replace("</body>", f"<div>{box}</div></body>"))


def test_articles_that_a_box_links_belong_to_their_own_pages(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site).publish()
    with_box(paper, "content_4.htm", "content_7.htm?div=-1", "../18/content_900.htm", "/other/2025-02/19/content_1.htm")
    loaded = fetch(paper, wire, desk)
    assert [len(read_manifest(page.content).articles) for page in loaded.pages] == [3, 2, 2]
    assert loaded.rejected == ()


def test_an_article_that_no_page_has_is_named(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site).publish()
    with_box(paper, "content_4.htm", "content_99.htm")
    loaded = fetch(paper, wire, desk)
    assert [each.what for each in loaded.rejected] == ["page 01, article 今日关注"]
    assert "content_99.htm is linked there as another page's, and no page has it" in reasons(loaded)


def test_a_page_that_is_only_turned_to_says_its_own_label(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site).publish()
    listed = '<a id="pageLink" href="./node_3.htm">第03版：县区</a>'
    assert listed in paper.index(1, (1,))
    for at in (1, 2):
        turning = paper.index(at, paper.pages[at - 1]).replace(listed, '<a href="./node_3.htm">下一版</a>')
        paper.put(f"node_{at}.htm", turning)
    assert [(page.label, page.name) for page in fetch(paper, wire, desk).pages][-1] == ("03", "县区")
