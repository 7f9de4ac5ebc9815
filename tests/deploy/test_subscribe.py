"""The webhook of the example subscriber: many calls at once, each with the text as it is."""

import asyncio
import json

from standing import subscriber

from deploy.subscribe import webhook

SAID = {"title": "“{{body}}” 与 {{address}}", "counties": ["371721"]}


def test_calls_at_once_all_come_with_their_text() -> None:
    told: list[dict[str, object]] = []

    async def call(url: str) -> None:
        await asyncio.gather(*(webhook("county", url).anotify(json.dumps(SAID | {"id": str(n)})) for n in range(20)))

    with subscriber(told) as url:
        asyncio.run(call(url))
    assert sorted(told, key=lambda each: int(str(each["id"]))) == [SAID | {"id": str(n)} for n in range(20)]
