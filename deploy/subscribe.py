"""A county's new articles to a webhook: an example of a subscriber. Run again, it replaces what it made.

    PREFECT_API_URL=… python deploy/subscribe.py 371721 https://example.org/hook

The relay must tell of them: `xianwen relay --county 371721`. The address is kept as a secret of Prefect's.
"""

import asyncio
import sys
from uuid import UUID

from prefect.automations import AutomationCore
from prefect.blocks.webhook import Webhook
from prefect.client.orchestration import PrefectClient, get_client
from prefect.events import EventTrigger
from prefect.events.actions import CallWebhook
from pydantic import SecretStr

EVENT = "{{ event.payload | tojson }}"


async def subscribe(county: str, url: str) -> UUID:
    """Articles about the county of this code, each a POST to `url` as they are stored; returns the automation's id."""
    name = f"xianwen-county-{county}"
    block = await Webhook(url=SecretStr(url)).asave(name, overwrite=True)
    trigger = EventTrigger(
        expect={"xianwen.article.stored"},
        match_related={"prefect.resource.id": f"xianwen.county.{county}", "prefect.resource.role": "county"},
    )
    calling = AutomationCore(name=name, trigger=trigger, actions=[CallWebhook(block_document_id=block, payload=EVENT)])
    async with get_client() as client:
        await _forget(name, client)
        return await client.create_automation(calling)


async def _forget(name: str, client: PrefectClient) -> None:
    for automation in await client.read_automations_by_name(name):
        await client.delete_automation(automation.id)


if __name__ == "__main__":
    print(asyncio.run(subscribe(*sys.argv[1:])))
