"""A page of an e-paper as a manifest."""

from dataclasses import replace

import pytest

from parsers.epaper.manifest import (
    ArticleResponse,
    Manifest,
    Response,
    is_manifest,
    read_manifest,
    write_manifest,
)
from parsers.formats.errors import UnreadablePage

PAGE = Manifest(
    "B",
    "A01",
    "要闻",
    Response("http://paper.example/html/2025-02/19/node_1.htm", "text/html", "a" * 64),
    (
        ArticleResponse(
            Response("http://paper.example/html/2025-02/19/content_2.htm", "", "b" * 64), "春耕", ((1, 2, 3, 4),)
        ),
    ),
)


def test_what_is_written_is_read():
    assert read_manifest(write_manifest(PAGE)) == PAGE


def test_the_same_page_gives_the_same_bytes():
    assert write_manifest(replace(PAGE)) == write_manifest(PAGE)
    assert is_manifest(write_manifest(PAGE))


@pytest.mark.parametrize("content", [b"", "县城要闻".encode(), b'{"format": "x"}', b'{"articles":[]}'])
def test_text_is_no_manifest(content):
    assert not is_manifest(content)


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"format":"xianwen e-paper page 2"}', write_manifest(PAGE)[:-30]])
def test_a_damaged_manifest_is_rejected_with_a_reason(content):
    with pytest.raises(UnreadablePage, match="manifest"):
        read_manifest(content)
