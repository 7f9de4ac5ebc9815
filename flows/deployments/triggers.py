"""Events in: which start a deployment, and with what parameters."""

from datetime import timedelta

from prefect.events import DeploymentEventTrigger
from prefect.events.schemas.automations import Posture

EXPECTED = DeploymentEventTrigger(
    name="xianwen: an edition is expected",
    description="At once; the same edition again within a minute starts nothing.",
    expect={"xianwen.edition.expected"},
    match={"prefect.resource.id": "xianwen.*"},
    for_each={"prefect.resource.id"},
    within=timedelta(minutes=1),
    parameters={
        "newspaper": "{{ event.payload.newspaper_id }}",
        "published_on": "{{ event.payload.published_on }}",
    },
)

ARRIVED = DeploymentEventTrigger(
    name="xianwen: pages have arrived",
    description="Once nothing more has arrived for the same resource for ten seconds.",
    posture=Posture.Proactive,
    after={"xianwen.page.arrived"},
    expect={"xianwen.page.arrived"},
    match={"prefect.resource.id": "xianwen.*"},
    for_each={"prefect.resource.id"},
    within=timedelta(seconds=10),
    parameters={
        "folder": "{{ event.payload.folder }}",
        "newspaper": "{{ event.payload.newspaper_id or '' }}",
        "published_on": "{{ event.payload.published_on or '' }}",
    },
)
