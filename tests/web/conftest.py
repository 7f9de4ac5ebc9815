"""A server on loopback, time that nobody waits for, and a wire between."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from desks import Desk
from serving import LOCAL, Clock, Site, serving

from flows.sources.web.wire import Wire
from storage.database import opened, upgrade


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def wire(clock: Clock) -> Iterator[Wire]:
    with Wire(LOCAL, clock.time()) as wire:
        yield wire


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    with opened(f"sqlite:///{tmp_path}/x.db") as engine:
        upgrade(engine)
        yield Desk(engine, str(tmp_path / "archive"), clock)
