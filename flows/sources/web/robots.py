"""robots.txt: what a site allows, and how fast (RFC 9309, and Crawl-delay)."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from protego import Protego

from flows.sources.web.faults import Fault, ForbiddenByRobots, NotThere, Refused, RobotsUnknown

KEPT_SECONDS = 24 * 3600.0
"""RFC 9309, 2.4: not to be used for longer than a day."""

READ_BYTES = 512 * 1024
"""RFC 9309, 2.5: at least 500 KiB must be read; what stands behind may be left unread."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one robots.txt says to us."""

    text: Protego
    agent: str

    def check(self, address: str) -> None:
        """Raises ForbiddenByRobots."""
        if not self.text.can_fetch(address, self.agent):
            raise ForbiddenByRobots(address, "its robots.txt forbids it")

    @property
    def delay(self) -> float:
        """Seconds that it asks for between two requests, as Crawl-delay or Request-rate; 0 when it asks for none."""
        rate = self.text.request_rate(self.agent)
        return max(float(self.text.crawl_delay(self.agent) or 0.0), rate.seconds / rate.requests if rate else 0.0)


class Robots:
    """The rules of each site, asked for once a day. Threads may share it."""

    def __init__(self, agent: str, clock: Callable[[], float]) -> None:
        self._agent, self._clock = agent.partition("/")[0], clock
        self._known: dict[str, tuple[float, Rules]] = {}
        self._lock = Lock()

    def rules(self, origin: str, fetch: Callable[[str], bytes]) -> Rules:
        """The rules of an origin (scheme, host, port); `fetch` gets robots.txt if it is not known. Raises Fault."""
        with self._lock:
            known = self._known.get(origin)
        if known and known[0] > self._clock():
            return known[1]
        rules = self._ask(f"{origin}/robots.txt", fetch)
        with self._lock:
            self._known[origin] = self._clock() + KEPT_SECONDS, rules
        return rules

    def _ask(self, address: str, fetch: Callable[[str], bytes]) -> Rules:
        """Where there is none (any 4xx but 429) all is allowed; where that cannot be found out nothing is."""
        try:
            content = fetch(address)
        except (NotThere, Refused):
            content = b""
        except Fault as fault:
            if fault.of_host:
                raise
            raise RobotsUnknown(address, fault.reason) from fault
        return Rules(Protego.parse(content[:READ_BYTES].decode("utf-8", errors="replace")), self._agent)
