"""By what a person finds our runs in Prefect's UI beside their names: our own tag, and each newspaper's id."""

from collections.abc import Iterable
from contextlib import suppress

from httpx import HTTPError
from prefect.client.orchestration import get_client
from prefect.exceptions import PrefectException
from prefect.runtime import flow_run

TAG = "xianwen"
"""Every run has it from its beginning: the deployments say so, and the command for the runs that it starts."""


async def tag(newspapers: Iterable[str]) -> None:
    """Within a run: adds the newspapers' ids to its tags, if the server is there."""
    standing = set(flow_run.tags)
    wanted = standing.union(newspapers)
    if wanted != standing:
        with suppress(HTTPError, PrefectException):
            async with get_client() as client:
                await client.update_flow_run(flow_run.id, tags=sorted(wanted))
