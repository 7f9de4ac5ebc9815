"""One exchange: what is sent, what is tried again, how long is waited, where it ends."""

import socket
import threading
from dataclasses import replace

import pytest
from serving import LOCAL, Answer, Clock, Site, in_turn

from flows.sources.web.faults import (
    BudgetSpent,
    CutOff,
    PrivateAddress,
    Refused,
    ServerFailed,
    Throttled,
    Unanswered,
    WrongAddress,
)
from flows.sources.web.traffic import Traffic
from flows.sources.web.wire import Wire

BUSY = Answer(b"", 503)


def get(wire: Wire, url: str) -> bytes:
    return wire.exchange(url, {}, Traffic()).content


def test_we_say_who_we_are(site: Site, wire: Wire) -> None:
    site.pages["/"] = Answer(b"a page")
    response = wire.exchange(site.url + "/#top", {"If-None-Match": '"x"'}, Traffic())
    assert (response.status, response.content, response.header("content-type")) == (200, b"a page", "text/html")
    sent = site.asked[0].headers
    assert sent["user-agent"].startswith("xianwen/")
    assert "(+mailto:us@example.org)" in sent["user-agent"]
    assert sent["accept-encoding"] == "gzip, deflate"
    assert sent["if-none-match"] == '"x"'


def test_a_name_of_ones_own_is_used(site: Site, clock: Clock) -> None:
    site.pages["/"] = Answer(b"a page")
    with Wire(replace(LOCAL, user_agent="countynews/2"), clock.time()) as wire:
        get(wire, site.url + "/")
    assert site.asked[0].headers["user-agent"] == "countynews/2 (+mailto:us@example.org)"


def test_cookies_do_not_come_back(site: Site, wire: Wire) -> None:
    site.pages["/"] = Answer(b"a page", headers=(("Set-Cookie", "a=b"),))
    get(wire, site.url + "/")
    get(wire, site.url + "/")
    assert "cookie" not in site.asked[1].headers


def test_one_connection_and_a_pause_between_two(site: Site, wire: Wire, clock: Clock) -> None:
    site.pages["/"] = Answer(b"a page")
    traffic = Traffic()
    for _ in range(3):
        wire.exchange(site.url + "/", {}, traffic)
    assert site.connections == 1
    assert clock.slept == [1.0, 1.0]
    assert (traffic.requests, traffic.received, traffic.waited) == (3, 18, 2.0)


