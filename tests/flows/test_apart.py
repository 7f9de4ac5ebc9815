"""Work in a thread apart: its result, its error, and that nobody has to wait for it."""

import asyncio
import subprocess
import sys
from contextvars import ContextVar
from pathlib import Path

import pytest

from flows.apart import apart

HANGS = """
import asyncio, time
from flows.apart import apart

async def main():
    try:
        await asyncio.wait_for(apart(time.sleep, 600), 0.2)
    except TimeoutError:
        print("given up")

asyncio.run(main())
"""
said: ContextVar[str] = ContextVar("said")


def test_its_result_comes_with_the_context_of_who_waits() -> None:
    async def main() -> str:
        said.set("here")
        return await apart(lambda more: said.get() + more, " and there")

    assert asyncio.run(main()) == "here and there"


def test_its_error_is_raised() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        asyncio.run(apart(int, "x"))


def test_a_process_ends_although_it_hangs() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", HANGS],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    assert (ran.stdout, ran.stderr) == ("given up\n", "")
