"""A folder of page files as a Prefect flow: what an event names when files have come."""

from datetime import date
from typing import Literal

from prefect import flow, get_run_logger
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run
from prefect.states import Failed

from flows import walk
from flows.artifacts import show
from flows.days import tomorrow
from flows.ingest import concluded, ingested
from flows.settings import read_settings
from flows.sources.editions import Rejection
from flows.sources.files import Given, plan
from flows.tags import tag
from flows.tasks import Sealed
from flows.walk import Outcome


def _run_name() -> str:
    said = flow_run.parameters
    return "/".join(filter(None, (said["newspaper"], str(said["published_on"])))) or str(said["folder"])


@flow(flow_run_name=_run_name, persist_result=False)
async def ingest_folder(
    folder: str, newspaper: str = "", published_on: date | Literal[""] = ""
) -> State[Sealed[list[Outcome]]]:
    """The pages in a folder into the database; names and texts tell what is "" here, as with `xianwen ingest`."""
    settings = read_settings()
    found = plan([folder], Given(newspaper, published_on or None), archive=settings.archive, latest=tomorrow())
    await tag(edition.newspaper for edition in found.editions)
    with walk.open_house(settings) as house:
        outcomes = ingested(found.editions, house, settings.batch_seconds)
    if outcomes:
        await show(found.editions, outcomes)
    return _rejected(found.rejected, outcomes) if found.rejected else concluded(outcomes)


def _rejected(rejected: tuple[Rejection, ...], outcomes: list[Outcome]) -> State[Sealed[list[Outcome]]]:
    """Failed, although what was right is stored: somebody has to look."""
    for each in rejected:
        get_run_logger().error("%s: %s", each.what, each.reason)
    return Failed(message=f"{rejected[0].what}: {rejected[0].reason} ({len(rejected)} rejected)", data=Sealed(outcomes))
