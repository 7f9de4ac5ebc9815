"""Laws of addresses."""

from hypothesis import assume, given
from hypothesis import strategies as st

from flows.sources.web.addresses import checked, host_of, joined, origin_of
from flows.sources.web.faults import WrongAddress

HOSTS = st.sampled_from(["paper.example", "报.example", "PAPER.example:8080", "192.0.2.1", "[2001:db8::1]:81"])
TEXT = st.text(st.sampled_from("/?&=#%曹县 a1.-_~:;@[]<>\"'\\|^`{}\x00\n+"), max_size=30)


@given(HOSTS, TEXT)
def test_an_address_that_is_checked_stays_as_it_is(host: str, path: str) -> None:
    """The archive finds an address by its text: one address, one text."""
    try:
        url = checked(f"http://{host}/{path}")
    except WrongAddress:
        assume(False)
    assert str(checked(str(url))) == str(url)
    assert "#" not in str(url)
    assert str(url).isascii()


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    try:
        url = checked(text)
    except WrongAddress:
        return
    assert url.scheme in ("http", "https")
    assert url.host


@given(TEXT)
def test_a_link_leads_somewhere_or_is_refused(reference: str) -> None:
    try:
        assert str(checked(joined("http://paper.example/a/b.htm", reference))).startswith("http")
    except WrongAddress:
        return


def test_a_usual_port_is_no_other_host() -> None:
    assert host_of(checked("http://paper.example:80/")) == host_of(checked("https://paper.example/")) == "paper.example"
    assert origin_of(checked("HTTPS://Paper.Example:8443/a")) == "https://paper.example:8443"
