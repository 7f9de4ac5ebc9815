"""Editions with pages and articles that end in the middle."""

from dataclasses import replace

from desks import Desk, fetch, reasons
from papers import Paper
from serving import Answer, Asked, Site

from flows.sources.web.wire import Wire
from parsers.epaper.manifest import read_manifest


def halved(paper: Paper, name: str) -> None:
    """The server closes in the middle and says nothing of it; its mark is that of the whole page."""
    page = paper.site.pages[f"{paper.folder}/{name}"]

    def half(asked: Asked) -> Answer:
        answer = page(asked) if callable(page) else page
        return replace(answer, body=answer.body[: len(answer.body) // 2])

    paper.site.pages[f"{paper.folder}/{name}"] = half


def test_a_page_that_ends_in_the_middle_is_kept_back_and_fetched_anew(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site, pages=((1, 2), tuple(range(3, 20)))).publish()
    halved(paper, "node_2.htm")
    loaded = fetch(paper, wire, desk)
    assert [page.label for page in loaded.pages] == ["01"]
    assert "page 02" in reasons(loaded)
    assert "ends in the middle" in reasons(loaded)
    paper.publish()
    again = fetch(paper, wire, desk)
    assert [len(read_manifest(page.content).articles) for page in again.pages] == [2, 17]
    assert again.entire


def test_a_page_with_an_article_that_ends_in_the_middle_is_kept_back(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site).publish()
    halved(paper, "content_5.htm")
    loaded = fetch(paper, wire, desk)
    assert [page.label for page in loaded.pages] == ["01", "03"]
    assert "page 02, article 曹县第5所学校开学: it ends in the middle" in reasons(loaded)
    paper.publish()
    assert fetch(paper, wire, desk).entire


def test_what_ends_in_the_middle_twice_is_so(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site).publish()
    halved(paper, "content_5.htm")
    fetch(paper, wire, desk)
    assert fetch(paper, wire, desk).entire


def test_a_site_that_never_writes_the_end_is_believed(site: Site, wire: Wire, desk: Desk) -> None:
    paper = Paper(site).publish()
    for path in list(site.pages):
        if "content" in path:
            halved(paper, path.rpartition("/")[2])
    assert fetch(paper, wire, desk).entire
