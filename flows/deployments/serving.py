"""The deployments of this house, served to the API of the environment: a process of its own under `xianwen serve`."""

import asyncio
from typing import Any

from prefect import Flow, serve
from prefect.deployments.runner import RunnerDeployment
from prefect.events import DeploymentEventTrigger
from prefect.types.entrypoint import EntrypointType

from flows.deployments.declare import declare
from flows.deployments.schedules import ALONE, standing
from flows.deployments.triggers import ARRIVED, EXPECTED
from flows.fetch import ingest_edition
from flows.ingest import ingest_files
from flows.ingest_folder import ingest_folder
from flows.relay import relay_events
from flows.settings import read_settings
from flows.tags import TAG
from flows.watch import watch_inbox

AT_ONCE = 4
"""Runs at a time, a process each: more only wait for the same hosts and the same two or four cores."""


def main() -> None:
    """Serves until it is stopped."""
    settings = read_settings()
    asyncio.run(declare(settings))
    everything = [*deployments(), *standing(settings)]
    serve(*everything, limit=AT_ONCE, pause_on_shutdown=False, print_starting_message=False)


def deployments() -> list[RunnerDeployment]:
    """The same as deploy/prefect.yaml says for workers."""
    return [
        _deployed(ingest_edition, "edition", EXPECTED),
        _deployed(ingest_files, "files"),
        _deployed(ingest_folder, "folder", ARRIVED),
        _deployed(watch_inbox, "inbox"),
        _deployed(relay_events, "relay", alone=True),
    ]


def _deployed(
    flow: Flow[..., Any], name: str, *triggers: DeploymentEventTrigger, alone: bool = False
) -> RunnerDeployment:
    return RunnerDeployment.from_flow(
        flow,
        name,
        entrypoint_type=EntrypointType.MODULE_PATH,
        tags=[TAG],
        triggers=list(triggers),
        concurrency_limit=ALONE if alone else None,
    )


if __name__ == "__main__":
    main()
