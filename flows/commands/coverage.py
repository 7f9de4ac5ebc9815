"""`xianwen coverage`: which days are here, as a calendar on the terminal, a picture, a document or rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flows.calendar.days import NOT_YET, Calendar, calendars, not_well
from flows.calendar.document import html
from flows.calendar.picture import svg
from flows.calendar.screen import lines
from flows.commands.database import asking, check_stored
from flows.commands.options import Format, day
from flows.errors import WrongUse
from flows.formats import json_document, json_lines, plain_csv
from flows.screen import counted, note, say, show
from flows.settings import read_settings
from storage.ledger import Covered, coverage
from storage.reclassify import homes

FEW = 12
"""So many days that are not well are named below the calendar."""


@dataclass(frozen=True, slots=True)
class Request:
    """The command line, as it was given."""

    newspapers: Sequence[str]
    since: str | None
    until: str | None
    format: Format
    svg: Path | None
    html: Path | None


def show_coverage(request: Request, database_url: str | None) -> None:
    """Raises WrongUse, StorageError."""
    since, until = day(request.since, "--from"), day(request.until, "--to")
    if since and until and since > until:
        raise WrongUse(f"--from {since} is later than --to {until}")
    with asking(read_settings(database_url)) as connection:
        check_stored(request.newspapers, [home.newspaper_id for home in homes(connection)])
        covered = coverage(connection, request.newspapers, since, until)
    if not covered:
        note("no edition is known in this period")
    elif request.svg or request.html:
        _draw(request, calendars(covered, since, until))
    else:
        _write(covered, request.format, since, until)


def _draw(request: Request, drawn: Sequence[Calendar]) -> None:
    files: Sequence[tuple[Path | None, Callable[[Sequence[Calendar]], str]]] = (
        (request.svg, svg),
        (request.html, html),
    )
    for file, draw in files:
        if file:
            try:
                file.write_text(draw(drawn), encoding="utf-8")
            except OSError as error:
                raise WrongUse(f"{file} cannot be written ({error.strerror}); name another file") from error
            say(f"{counted(len(drawn), 'newspaper')}: {file}")


def _write(covered: Sequence[Covered], format: Format, since: date | None, until: date | None) -> None:
    match format:
        case "table":
            made = calendars(covered, since, until)
            show(*lines(made))
            _name_not_well(made)
        case "json":
            say(json_document(covered))
        case "jsonl":
            for line in json_lines(covered):
                say(line)
        case "csv":
            for line in plain_csv(covered):
                say(line)


def _name_not_well(made: Sequence[Calendar]) -> None:
    """The newest ones, with their reasons."""
    days = sorted((each for calendar in made for each in not_well(calendar)), key=lambda each: each.published_on)
    if not days:
        return
    say("")
    for each in days[: -FEW - 1 : -1]:
        reasons = "; ".join(each.problems) or NOT_YET
        say(f"{each.newspaper_id}/{each.published_on}  {each.status}: {reasons}")
    if len(days) > FEW:
        say(f"… and {len(days) - FEW} more that are not well: --format csv names all")
