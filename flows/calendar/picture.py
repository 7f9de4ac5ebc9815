"""The calendar as a picture (SVG): a block a newspaper and year, a column a week, a row a weekday."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from html import escape

from flows.calendar.days import SIGNS, Calendar, each_day, summed_up
from storage.ledger import Covered

CELL, GAP = 13, 3
STEP = CELL + GAP
LEFT, TOP = 34, 44
"""Room for the weekdays, and for a block's heading and months."""

WEEKS = 53
WIDTH = LEFT + (WEEKS + 1) * STEP
HEIGHT = TOP + 7 * STEP + 18
LEGEND = 26

WEEKDAYS = ((0, "一"), (2, "三"), (4, "五"), (6, "日"))


def svg(calendars: Sequence[Calendar]) -> str:
    """A picture that stands alone, in light and dark; each day tells its state and problems when pointed at."""
    blocks = [(calendar, year) for calendar in calendars for year in _years(calendar)]
    height = LEGEND + len(blocks) * HEIGHT
    drawn = "\n".join(
        f'<g transform="translate(0 {LEGEND + at * HEIGHT})">\n{_block(*block)}\n</g>'
        for at, block in enumerate(blocks)
    )
    names = escape("、".join(calendar.name for calendar in calendars))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
        f' role="img" aria-label="coverage: {names}">\n<style>{STYLE}</style>\n'
        f'<rect class="paper" width="{WIDTH}" height="{height}"/>\n{_legend()}\n{drawn}\n</svg>\n'
    )


def _years(calendar: Calendar) -> range:
    return range(calendar.first.year, calendar.last.year + 1)


def _block(calendar: Calendar, year: int) -> str:
    first = max(calendar.first, date(year, 1, 1))
    last = min(calendar.last, date(year, 12, 31))
    within = Calendar(calendar.newspaper_id, calendar.name, first, last, calendar.days)
    heading = escape(f"{calendar.newspaper_id} {calendar.name} {year}: {summed_up(within)}")
    return "\n".join([f'<text class="heading" x="0" y="16">{heading}</text>', *_axes(within), *_days(within)])


def _axes(calendar: Calendar) -> Iterator[str]:
    """Weekdays at the left, a month's number above the week in which it begins."""
    for row, name in WEEKDAYS:
        yield f'<text x="10" y="{TOP + row * STEP + CELL - 2}">{name}</text>'
    for day in each_day(calendar.first, calendar.last):
        if day.day == 1 or (day == calendar.first and day.day < 22):
            yield f'<text x="{LEFT + _week(day) * STEP}" y="{TOP - 8}">{day.month}月</text>'


def _days(calendar: Calendar) -> Iterator[str]:
    for day in each_day(calendar.first, calendar.last):
        x, y = LEFT + _week(day) * STEP, TOP + day.weekday() * STEP
        told = escape(_told(day, calendar.days.get(day)))
        yield f'<g class="{calendar.status(day)}"><title>{told}</title>{_cell(x, y, calendar.status(day))}</g>'


def _cell(x: int, y: int, status: str) -> str:
    """A square; for whoever does not see its colour the sign stands in it, but in those that are most frequent."""
    square = f'<rect x="{x}" y="{y}" width="{CELL}" height="{CELL}" rx="2"/>'
    if status in ("complete", "unknown"):
        return square
    return f'{square}<text class="sign" x="{x + CELL / 2}" y="{y + CELL - 3}">{SIGNS[status].character}</text>'


def _week(day: date) -> int:
    """From 0: the week of 1 January, a week beginning with Monday."""
    new_year = day.replace(month=1, day=1)
    return (day - (new_year - timedelta(days=new_year.weekday()))).days // 7


def _told(day: date, covered: Covered | None) -> str:
    if covered is None:
        return f"{day}: {SIGNS['unknown'].words}"
    counts = f"{covered.pages_stored} pages, {covered.articles} articles"
    return "\n".join((f"{day}: {SIGNS[covered.status].words}", counts, *covered.problems))


def _legend() -> str:
    parts: list[str] = []
    x = LEFT
    for status, sign in SIGNS.items():
        parts.append(f'<g class="{status}">{_cell(x, 4, status)}</g>')
        parts.append(f'<text x="{x + STEP + 2}" y="{CELL + 2}">{sign.words}</text>')
        x += STEP + 14 + 7 * len(sign.words)
    return "".join(parts)


def _colours(dark: bool) -> str:
    return "".join(f".{status}{{fill:{sign.dark if dark else sign.light}}}" for status, sign in SIGNS.items())


STYLE = (
    'text{font:12px system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;fill:#57606a}'
    ".heading{font-weight:600;fill:#1f2328}.paper{fill:#fff}"
    ".sign{font:700 11px monospace;fill:#fff;text-anchor:middle}"
    f"{_colours(dark=False)}"
    "@media (prefers-color-scheme:dark){text{fill:#9198a1}.heading{fill:#f0f6fc}.paper{fill:#0d1117}.sign{fill:#fff}"
    f"{_colours(dark=True)}}}"
)
