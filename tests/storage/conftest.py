"""A fresh database for each test: SQLite always, PostgreSQL too where XIANWEN_TEST_DATABASE_URL names a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from storage_samples import KINDS, fresh_engine, ready_engine


@pytest.fixture(params=KINDS)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    with ready_engine(request.param, tmp_path) as engine:
        yield engine


@pytest.fixture(params=KINDS)
def empty_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    with fresh_engine(request.param, tmp_path) as engine:
        yield engine
