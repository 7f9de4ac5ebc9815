"""The deployments of this house, served to the API of the environment: a process of its own under `xianwen serve`."""

import asyncio
from typing import Any

from prefect import Flow, serve
from prefect.deployments.runner import RunnerDeployment
from prefect.events import DeploymentEventTrigger
from prefect.types.entrypoint import EntrypointType

from flows.arrived import ingest_folder
from flows.declare import declare
from flows.fetch import fetch_edition
from flows.ingest import ingest_files
from flows.schedules import standing
from flows.settings import read_settings
from flows.triggers import ARRIVED, EXPECTED

AT_ONCE = 4
"""Runs at a time, a process each: more only wait for the same hosts and the same two or four cores."""


def main() -> None:
    """Serves until it is stopped."""
    asyncio.run(declare())
    everything = [*deployments(), *standing(read_settings())]
    serve(*everything, limit=AT_ONCE, pause_on_shutdown=False, print_starting_message=False)


def deployments() -> list[RunnerDeployment]:
    """The same as deploy/prefect.yaml says for workers."""
    return [
        _deployed(fetch_edition, "edition", EXPECTED),
        _deployed(ingest_files, "files"),
        _deployed(ingest_folder, "folder", ARRIVED),
    ]


def _deployed(flow: Flow[..., Any], name: str, *triggers: DeploymentEventTrigger) -> RunnerDeployment:
    by_module = EntrypointType.MODULE_PATH
    return RunnerDeployment.from_flow(flow, name, entrypoint_type=by_module, tags=["xianwen"], triggers=list(triggers))


if __name__ == "__main__":
    main()
