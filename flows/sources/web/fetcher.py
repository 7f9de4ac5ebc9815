"""Responses for one edition: robots.txt asked first, redirects followed, all archived before anybody reads it.

What was fetched before is asked for with its marks (ETag, Last-Modified): if nothing changed nothing comes, and
nothing is stored.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from sqlalchemy import Engine

from flows.sources.web.addresses import checked, host_of, joined, origin_of
from flows.sources.web.answers import GONE, REDIRECTS, Response
from flows.sources.web.bodies import has_end
from flows.sources.web.faults import Fault, Garbled, NotThere, OutOfTime, TooManyRedirects, TooSlowPace
from flows.sources.web.robots import Robots
from flows.sources.web.traffic import Traffic
from flows.sources.web.wire import Wire
from storage.archive import keep, load
from storage.database import writing
from storage.errors import ArchiveDamaged, ArchiveUnavailable
from storage.responses import StoredResponse, latest, note

MOST_REDIRECTS = 5
"""RFC 9309 asks for five with robots.txt; browsers follow 20, an e-paper's entry needs two."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A body and where it stood in the end; `sha256` is its name in the archive.

    `again`: these very bytes stood there the last time, too.
    """

    url: str
    content_type: str
    content: bytes
    sha256: str
    again: bool = field(default=False, compare=False)


class Fetch(Protocol):
    """Gets what stands at an address, or stood there `before`. Raises Fault, OutOfTime, StorageError."""

    def __call__(self, address: str) -> Fetched: ...
    def before(self, address: str) -> Fetched | None: ...


@dataclass(frozen=True, slots=True)
class Web:
    """What all fetching of a process shares."""

    wire: Wire
    robots: Robots


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches for one edition of one newspaper, and counts in `traffic`.

    What came for it after the moment `since` is taken from the archive and not asked for again: it is what an
    interrupted attempt left. From `ends_at` on, by the wire's clock, nothing more is asked for.
    """

    web: Web
    engine: Engine
    archive: str
    newspaper_id: str
    published_on: date
    traffic: Traffic
    since: datetime | None = None
    ends_at: float = math.inf

    def __call__(self, address: str) -> Fetched:
        try:
            return self._follow(address, self._allowed)
        except Fault as fault:
            if fault.of_host:
                self.traffic.stopped_by = str(fault)
            raise

    def before(self, address: str) -> Fetched | None:
        """What the address itself once gave, from the archive; None when it never gave anything."""
        return archived_before(self.engine, self.archive, address)

    def _follow(self, address: str, check: Callable[[str], None]) -> Fetched:
        """The first response that sends nobody on. Raises Fault, StorageError."""
        url = str(checked(address))
        for _ in range(1 + MOST_REDIRECTS):
            check(url)
            response, digest, again = self._ask(url)
            if response.status in GONE:
                from_there = f", sent on from {address}" if url != address else ""
                raise NotThere(url, f"the server answered {response.status}{from_there}")
            if response.status == 200:
                return Fetched(url, response.header("content-type"), response.content, digest, again)
            url = _next(response)
        raise TooManyRedirects(address, f"sent on more than {MOST_REDIRECTS} times, at last to {url}")

    def _allowed(self, address: str) -> None:
        url = checked(address)
        rules = self.web.robots.rules(origin_of(url), self._robots)
        rules.check(address)
        if rules.delay > self.web.wire.settings.longest_wait:
            raise TooSlowPace(address, f"its robots.txt asks for {rules.delay:g} s between two requests")
        self.web.wire.turns.slow_down(host_of(url), rules.delay)

    def _robots(self, address: str) -> bytes:
        return self._follow(address, lambda _: None).content

    def _ask(self, url: str) -> tuple[Response, str, bool]:
        """The answer, of an unchanged one with the body in the archive; the body's sha256; whether it is no news."""
        if left := self._left(url):
            return *left, False
        if self.web.wire.clock() >= self.ends_at:
            raise OutOfTime(f"{url} was not asked for any more")
        before = self._archived(url)
        response = self.web.wire.exchange(url, _marks(before) if before else {}, self.traffic)
        if response.status != 304:
            return response, *self._keep(response)
        if before is None:
            raise Garbled(url, "the server answered 304, but was asked for no change")
        unchanged = Response(url, 200, before.stored.headers, before.content, response.fetched_at)
        return unchanged, before.stored.sha256, True

    def _left(self, url: str) -> tuple[Response, str] | None:
        """What an interrupted attempt left of this address."""
        if self.since is None:
            return None
        with self.engine.connect() as connection:
            stored = latest(connection, url)
        ours = stored is not None and (stored.newspaper_id, stored.published_on) == (
            self.newspaper_id,
            self.published_on,
        )
        if stored is None or not ours or stored.fetched_at <= self.since or stored.status not in (200, *REDIRECTS):
            return None
        content = _loaded(self.archive, stored)
        if content is None or not has_end(content):
            return None
        return Response(url, stored.status, stored.headers, content, stored.fetched_at), stored.sha256

    def _archived(self, url: str) -> "_Archived | None":
        """What the address answered last, if it is good for asking for a change: with a mark, and whole."""
        with self.engine.connect() as connection:
            stored = latest(connection, url)
        if stored is None or stored.status != 200 or not (stored.header("etag") or stored.header("last-modified")):
            return None
        content = _loaded(self.archive, stored)
        return _Archived(stored, content) if content is not None and has_end(content) else None

    def _keep(self, response: Response) -> tuple[str, bool]:
        """The body's sha256, and whether the address answered the same the last time."""
        digest = keep(self.archive, response.content)
        with writing(self.engine) as connection:
            return digest, not note(connection, self._stored(response, digest))

    def _stored(self, response: Response, digest: str) -> StoredResponse:
        return StoredResponse(
            url=response.url,
            newspaper_id=self.newspaper_id,
            published_on=self.published_on,
            fetched_at=response.fetched_at,
            status=response.status,
            headers=response.headers,
            sha256=digest,
        )


def archived_before(engine: Engine, archive: str, address: str) -> Fetched | None:
    """The newest body that came from the address, if the archive still has it. Raises WrongAddress, StorageError."""
    url = str(checked(address))
    with engine.connect() as connection:
        stored = latest(connection, url, status=200)
    content = _loaded(archive, stored) if stored else None
    if stored is None or content is None:
        return None
    return Fetched(url, stored.header("content-type"), content, stored.sha256, again=True)


def _loaded(archive: str, stored: StoredResponse) -> bytes | None:
    """The body; None when the archive has lost it: then it is asked for as if for the first time."""
    try:
        return load(archive, stored.sha256)
    except (ArchiveDamaged, ArchiveUnavailable):
        return None


@dataclass(frozen=True, slots=True)
class _Archived:
    stored: StoredResponse
    content: bytes


def _marks(archived: _Archived) -> dict[str, str]:
    marks = {
        "If-None-Match": archived.stored.header("etag"),
        "If-Modified-Since": archived.stored.header("last-modified"),
    }
    return {name: value for name, value in marks.items() if value}


def _next(response: Response) -> str:
    location = response.header("location")
    if not location:
        raise Garbled(response.url, f"the server answered {response.status} and does not say where to go")
    return joined(response.url, location)
