"""All that compose.yaml starts, as processes of this machine, with practice newspapers and a subscriber beside it."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from uuid import uuid4

import httpx
import psycopg
from composed import DEPLOY, Service, services
from databases import wheel_server
from practising import on_practice
from practising import serving as practising

from flows.practice.server import PracticeServer
from flows.processes import stop

ROOT = DEPLOY.parent
PASSWORD = "admin:secret"
COUNTY = "990121"
"""清漪县, of which practice-b writes."""

PATIENCE = 240


@dataclass(frozen=True, slots=True)
class Stack:
    """What runs: Prefect's API, our database, the practice newspapers, and what a subscriber was told."""

    api: httpx.Client
    database: str
    site: PracticeServer
    told: list[dict[str, object]]
    folder: Path
    services: Mapping[str, Service]

    def tell(self, event: str, edition: str, **payload: str) -> dict[str, object]:
        """An event as any system may send it."""
        return {
            "id": str(uuid4()),
            "occurred": datetime.now(UTC).isoformat(),
            "event": event,
            "resource": {"prefect.resource.id": f"xianwen.edition.{edition}"},
            "payload": payload,
        }

    def runs(self, flow: str) -> list[tuple[str, str]]:
        asking = {"flows": {"name": {"any_": [flow]}}}
        found = self.api.post("flow_runs/filter", json=asking).raise_for_status().json()
        return [(run["name"], run["state_type"]) for run in found]

    def events(self, name: str) -> list[str]:
        asking = {"filter": {"event": {"name": [name]}}}
        found = self.api.post("events/filter", json=asking).raise_for_status().json()["events"]
        return [event["resource"]["prefect.resource.id"] for event in found]

    def rows(self, question: str) -> list[tuple[object, ...]]:
        with psycopg.connect(self.database) as connection:
            return connection.execute(question).fetchall()


def wait_for(condition: Callable[[], object], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, log.read_text("utf-8")[-4000:]
        time.sleep(0.3)


@contextmanager
def postgresql() -> Iterator[str]:
    """A server as the image `postgres` makes it of compose.yaml; yields the folder of its socket."""
    ours = wheel_server()
    try:
        host = ours.get_uri().partition("host=")[2]
        with psycopg.connect(f"postgresql://postgres@/postgres?host={host}", autocommit=True) as connection:
            connection.execute("CREATE ROLE xianwen SUPERUSER LOGIN")
            connection.execute("CREATE DATABASE xianwen OWNER xianwen")
            connection.execute((DEPLOY / "initdb" / "10-prefect.sql").read_bytes())
        yield host
    finally:
        ours.cleanup()


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

    with HTTPServer(("127.0.0.1", 0), Hook) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/hook"
        finally:
            server.shutdown()
            thread.join()


def on_this_machine(service: Service, host: str, port: int, folder: Path, site: Mapping[str, str]) -> Service:
    """The same with addresses of ours in the place of those within Compose, and a folder in that of /data."""

    def here(text: str) -> str:
        text = re.sub(r"@db/(\w+)", rf"@/\1?host={host}", text).replace(
            "http://server:4200", f"http://127.0.0.1:{port}"
        )
        return text.replace("/opt/xianwen/deploy", str(DEPLOY))

    command = [{"0.0.0.0": "127.0.0.1", "4200": str(port)}.get(word, here(word)) for word in service.command]
    image = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT),
        "PREFECT_HOME": str(folder / "prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
        "PREFECT_WORKER_QUERY_SECONDS": "2",
        "DO_NOT_TRACK": "1",
        "XIANWEN_ARCHIVE": str(folder / "archive"),
    }
    return Service(command, {**image, **{name: here(value) for name, value in service.environment.items()}, **site})


@contextmanager
def started(service: Service, log: Path) -> Iterator[None]:
    with log.open("wb") as output:
        process = subprocess.Popen(
            service.command, env=service.environment, stdout=output, stderr=output, start_new_session=True
        )
    try:
        yield
    finally:
        stop(process)


def done(command: list[str], environment: Mapping[str, str]) -> None:
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@contextmanager
def standing(folder: Path) -> Iterator[Stack]:
    """In the order in which compose.yaml starts it: database, schema, server, relay, deployments, worker."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    settings = {"POSTGRES_PASSWORD": "unasked", "PREFECT_AUTH": PASSWORD, "XIANWEN_CONTACT": "mailto:us@example.org"}
    told: list[dict[str, object]] = []
    with ExitStack() as running:
        site = running.enter_context(practising(folder))
        host = running.enter_context(postgresql())
        hook = running.enter_context(subscriber(told))
        ours = {
            name: on_this_machine(service, host, port, folder, on_practice(folder))
            for name, service in services(settings).items()
        }
        done(ours["schema"].command, ours["schema"].environment)
        running.enter_context(started(ours["server"], folder / "server.log"))
        api = running.enter_context(
            httpx.Client(base_url=f"http://127.0.0.1:{port}/api/", auth=tuple(PASSWORD.split(":")), trust_env=False)
        )
        wait_for(lambda: answers(api), folder / "server.log")
        ours["relay"].command.extend(["--county", COUNTY])
        running.enter_context(started(ours["relay"], folder / "relay.log"))
        done(ours["deployments"].command, ours["deployments"].environment)
        done([sys.executable, str(DEPLOY / "subscribe.py"), COUNTY, hook], ours["deployments"].environment)
        running.enter_context(started(ours["worker"], folder / "worker.log"))
        yield Stack(api, f"postgresql://xianwen@/xianwen?host={host}", site, told, folder, ours)


def answers(api: httpx.Client) -> bool:
    try:
        return api.get("health").status_code == 200
    except httpx.TransportError:
        return False
