"""The newspapers we know: the packaged table, and a user's own."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from itertools import groupby

from parsers.model import Newspaper
from parsers.newspapers.rows import read_rows
from parsers.newspapers.sources import newspaper_of

SHOWN, ALIKE = 3, 0.8


class UnknownNewspaper(Exception):
    """No newspaper of the registry has this id; the message names those that are meant, if any is alike."""


@cache
def newspapers() -> tuple[Newspaper, ...]:
    """All packaged newspapers, in the order of their ids."""
    text = files("parsers.newspapers").joinpath("newspapers.tsv").read_text(encoding="utf-8")
    by_id = groupby(read_rows(text, "newspapers.tsv"), key=lambda row: row.id)
    return tuple(newspaper_of(list(rows)) for _, rows in by_id)


def together(own: Sequence[Newspaper]) -> tuple[Newspaper, ...]:
    """The user's own newspapers and the packaged ones; of one id, the user's."""
    ids = {each.id for each in own}
    return (*own, *(each for each in newspapers() if each.id not in ids))


def newspaper(id_: str, known: Sequence[Newspaper] | None = None) -> Newspaper:
    """The newspaper with this id. Raises UnknownNewspaper."""
    known = newspapers() if known is None else known
    for each in known:
        if each.id == id_:
            return each
    raise UnknownNewspaper(f"unknown newspaper {id_!r}: {_meant(id_, known)}`xianwen newspapers` lists all")


def _meant(id_: str, known: Sequence[Newspaper]) -> str:
    by_name = [each.id for each in known if id_ and each.name == id_]
    alike = by_name or get_close_matches(id_, [each.id for each in known], SHOWN, ALIKE)
    return f"is {' or '.join(alike)} meant? " if alike else "ids look like heze-daily; "


def named_in(text: str, known: Sequence[Newspaper] | None = None) -> Newspaper | None:
    """The one newspaper whose name or id stands in `text`; None when there is none, or more than one.

    A name inside a longer one does not count: 人民日报海外版 names one newspaper.
    """
    known = newspapers() if known is None else known
    by_name = {each.name: each for each in reversed(known) if each.name in text}
    found = {each.id: each for each in _outer(text, by_name)} | {
        each.id: each for each in known if each.id in text and _has_id(text, each.id)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _outer(text: str, by_name: dict[str, Newspaper]) -> Iterator[Newspaper]:
    """The newspapers whose names stand in the text outside the longer ones."""
    for name in sorted(by_name, key=len, reverse=True):
        if name in text:
            text = text.replace(name, "\n")
            yield by_name[name]


def _has_id(text: str, id_: str) -> bool:
    """Whether the id stands alone: not as a piece of a longer one."""
    before, found, after = text.partition(id_)
    return bool(found) and not _continues(before[-1:]) and not _continues(after[:1])


def _continues(character: str) -> bool:
    return character.isascii() and character.isalnum()
