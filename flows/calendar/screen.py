"""The calendar on a terminal: a line a month of one newspaper, or a line a newspaper in each month of several."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, groupby

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from flows.calendar.days import SIGNS, Calendar, months, summed_up

NAME_CELLS = 12
"""Of a newspaper's name: six characters of Chinese. With the id before it the longest line stays below 80 cells."""

LONG = 12
"""So many months, or more, of which no day is known are one line: an edition of 1901 must not hide those of today."""

RULER = "1   5    10   15   20   25   30"


def lines(calendars: Sequence[Calendar]) -> Iterator[Text]:
    """The whole calendar, with a legend of the signs that occur in it."""
    if len(calendars) == 1:
        yield from _of_one(calendars[0])
    else:
        yield from _of_several(calendars)
    yield Text()
    yield legend(calendars)


def _of_one(calendar: Calendar) -> Iterator[Text]:
    yield Text(f"{calendar.newspaper_id} {calendar.name}: {summed_up(calendar)}")
    yield Text()
    yield Text(f"{'':9}{RULER}", "dim")
    for known, span in _spans([calendar]):
        if not known:
            yield _passed_over(span)
            continue
        for month in span:
            yield Text(f"{month:%Y-%m}  ").append(_month(calendar, month))


def _of_several(calendars: Sequence[Calendar]) -> Iterator[Text]:
    labels = _labels(calendars)
    margin = max(map(cell_len, labels)) + 2
    for known, span in _spans(calendars):
        if not known:
            yield _passed_over(span)
            yield Text()
            continue
        for month in span:
            yield Text(f"{month:%Y-%m}".ljust(margin)).append(RULER, "dim")
            for calendar, label in zip(calendars, labels, strict=True):
                yield Text(set_cell_size(label, margin)).append(_month(calendar, month))
            yield Text()
    for calendar, label in zip(calendars, labels, strict=True):
        yield Text(f"{set_cell_size(label, margin)}{summed_up(calendar)}")


def _spans(calendars: Sequence[Calendar]) -> Iterator[tuple[bool, list[date]]]:
    """The months in spans that are shown, and long ones of which no day of any newspaper is known."""
    known = {day.replace(day=1) for calendar in calendars for day in calendar.days}
    for has_days, span in groupby(months(calendars[0].first, calendars[0].last), key=known.__contains__):
        its_months = list(span)
        yield has_days or len(its_months) < LONG, its_months


def _passed_over(span: Sequence[date]) -> Text:
    return Text(f"{span[0]:%Y-%m} to {span[-1]:%Y-%m}: {len(span):,} months never asked for", "dim")


def _labels(calendars: Iterable[Calendar]) -> list[str]:
    """Id and name, the ids as wide as the widest: Chinese characters take two cells each."""
    calendars = list(calendars)
    width = max(len(calendar.newspaper_id) for calendar in calendars)
    names = (set_cell_size(each.name, min(NAME_CELLS, cell_len(each.name))) for each in calendars)
    return [f"{each.newspaper_id.ljust(width)}  {name}" for each, name in zip(calendars, names, strict=True)]


def _month(calendar: Calendar, month: date) -> Text:
    line = Text()
    for number in range(1, monthrange(month.year, month.month)[1] + 1):
        day = month.replace(day=number)
        sign = SIGNS[calendar.status(day)]
        line.append(*((sign.character, sign.style) if calendar.first <= day <= calendar.last else (" ", "")))
    return line


def legend(calendars: Iterable[Calendar]) -> Text:
    """The signs that occur and what they mean."""
    seen = set(chain.from_iterable(calendar.counts() for calendar in calendars))
    line = Text()
    for sign in (SIGNS[status] for status in SIGNS if status in seen):
        line.append("  " if line else "").append(sign.character, sign.style).append(f" {sign.words}")
    return line
