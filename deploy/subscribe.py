"""A county's new articles to a webhook: an example of a subscriber. Run again, it replaces what it made.

    PREFECT_API_URL=… python deploy/subscribe.py 371721 https://example.org/hook

The relay must tell of them: `xianwen relay --county 371721`. The address is kept as a secret of Prefect's.
"""

import asyncio
import sys
from uuid import UUID

from prefect.automations import AutomationCore
from prefect.blocks.notifications import CustomWebhookNotificationBlock
from prefect.client.orchestration import PrefectClient, get_client
from prefect.events import EventTrigger
from prefect.events.actions import SendNotification
from prefect.types import SecretDict

EVENT = "{{ event.payload | tojson }}"


def webhook(name: str, url: str) -> CustomWebhookNotificationBlock:
    """What POSTs the text it is given, as it is, with a connection of its own for each.

    Prefect 3.9's `Webhook` is no choice: all calls share one pool of connections, which the first that ends closes
    under the others. The server calls two at once.
    """
    return CustomWebhookNotificationBlock(
        name=name,
        url="{{address}}",
        form_data="{{body}}",
        headers={"content-type": "application/json"},
        cookies={},
        secrets=SecretDict({"address": url}),
    )


async def subscribe(county: str, url: str) -> UUID:
    """Articles about the county of this code, each a POST to `url` as they are stored; returns the automation's id."""
    name = f"xianwen-county-{county}"
    block = await webhook(name, url).asave(name, overwrite=True)
    trigger = EventTrigger(
        expect={"xianwen.article.stored"},
        match_related={"prefect.resource.id": f"xianwen.county.{county}", "prefect.resource.role": "county"},
    )
    telling = SendNotification(block_document_id=block, subject=name, body=EVENT)
    calling = AutomationCore(name=name, trigger=trigger, actions=[telling])
    async with get_client() as client:
        await _forget(name, client)
        return await client.create_automation(calling)


async def _forget(name: str, client: PrefectClient) -> None:
    for automation in await client.read_automations_by_name(name):
        await client.delete_automation(automation.id)


if __name__ == "__main__":
    print(asyncio.run(subscribe(*sys.argv[1:])))
