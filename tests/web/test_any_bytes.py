"""Law: whatever a server sends, an exchange ends with a response or with a fault that has a name."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from serving import LOCAL, Clock

from flows.sources.web.answers import Response
from flows.sources.web.faults import Fault
from flows.sources.web.traffic import Traffic
from flows.sources.web.wire import Wire

STATUSES = st.sampled_from(
    [b"200 OK", b"200", b"304 X", b"302 Found", b"404 N", b"429 T", b"503 S", b"999 Q", b"20 O", b""]
)
NAMES = st.sampled_from(
    [b"Content-Length", b"Content-Encoding", b"Transfer-Encoding", b"Location", b"Set-Cookie", b"Retry-After", b"ETag"]
)
VALUES = st.one_of(
    st.sampled_from([b"0", b"5", b"-1", b"99999999999999999999", b"gzip", b"deflate", b"chunked", b"identity", b"br"]),
    st.sampled_from([b"http://[", b"//x:y/", b"\xc7\xfa", "曹县".encode(), b"a=b; Expires=x", b"Thu, 99 Foo 2025"]),
    st.binary(max_size=12),
)
HEADERS = st.lists(st.tuples(NAMES, VALUES), max_size=4)
BODIES = st.one_of(
    st.binary(max_size=40), st.sampled_from([b"\x1f\x8b\x08\x00", b"5\r\nabcde\r\n0\r\n\r\n", b"x" * 99])
)


def _response(status: bytes, headers: list[tuple[bytes, bytes]], body: bytes) -> bytes:
    lines = b"".join(name + b": " + value + b"\r\n" for name, value in headers)
    return b"HTTP/1.1 " + status + b"\r\n" + lines + b"\r\n" + body


@dataclass(slots=True)
class Sender:
    """A server that sends `said`, whatever it is asked, and closes; None ends it."""

    address: str
    said: bytes | None = b""


@pytest.fixture(scope="module")
def sender() -> Iterator[Sender]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        sender = Sender(f"http://127.0.0.1:{listening.getsockname()[1]}/")
        thread = threading.Thread(target=_serve, args=(listening, sender))
        thread.start()
        yield sender
        sender.said = None
        socket.create_connection(listening.getsockname()).close()
        thread.join()


def _serve(listening: socket.socket, sender: Sender) -> None:
    while True:
        connection, _ = listening.accept()
        with connection:
            if sender.said is None:
                return
            try:
                connection.recv(65536)
                connection.sendall(sender.said)
            except OSError:
                continue


@pytest.fixture(scope="module")
def asking() -> Iterator[Wire]:
    with Wire(replace(LOCAL, tries=1, seconds=2.0), Clock().time()) as wire:
        yield wire


@settings(max_examples=300)
@given(st.one_of(st.binary(max_size=60), st.builds(_response, STATUSES, HEADERS, BODIES)))
def test_whatever_a_server_sends_has_a_name(sender: Sender, asking: Wire, sent: bytes) -> None:
    sender.said = sent
    try:
        answer = asking.exchange(sender.address, {}, Traffic())
    except Fault:
        return
    assert isinstance(answer, Response)
    assert all(isinstance(value, str) for _, value in answer.headers)
