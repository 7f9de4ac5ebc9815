"""All that compose.yaml starts, with practice newspapers and a subscriber beside it."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from uuid import uuid4

from practising import on_practice
from practising import serving as practising

from benchmarks.stack import Stack, done, stack
from benchmarks.stack_composed import DEPLOY
from flows.practice.server import PracticeServer

COUNTY = "990121"
"""清漪县, of which practice-b writes."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What runs, the practice newspapers, and what a subscriber was told."""

    stack: Stack
    site: PracticeServer
    told: list[dict[str, object]]

    def tell(self, event: str, edition: str, **payload: str) -> dict[str, object]:
        """An event as any system may send it."""
        return {
            "id": str(uuid4()),
            "occurred": datetime.now(UTC).isoformat(),
            "event": event,
            "resource": {"prefect.resource.id": f"xianwen.edition.{edition}"},
            "payload": payload,
        }


@contextmanager
def subscriber(told: list[dict[str, object]]) -> Iterator[str]:
    """Somebody's server, to which a webhook goes."""

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            return

    class Server(ThreadingHTTPServer):
        request_queue_size = 128
        """Of five, the default, a burst loses some."""

    with Server(("127.0.0.1", 0), Hook) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/hook"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def standing(folder: Path) -> Iterator[Standing]:
    """With a relay that tells of articles about a county, and a worker."""
    told: list[dict[str, object]] = []
    with (
        practising(folder) as site,
        subscriber(told) as hook,
        stack(folder, on_practice(folder)) as running,
    ):
        running.services["relay"].command.extend(["--county", COUNTY])
        running.start("relay")
        done(running.do(sys.executable, str(DEPLOY / "subscribe.py"), COUNTY, hook))
        running.start("worker")
        yield Standing(running, site, told)
