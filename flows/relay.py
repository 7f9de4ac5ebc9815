"""Relaying as a Prefect flow: one turn, for whoever has it on a schedule and not as a service beside the server."""

import asyncio
from datetime import UTC, datetime

from prefect import flow, get_run_logger
from prefect.client.schemas.objects import State
from prefect.states import Completed
from pydantic import SecretStr

from flows.apart import apart
from flows.ingest import settings_of
from flows.plain.relay import NotTaken, Relayed, Wanted, check, client_for, relay, sender
from flows.settings import Settings, prefect_settings
from flows.walk import open_house

PAUSE = 10.0
"""Seconds before what the server did not take is sent again: it may be starting anew."""


@flow(flow_run_name="relay", persist_result=False)
async def relay_events(
    articles: bool = False,
    newspapers: list[str] | None = None,
    counties: list[str] | None = None,
    topics: list[str] | None = None,
    database_url: SecretStr | None = None,
) -> State[dict[str, int]]:
    """All that waits, to the Prefect API that this runs on; of articles as `xianwen relay` with the same options.

    Raises WrongUse for a name that nobody knows; NotTaken, DatabaseUnavailable.
    """
    asked = articles or newspapers or counties or topics
    wanted = Wanted(tuple(newspapers or ()), tuple(counties or ()), tuple(topics or ())) if asked else None
    if wanted:
        check(wanted)
    turn = settings_of(database_url, None), wanted
    try:
        sent = await apart(_turn, *turn)
    except NotTaken as error:
        get_run_logger().warning("%s; once more in %g s", error, PAUSE)
        await asyncio.sleep(PAUSE)
        sent = await apart(_turn, *turn)
    message = f"{sent.editions} events of editions, {sent.articles} of articles"
    return Completed(message=message, data={"editions": sent.editions, "articles": sent.articles})


def _turn(settings: Settings, wanted: Wanted | None) -> Relayed:
    prefect = prefect_settings()
    with open_house(settings) as house, client_for(prefect) as client:
        return relay(house.engine, sender(client, prefect.api_url), wanted, lambda: datetime.now(UTC))
