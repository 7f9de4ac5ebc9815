"""Each fault of the practice server does what it says."""

import time
from datetime import date

import httpx
import pytest

from flows.practice.faults import FAULTS, BadFault, fault
from flows.practice.server import practice
from flows.practice.sites import newspapers_file
from parsers.newspapers.own import own_newspapers

PAGE = "/b/html/2025-02/19/node_187.htm"
OTHER_DAY = "/b/html/2025-02/20/node_187.htm"
AGENT = {"User-Agent": "xianwen/test"}


@pytest.fixture
def get():
    """Asks a server that has these faults for a page."""
    with httpx.Client(trust_env=False, headers=AGENT, timeout=60) as client, practice() as server:

        def asked(*faults, path=PAGE, **headers):
            server.faults = tuple(fault(text) for text in faults)
            return client.get(server.address + path, headers=headers)

        asked.server = server
        yield asked


def test_slow(get):
    start = time.perf_counter()
    get("slow=0.2")
    assert time.perf_counter() - start >= 0.2


def test_unknown_agents(get):
    assert get("agents", **{"User-Agent": "python-httpx/0.28"}).status_code == 403
    assert get("agents").status_code == 200


@pytest.mark.parametrize(
    ("kind", "status", "location"), [("missing", 404, None), ("gone", 301, "/"), ("newest", 302, "/b/")]
)
def test_a_day_that_is_not_there(get, kind, status, location):
    answer = get(f"{kind}=2025-02-19")
    assert (answer.status_code, answer.headers.get("Location")) == (status, location)
    assert get(f"{kind}=2025-02-19", path=OTHER_DAY).status_code == 200


def test_a_wrong_charset(get):
    assert get("charset").headers["Content-Type"] == "text/html; charset=iso-8859-1"


def test_half_a_page_without_a_word(get):
    whole, half = get().content, get("truncated").content
    assert half == whole[: len(whole) // 2]


@pytest.mark.parametrize(("kind", "status"), [("storm", 429), ("unavailable", 503)])
def test_refused_twice_then_answered(get, kind, status):
    assert [get(f"{kind}=2").status_code for _ in range(3)] == [status, status, 200]


def test_cut_in_mid_body_once(get):
    with pytest.raises(httpx.RemoteProtocolError):
        get("cut=1")
    assert get("cut=1").status_code == 200


def test_redirects_without_end(get):
    first = get("endless")
    assert (first.status_code, first.headers["Location"]) == (302, f"{PAGE}?1")
    assert get("endless", path=f"{PAGE}?1").headers["Location"] == f"{PAGE}?2"


def test_a_huge_body(get):
    get.server.faults = (fault("huge"),)
    with httpx.stream("GET", get.server.address + PAGE, trust_env=False) as answer:
        chunks = answer.iter_raw(2**20)
        assert sum(len(next(chunks)) for _ in range(20)) >= 15 * 2**20


def test_a_bomb(get):
    answer = get("bomb=64")
    assert len(answer.content) == 64 * 2**20 > 500 * int(answer.headers["Content-Length"])


def test_a_rebuild(get):
    new = "/b/pc/layout/202502/19/node_01.html"
    for path, before, after in ((PAGE, 200, 404), (new, 404, 200)):
        assert get("rebuild=2025-02-20", path=path).status_code == before
        assert get("rebuild=2025-02-19", path=path).status_code == after


def test_only_where_the_pattern_stands_and_only_a_share(get):
    assert get("missing=2025-02-19@content_").status_code == 200
    some = fault("cut", share=10)
    concerned = sum(some.concerns(f"/b/html/2025-02/19/content_{n}.htm") for n in range(1000))
    assert 60 <= concerned <= 140


def test_requests_are_remembered(get):
    get("missing=2025-02-19")
    get()
    assert [(each.path, each.agent, each.status) for each in get.server.requests] == [
        (PAGE, "xianwen/test", 404),
        (PAGE, "xianwen/test", 200),
    ]


@pytest.mark.parametrize("text", ["nonsense", "missing", "missing=today", "slow=long", "cut=1@("])
def test_a_fault_that_is_none(text):
    with pytest.raises(BadFault):
        fault(text)


def test_every_kind_can_be_named():
    days = {"missing", "newest", "gone", "rebuild"}
    assert [fault(f"{kind}=2025-02-19" if kind in days else kind).kind for kind in FAULTS] == list(FAULTS)


def test_the_newspapers_file_is_one(get):
    plain = own_newspapers(newspapers_file("http://127.0.0.1:1", get.server.years, ()), "practice.toml")
    assert [paper.id.removeprefix("practice-") for paper in plain] == ["a", "b", "b2", "c", "d", "e"]
    assert {(paper.pages, paper.articles) for paper in plain} == {(8, 48)}
    rebuilt = own_newspapers(
        newspapers_file("http://127.0.0.1:1", get.server.years, (fault("rebuild=2025-07-01"),)), "practice.toml"
    )
    (new, old) = rebuilt[1].sources
    assert (new.system.family, new.valid_from) == ("A", date(2025, 7, 1))
    assert (old.system.family, old.valid_until) == ("B", date(2025, 6, 30))
