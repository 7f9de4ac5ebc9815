"""Events out of the database to Prefect's API: at least once, marked only when the API has taken them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx
from sqlalchemy import Engine

from flows.events import Event, article_event, edition_event
from flows.names import check_names, known_id
from flows.settings import PrefectSettings
from parsers.topics.table import codes_under
from storage import feed, outbox
from storage.database import writing
from storage.query import by_article_ids
from storage.stored import StoredArticle

TAKEN = 204
BATCH = 50
"""Events of one request."""

KEPT = timedelta(days=30)
"""How long an event that was sent stays in the outbox."""

CURSOR = "articles"
TOLD = ("created", "revised")

Send = Callable[[Sequence[Event]], None]
"""Gives events to a server. Raises NotTaken."""


class NotTaken(Exception):
    """The server did not take the events; the message says why. They wait, and are sent again."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Of which articles there are events: those that meet every condition given. Counties and topics: name or code.

    A county's name may stand without its last character, and a topic stands for those below it, as elsewhere.
    """

    newspapers: tuple[str, ...] = ()
    counties: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()

    def has(self, article: StoredArticle) -> bool:
        places = {said for county in article.counties for said in (county.code, county.name, county.name[:-1])}
        subjects = {said for topic in article.topics for said in (topic.code, topic.local_code, topic.name_zh)}
        asked = set(self.topics).union(*map(codes_under, self.topics))
        return (
            (not self.newspapers or article.newspaper_id in self.newspapers)
            and (not self.counties or not places.isdisjoint(self.counties))
            and (not self.topics or not subjects.isdisjoint(asked))
        )


def check(wanted: Wanted) -> None:
    """Raises WrongUse for what no article can ever meet."""
    check_names(wanted.counties, wanted.topics)
    for each in wanted.newspapers:
        known_id(each)


@dataclass(frozen=True, slots=True)
class Relayed:
    """How many events of editions and of articles a turn sent."""

    editions: int
    articles: int


def relay(engine: Engine, send: Send, articles: Wanted | None, now: Callable[[], datetime]) -> Relayed:
    """Sends all that waits; of articles only where they are asked for. Raises NotTaken: what was sent stays marked."""
    sent = 0
    while count := _relay_editions(engine, send, now()):
        sent += count
    return Relayed(sent, _relay_articles(engine, send, articles) if articles else 0)


def _relay_editions(engine: Engine, send: Send, now: datetime) -> int:
    with engine.connect() as connection:
        events = outbox.waiting(connection, BATCH)
    if events:
        send([edition_event(event) for event in events])
        with writing(engine) as connection:
            outbox.mark_sent(connection, events, now)
            outbox.forget_sent(connection, now - KEPT)
    return len(events)


def _relay_articles(engine: Engine, send: Send, wanted: Wanted) -> int:
    sent = 0
    place = _place(engine)
    while True:
        with engine.connect() as connection:
            changes = feed.read(connection, place)
            told = [change for change in changes if change.change in TOLD]
            found = by_article_ids(connection, {change.article_id for change in told})
        if not changes:
            return sent
        by_id = {article.article_id: article for article in found if wanted.has(article)}
        events = [article_event(change, by_id[change.article_id]) for change in told if change.article_id in by_id]
        for start in range(0, len(events), BATCH):
            send(events[start : start + BATCH])
        place, sent = changes[-1].seq, sent + len(events)
        with writing(engine) as connection:
            outbox.move(connection, CURSOR, place)


def _place(engine: Engine) -> int:
    """Where the last turn ended; a first turn begins with what is stored from now on."""
    with writing(engine) as connection:
        place = outbox.place(connection, CURSOR)
        if place is None:
            place = feed.newest(connection)
            outbox.move(connection, CURSOR, place)
    return place


def sender(client: httpx.Client, api_url: str) -> Send:
    """Sends to a Prefect API."""

    def send(events: Sequence[Event]) -> None:
        try:
            answer = client.post(f"{api_url.rstrip('/')}/events", json=list(events))
        except httpx.HTTPError as error:
            raise NotTaken(f"{api_url}: {type(error).__name__}: {error}") from error
        if answer.status_code != TAKEN:
            raise NotTaken(f"{api_url}: answered {answer.status_code} {answer.text[:160]}")

    return send


def client_for(settings: PrefectSettings) -> httpx.Client:
    """A client that may speak to the API: with its key or its password, where the environment has one."""
    headers = {"Authorization": f"Bearer {settings.api_key}"} if settings.api_key else {}
    name, _, password = settings.auth_string.partition(":")
    return httpx.Client(headers=headers, auth=(name, password) if name else None, timeout=30)
