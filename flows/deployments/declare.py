"""What Prefect's server needs beside the deployments: an automation, and the limits of the daily newspapers' hosts.

Run as a module it replaces the automation that is there; limits stay as people have set them.
"""

import asyncio
from datetime import timedelta

from prefect.automations import AutomationCore
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import StateType
from prefect.events import EventTrigger
from prefect.events.actions import ChangeFlowRunState
from prefect.events.schemas.automations import Posture

from flows.apart import apart
from flows.days import today
from flows.engine import HEARTBEAT_SECONDS
from flows.limits import make_limits
from flows.newspapers import known
from flows.settings import Settings, read_settings
from flows.tags import TAG
from parsers.epaper.entries import hosts

SILENT = 3 * HEARTBEAT_SECONDS
"""So many seconds after its last heartbeat a run is taken for dead."""

HEARTBEAT = "prefect.flow-run.heartbeat"
ENDS = ("Completed", "Failed", "TimedOut", "Cancelled", "Crashed")
"""The names of the states with which our runs end."""

CRASHED = AutomationCore(
    name="xianwen: a run whose heartbeats stop has crashed",
    description="When worker and run die together nobody says so; the run would be Running for ever.",
    trigger=EventTrigger(
        posture=Posture.Proactive,
        after={HEARTBEAT},
        expect={HEARTBEAT, *(f"prefect.flow-run.{state}" for state in ENDS)},
        match={"prefect.resource.id": "prefect.flow-run.*"},
        # Of other people's flows on the same server nobody knows how often their hearts beat.
        match_related={"prefect.resource.id": f"prefect.tag.{TAG}", "prefect.resource.role": "tag"},
        for_each={"prefect.resource.id"},
        within=timedelta(seconds=SILENT),
    ),
    actions=[
        ChangeFlowRunState(
            name=None, state=StateType.CRASHED, message=f"no heartbeat for {SILENT} seconds", force=False
        )
    ],
)


async def declare(settings: Settings) -> None:
    """The automation takes the place of the one that is there."""
    async with get_client() as client:
        for standing in await client.read_automations_by_name(CRASHED.name):
            await client.delete_automation(standing.id)
        await client.create_automation(CRASHED)
    papers = [paper for paper in known() if paper.id in settings.daily]
    await apart(make_limits, sorted({host for paper in papers for host in hosts(paper, today())}))


if __name__ == "__main__":
    asyncio.run(declare(read_settings()))
