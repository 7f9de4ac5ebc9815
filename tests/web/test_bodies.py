"""Bodies on the wire: cut off, endless, packed, packed wrongly, packed as a bomb."""

import gzip
import zlib

import pytest
from serving import Answer, Site, in_turn

from flows.sources.web.faults import CutOff, Garbled, TooLarge
from flows.sources.web.traffic import Traffic
from flows.sources.web.wire import Wire


def get(wire: Wire, url: str) -> bytes:
    return wire.exchange(url, {}, Traffic()).content


def test_a_body_that_is_cut_off_is_fetched_again(site: Site, wire: Wire) -> None:
    site.pages["/"] = in_turn(Answer(b"half", announced=8), Answer(b"all of it"))
    assert get(wire, site.url + "/") == b"all of it"
    site.pages["/"] = Answer(b"half", announced=8)
    with pytest.raises(CutOff):
        get(wire, site.url + "/")


def test_a_body_of_two_gigabytes_is_not_read(site: Site, wire: Wire) -> None:
    site.pages["/"] = Answer(b"x", announced=2 * 2**30)
    with pytest.raises(TooLarge, match=r"announces 2,147,483,648 bytes, more than 1,048,576"):
        get(wire, site.url + "/")
    assert len(site.asked) == 1


def test_a_body_without_end_is_cut_at_the_limit(site: Site, wire: Wire) -> None:
    site.pages["/"] = Answer(b"x" * (2**20 + 1), headers=(("Connection", "close"),))
    site.pages["/just"] = Answer(b"x" * 2**20)
    with pytest.raises(TooLarge):
        get(wire, site.url + "/")
    assert len(get(wire, site.url + "/just")) == 2**20


def packed(body: bytes, encoding: str) -> Answer:
    return Answer(body, headers=(("Content-Encoding", encoding),))


def raw_deflate(content: bytes) -> bytes:
    return zlib.compress(content)[2:-4]


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (gzip.compress(b"a page", mtime=0), "gzip"),
        (gzip.compress(b"a ", mtime=0) + gzip.compress(b"page", mtime=0), "gzip"),
        (gzip.compress(b"a page", mtime=0), "X-GZIP"),
        (zlib.compress(b"a page"), "deflate"),
        (raw_deflate(b"a page"), "deflate"),
        (b"a page", "identity"),
    ],
)
def test_packed_bodies_are_unpacked(body: bytes, encoding: str, site: Site, wire: Wire) -> None:
    site.pages["/"] = packed(body, encoding)
    assert get(wire, site.url + "/") == b"a page"


def test_a_bomb_does_not_go_off(site: Site, wire: Wire) -> None:
    site.pages["/"] = packed(gzip.compress(b"\0" * (200 * 2**20), compresslevel=1), "gzip")
    with pytest.raises(TooLarge, match="unpack to more than"):
        get(wire, site.url + "/")
    site.pages["/"] = packed(gzip.compress(b"\0" * 2**19, mtime=0) * 3, "gzip")
    with pytest.raises(TooLarge):
        get(wire, site.url + "/")


@pytest.mark.parametrize(("body", "encoding"), [(b"no gzip", "gzip"), (b"x", "br"), (b"x", "gzip, gzip")])
def test_what_cannot_be_unpacked(body: bytes, encoding: str, site: Site, wire: Wire) -> None:
    site.pages["/"] = packed(body, encoding)
    with pytest.raises(Garbled):
        get(wire, site.url + "/")


def test_a_packed_body_that_ends_early_is_fetched_again(site: Site, wire: Wire) -> None:
    whole = gzip.compress(b"a page", mtime=0)
    site.pages["/"] = in_turn(packed(whole[:-5], "gzip"), packed(whole, "gzip"))
    assert get(wire, site.url + "/") == b"a page"
