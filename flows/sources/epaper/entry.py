"""The way into an edition: from the addresses of the registry, through what sends us on, to the index of a page."""

from dataclasses import dataclass
from datetime import date

from flows.sources.web.faults import Fault, TooManyRedirects
from flows.sources.web.fetcher import Fetch, Fetched
from parsers.epaper.calendar import calendar_addresses, read_days, read_pages
from parsers.epaper.entries import entry_addresses
from parsers.epaper.index import read_index
from parsers.epaper.model import Entry, PageIndex, System, UnreadableResponse
from parsers.model import Absence, Newspaper

SENT_ON = 5
"""So many pages in a row may send us on by a meta element or a script; two are seen."""

CALENDARS = ("B",)
"""Families whose sites keep a calendar (period.xml, page.xml)."""


HIDDEN = "the site has no edition that day, or hides it"


class OtherDay(Exception):
    """The page is of another day, or of none, than that of the edition."""

    def __init__(self, address: str, found: date | None, wanted: date) -> None:
        says = f"is of {found}" if found else "does not say its day"
        super().__init__(f"{address} {says}, and {wanted} was asked for: {HIDDEN}")


def of_other_days(reason: str) -> tuple[str, ...]:
    """Of the reason why an edition was held, what was said of pages of other days: they were not kept."""
    return tuple(each for each in reason.split("; ") if each.endswith(HIDDEN))


@dataclass(frozen=True, slots=True)
class Opened:
    """The index of a page, the response it was read from, and the system that it was read with."""

    index: PageIndex
    response: Fetched
    system: System


@dataclass(frozen=True, slots=True)
class Closed:
    """No way in: an absence, or what came instead and must be looked at."""

    absence: Absence | None
    suspicions: tuple[str, ...] = ()


def enter(paper: Newspaper, day: date, fetch: Fetch) -> Opened | Closed:
    """The first page of the edition that can be opened. Raises OutOfTime, StorageError."""
    faults: list[str] = []
    suspicions: list[str] = []
    for entry in entry_addresses(paper, day):
        try:
            return open_page(entry.url, entry.system, day, fetch)
        except Fault as fault:
            faults.append(str(fault))
            hopeless = fault.of_host
        except (UnreadableResponse, OtherDay) as error:
            suspicions.append(str(error))
            hopeless = False
        found = None if hopeless else _by_calendar(entry, day, fetch)
        if isinstance(found, Opened):
            return found
        if found:
            return Closed(found)
    if suspicions:
        return Closed(None, tuple(suspicions))
    nowhere = f"no address of the registry is known to hold on {day}; add one that does"
    return Closed(Absence("missing", "; ".join(faults) or nowhere))


def open_page(url: str, system: System, day: date, fetch: Fetch) -> Opened:
    """The index that stands at `url`, or where that sends us. Raises Fault, UnreadableResponse, OtherDay."""
    address = url
    for _ in range(1 + SENT_ON):
        response = fetch(address)
        found = read_index(response.content, response.url, response.content_type, system)
        if isinstance(found, PageIndex):
            if found.published_on != day:
                raise OtherDay(response.url, found.published_on, day)
            return Opened(found, response, system)
        address = found.url
    raise TooManyRedirects(url, f"pages sent us on more than {SENT_ON} times, at last to {address}")


def _by_calendar(entry: Entry, day: date, fetch: Fetch) -> Opened | Absence | None:
    """What the site's own calendar says of the day; None when there is none or it does not help."""
    if entry.system.family not in CALENDARS:
        return None
    try:
        return _ask_calendar(entry, day, fetch)
    except (Fault, UnreadableResponse, OtherDay):
        return None  # What was wrong with the entry itself is told, and is worth more.


def _ask_calendar(entry: Entry, day: date, fetch: Fetch) -> Opened | Absence | None:
    """A month's calendar that goes on behind the day, and does not have it, says that there was no edition."""
    files = calendar_addresses(entry.url)
    if files is None:
        return None
    month = fetch(files[0])
    days = read_days(month.content, month.url, month.content_type)
    if day not in days:
        later = any(each > day for each in days)
        return Absence("no_edition", f"{month.url} has no edition on {day}") if later else None
    listed = fetch(files[1])
    pages = read_pages(listed.content, listed.url, listed.content_type)
    return open_page(pages[0].url, entry.system, day, fetch) if pages else None
