"""From rows to a newspaper with its sources."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from parsers.epaper.families import families
from parsers.epaper.model import Source, System
from parsers.model import Newspaper
from parsers.newspapers.rows import BadRegistry, Row

UNLIKE = "Z"
"""The family that a site of a family we cannot read belongs to, if its patterns are known."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = re.compile(r"\d{6}")
_HTTP = re.compile(r"https?://[^/\s]+")
_PLACEHOLDERS = re.compile(r"\{(?!(?:YYYY|YY|MM|DD|M|D)\})[^}]*\}|\{[^}]*$")


def newspaper_of(rows: Sequence[Row]) -> Newspaper:
    """The newspaper that these rows of one id describe. Raises BadRegistry."""
    first = rows[0]
    if not _ID.fullmatch(first.id):
        raise BadRegistry(f"newspaper {first.id!r}: an id is lower case letters and digits with hyphens between")
    if not first.name:
        raise BadRegistry(f"newspaper {first.id}: its first row must give its name")
    if first.home and not _CODE.fullmatch(first.home):
        raise BadRegistry(f"newspaper {first.id}: home {first.home!r} is no GB/T 2260 code of six digits")
    sources = tuple(_source(row) for row in rows if row.entry)
    pages, articles = (_number(first, name) for name in ("pages", "articles"))
    return Newspaper(first.id, first.name, first.home, pages, articles, sources)


def _source(row: Row) -> Source:
    if not _HTTP.match(row.entry):
        raise BadRegistry(f"newspaper {row.id}: entry {row.entry!r} is no http address")
    if wrong := _PLACEHOLDERS.search(row.entry):
        raise BadRegistry(f"newspaper {row.id}: {wrong[0]!r} in its entry is none of {{YYYY}}, {{MM}}, {{DD}}")
    valid_from, valid_until = _day(row, "valid_from"), _day(row, "valid_until")
    if valid_from and valid_until and valid_until < valid_from:
        raise BadRegistry(f"newspaper {row.id}: a source is valid until {valid_until}, before {valid_from}")
    return Source(row.entry, row.family, _system(row), valid_from, valid_until, row.seen)


def _system(row: Row) -> System | None:
    """The family, with the site's own patterns; None for a family that cannot be read."""
    system = families().get(row.family)
    if system is None and row.page and row.article:
        system = replace(families()[UNLIKE], name=row.family, family=row.family)
    if system is None:
        return None
    if not row.page and not row.article:
        return system
    page, article = (f"{own}|{its}" if own else its for own, its in _pairs(row, system))
    return replace(system, name=f"{system.name} {row.id}", page=page, article=article)


def _pairs(row: Row, system: System) -> tuple[tuple[str, str], tuple[str, str]]:
    """The row's own patterns beside the family's, which hold as well."""
    return (row.page, system.page), (row.article, system.article)


def _day(row: Row, name: str) -> date | None:
    text = getattr(row, name)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadRegistry(f"newspaper {row.id}: {name} {text!r} is no day as 2024-12-01") from error


def _number(row: Row, name: str) -> int:
    text = getattr(row, name) or "0"
    if not text.isdecimal():
        raise BadRegistry(f"newspaper {row.id}: {name} {text!r} is no number")
    return int(text)
