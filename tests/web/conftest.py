"""A server on loopback, time that nobody waits for, and a wire between."""

from collections.abc import Iterator

import pytest
from serving import LOCAL, Clock, Site, serving

from flows.sources.web.wire import Wire


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
