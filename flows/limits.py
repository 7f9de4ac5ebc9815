"""The turn at a host where a Prefect server is: its limit `host:…`, which people see and change in the UI.

While the server does not answer the host is claimed in our own database, as it is where there is no server.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress

from httpx import HTTPError, HTTPStatusError
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import GlobalConcurrencyLimitCreate
from prefect.client.schemas.responses import GlobalConcurrencyLimitResponse
from prefect.concurrency.asyncio import ConcurrencySlotAcquisitionError
from prefect.concurrency.sync import concurrency
from prefect.exceptions import ObjectAlreadyExists, ObjectNotFound

from flows.plain.fetch import Tell, claimed, waiting
from flows.sources.web.fetcher import Web
from flows.walk import House

LEASE = 120.0
"""Seconds after which the turn of a run that was killed is another's; who lives renews it in time."""

LOOKS = 1.0
"""Seconds between two tries. Prefect's own wait is up to thirty, and cannot be interrupted."""

TAKEN = 423


@contextmanager
def limited(hosts: Sequence[str], house: House, web: Web, tell: Tell) -> Iterator[None]:
    """The turn at these hosts for the length of a `with`; a long wait is told. Raises DatabaseUnavailable."""
    with ExitStack() as turns:
        for host in hosts:
            try:
                _enter(turns, _named(host), waiting(host, web, tell))
            except (ConcurrencySlotAcquisitionError, HTTPError):
                turns.enter_context(claimed([host], house, web, tell))
        yield


def make_limits(hosts: Iterable[str]) -> None:
    """The limits of these hosts, for people to see before the first run. One that is there stays as it is."""
    with get_client(sync_client=True) as client:
        for host in hosts:
            _limit(_named(host), client)


def _named(host: str) -> str:
    return f"host:{host}"


def _enter(turns: ExitStack, name: str, sleep: Callable[[float], None]) -> None:
    """Waits for a slot. Raises HTTPError, ConcurrencySlotAcquisitionError when the server does not do its part."""
    with get_client(sync_client=True) as client:
        while not (_is_free(_limit(name, client)) and _entered(turns, name)):
            sleep(LOOKS)


def _limit(name: str, client: SyncPrefectClient) -> GlobalConcurrencyLimitResponse:
    """The limit, made if it is not there: one run at a time, until a person says otherwise."""
    try:
        return client.read_global_concurrency_limit_by_name(name)
    except ObjectNotFound:
        with suppress(ObjectAlreadyExists):
            client.create_global_concurrency_limit(GlobalConcurrencyLimitCreate(name=name, limit=1))
        return client.read_global_concurrency_limit_by_name(name)


def _is_free(limit: GlobalConcurrencyLimitResponse) -> bool:
    """Looked at first, as Prefect writes an error into the log for every try in vain."""
    return not limit.active or limit.active_slots < limit.limit


def _entered(turns: ExitStack, name: str) -> bool:
    """Whether the slot is ours now; False when another run was faster."""
    slot = concurrency(name, max_retries=0, lease_duration=LEASE, strict=True, raise_on_lease_renewal_failure=False)
    held = ExitStack()
    try:
        held.enter_context(slot)
    except ConcurrencySlotAcquisitionError as error:
        if isinstance(error.__cause__, HTTPStatusError) and error.__cause__.response.status_code == TAKEN:
            return False
        raise
    turns.callback(_leave, held)
    return True


def _leave(held: ExitStack) -> None:
    """A server that is gone by then frees the slot when the lease ends: what came is here all the same."""
    with suppress(HTTPError):
        held.close()
