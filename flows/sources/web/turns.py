"""Politeness: one request at a time to a host, with a pause between two, and no more than the budget."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from flows.sources.web.faults import BudgetSpent
from flows.sources.web.traffic import Traffic

WORTH_A_WORD = 5.0
"""Seconds of a wait that a person wants to know of."""


@dataclass(slots=True)
class _Host:
    delay: float
    lock: Lock = field(default_factory=Lock)
    ended_at: float = float("-inf")
    held_until: float = float("-inf")
    because: str = ""
    requests: int = 0


class Turns:
    """Whose turn it is, host by host; may be used by several threads. `delay` is seconds, `budget` requests a host."""

    def __init__(self, delay: float, budget: int, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._delay, self._budget, self._clock, self._sleep = delay, budget, clock, sleep
        self._hosts: dict[str, _Host] = {}
        self._lock = Lock()

    @contextmanager
    def turn(self, name: str, traffic: Traffic) -> Iterator[None]:
        """Waits for the host's turn and holds it for the length of the `with`. Raises BudgetSpent."""
        host = self._host(name)
        with host.lock:
            if host.requests >= self._budget:
                raise BudgetSpent(name, f"{self._budget:,} requests were sent to it")
            self._wait(name, host, traffic)
            host.requests += 1
            try:
                yield
            finally:
                host.ended_at = self._clock()

    def slow_down(self, name: str, delay: float) -> None:
        """From now on at least so many seconds between two requests: the host's robots.txt asks for that."""
        host = self._host(name)
        host.delay = max(host.delay, delay)

    def hold(self, name: str, seconds: float, because: str) -> None:
        """Nothing goes to the host for so long."""
        host = self._host(name)
        host.held_until, host.because = self._clock() + seconds, because

    def _host(self, name: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(name, _Host(self._delay))

    def _wait(self, name: str, host: _Host, traffic: Traffic) -> None:
        polite_at = host.ended_at + host.delay
        seconds = max(polite_at, host.held_until) - self._clock()
        if seconds <= 0:
            return
        if seconds >= WORTH_A_WORD:
            because = host.because if host.held_until > polite_at else f"{host.delay:g} s between two requests"
            traffic.tell(f"{name}: waiting {seconds:.0f} s ({because})")
        self._sleep(seconds)
        traffic.waited += seconds
        traffic.moved(traffic)
