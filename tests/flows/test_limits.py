"""The turn at a host by Prefect's limits, while the server comes and goes."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from types import SimpleNamespace
from typing import Any

import pytest
from httpx import ConnectError, HTTPStatusError, Request, Response
from prefect.concurrency.asyncio import ConcurrencySlotAcquisitionError
from prefect.exceptions import ObjectNotFound

from flows import limits
from flows.ingest import EngineFailed, recorded_outcomes

pytestmark = pytest.mark.engine


class Server:
    """A server of one limit, of which by itself a slot is free; gone when the slot is given back."""

    def __init__(self) -> None:
        self.limit: dict[str, Any] | None = {"active": True, "active_slots": 0, "limit": 1}
        self.taken_by_others = 0
        self.released = 0

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        return

    def read_global_concurrency_limit_by_name(self, _: str) -> Any:
        if self.limit is None:
            raise ObjectNotFound(ValueError())
        return SimpleNamespace(**self.limit)

    def create_global_concurrency_limit(self, asked: Any) -> None:
        self.limit = {"active": True, "active_slots": 0, "limit": asked.limit}

    @contextmanager
    def concurrency(self, *_: object, **__: object) -> Iterator[None]:
        if self.taken_by_others:
            self.taken_by_others -= 1
            answer = Response(423, request=Request("POST", "http://server"))
            cause = HTTPStatusError("Locked", request=answer.request, response=answer)
            raise ConcurrencySlotAcquisitionError("taken") from cause
        try:
            yield
        finally:
            self.released += 1
            raise ConnectError("All connection attempts failed")


class Waited(Exception):
    """Somebody would have slept."""


def wait(_: float) -> None:
    raise Waited


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    server = Server()
    monkeypatch.setattr(limits, "get_client", lambda **_: server)
    monkeypatch.setattr(limits, "concurrency", server.concurrency)
    return server


def at_its_turn(sleep: Callable[[float], None] = wait) -> AbstractContextManager[None]:
    web: Any = SimpleNamespace(wire=SimpleNamespace(sleep=sleep))
    house: Any = None
    return limits.limited(["a.example"], house, web, print)


def test_a_full_limit_is_waited_for_and_one_that_is_switched_off_is_not(server: Server) -> None:
    server.limit = {"active": True, "active_slots": 1, "limit": 1}
    with pytest.raises(Waited), at_its_turn():
        pass
    server.limit["active"] = False
    with at_its_turn():
        assert server.released == 0
    assert server.released == 1


def test_a_limit_that_nobody_has_made_yet_lets_one_run_in(server: Server) -> None:
    server.limit = None
    with at_its_turn():
        assert server.limit == {"active": True, "active_slots": 0, "limit": 1}


def test_whoever_was_faster_is_waited_for(server: Server) -> None:
    server.taken_by_others, slept = 2, []
    with at_its_turn(slept.append):
        assert slept == [limits.LOOKS] * 2


def test_of_a_server_that_is_gone_the_turn_is_claimed_in_our_database(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    claims: list[object] = []

    def gone(_: str) -> None:
        raise ConnectError("gone")

    @contextmanager
    def claimed(hosts: object, *_: object) -> Iterator[None]:
        claims.append(hosts)
        yield

    monkeypatch.setattr(server, "read_global_concurrency_limit_by_name", gone)
    monkeypatch.setattr(limits, "claimed", claimed)
    with at_its_turn():
        assert claims == [["a.example"]]


def test_what_was_fetched_is_kept_although_the_turn_cannot_be_given_back(server: Server) -> None:
    with at_its_turn():
        fetched = True
    assert fetched
    assert server.released == 1


def test_what_goes_wrong_meanwhile_is_not_hidden(server: Server) -> None:
    with pytest.raises(ValueError, match="ours"), at_its_turn():
        raise ValueError("ours")
    assert server.released == 1


def test_a_server_that_cannot_be_asked_for_the_limits_of_tags_is_one_that_failed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Else Prefect starts a server of its own, for there is none.
    monkeypatch.setattr("flows.ingest.SyncClientContext.get_or_create", nullcontext)

    class Ended:
        async def aresult(self, **_: object) -> Exception:
            return ConcurrencySlotAcquisitionError("Unable to acquire concurrency slots")

    async def running() -> Any:
        return Ended()

    with pytest.raises(EngineFailed, match="Unable to acquire"):
        asyncio.run(recorded_outcomes(running()))
