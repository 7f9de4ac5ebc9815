"""Whether an edition is here, and whole: judged from its pages, with the reasons in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from parsers.model import EditionReading

EditionStatus = Literal["complete", "partial", "suspect", "missing", "no_edition"]
PageStatus = Literal["read", "unreadable", "held"]


@dataclass(frozen=True, slots=True)
class PageState:
    """What the newest bytes of a page came to, and how many articles its last successful reading found."""

    label: str
    status: PageStatus
    reason: str
    articles_found: int


@dataclass(frozen=True, slots=True)
class Judgement:
    status: EditionStatus
    problems: tuple[str, ...]


def judge(pages: Sequence[PageState], edition: EditionReading) -> Judgement:
    """Judges an edition by all its stored pages, and by what is said of it this time.

    `suspect` comes before `partial`: a missing page comes by itself with the next fetch; pages held with their
    edition, or a page in which nothing was found, want a person. What was found to be missing, or suspected without
    any page, says nothing against pages that are here.
    """
    if not pages:
        return _judge_nothing(edition)
    unreadable = [page for page in pages if page.status == "unreadable"]
    held = [page for page in pages if page.status == "held"]
    barren = [page for page in pages if page.status == "read" and page.articles_found == 0]
    came, expected = len(pages) - len(unreadable), edition.newspaper.pages
    problems = list(dict.fromkeys(page.reason for page in held))
    problems += [f"page {page.label}: {page.reason}" for page in unreadable]
    problems += [f"page {page.label}: no article found" for page in barren]
    problems += [f"{came} of at least {expected} pages read"] if came < expected and not held else []
    problems += edition.shortcomings if edition.pages else ()
    if barren or held:
        return Judgement("suspect", tuple(problems))
    return Judgement("partial" if problems else "complete", tuple(problems))


def _judge_nothing(edition: EditionReading) -> Judgement:
    if edition.absence:
        return Judgement(edition.absence.status, (edition.absence.reason,))
    return Judgement("suspect", edition.suspicions or edition.shortcomings or ("no page in it",))
