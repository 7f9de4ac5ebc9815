"""Editions handed to a Prefect deployment, a run each, however often they are handed over."""

from collections.abc import Sequence
from uuid import UUID

from httpx import HTTPError
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.objects import FlowRun
from prefect.exceptions import ObjectNotFound, PrefectException

from flows.artifacts import MESSAGE
from flows.ingest import EngineFailed
from flows.plain.backfill import Plan
from storage.ledger import Entry

DEPLOYMENT = "ingest-edition/edition"


class NoDeployment(Exception):
    """The API knows no deployment that fetches editions."""


async def submit(plans: Sequence[Plan], *, accept: bool) -> int:
    """A run of the deployment for every wanted edition; returns how many wait or are under way.

    Raises NoDeployment, EngineFailed. An edition that has such a run already gets no second one.
    """
    try:
        async with get_client() as client:
            deployment = await client.read_deployment_by_name(DEPLOYMENT)
            wanted = [(plan, entry) for plan in plans for entry in plan.wanted]
            for plan, entry in wanted:
                await _submit(client, deployment.id, plan.paper.id, entry, accept=accept)
    except ObjectNotFound as error:
        raise NoDeployment(DEPLOYMENT) from error
    except (HTTPError, PrefectException, RuntimeError) as error:
        raise EngineFailed(f"{type(error).__name__}: {str(error)[:MESSAGE]}") from error
    return len(wanted)


async def _submit(client: PrefectClient, deployment: UUID, newspaper: str, entry: Entry, *, accept: bool) -> FlowRun:
    """The same key gives the same run. One that has ended did not bring the edition: then the next one is made."""
    name = f"{newspaper}/{entry.published_on}"
    key = f"{name} after {entry.finished_at.isoformat() if entry.finished_at else 'nothing'}"
    while True:
        run = await client.create_flow_run_from_deployment(
            deployment,
            parameters={"newspaper": newspaper, "published_on": str(entry.published_on), "accept": accept},
            name=name,
            tags=[newspaper],
            idempotency_key=key,
        )
        if run.state is None or not run.state.is_final():
            return run
        key = f"{name} after run {run.id}"
