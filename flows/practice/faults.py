"""What can go wrong with a site, switched on one by one: `KIND`, `KIND=VALUE`, `KIND=VALUE@PATTERN`."""

import re
from dataclasses import dataclass
from datetime import date
from zlib import crc32

FAULTS = {
    "slow": "each answer waits VALUE seconds (1)",
    "agents": "403 to whose User-Agent does not hold the pattern VALUE (xianwen|Mozilla)",
    "missing": "404 for what belongs to the day VALUE, as 2025-02-19",
    "newest": "what belongs to the day VALUE sends the reader on to the newest edition",
    "gone": "301 to the root for what belongs to the day VALUE",
    "charset": "the header says VALUE, whatever the page is in (iso-8859-1)",
    "truncated": "half of the page, and no word of the rest",
    "storm": "429 with Retry-After the first VALUE times that an address is asked for (2)",
    "unavailable": "503 the first VALUE times that an address is asked for (2)",
    "cut": "the connection ends in mid-body the first VALUE times that an address is asked for (1)",
    "endless": "one redirect leads to the next",
    "huge": "a body of VALUE gigabytes (2)",
    "bomb": "VALUE megabytes of zeros, compressed to a thousandth (1024)",
    "tags": "a page of VALUE thousand elements that never end (100)",
    "rebuild": "from the day VALUE on the site is of family A, and older editions are gone from its entry",
}
"""Kind → what it does; VALUE's default in brackets."""

_DEFAULTS = {
    "slow": "1",
    "agents": "xianwen|Mozilla",
    "charset": "iso-8859-1",
    "storm": "2",
    "unavailable": "2",
    "cut": "1",
    "huge": "2",
    "bomb": "1024",
    "tags": "100",
}
_NUMBERS = ("slow", "storm", "unavailable", "cut", "huge", "bomb", "tags")
_DAYS = ("missing", "newest", "gone", "rebuild")
_DAY = re.compile(r"(\d{4})-?(\d\d)[-/]?(\d\d)(?=/)")


class BadFault(Exception):
    """A fault is not written as one; the message says how."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, at the addresses in which `where` is found; `share` of 100 of them, always the same ones."""

    kind: str
    value: str = ""
    where: str = ""
    share: int = 100

    @property
    def day(self) -> date:
        return date.fromisoformat(self.value)

    @property
    def number(self) -> float:
        return float(self.value)

    def concerns(self, path: str) -> bool:
        """Whether it happens at this address; a fault of a day only where the address names the day."""
        if self.kind == "rebuild" or (self.kind in _DAYS and day_in(path) != self.day):
            return False
        chosen = self.share >= 100 or crc32(f"{self.kind} {path}".encode()) % 100 < self.share
        return chosen and bool(re.search(self.where, path))


def day_in(path: str) -> date | None:
    """The day whose edition an address belongs to."""
    found = _DAY.search(path)
    return date(int(found[1]), int(found[2]), int(found[3])) if found else None


def fault(text: str, share: int = 100) -> Fault:
    """The fault that a text names: `storm=3`, `missing=2025-02-19`, `huge=2@content_`. Raises BadFault."""
    named, _, where = text.partition("@")
    kind, _, value = named.partition("=")
    if kind not in FAULTS:
        raise BadFault(f"fault {kind!r}: there is none; there are {', '.join(FAULTS)}")
    value = value or _DEFAULTS.get(kind, "")
    try:
        _ = float(value) if kind in _NUMBERS else date.fromisoformat(value) if kind in _DAYS else None
        re.compile(where)
    except (ValueError, re.error) as error:
        raise BadFault(f"fault {text!r}: {FAULTS[kind]}; write KIND=VALUE@PATTERN ({error})") from error
    return Fault(kind, value, where, share)
