"""The calendar of what is here: newspapers, their days, and a sign for each state of a day."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from storage.ledger import Covered


class Sign(NamedTuple):
    """How a state is shown: a character one cell wide in every terminal, the screen's colour, and those of pictures."""

    character: str
    words: str
    style: str
    light: str
    dark: str


SIGNS: Mapping[str, Sign] = {
    "complete": Sign("#", "complete", "green", "#2f8f4e", "#3fb068"),
    "partial": Sign("+", "partial", "yellow", "#d9a514", "#e0b33a"),
    "suspect": Sign("?", "suspect", "magenta", "#a04bb8", "#bf6fd6"),
    "missing": Sign("x", "missing", "red", "#cf3b34", "#ea5f57"),
    "no_edition": Sign("-", "no edition", "blue", "#8fa3b8", "#5b7086"),
    "unknown": Sign(".", "never asked for", "dim", "#e6e6e6", "#30363d"),
}
"""By status of v1_coverage; `unknown` is a day without a row."""

NOT_YET = "not fetched yet"
"""What is said of a day that is not well for no reason of its own."""

WELL = ("complete", "no_edition")


@dataclass(frozen=True, slots=True)
class Calendar:
    """One newspaper's days from `first` to `last`; a day without an edition's row is not in `days`."""

    newspaper_id: str
    name: str
    first: date
    last: date
    days: Mapping[date, Covered]

    def status(self, day: date) -> str:
        return self.days[day].status if day in self.days else "unknown"

    def counts(self) -> Counter[str]:
        return Counter(self.status(day) for day in each_day(self.first, self.last))


def calendars(covered: Sequence[Covered], since: date | None, until: date | None) -> list[Calendar]:
    """A calendar a newspaper, in the order given, all over one span of time: that asked for, else that known."""
    if not covered:
        return []
    first = since or min(each.published_on for each in covered)
    last = until or max(each.published_on for each in covered)
    groups = groupby(covered, key=lambda each: (each.newspaper_id, each.newspaper_name))
    return [
        Calendar(its_id, name, first, last, {each.published_on: each for each in its_days})
        for (its_id, name), its_days in groups
    ]


def each_day(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def months(first: date, last: date) -> list[date]:
    """The first day of each month that the span touches."""
    return sorted({day.replace(day=1) for day in each_day(first, last)})


def summed_up(calendar: Calendar) -> str:
    """How many days of each state, in words."""
    counts = calendar.counts()
    return ", ".join(f"{counts[status]:,} {sign.words}" for status, sign in SIGNS.items() if counts[status])


def not_well(calendar: Calendar) -> list[Covered]:
    """The known days that want a person or another run."""
    return [each for each in calendar.days.values() if each.status not in WELL]
