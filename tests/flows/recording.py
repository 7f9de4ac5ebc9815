"""Runs on Prefect's real engine, through its test harness: how they are started, and what the server knows of them.

Prefect is imported within: it takes a second, and only some tests need it.
"""

import asyncio
import gc
from collections.abc import Coroutine
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from flows.plain.fetch import Watch
from flows.settings import Settings
from flows.sources.epaper.edition import WebEdition
from flows.sources.files import EditionFiles
from flows.sources.web.traffic import Traffic
from flows.walk import Outcome

if TYPE_CHECKING:
    from prefect.client.schemas.objects import FlowRun

SAMPLE = Path(__file__).parents[2] / "flows" / "sample" / "2025-03-12"
PAGES = tuple(sorted(str(page) for page in SAMPLE.glob("*.md")))
EDITION = EditionFiles("qingyi-daily", date(2025, 3, 12), PAGES)
FETCHED = WebEdition("practice-b", date(2025, 2, 19))

# An empty asynchronous flow of Prefect 3.9 leaves the same socket to the garbage collector.
MARKS = [
    pytest.mark.engine,
    pytest.mark.usefixtures("harness"),
    pytest.mark.filterwarnings("ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning"),
]


def recorded(editions: list[EditionFiles], settings: Settings) -> list[Outcome]:
    from flows.ingest import run

    outcomes = asyncio.run(run(editions, "", settings))
    gc.collect()
    return outcomes


def fetched(edition: WebEdition, settings: Settings) -> Outcome:
    from flows.fetch import run

    (outcome,) = asyncio.run(run(edition, settings, Watch(Traffic()), accept=False))
    gc.collect()
    return outcome


def ended(running: Coroutine[Any, Any, Any]) -> Any:
    """What a flow came to."""

    async def run() -> Any:
        return await (await running).aresult()

    result = asyncio.run(run())
    gc.collect()
    return result


def newest_run() -> "FlowRun":
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        return max(client.read_flow_runs(), key=lambda run: str(run.created))
