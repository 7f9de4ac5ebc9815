"""Whatever a server answers, it is read or refused; nothing else is raised."""

from contextlib import suppress
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from parsers.epaper.article import read_article
from parsers.epaper.calendar import read_days, read_pages
from parsers.epaper.families import families
from parsers.epaper.index import read_index
from parsers.epaper.model import UnreadableResponse

URL = "http://paper.example/qyrb/html/2025-03/12/node_1.htm"
SAVED = [path.read_bytes() for path in sorted((Path(__file__).parent / "pages").rglob("*.*"))]
TORN = (
    b"<",
    b">",
    b"<p>",
    b"</h1><h1>",
    b"<h2><p>",
    b"<!--",
    b"-->",
    b'"',
    b"\x00",
    b"\xff",
    b"<meta http-equiv=refresh>",
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A saved page cut, with something torn put in, or two put together."""
    page = draw(st.sampled_from(SAVED))
    at = draw(st.integers(0, len(page)))
    middle = draw(st.sampled_from((*TORN, *SAVED)) | st.binary(max_size=8))
    return page[:at] + middle + page[at + draw(st.integers(0, 200)) :]


content = st.one_of(
    st.binary(max_size=200), st.sampled_from((b"", b" ", b"\n", b"<?xml?>", b"\xef\xbb\xbf")), damaged()
)
types = st.sampled_from(("", "text/html", "text/html; charset=gbk", "text/html; charset=x"))


@given(content, types, st.sampled_from(sorted(families())))
def test_an_index(content, content_type, family):
    with suppress(UnreadableResponse):
        read_index(content, URL, content_type, families()[family])


@given(content, types, st.sampled_from(sorted(families())))
@example("<h<tml><title>清漪</title><body><div>清漪商报</div></body></html>".encode(), "", "A")
def test_an_article(content, content_type, family):
    with suppress(UnreadableResponse):
        read_article(content, URL, content_type, families()[family])


@given(content, types)
def test_a_calendar(content, content_type):
    for read in (read_days, read_pages):
        with suppress(UnreadableResponse):
            read(content, URL, content_type)
