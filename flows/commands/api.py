"""The Prefect API that a command records its runs on, with a word on standard error where there is none."""

from flows.engine import Api, answers, find_api
from flows.screen import note
from flows.settings import Settings, data_folder


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