def test_threads_take_turns_at_a_host(site: Site) -> None:
    site.pages["/"] = Answer(b"a page", silent=0.02)
    with Wire(replace(LOCAL, delay=0.0)) as wire:
        threads = [threading.Thread(target=get, args=(wire, site.url + "/")) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert (len(site.asked), site.most_at_once) == (6, 1)


@pytest.mark.parametrize("status", [500, 502, 503, 504, 408])
def test_what_may_pass_is_tried_again(status: int, site: Site, wire: Wire, clock: Clock) -> None:
    site.pages["/"] = in_turn(Answer(b"", status), Answer(b"", status), Answer(b"at last"))
    traffic = Traffic()
    assert wire.exchange(site.url + "/", {}, traffic).content == b"at last"
    assert (traffic.requests, traffic.tried_again) == (3, 2)
    assert clock.slept == [1.0, 2.0]


def test_pauses_are_partly_chance(site: Site) -> None:
    site.pages["/"] = in_turn(BUSY, BUSY, Answer(b"at last"))
    clock = Clock()
    with Wire(replace(LOCAL, delay=0.0), replace(clock.time(), chance=lambda: 0.0)) as wire:
        get(wire, site.url + "/")
    assert clock.slept == [0.5, 1.0]


def test_tries_end(site: Site, wire: Wire) -> None:
    site.pages["/"] = BUSY
    with pytest.raises(ServerFailed, match="answered 503; try again later"):
        get(wire, site.url + "/")
    assert len(site.asked) == LOCAL.tries


@pytest.mark.parametrize("status", [401, 403, 451, 400])
def test_a_refusal_is_not_tried_again(status: int, site: Site, wire: Wire) -> None:
    site.pages["/"] = Answer(b"", status)
    with pytest.raises(Refused, match=f"answered {status}"):
        get(wire, site.url + "/")
    assert len(site.asked) == 1


@pytest.mark.parametrize("said", ["40", "Wed, 19 Feb 2025 04:00:40 GMT"])
def test_a_storm_of_429_waits_as_long_as_the_server_wishes(said: str, site: Site, wire: Wire, clock: Clock) -> None:
    site.pages["/"] = in_turn(Answer(b"", 429, (("Retry-After", said),)), Answer(b"calm"))
    told: list[str] = []
    assert wire.exchange(site.url + "/", {}, Traffic(tell=told.append)).content == b"calm"
    assert clock.slept == [40.0]
    assert "waiting 40 s (429: too many requests; try 1 of 3)" in told[0]


def test_a_wish_beyond_the_longest_wait_ends_it(site: Site, wire: Wire, clock: Clock) -> None:
    site.pages["/"] = Answer(b"", 429, (("Retry-After", "3600"),))
    with pytest.raises(Throttled, match="XIANWEN_FETCH_DELAY"):
        get(wire, site.url + "/")
    assert (len(site.asked), clock.slept) == (1, [])


@pytest.mark.parametrize("said", ["soon", "", "-5", "Wed, 19 Feb 2020 04:00:40 GMT"])
def test_a_wish_that_is_none_costs_the_usual_pause(said: str, site: Site, wire: Wire, clock: Clock) -> None:
    site.pages["/"] = in_turn(Answer(b"", 429, (("Retry-After", said),)), Answer(b"calm"))
    assert get(wire, site.url + "/") == b"calm"
    assert clock.slept == [1.0]


def test_the_budget_of_a_host(site: Site, clock: Clock) -> None:
    site.pages["/"] = Answer(b"a page")
    with Wire(replace(LOCAL, budget=2), clock.time()) as wire:
        get(wire, site.url + "/")
        get(wire, site.url + "/")
        with pytest.raises(BudgetSpent, match="2 requests were sent"):
            get(wire, site.url + "/")
    assert len(site.asked) == 2


@pytest.mark.parametrize("answer", [Answer(b"x" * 100, drip=0.05), Answer(b"x", silent=5.0)], ids=["drips", "silent"])
def test_a_slow_server_costs_no_more_than_the_time_limit(answer: Answer, site: Site) -> None:
    site.pages["/"] = answer
    with Wire(replace(LOCAL, seconds=0.3, tries=1)) as wire, pytest.raises((CutOff, Unanswered), match=r"0\.3 s"):
        get(wire, site.url + "/")


def test_headers_that_drip_end_in_time() -> None:
    """Each byte comes in time, the response never."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_drip_headers, args=(listening,))
        thread.start()
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        with Wire(replace(LOCAL, seconds=0.3, tries=1)) as wire, pytest.raises(Unanswered, match=r"0\.3 s"):
            get(wire, address)
        thread.join()


def _drip_headers(listening: socket.socket) -> None:
    connection, _ = listening.accept()
    with connection:
        try:
            connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
            for _ in range(40):
                connection.sendall(b"x")
                threading.Event().wait(0.05)
        except OSError:
            return


def test_nobody_listens(wire: Wire) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(Unanswered, match="no connection"):
        get(wire, f"http://127.0.0.1:{port}/")


def test_no_such_host(clock: Clock) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    with Wire(replace(LOCAL, tries=1), clock.time(), unknown) as wire, pytest.raises(Unanswered, match="no such host"):
        get(wire, "http://paper.example/")


@pytest.mark.parametrize(
    "address",
    [
        "ftp://paper.example/",
        "file:///etc/passwd",
        "javascript:void(0)",
        "//paper.example/",
        "http:///x",
        "http://user:secret@paper.example/",
        "http://paper.example:99999/",
        "http://paper.example/\x00",
        "http://[::1/",
        "",
        "http://paper.example/" + "x" * 2000,
    ],
)
def test_addresses_that_are_never_asked(address: str, wire: Wire) -> None:
    with pytest.raises(WrongAddress):
        get(wire, address)


PRIVATE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
    "2002:7f00:1::", "ff02::1", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_not_connected_to(address: str, clock: Clock) -> None:
    settings = replace(LOCAL, private=False)
    with (
        Wire(settings, clock.time(), lambda *_: ["8.8.8.8", address]) as wire,
        pytest.raises(PrivateAddress, match="XIANWEN_FETCH_PRIVATE"),
    ):
        get(wire, "http://paper.example/")


def test_an_address_in_digits_is_checked_too(site: Site, clock: Clock) -> None:
    with Wire(replace(LOCAL, private=False), clock.time()) as wire:
        for host in ("127.0.0.1", "127.1", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"):
            with pytest.raises(PrivateAddress):
                get(wire, site.url.replace("127.0.0.1", host) + "/")
    assert site.asked == []


def test_the_address_that_was_checked_is_the_one_connected_to(site: Site, clock: Clock) -> None:
    """A name server that answers otherwise the second time is not asked a second time."""
    site.pages["/"] = Answer(b"a page")
    looked_up: list[str] = []

    def changing(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"] if len(looked_up) == 1 else ["192.0.2.1"]

    port = site.url.rpartition(":")[2]
    with Wire(LOCAL, clock.time(), changing) as wire:
        assert get(wire, f"http://paper.example:{port}/") == b"a page"
    assert looked_up == ["paper.example"]
    assert site.asked[0].headers["host"] == f"paper.example:{port}"
