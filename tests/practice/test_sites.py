"""The practice newspapers: every address that a site names leads somewhere, and a day always says the same."""

import re
from datetime import date
from urllib.parse import urljoin

import httpx
import pytest

from flows.practice.editions import PAPERS, edition
from flows.practice.server import practice
from flows.practice.sites import ENTRIES

DAY = date(2025, 2, 19)
LINKS = re.compile(r'(?:href|src)="([^"]+)"|url=([^"]+)"|href=\'([^\']+)\'')


@pytest.fixture(scope="module")
def server():
    with practice() as running:
        yield running


@pytest.fixture(scope="module")
def client():
    with httpx.Client(trust_env=False) as client:
        yield client


@pytest.fixture(params=PAPERS, ids=lambda paper: paper.family)
def paper(request):
    return request.param


def entry(server, paper, day=DAY):
    path = ENTRIES[paper.family].format(YYYY=f"{day:%Y}", MM=f"{day:%m}", DD=f"{day:%d}")
    return f"{server.address}/{paper.folder}/{path}"


def everything(client, start):
    """Address → answer of all that is linked, however far, from here."""
    found, waiting = {}, [start]
    while waiting:
        url = waiting.pop()
        if url not in found:
            found[url] = client.get(url)
            if found[url].headers["Content-Type"].startswith("text/html"):
                links = (a or b or c for a, b, c in LINKS.findall(found[url].content.decode("gb18030", "replace")))
                waiting += [urljoin(url, link) for link in links]
    return found


def test_every_link_leads_somewhere(server, client, paper):
    found = everything(client, entry(server, paper))
    assert {answer.status_code for answer in found.values()} == {200}
    pieces = [piece for page in edition(paper, DAY).pages for piece in page.pieces]
    charset = "gb18030" if paper.family == "B" else "utf-8"
    bodies = [answer.content.decode(charset) for answer in found.values() if "html" in answer.headers["Content-Type"]]
    for piece in pieces:
        assert any(all(text in body for text in (piece.title, *piece.paragraphs)) for body in bodies)


def test_the_root_leads_to_the_newest_edition(server, client, paper):
    found = everything(client, f"{server.address}/{paper.folder}/")
    newest = edition(paper, date(2025, 12, 31))
    assert any(newest.pages[-1].pieces[-1].title in a.content.decode("gb18030", "replace") for a in found.values()) or (
        any(newest.pages[-1].pieces[-1].title in a.content.decode("utf-8", "replace") for a in found.values())
    )


def test_an_edition_is_the_same_whenever_it_is_asked_for(paper):
    again = edition.__wrapped__(paper, DAY)
    assert again == edition(paper, DAY)
    assert again.pages != edition(paper, date(2025, 2, 20)).pages


def test_numbers_and_bodies_are_unique_in_a_month():
    pieces = [
        piece
        for paper in PAPERS
        for n in range(28)
        for page in edition(paper, date(2025, 2, n + 1)).pages
        for piece in page.pieces
    ]
    assert len({piece.paragraphs for piece in pieces}) == len(pieces) == 6 * 28 * 48
    assert len({piece.number for piece in pieces}) == 28 * 48


def test_a_day_without_edition_is_not_found(server, client, paper):
    assert client.get(entry(server, paper, date(2026, 1, 1))).status_code == 404


def test_the_same_again_is_not_modified(server, client, paper):
    first = client.get(entry(server, paper))
    again = client.get(entry(server, paper), headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
