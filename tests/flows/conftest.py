"""An engine, a database and a site for the tests of recorded runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from practising import on_practice, serving

from flows.newspapers import known
from flows.practice.server import PracticeServer
from flows.settings import Settings


@pytest.fixture(scope="module")
def harness() -> Iterator[None]:
    """Prefect's engine with a server and a database of its own."""
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(f"sqlite:///{tmp_path}/x.db", str(tmp_path / "archive"))


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PracticeServer]:
    """The practice newspapers, known to this process as long as the test runs."""
    with serving(tmp_path, "missing=2025-02-13") as site:
        for name, value in on_practice(tmp_path).items():
            monkeypatch.setenv(name, value)
        known.cache_clear()
        yield site
    known.cache_clear()
