"""The real command as a process of its own, in a folder of its own, in an environment with nothing of ours in it."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "flows" / "sample" / "2025-03-12"
EDITION = ("--newspaper", "qingyi-daily", "--date", "2025-03-13")


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str


def environment(home: Path, **variables: str) -> dict[str, str]:
    """The least a process needs, in the C locale, without colours or Prefect's and our own variables."""
    return {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C", "PYTHONPATH": str(ROOT), **variables}


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "flows.cli.main", *arguments]


def xianwen(folder: Path, *arguments: str, stdin: bytes = b"", **variables: str) -> Ran:
    """Runs `xianwen` in `folder`."""
    done = subprocess.run(
        command(*arguments),
        cwd=folder,
        env=environment(folder, **variables),
        input=stdin,
        capture_output=True,
        timeout=120,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    """What another application sees in the default database."""
    with closing(sqlite3.connect(folder / "data" / "xianwen.db")) as connection:
        return connection.execute(query).fetchall()


def complaints(ran: Ran) -> list[str]:
    """The lines of standard error but the one that says how runs get recorded."""
    return [line for line in ran.err.splitlines() if "no Prefect API" not in line]
