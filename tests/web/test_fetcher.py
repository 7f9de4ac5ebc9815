"""Fetching for an edition: robots.txt, redirects, the archive, and asking again without fetching again."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from desks import Desk
from serving import LOCAL, Answer, Asked, Clock, Site, in_turn, serving, with_mark
from sqlalchemy import text

from flows.sources.web import connecting
from flows.sources.web.faults import (
    CutOff,
    ForbiddenByRobots,
    Garbled,
    NotThere,
    PrivateAddress,
    RobotsUnknown,
    ServerFailed,
    TooManyRedirects,
    TooSlowPace,
    WrongAddress,
)
from flows.sources.web.wire import Wire
from storage.archive import load

ROBOTS = "/robots.txt"


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def test_body_and_headers_are_kept_before_anybody_reads(site: Site, wire: Wire, desk: Desk) -> None:
    site.pages["/a"] = Answer("曹县".encode("gbk"), headers=(("Content-Type", "text/html; charset=gbk"), ("X-A", "b")))
    fetched = desk.fetcher(wire)(site.url + "/a#part")
    assert (fetched.url, fetched.content_type) == (site.url + "/a", "text/html; charset=gbk")
    assert load(desk.archive, fetched.sha256) == fetched.content == "曹县".encode("gbk")
    assert desk.rows() == [
        (site.url + ROBOTS, 404, digest(b"nothing")),
        (site.url + "/a", 200, fetched.sha256),
    ]
    with desk.engine.connect() as connection:
        (headers,) = connection.execute(text("SELECT headers FROM responses WHERE status = 200")).one()
    assert '["x-a","b"]' in headers.lower()


def test_asked_again_nothing_comes_and_nothing_is_stored(site: Site, wire: Wire, desk: Desk) -> None:
    site.pages |= {ROBOTS: with_mark(b"", '"r"'), "/a": with_mark(b"a page", '"1"')}
    first = desk.fetcher(wire)
    before = first(site.url + "/a")
    stored = desk.rows()
    again = desk.fetcher(wire)
    assert again(site.url + "/a") == before
    assert desk.rows() == stored
    traffic = again.traffic
    assert (traffic.requests, traffic.conditional, traffic.unchanged, traffic.received) == (2, 2, 2, 0)


def test_the_date_of_change_is_a_mark_too(site: Site, wire: Wire, desk: Desk) -> None:
    said = "Wed, 19 Feb 2025 01:00:00 GMT"
    site.pages["/a"] = Answer(b"a page", headers=(("Last-Modified", said),))
    fetcher = desk.fetcher(wire)
    fetcher(site.url + "/a")
    fetcher(site.url + "/a")
    assert site.asked[-1].headers["if-modified-since"] == said


def test_a_changed_page_is_another_row(site: Site, wire: Wire, desk: Desk) -> None:
    fetcher = desk.fetcher(wire)
    for body, mark in ((b"first", '"1"'), (b"second", '"2"')):
        site.pages["/a"] = with_mark(body, mark)
        assert fetcher(site.url + "/a").content == body
    assert [row[2] for row in desk.rows()[1:]] == [digest(b"first"), digest(b"second")]


def test_without_a_mark_the_same_bytes_are_stored_once(site: Site, wire: Wire, desk: Desk) -> None:
    site.pages |= {"/a": Answer(b"a page"), "/b": Answer(b"a page")}
    fetcher = desk.fetcher(wire)
    for path in ("/a", "/a", "/b"):
        fetcher(site.url + path)
    assert len(desk.rows()) == 3
    assert len(list(Path(desk.archive).rglob("*.gz"))) == 2


def test_a_body_lost_from_the_archive_is_fetched_anew(site: Site, wire: Wire, desk: Desk) -> None:
    site.pages["/a"] = with_mark(b"a page", '"1"')
    fetcher = desk.fetcher(wire)
    fetched = fetcher(site.url + "/a")
    next(Path(desk.archive).rglob(f"{fetched.sha256}.gz")).unlink()
    assert fetcher(site.url + "/a") == fetched
    assert "if-none-match" not in site.asked[-1].headers
    assert load(desk.archive, fetched.sha256) == b"a page"


def test_304_without_being_asked_for_a_change(site: Site, wire: Wire, desk: Desk) -> None:
    site.pages["/a"] = Answer(b"", 304)
    with pytest.raises(Garbled, match="304"):
        desk.fetcher(wire)(site.url + "/a")


def test_redirects_are_followed_and_kept(site: Site, wire: Wire, desk: Desk) -> None:
    site.pages |= {
        "/a": Answer(b"moved", 301, (("Location", "b/index.htm?x=1#top"),)),
        "/b/index.htm?x=1": Answer(b"", 302, (("Location", site.url + "/c"),)),
        "/c": Answer(b"a page"),
    }
    fetched = desk.fetcher(wire)(site.url + "/a")
    assert (fetched.url, fetched.content) == (site.url + "/c", b"a page")
    assert [row[1] for row in desk.rows()] == [404, 301, 302, 200]


def test_an_endless_redirect_ends(site: Site, wire: Wire, desk: Desk) -> None:
    site.pages["/a"] = Answer(b"", 302, (("Location", "/a"),))
    with pytest.raises(TooManyRedirects):
        desk.fetcher(wire)(site.url + "/a")
    assert site.paths().count("/a") == 6


@pytest.mark.parametrize(
    ("location", "fault"),
    [
        ("file:///etc/passwd", WrongAddress),
        ("gopher://x/", WrongAddress),
        ("http://[::1", CutOff),
        (None, Garbled),
    ],
)
def test_a_redirect_that_leads_nowhere(
    location: str | None, fault: type[Exception], site: Site, wire: Wire, desk: Desk
) -> None:
    site.pages["/a"] = Answer(b"", 302, (("Location", location),) if location else ())
    with pytest.raises(fault):
        desk.fetcher(wire)(site.url + "/a")


def test_a_redirect_into_a_private_network_is_not_followed(
    site: Site, desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Loopback plays the open internet; where it sends us is looked up and checked like any other host."""
    monkeypatch.setattr(connecting, "is_public", lambda address: address == "127.0.0.1")
    site.pages["/a"] = Answer(b"", 302, (("Location", "http://169.254.169.254/latest/meta-data/"),))
    with Wire(replace(LOCAL, private=False), clock.time()) as wire, pytest.raises(PrivateAddress, match="169"):
        desk.fetcher(wire)(site.url + "/a")
    assert site.paths() == [ROBOTS, "/a"]


