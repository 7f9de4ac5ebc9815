"""`xianwen relay`: tells a Prefect server what became of editions, and of the articles that are asked for."""

from datetime import UTC, datetime

from sqlalchemy import Engine

from flows.commands.database import existing
from flows.commands.signals import stopped_by_signals
from flows.engine import find_api
from flows.errors import WrongUse
from flows.plain.relay import NotTaken, Relayed, Send, Wanted, check, client_for, relay, sender
from flows.screen import counted, note
from flows.settings import data_folder, prefect_settings, read_settings
from storage.errors import DatabaseUnavailable

EVERY = 2.0
LONGEST = 60.0
"""Seconds between two turns; after a failure twice as many as before, up to the longest."""


def run_relay(articles: Wanted | None, database_url: str | None, *, once: bool) -> int:
    """Until a signal comes, or one turn: 0 when all was taken, else 1. Raises WrongUse, StorageError."""
    settings = read_settings(database_url)
    if articles is not None:
        check(articles)
    api = find_api(data_folder(settings.database_url))
    if api is None:
        raise WrongUse("no Prefect API is configured: set PREFECT_API_URL, or run `xianwen serve`, which relays")
    with existing(settings) as engine, client_for(prefect_settings()) as client:
        send = sender(client, api.url)
        return _turn(engine, send, articles) if once else _turns(engine, send, articles)


def _turn(engine: Engine, send: Send, articles: Wanted | None) -> int:
    try:
        _say(relay(engine, send, articles, _now))
    except NotTaken as error:
        note(_why(error))
        return 1
    return 0


def _turns(engine: Engine, send: Send, articles: Wanted | None) -> int:
    stopping = stopped_by_signals()
    pause = EVERY
    while not stopping.is_set():
        try:
            sent = relay(engine, send, articles, _now)
        except (NotTaken, DatabaseUnavailable) as error:
            if pause == EVERY:
                note(_why(error))
            pause = min(2 * pause, LONGEST)
        else:
            pause = EVERY
            if sent.editions or sent.articles:
                _say(sent)
        stopping.wait(pause)
    return 0


def _why(error: NotTaken | DatabaseUnavailable) -> str:
    taken = isinstance(error, DatabaseUnavailable)
    return f"{error}; what waits is sent later" if taken else f"not taken, waits in the database: {error}"


def _say(sent: Relayed) -> None:
    note(f"sent: {counted(sent.editions, 'event')} of editions, {sent.articles} of articles")


def _now() -> datetime:
    return datetime.now(UTC)
