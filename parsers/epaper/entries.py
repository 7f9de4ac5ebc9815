"""Where an edition begins: the addresses that the registry's templates give for a day."""

import re
from datetime import date
from urllib.parse import urlsplit

from parsers.epaper.model import Entry, Source
from parsers.model import Newspaper

_PLACEHOLDER = re.compile(r"\{(YYYY|YY|MM|DD|M|D)\}")


def entry_addresses(newspaper: Newspaper, day: date) -> tuple[Entry, ...]:
    """The addresses to try for a day, in the order of the registry; empty where none can be read then."""
    held = (source for source in newspaper.sources if holds(source, day))
    return tuple(Entry(filled(source.entry, day), source.system) for source in held if source.system)


def hosts(newspaper: Newspaper, day: date | None = None) -> tuple[str, ...]:
    """The hosts, with port, at which its editions stand, on a day or ever; each once, in alphabetical order."""
    held = (source for source in newspaper.sources if source.system and (day is None or holds(source, day)))
    return tuple(sorted({urlsplit(source.entry).netloc.lower() for source in held}))


def holds(source: Source, day: date) -> bool:
    """Whether the newspaper stands there on that day, as far as is known."""
    return (source.valid_from is None or source.valid_from <= day) and (
        source.valid_until is None or day <= source.valid_until
    )


def filled(template: str, day: date) -> str:
    """The template with the day for its placeholders: {YYYY}, {YY}, {MM}, {M}, {DD}, {D}."""
    said = {
        "YYYY": f"{day.year:04}",
        "YY": f"{day.year % 100:02}",
        "MM": f"{day.month:02}",
        "M": str(day.month),
        "DD": f"{day.day:02}",
        "D": str(day.day),
    }
    return _PLACEHOLDER.sub(lambda found: said[found[1]], template)
