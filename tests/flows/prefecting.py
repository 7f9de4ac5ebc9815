"""The command as a process beside a real Prefect server, and what that server knows."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]
START_SECONDS = 120


def environment(home: Path, **variables: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(ROOT), **variables}


def xianwen(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flows.cli.main", *arguments],
        cwd=folder,
        env=environment(folder, **variables),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


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
