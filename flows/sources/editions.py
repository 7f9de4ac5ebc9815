"""What every source gives of an edition: its pages as they came, and what is known against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from parsers.model import Absence, RawPage


class Edition(Protocol):
    """Which edition it is: a newspaper's id and a day; `name` is both for a person."""

    @property
    def newspaper(self) -> str: ...
    @property
    def published_on(self) -> date: ...
    @property
    def name(self) -> str: ...


def named(editions: Sequence[Edition]) -> str:
    """The name of the edition, or of the first and last of several."""
    if len(editions) == 1:
        return editions[0].name
    return f"{editions[0].name} … {editions[-1].name} ({len(editions)} editions)"


@dataclass(frozen=True, slots=True)
class Rejection:
    """A file or page that is not well: which one, why, and what to do. `wrong_use` when the call named it wrongly.

    `page` is the label of the page that it concerns, "" where that is not known.
    """

    what: str
    reason: str
    wrong_use: bool = False
    page: str = ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The pages of an edition as they came, where each stands, and what gave none.

    `entire` when the source says which pages the edition has: `linked` of them, whether or not they came. Then what
    is too little is suspicious. `suspicions` are those of the source itself, `shortcomings` what of the edition did
    not come before, when it was not looked for again. `standing` counts the articles of it that were published before.
    """

    pages: tuple[RawPage, ...]
    paths: tuple[str, ...]
    rejected: tuple[Rejection, ...]
    entire: bool = False
    linked: int = 0
    suspicions: tuple[str, ...] = ()
    absence: Absence | None = None
    shortcomings: tuple[str, ...] = ()
    standing: int = 0
