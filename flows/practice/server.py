"""The practice server: newspapers' sites on loopback, a thread a connection, with faults that can be switched on.

It writes to the socket itself: no server that is well made sends half of what it announced.
"""

import gzip
import io
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import urlsplit

from flows.practice.answer import Answer
from flows.practice.editions import ARTICLES, PAGES
from flows.practice.faults import Fault
from flows.practice.sites import Years, find

HOST = "127.0.0.1"
MEGABYTE = 2**20
LAST_MODIFIED = "Wed, 01 Jan 2025 00:00:00 GMT"


class Request(NamedTuple):
    """What a reader asked for, and what became of it; `sent` counts the bytes of the body."""

    path: str
    agent: str
    conditional: bool
    status: int
    sent: int


class PracticeServer(ThreadingHTTPServer):
    """`faults` may be exchanged while it runs; `requests` is all that was asked, in order."""

    daemon_threads = True

    def __init__(self, years: Years, faults: Sequence[Fault] = (), port: int = 0) -> None:
        super().__init__((HOST, port), _Handler)
        self.years, self.faults = years, tuple(faults)
        self.requests: list[Request] = []
        self._asked: Counter[tuple[str, str]] = Counter()
        self._lock = threading.Lock()

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.server_port}"

    def times(self, kind: str, path: str) -> int:
        """How many times this fault was met at this path, this one included."""
        with self._lock:
            self._asked[kind, path] += 1
            return self._asked[kind, path]

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader that leaves is no error of ours."""


@contextmanager
def practice(
    first: date = date(2025, 1, 1),
    newest: date = date(2025, 12, 31),
    faults: Sequence[Fault] = (),
    port: int = 0,
    pages: int = PAGES,
    articles: int = ARTICLES,
) -> Iterator[PracticeServer]:
    """A server that runs until the block ends."""
    with PracticeServer(Years(first, newest, pages, articles), faults, port) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: PracticeServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: object) -> None:
        """The server keeps its own record."""

    def do_GET(self) -> None:
        self._path = urlsplit(self.path).path
        faults = {each.kind: each for each in self.server.faults if each.concerns(self._path)}
        if slow := faults.get("slow"):
            time.sleep(slow.number)
        if not self._refused(faults) and not self._sent_on(faults) and not self._flooded(faults):
            self._answer(find(self._path, self.server.years, self.server.faults), faults)

    def _refused(self, faults: dict[str, Fault]) -> bool:
        if (agents := faults.get("agents")) and not re.search(agents.value, self.headers.get("User-Agent", "")):
            self._send(403, b"Forbidden")
        elif "missing" in faults:
            self._send(404, b"Not Found")
        elif (storm := faults.get("storm")) and self.server.times("storm", self._path) <= storm.number:
            self._send(429, b"Too Many Requests", {"Retry-After": "1"})
        elif (down := faults.get("unavailable")) and self.server.times("unavailable", self._path) <= down.number:
            self._send(503, b"Service Unavailable")
        else:
            return False
        return True

    def _sent_on(self, faults: dict[str, Fault]) -> bool:
        folder = self._path.lstrip("/").partition("/")[0]
        if "gone" in faults:
            self._send(301, b"", {"Location": "/"})
        elif "newest" in faults:
            self._send(302, b"", {"Location": f"/{folder}/"})
        elif "endless" in faults:
            count = int(urlsplit(self.path).query or 0) + 1
            self._send(302, b"", {"Location": f"{self._path}?{count}"})
        else:
            return False
        return True

    def _flooded(self, faults: dict[str, Fault]) -> bool:
        if huge := faults.get("huge"):
            self._stream(int(huge.number * 1024))
        elif bomb := faults.get("bomb"):
            self._send(200, _bomb(int(bomb.number)), {"Content-Type": "text/html", "Content-Encoding": "gzip"})
        elif tags := faults.get("tags"):
            body = b"<html><body>" + b"<b><div>" * int(tags.number * 500) + b"</html>"
            self._send(200, body, {"Content-Type": "text/html"})
        else:
            return False
        return True

    def _answer(self, answer: Answer | None, faults: dict[str, Fault]) -> None:
        if answer is None:
            return self._send(404, b"Not Found")
        tag = f'"{sha256(answer.body).hexdigest()[:16]}"'
        if self.headers.get("If-None-Match") == tag:
            return self._send(304, b"", {"ETag": tag})
        body, charset = answer.body, faults.get("charset")
        if "truncated" in faults:
            body = body[: len(body) // 2]
        kind = answer.content_type + (f"; charset={charset.value}" if charset else "")
        headers = {"Content-Type": kind, "ETag": tag, "Last-Modified": LAST_MODIFIED}
        cut = faults.get("cut")
        cuts = cut is not None and self.server.times("cut", self._path) <= cut.number
        return self._send(200, body, headers, len(body) // 2 if cuts else None)

    def _send(self, status: int, body: bytes, headers: dict[str, str] | None = None, stop: int | None = None) -> None:
        """The answer; with `stop`, the connection ends after so many bytes of it."""
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self._record(status, len(body) if stop is None else stop)
        self.wfile.write(body[:stop])
        self.close_connection = self.close_connection or stop is not None

    def _stream(self, megabytes: int) -> None:
        """A body of unknown length, as long as the reader takes it."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Connection", "close")
        self.end_headers()
        sent = 0
        try:
            while sent < megabytes:
                self.wfile.write(b" " * MEGABYTE)
                sent += 1
        finally:
            self._record(200, sent * MEGABYTE)

    def _record(self, status: int, sent: int) -> None:
        conditional = "If-None-Match" in self.headers or "If-Modified-Since" in self.headers
        agent = self.headers.get("User-Agent", "")
        self.server.requests.append(Request(self._path, agent, conditional, status, sent))


def _bomb(megabytes: int) -> bytes:
    """So many megabytes of zeros, compressed."""
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=9) as file:
        for _ in range(megabytes):
            file.write(bytes(MEGABYTE))
    return out.getvalue()
