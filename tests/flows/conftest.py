"""An engine, a database and a site for the tests of recorded runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from practising import on_practice, serving
from prefecting import server

from flows.newspapers import known
from flows.practice.server import PracticeServer
from flows.settings import Settings

UNASKED = ("SCHEDULER", "LATE_RUNS", "PAUSE_EXPIRATIONS", "CANCELLATION_CLEANUP", "FOREMAN", "TRIGGERS")


@pytest.fixture(scope="session")
def recording_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of Prefect's server, without the services that no run here needs; a start takes ten seconds."""
    off = {f"PREFECT_SERVER_SERVICES_{name}_ENABLED": "false" for name in UNASKED}
    with server(tmp_path_factory.mktemp("prefect"), **off) as url:
        yield url


@pytest.fixture(scope="module")
def harness(recording_server: str) -> Iterator[None]:
    """Prefect's engine on that server."""
    from prefect.context import _temporary_global_settings_context, get_settings_context
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker
    from prefect.settings import PREFECT_API_URL, temporary_settings

    with (
        temporary_settings({PREFECT_API_URL: recording_server}),
        # For threads, too, as Prefect's own harness does it.
        _temporary_global_settings_context(get_settings_context()),
    ):
        yield
        # Else they go on without these settings, and complain.
        APILogWorker.instance().drain()
        EventsWorker.drain_all()


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
