"""The real command as a process of its own, in a folder of its own, in an environment with nothing of ours in it."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "flows" / "sample" / "2025-03-12"
EDITION = ("--newspaper", "qingyi-daily", "--date", "2025-03-13")
SECONDS = 600

STARTER = f"""
import json, os, signal, sys
import flows.commands.articles, flows.commands.fetch, flows.commands.ingest, parsers.reading
from flows.cli.main import main
for line in sys.stdin:
    call = json.loads(line)
    if not (child := os.fork()):
        signal.alarm({SECONDS})
        os.chdir(call["folder"])
        os.environ.clear()
        os.environ.update(call["variables"])
        for to, file in enumerate(call["files"]):
            os.dup2(os.open(file, os.O_RDWR), to)
        sys.argv[1:] = call["arguments"]
        main()
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""Forks for every call it reads: imports and patterns are two thirds of a start, and are here made once."""


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


def fresh(folder: Path, *arguments: str, stdin: bytes = b"", **variables: str) -> Ran:
    """Runs `xianwen` in `folder` from an interpreter's start on, for what depends on that."""
    done = subprocess.run(
        command(*arguments),
        cwd=folder,
        env=environment(folder, **variables),
        input=stdin,
        capture_output=True,
        timeout=SECONDS,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def xianwen(folder: Path, *arguments: str, **variables: str) -> Ran:
    """Runs `xianwen` in `folder`, in a fork of a process that has imported it."""
    starter = _starter()
    assert starter.stdin is not None
    assert starter.stdout is not None
    with TemporaryDirectory() as its:
        files = [Path(its, name) for name in ("in", "out", "err")]
        for file in files:
            file.touch()
        call = {"folder": str(folder), "variables": environment(folder, **variables), "arguments": arguments}
        starter.stdin.write(json.dumps({**call, "files": list(map(str, files))}) + "\n")
        starter.stdin.flush()
        code = int(starter.stdout.readline())
        return Ran(code, files[1].read_bytes().decode(), files[2].read_bytes().decode())


@cache
def _starter() -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", STARTER],
        cwd=ROOT,
        env=environment(ROOT),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def end_starter() -> None:
    if _starter.cache_info().currsize:
        _starter().communicate()
        _starter.cache_clear()


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    """What another application sees in the default database."""
    with closing(sqlite3.connect(folder / "data" / "xianwen.db")) as connection:
        return connection.execute(query).fetchall()


def complaints(ran: Ran) -> list[str]:
    """The lines of standard error but the one that says how runs get recorded."""
    return [line for line in ran.err.splitlines() if "no Prefect API" not in line]
