"""All that deploy/compose.yaml starts, as processes of this machine, and the means to take each of them down."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psycopg

from benchmarks.stack_composed import DEPLOY, Service, services
from benchmarks.stack_postgresql import PostgreSQL, postgresql
from flows.processes import Process, stop

ROOT = DEPLOY.parent
PASSWORD = "admin:secret"
PATIENCE = 240
"""Seconds within which what is waited for has to come."""


class NotInTime(AssertionError):
    """What was waited for did not come; the message is the end of a log."""


@dataclass(frozen=True, slots=True)
class Stack:
    """The services of compose.yaml by name, those of them that run, and the API and database they share."""

    folder: Path
    services: Mapping[str, Service]
    postgresql: PostgreSQL
    api: httpx.Client
    running: dict[str, Process] = field(default_factory=dict)

    def start(self, name: str, **variables: str) -> None:
        """A service, or one more of its kind when it is named `worker 2`."""
        service = self.services[name.partition(" ")[0]]
        with self.log(name).open("ab") as output:
            self.running[name] = subprocess.Popen(
                service.command,
                env={**service.environment, **variables},
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def kill(self, name: str) -> None:
        """The process and all its children, as the loss of a machine would do it."""
        process = self.running.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop(self, name: str) -> None:
        stop(self.running.pop(name))

    def start_server(self) -> None:
        self.start("server")
        self.wait_for(lambda: answers(self.api), "server")

    def do(self, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """A command in the environment of the services, to its end."""
        return subprocess.run(
            command, env=self._environment(variables), capture_output=True, text=True, timeout=PATIENCE, check=False
        )

    def begin(self, *command: str, **variables: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            command, env=self._environment(variables), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def log(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def wait_for(self, condition: Callable[[], object], log: str, seconds: float = PATIENCE) -> None:
        """Raises NotInTime."""
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline:
                raise NotInTime(self.log(log).read_text("utf-8")[-4000:])
            time.sleep(0.2)

    def runs(self, flow: str) -> list[tuple[str, str]]:
        """Name and state of the flow's runs."""
        found = self.asked("flow_runs/filter", {"flows": {"name": {"any_": [flow]}}})
        return [(run["name"], run["state_type"]) for run in found]

    def events(self, name: str) -> list[str]:
        """The resources of which such events came."""
        found = self.asked("events/filter", {"filter": {"event": {"name": [name]}}})["events"]
        return [event["resource"]["prefect.resource.id"] for event in found]

    def asked(self, path: str, question: Mapping[str, object]) -> Any:
        return self.api.post(path, json=question).raise_for_status().json()

    def rows(self, question: str) -> list[tuple[object, ...]]:
        with psycopg.connect(self.postgresql.url()) as connection:
            return connection.execute(question.encode()).fetchall()

    def _environment(self, variables: Mapping[str, str]) -> dict[str, str]:
        return {**self.services["schema"].environment, **variables}


def answers(api: httpx.Client) -> bool:
    try:
        return api.get("health").status_code == 200
    except httpx.TransportError:
        return False


@contextmanager
def stack(folder: Path, site: Mapping[str, str], *, deployed: bool = True, **settings: str) -> Iterator[Stack]:
    """Database, schema, server and deployments stand; worker and relay are started by whoever wants them.

    `site` are variables for all of them, `settings` of deploy/.env.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    said = {"POSTGRES_PASSWORD": "unasked", "PREFECT_AUTH": PASSWORD, "XIANWEN_CONTACT": "mailto:us@example.org"}
    with (
        postgresql() as its_database,
        httpx.Client(base_url=f"http://127.0.0.1:{port}/api/", auth=_auth(), trust_env=False, timeout=30) as api,
    ):
        ours = {
            name: _here(service, its_database.host, port, folder, site)
            for name, service in services({**said, **settings}).items()
        }
        its = Stack(folder, ours, its_database, api)
        try:
            done(its.do(*ours["schema"].command))
            its.start_server()
            if deployed:
                done(its.do(*ours["deployments"].command))
            yield its
        finally:
            for name in reversed(list(its.running)):
                its.stop(name)


def done(ran: subprocess.CompletedProcess[str]) -> str:
    """What a command said that came to a good end."""
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def _auth() -> tuple[str, str]:
    name, _, password = PASSWORD.partition(":")
    return name, password


def _here(service: Service, host: str, port: int, folder: Path, site: Mapping[str, str]) -> Service:
    """The same with addresses of ours in the place of those within Compose, and a folder in that of /data."""

    def here(text: str) -> str:
        text = re.sub(r"@db/(\w+)", rf"@/\1?host={host}", text)
        return text.replace("http://server:4200", f"http://127.0.0.1:{port}").replace(
            "/opt/xianwen/deploy", str(DEPLOY)
        )

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
