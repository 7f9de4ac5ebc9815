"""The turn at a host by Prefect's limits, while the server comes and goes."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from httpx import ConnectError

pytestmark = pytest.mark.engine


class Server:
    """A limit with a free slot, of a server that is gone when the slot is given back."""

    def __init__(self) -> None:
        self.released = 0

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        return

    def read_global_concurrency_limit_by_name(self, _: str) -> Any:
        return type("Limit", (), {"active": True, "active_slots": 0, "limit": 1})

    @contextmanager
    def concurrency(self, *_: object, **__: object) -> Iterator[None]:
        try:
            yield
        finally:
            self.released += 1
            raise ConnectError("All connection attempts failed")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    from flows import limits

    server = Server()
    monkeypatch.setattr(limits, "get_client", lambda **_: server)
    monkeypatch.setattr(limits, "concurrency", server.concurrency)
    return server


def test_what_was_fetched_is_kept_although_the_turn_cannot_be_given_back(server: Server) -> None:
    from flows.limits import limited

    with limited(["a.example"], None, None, print):  # type: ignore[arg-type]
        fetched = True
    assert fetched
    assert server.released == 1


def test_what_goes_wrong_meanwhile_is_not_hidden(server: Server) -> None:
    from flows.limits import limited

    with pytest.raises(ValueError, match="ours"), limited(["a.example"], None, None, print):  # type: ignore[arg-type]
        raise ValueError("ours")
    assert server.released == 1


def test_a_server_that_cannot_be_asked_for_the_limits_of_tags_is_one_that_failed() -> None:
    from prefect.concurrency.asyncio import ConcurrencySlotAcquisitionError

    from flows.ingest import EngineFailed, recorded_outcomes

    class Ended:
        async def aresult(self, **_: object) -> Exception:
            return ConcurrencySlotAcquisitionError("Unable to acquire concurrency slots")

    async def running() -> Any:
        return Ended()

    with pytest.raises(EngineFailed, match="Unable to acquire"):
        asyncio.run(recorded_outcomes(running()))
