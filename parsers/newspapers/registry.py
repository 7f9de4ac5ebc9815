"""The newspapers we know: one row of newspapers.tsv each."""

from functools import cache
from importlib.resources import files

from parsers.model import Newspaper


class UnknownNewspaper(Exception):
    """No newspaper of the registry has this id; the message names those it has."""


@cache
def newspapers() -> tuple[Newspaper, ...]:
    """All newspapers, in the order of the table."""
    text = files("parsers.newspapers").joinpath("newspapers.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(Newspaper(id_, name, home, int(pages)) for id_, name, home, pages in rows)


def newspaper(id_: str) -> Newspaper:
    """The newspaper with this id. Raises UnknownNewspaper."""
    for each in newspapers():
        if each.id == id_:
            return each
    known = ", ".join(each.id for each in newspapers())
    raise UnknownNewspaper(f"unknown newspaper {id_!r}: it is one of {known}")


def named_in(text: str) -> Newspaper | None:
    """The one newspaper whose name or id stands in `text`; None when there is none, or more than one."""
    found = [each for each in newspapers() if each.name in text or _has_id(text, each.id)]
    return found[0] if len(found) == 1 else None


def _has_id(text: str, id_: str) -> bool:
    """Whether the id stands alone: not as a piece of a longer one."""
    before, found, after = text.partition(id_)
    return bool(found) and not _continues(before[-1:]) and not _continues(after[:1])


def _continues(character: str) -> bool:
    return character.isascii() and character.isalnum()
