"""The deployments of this house, served to the API of the environment: a process of its own under `xianwen serve`."""

from prefect import serve
from prefect.deployments.runner import RunnerDeployment
from prefect.types.entrypoint import EntrypointType

from flows.fetch import fetch_edition
from flows.ingest import ingest_files
from flows.schedules import standing
from flows.settings import read_settings

AT_ONCE = 4
"""Runs at a time, a process each: more only wait for the same hosts and the same two or four cores."""


def main() -> None:
    """Serves until it is stopped."""
    by_module = EntrypointType.MODULE_PATH
    files = RunnerDeployment.from_flow(ingest_files, name="files", entrypoint_type=by_module, tags=["xianwen"])
    editions = RunnerDeployment.from_flow(fetch_edition, name="edition", entrypoint_type=by_module, tags=["xianwen"])
    serve(
        files,
        editions,
        *standing(read_settings()),
        limit=AT_ONCE,
        pause_on_shutdown=False,
        print_starting_message=False,
    )


if __name__ == "__main__":
    main()
