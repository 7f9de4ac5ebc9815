"""`xianwen no-edition`: days on which a newspaper did not come out, marked by a person who knows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flows import walk
from flows.calendar.days import each_day
from flows.commands.database import where
from flows.commands.options import day
from flows.commands.wanted import registered
from flows.errors import WrongUse
from flows.screen import counted, note, say
from flows.settings import read_settings
from flows.walk import House, open_house
from parsers.model import Absence, EditionReading, Newspaper
from storage.archived import with_pages
from storage.database import writing
from storage.save import prepared

KEPT_BACK = 1
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Request:
    """The command line, as it was given; without weekdays every day of the period is meant."""

    newspaper: str
    since: str
    until: str | None
    weekdays: Sequence[str]
    reason: str
    database_url: str | None


def mark_no_edition(request: Request) -> int:
    """Marks the days, and returns the exit code: 1 when one has pages, which stay. Raises WrongUse, StorageError."""
    paper, days = registered(request.newspaper), _days(request)
    settings = read_settings(request.database_url)
    with open_house(settings) as house:
        here = _here(house, paper, days)
        marked = [each for each in days if each not in here]
        absence = Absence("no_edition", request.reason)
        absent = [prepared(EditionReading(paper, each, (), absence=absence)) for each in marked]
        with writing(house.engine) as connection:
            for edition in absent:
                walk.write(connection, edition)
    for each in sorted(here):
        note(f"{paper.id}/{each}: pages of it are stored; it is left as it is")
    reason = f": {request.reason}" if marked else ""
    say(f"{paper.id}: {counted(len(marked), 'day')} marked{reason}\ndatabase: {where(settings)}")
    return KEPT_BACK if here else 0


def _days(request: Request) -> list[date]:
    first = day(request.since, "--from")
    last = day(request.until, "--to") or first
    assert first
    assert last
    if first > last:
        raise WrongUse(f"--from {first} is later than --to {last}")
    for each in request.weekdays:
        if each not in WEEKDAYS:
            raise WrongUse(f"--weekday {each!r}: it is one of {', '.join(WEEKDAYS)}")
    wanted = {WEEKDAYS.index(each) for each in request.weekdays or WEEKDAYS}
    return [each for each in each_day(first, last) if each.weekday() in wanted]


def _here(house: House, paper: Newspaper, days: Sequence[date]) -> set[date]:
    """The days of which pages are stored, whatever became of them."""
    with house.engine.connect() as connection:
        keys = with_pages(connection, paper.id, min(days, default=None), max(days, default=None))
    return {key.published_on for key in keys} & set(days)
