"""One exchange with a server: politely, within limits, tried again where that may help."""

import random
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http.cookiejar import DefaultCookiePolicy

import httpx

from flows.settings import WebSettings
from flows.sources.web.addresses import checked, host_of
from flows.sources.web.answers import Response, no_answer, no_end, refusal
from flows.sources.web.bodies import ACCEPTED, read_body
from flows.sources.web.connecting import Backend, Resolve, resolve, within
from flows.sources.web.faults import Passing
from flows.sources.web.traffic import Traffic
from flows.sources.web.transport import Transport
from flows.sources.web.turns import Turns

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""Seconds before the second try; each later pause is twice as long, up to the longest. Half of it is chance."""

KEEP_ALIVE = 30.0
"""Seconds that an idle connection is kept."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Time:
    """Time as the wire sees it: seconds that only grow, the calendar, waiting, and chance between 0 and 1."""

    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = _now
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random


REAL_TIME = Time()


class Wire:
    """The one client of a process; a `with` closes its connections. Threads may share it."""

    def __init__(
        self,
        settings: WebSettings,
        time: Time = REAL_TIME,
        resolve: Resolve = resolve,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.settings, self._time = settings, time
        self.turns = Turns(settings.delay, settings.budget, time.clock, time.sleep)
        self._client = httpx.Client(
            transport=Transport(Backend(allow_private=settings.private, resolve=resolve), tls, KEEP_ALIVE),
            headers={"User-Agent": settings.agent, "Accept-Encoding": ACCEPTED},
            timeout=settings.seconds,
        )
        # What a site sets with one answer must not change the next: an address stands for itself.
        self._client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))

    def __enter__(self) -> "Wire":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def clock(self) -> float:
        """Seconds that only grow."""
        return self._time.clock()

    def sleep(self, seconds: float) -> None:
        """Waits as the wire waits."""
        self._time.sleep(seconds)

    def exchange(self, address: str, headers: Mapping[str, str], traffic: Traffic) -> Response:
        """The server's answer to one GET. Raises Fault: for what may pass only when all tries are spent."""
        url = checked(address)
        tries = 1
        while True:
            try:
                with self.turns.turn(host_of(url), traffic):
                    return self._once(url, headers, traffic)
            except Passing as fault:
                pause = self._pause(fault, tries)
                if tries >= self.settings.tries or pause > self.settings.longest_wait:
                    raise
                because = f"{fault.reason}; try {tries} of {self.settings.tries}"
            tries += 1
            traffic.tried_again += 1
            self.turns.hold(host_of(url), pause, because)

    def _once(self, url: httpx.URL, headers: Mapping[str, str], traffic: Traffic) -> Response:
        traffic.requests += 1
        traffic.conditional += bool(headers)
        address, seconds = str(url), self.settings.seconds
        try:
            with within(seconds), self._client.stream("GET", url, headers=dict(headers)) as response:
                answer = self._answer(response, traffic)
        except httpx.TransportError as error:
            raise no_answer(address, error, seconds) from error
        if fault := refusal(answer):
            raise fault
        return answer

    def _answer(self, response: httpx.Response, traffic: Traffic) -> Response:
        address = str(response.url)
        try:
            content, received = read_body(response, self.settings.most_bytes)
        except httpx.TransportError as error:
            raise no_end(address, error, self.settings.seconds) from error
        traffic.received += received
        traffic.unchanged += response.status_code == 304
        traffic.moved(traffic)
        headers = _headers(response)
        return Response(address, response.status_code, headers, content, self._time.now())

    def _pause(self, fault: Passing, tries: int) -> float:
        """Seconds until the next try: as long as the server wishes, else longer each time, and partly by chance."""
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** (tries - 1))
        return max(fault.retry_after or 0.0, pause / 2 * (1 + self._time.chance()))


def _headers(response: httpx.Response) -> tuple[tuple[str, str], ...]:
    """As they came, in the order and with the letters in which they came."""
    encoding = response.headers.encoding
    return tuple((name.decode(encoding), value.decode(encoding)) for name, value in response.headers.raw)
