"""Whether an edition is here, and whole: judged from its pages, with the reasons in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

EditionStatus = Literal["complete", "partial", "suspect", "missing", "no_edition"]
PageStatus = Literal["read", "unreadable"]


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


def judge(pages: Sequence[PageState], expected: int) -> Judgement:
    """`expected` is the least number of pages, 0 when not known.

    `suspect` comes before `partial`: a missing page comes by itself with the next fetch, a page in which nothing was
    found wants a person.
    """
    unreadable = [page for page in pages if page.status == "unreadable"]
    barren = [page for page in pages if page.status == "read" and page.articles_found == 0]
    read = len(pages) - len(unreadable)
    problems = [f"page {page.label}: {page.reason}" for page in unreadable]
    problems += [f"page {page.label}: no article found" for page in barren]
    problems += [f"{read} of at least {expected} pages read"] if read < expected else []
    if barren or not pages:
        return Judgement("suspect", tuple(problems or ["no page in it"]))
    return Judgement("partial" if problems else "complete", tuple(problems))