def test_nothing_there(site: Site, wire: Wire, desk: Desk) -> None:
    with pytest.raises(NotThere, match="answered 404"):
        desk.fetcher(wire)(site.url + "/a")
    assert desk.rows()[-1] == (site.url + "/a", 404, digest(b"nothing"))


def test_robots_txt_is_obeyed(site: Site, wire: Wire, desk: Desk) -> None:
    site.pages |= {
        ROBOTS: Answer(b"User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /private/\nCrawl-delay: 7\n"),
        "/a": Answer(b"a page"),
        "/private/a": Answer(b"a page"),
    }
    fetcher = desk.fetcher(wire)
    fetcher(site.url + "/a")
    with pytest.raises(ForbiddenByRobots, match=r"robots\.txt forbids it"):
        fetcher(site.url + "/private/a")
    fetcher(site.url + "/a")
    assert site.paths() == [ROBOTS, "/a", "/a"]
    assert desk.clock.slept == [7.0, 7.0]


def test_a_pace_that_nobody_can_wait_for_is_said_and_not_waited_for(site: Site, wire: Wire, desk: Desk) -> None:
    site.pages |= {ROBOTS: Answer(b"User-agent: *\nCrawl-delay: 86400\n"), "/a": Answer(b"a page")}
    with pytest.raises(TooSlowPace, match="86400 s between"):
        desk.fetcher(wire)(site.url + "/a")
    assert site.paths() == [ROBOTS]


def test_a_rate_is_kept_like_a_delay(site: Site, wire: Wire, desk: Desk) -> None:
    site.pages |= {ROBOTS: Answer(b"User-agent: *\nRequest-rate: 2/10s\nCrawl-delay: 3\n"), "/a": Answer(b"a page")}
    desk.fetcher(wire)(site.url + "/a")
    assert desk.clock.slept == [5.0]


def test_robots_txt_may_name_us(site: Site, wire: Wire, desk: Desk) -> None:
    site.pages |= {ROBOTS: Answer(b"User-agent: xianwen\nDisallow: /\n\nUser-agent: *\nAllow: /"), "/a": Answer(b"x")}
    with pytest.raises(ForbiddenByRobots):
        desk.fetcher(wire)(site.url + "/a")


@pytest.mark.parametrize("status", [404, 403, 401])
def test_without_robots_txt_all_is_allowed(status: int, site: Site, wire: Wire, desk: Desk) -> None:
    site.pages |= {ROBOTS: Answer(b"", status), "/a": Answer(b"a page")}
    assert desk.fetcher(wire)(site.url + "/a").content == b"a page"


def test_robots_txt_that_cannot_be_had_forbids_all_until_it_can(site: Site, wire: Wire, desk: Desk) -> None:
    site.pages |= {ROBOTS: in_turn(*[Answer(b"", 500)] * LOCAL.tries, Answer(b"")), "/a": Answer(b"a page")}
    fetcher = desk.fetcher(wire)
    with pytest.raises(RobotsUnknown, match="answered 500"):
        fetcher(site.url + "/a")
    assert fetcher(site.url + "/a").content == b"a page"


def test_robots_txt_is_asked_for_once_a_day(site: Site, wire: Wire, desk: Desk) -> None:
    site.pages["/a"] = Answer(b"a page")
    fetcher = desk.fetcher(wire)
    for seconds in (0, 3600, 23 * 3600):
        desk.clock.passed += seconds
        fetcher(site.url + "/a")
    assert site.paths().count(ROBOTS) == 2


def test_the_rules_of_another_site_are_asked_for_where_a_redirect_leads(site: Site, wire: Wire, desk: Desk) -> None:
    with serving() as other:
        other.pages |= {ROBOTS: Answer(b"User-agent: *\nDisallow: /"), "/b": Answer(b"a page")}
        site.pages["/a"] = Answer(b"", 302, (("Location", other.url + "/b"),))
        with pytest.raises(ForbiddenByRobots):
            desk.fetcher(wire)(site.url + "/a")
        assert other.paths() == [ROBOTS]


def test_a_failing_server_leaves_no_row(site: Site, wire: Wire, desk: Desk) -> None:
    site.pages["/a"] = Answer(b"sorry", 500)
    with pytest.raises(ServerFailed):
        desk.fetcher(wire)(site.url + "/a")
    assert [row[0] for row in desk.rows()] == [site.url + ROBOTS]


def test_an_agent_that_is_not_known_is_refused_and_one_that_is_is_not(site: Site, desk: Desk, clock: Clock) -> None:
    def page(asked: Asked) -> Answer:
        return Answer(b"a page") if "countynews" in asked.headers["user-agent"] else Answer(b"", 403)

    site.pages["/a"] = page
    with Wire(replace(LOCAL, user_agent="countynews/1"), clock.time()) as wire:
        assert desk.fetcher(wire)(site.url + "/a").content == b"a page"
