"""The command as a process beside a real Prefect server, and what that server knows."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from flows.engine import Api, answers
from flows.processes import start_python, stop

ROOT = Path(__file__).parents[2]
START_SECONDS = 300


def environment(home: Path, **variables: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(ROOT), **variables}


def xianwen(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flows.cli.main", *arguments],
        cwd=folder,
        env=environment(folder, **variables),
        capture_output=True,
        text=True,
        timeout=START_SECONDS,
        check=False,
    )


@contextmanager
def server(home: Path, **settings: str) -> Iterator[str]:
    """The address of a Prefect server of its own, as `xianwen serve` starts it."""
    port = free_port()
    variables = {"PREFECT_HOME": str(home), "PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1"}
    command = ["-m", "flows.deployments.server", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    process = start_python(command, environment(home, **variables, **settings), home / "server.log")
    url = f"http://127.0.0.1:{port}/api"
    try:
        assert wait_for(lambda: answers(Api(url, "test"))), (home / "server.log").read_text()
        yield url
    finally:
        stop(process)


def wait_for(condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.2)
    return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def found(api: str, what: str) -> list[dict[str, object]]:
    answer = httpx.post(f"{api}/{what}/filter", json={"limit": 50}).raise_for_status()
    return list(answer.json())


def told(api: str) -> list[dict[str, object]]:
    """What the server knows of our editions by events."""
    wanted = {"filter": {"event": {"prefix": ["xianwen.edition."]}}}
    return list(httpx.post(f"{api}/events/filter", json=wanted).raise_for_status().json()["events"])
