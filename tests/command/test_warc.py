"""`xianwen warc`, read back with warcio as a web archive would."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from commanding import rows, xianwen
from warcio.archiveiterator import ArchiveIterator

from flows.practice.server import PracticeServer, practice
from flows.practice.sites import newspapers_file


@pytest.fixture(scope="module")
def fetched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, PracticeServer]]:
    """Two editions of one practice newspaper, and one of another, fetched."""
    folder = tmp_path_factory.mktemp("warc")
    with practice(date(2025, 2, 18), date(2025, 2, 20), pages=1, articles=2) as server:
        (folder / "papers.toml").write_text(newspapers_file(server.address, server.years, ()), encoding="utf-8")
        settings = {"XIANWEN_NEWSPAPERS": str(folder / "papers.toml"), "XIANWEN_FETCH_PRIVATE": "1"}
        for paper, day in (("practice-b", "2025-02-18"), ("practice-b", "2025-02-19"), ("practice-a", "2025-02-19")):
            ran = xianwen(folder, "fetch", paper, "--date", day, XIANWEN_FETCH_DELAY="0", **settings)
            assert ran.code == 0, ran.err
        yield folder, server


def responses(file: Path) -> list[tuple[str, str, dict[str, str], bytes]]:
    """Address, status, headers and body of each response record, digests checked."""
    found = []
    with file.open("rb") as stream:
        for record in ArchiveIterator(stream, check_digests="raise"):
            if record.rec_type == "response":
                head = record.http_headers
                body = record.content_stream().read()
                found.append((record.rec_headers["WARC-Target-URI"], head.get_statuscode(), dict(head.headers), body))
    return found


def test_every_response_is_there_with_its_headers_and_bytes(fetched: tuple[Path, PracticeServer]) -> None:
    folder, _ = fetched
    ran = xianwen(folder, "warc", "all.warc.gz")
    assert (ran.code, ran.out.partition(";")[0]) == (0, "10 responses written to all.warc.gz")
    found = responses(folder / "all.warc.gz")
    stored = rows(folder, "SELECT url, CAST(status AS TEXT), sha256 FROM responses ORDER BY id")
    assert [(url, status, sha256(body).hexdigest()) for url, status, _, body in found] == stored
    page = next(each for each in found if each[0].endswith("2025-02/19/node_187.htm"))
    assert page[2]["ETag"].startswith('"')
    assert page[2]["Content-Length"] == page[2]["X-Archive-Orig-Content-Length"] == str(len(page[3]))
    assert "清漪时讯" in page[3].decode("gb18030")


def test_newspaper_and_days_choose(fetched: tuple[Path, PracticeServer]) -> None:
    folder, server = fetched
    xianwen(folder, "warc", "b.warc.gz", "--newspaper", "practice-b", "--since", "2025-02-19")
    addresses = [each[0].removeprefix(server.address) for each in responses(folder / "b.warc.gz")]
    assert addresses[0] == "/b/html/2025-02/19/node_187.htm"
    assert len(addresses) == 3


def test_a_file_is_never_overwritten_and_none_is_left_half(fetched: tuple[Path, PracticeServer]) -> None:
    folder, _ = fetched
    (folder / "mine.warc.gz").write_bytes(b"mine")
    ran = xianwen(folder, "warc", "mine.warc.gz")
    assert (ran.code, (folder / "mine.warc.gz").read_bytes()) == (2, b"mine")
    assert xianwen(folder, "warc", "nowhere/x.warc.gz").code == 2
    assert list(folder.glob(".*.part")) == []


def test_a_lost_body_is_named_and_the_rest_written(fetched: tuple[Path, PracticeServer]) -> None:
    folder, _ = fetched
    ((digest,),) = rows(folder, "SELECT sha256 FROM responses WHERE url LIKE '%/18/node_187.htm'")
    file = next((folder / "data" / "archive").rglob(f"{digest}.gz"))
    content = file.read_bytes()
    file.unlink()
    ran = xianwen(folder, "warc", "lost.warc.gz")
    file.write_bytes(content)
    assert (ran.code, len(responses(folder / "lost.warc.gz"))) == (1, 9)
    assert "18/node_187.htm" in ran.err


def test_nothing_to_write_is_said(fetched: tuple[Path, PracticeServer]) -> None:
    folder, _ = fetched
    ran = xianwen(folder, "warc", "none.warc.gz", "--since", "2030-01-01")
    assert ran.code == 0
    assert "holds no response" in ran.err
