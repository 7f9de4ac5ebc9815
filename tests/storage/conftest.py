"""A fresh database for each test, SQLite and PostgreSQL in turn."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import KINDS, fresh_engine, ready_engine, take_away
from sqlalchemy import Engine


@pytest.fixture(params=KINDS)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    with ready_engine(request.param, tmp_path) as engine:
        yield engine


@pytest.fixture(params=KINDS)
def empty_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    with fresh_engine(request.param, tmp_path) as engine:
        yield engine


@pytest.fixture(scope="session", autouse=True)
def _no_traces() -> Iterator[None]:
    yield
    take_away()
