"""Editions handed to a Prefect deployment, a run each, however often they are handed over."""

from collections.abc import Sequence
from uuid import UUID

from httpx import HTTPError
from prefect.client.orchestration import PrefectClient, get_client
from prefect.exceptions import ObjectNotFound, PrefectException
from sqlalchemy import Engine

from flows.artifacts import MESSAGE
from flows.ingest import EngineFailed
from flows.plain.backfill import Plan
from storage.ledger import Entry, last_finished

DEPLOYMENT = "ingest-edition/edition"


class NoDeployment(Exception):
    """The API knows no deployment that fetches editions."""


async def submit(plans: Sequence[Plan], engine: Engine, *, accept: bool) -> int:
    """A run of the deployment for every wanted edition; returns how many wait or are under way.

    Raises NoDeployment, EngineFailed, DatabaseUnavailable. An edition that has such a run already gets no second one,
    nor does one of which the ledger has learned more since it was asked for the plans.
    """
    try:
        async with get_client() as client:
            deployment = await client.read_deployment_by_name(DEPLOYMENT)
            wanted = [(plan.paper.id, entry) for plan in plans for entry in plan.wanted]
            return sum([await _submit(client, deployment.id, *each, engine, accept=accept) for each in wanted])
    except ObjectNotFound as error:
        raise NoDeployment(DEPLOYMENT) from error
    except (HTTPError, PrefectException, RuntimeError) as error:
        raise EngineFailed(f"{type(error).__name__}: {str(error)[:MESSAGE]}") from error


async def _submit(
    client: PrefectClient, deployment: UUID, newspaper: str, entry: Entry, engine: Engine, *, accept: bool
) -> bool:
    """Whether a run of the edition waits or is under way.

    The same key gives the same run. One that has ended and left nothing in the ledger died: then the next one is made.
    """
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
            return True
        with engine.connect() as connection:
            if last_finished(connection, newspaper, entry.published_on) != entry.finished_at:
                return False
        key = f"{name} after run {run.id}"
