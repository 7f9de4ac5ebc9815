"""What the tests of the command share ends with them."""

from collections.abc import Iterator

import pytest
from commanding import end_starter


@pytest.fixture(scope="session", autouse=True)
def _no_starter_left() -> Iterator[None]:
    yield
    end_starter()
