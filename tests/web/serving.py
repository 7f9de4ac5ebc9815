"""A small web server on loopback that answers as it is told, and remembers what it was asked."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread

from flows.settings import WebSettings
from flows.sources.web.wire import Time


@dataclass(frozen=True, slots=True)
class Answer:
    """`announced` is a Content-Length that differs from the truth; `drip` seconds pass before each byte."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html"),)
    announced: int | None = None
    drip: float = 0.0
    silent: float = 0.0


@dataclass(frozen=True, slots=True)
class Asked:
    path: str
    headers: dict[str, str]


Page = Answer | Callable[[Asked], Answer]


@dataclass(slots=True)
class Site:
    """What stands at which path; anything else is 404. `most_at_once` is the most requests it had at one time."""

    url: str = ""
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    at_once: int = 0
    most_at_once: int = 0
    lock: Lock = field(default_factory=Lock)

    def paths(self) -> list[str]:
        return [each.path for each in self.asked]

    def answer(self, asked: Asked) -> Answer:
        page = self.pages.get(asked.path, Answer(b"nothing", 404))
        return page(asked) if callable(page) else page


def in_turn(*answers: Answer) -> Page:
    """Each answer once, the last one for ever."""
    left = list(answers)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


def with_mark(body: bytes, mark: str) -> Page:
    """304 to whoever has this mark already."""
    headers = (("Content-Type", "text/html; charset=utf-8"), ("ETag", mark))
    return lambda asked: (
        Answer(b"", 304, headers) if asked.headers.get("if-none-match") == mark else Answer(body, 200, headers)
    )


@contextmanager
def serving() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def setup(self) -> None:
            super().setup()
            site.connections += 1

        def do_GET(self) -> None:
            asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()})
            with site.lock:
                site.asked.append(asked)
                site.at_once += 1
                site.most_at_once = max(site.most_at_once, site.at_once)
            try:
                self.send(site.answer(asked))
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True
            finally:
                with site.lock:
                    site.at_once -= 1

        def send(self, answer: Answer) -> None:
            time.sleep(answer.silent)
            self.send_response(answer.status)
            for name, value in answer.headers:
                self.send_header(name, value)
            if answer.status != 304:
                self.send_header(
                    "Content-Length", str(len(answer.body) if answer.announced is None else answer.announced)
                )
            self.end_headers()
            if answer.drip:
                for at in range(len(answer.body)):
                    time.sleep(answer.drip)
                    self.wfile.write(answer.body[at : at + 1])
            else:
                self.wfile.write(answer.body)
            self.close_connection = answer.announced is not None

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass(slots=True)
class Clock:
    """Time that passes only by sleeping."""

    passed: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.passed += seconds

    def time(self) -> Time:
        noon = datetime(2025, 2, 19, 4, 0, tzinfo=UTC)
        return Time(lambda: self.passed, lambda: noon + timedelta(seconds=self.passed), self.sleep, lambda: 1.0)


LOCAL = WebSettings(contact="mailto:us@example.org", private=True, seconds=60.0, tries=3, megabytes=1)
