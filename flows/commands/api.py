"""The Prefect API that a command records its runs on, with a word on standard error where there is none."""

from typing import TYPE_CHECKING

from flows.engine import Api, answers, find_api, use
from flows.screen import note
from flows.settings import Settings, data_folder

if TYPE_CHECKING:
    from flows.plain.fetch import Turn


def recording_api(settings: Settings) -> Api | None:
    """The configured API if it answers."""
    api = find_api(data_folder(settings.database_url))
    if api is None:
        note("no Prefect API configured: not recorded; `xianwen serve` gives history, schedules and events")
        return None
    if answers(api):
        return api
    note(f"{api.said_by} names {api.url}, which does not answer: not recorded; start that server, or unset the name")
    return None


def turn_at_hosts(settings: Settings) -> "Turn":
    """How a command that records no run waits for its turn: as runs do where there is an API, so that both agree."""
    api = find_api(data_folder(settings.database_url))
    if api is None or not answers(api):
        from flows.plain.fetch import claimed

        return claimed
    use(api)
    from flows.limits import limited

    return limited
