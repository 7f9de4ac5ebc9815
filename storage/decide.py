"""What a new reading of a page means for each of its articles. Pure: old articles and new drafts in, decisions out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Literal

from parsers.model import Edit
from storage.matching import Standing, match
from storage.rows import Draft

Outcome = Literal["created", "revised", "withdrawn", "reclassified", "unchanged"]


@dataclass(frozen=True, slots=True)
class Stored:
    """An article as it is stored: who it is, where it stands, what its current revision says and is searched by."""

    id: int
    page_id: int
    number: int
    revision: int
    withdrawn: bool
    standing: Standing
    content_sha256: str
    verdicts_sha256: str
    revision_raw_sha256: str
    edits: tuple[Edit, ...]
    searched: str


@dataclass(frozen=True, slots=True)
class Created:
    draft: Draft
    number: int


@dataclass(frozen=True, slots=True)
class Kept:
    """An old article found again. `outcome` is revised, reclassified or unchanged; unchanged ones may have moved."""

    outcome: Literal["revised", "reclassified", "unchanged"]
    stored: Stored
    draft: Draft


@dataclass(frozen=True, slots=True)
class Withdrawn:
    stored: Stored


Decision = Created | Kept | Withdrawn


def decide(stored: Sequence[Stored], drafts: Sequence[Draft]) -> list[Decision]:
    """One decision a draft, in the order of the page, then one for each article that vanished.

    A reading that found nothing at all withdraws nothing: the suspicion is about the reading, not about the articles.
    """
    if not drafts:
        return []
    standing = [each for each in stored if not each.withdrawn]
    withdrawn = [each for each in stored if each.withdrawn]
    found = match(_standings(standing), _standings(withdrawn), [draft.standing for draft in drafts])
    olds = [(standing + withdrawn)[found[at]] if at in found else None for at in range(len(drafts))]
    numbers = count(1 + max((each.number for each in stored), default=0))
    kept: list[Decision] = [
        Created(draft, next(numbers)) if old is None else Kept(_outcome(old, draft), old, draft)
        for old, draft in zip(olds, drafts, strict=True)
    ]
    return kept + [Withdrawn(each) for each in standing if each not in olds]


def moved(kept: Kept) -> bool:
    """Whether the article stands elsewhere than it did: in other bytes or at another place in the same ones."""
    old, new = kept.stored.standing, kept.draft.standing
    return (old.raw_sha256, old.spans) != (new.raw_sha256, new.spans)


def _outcome(old: Stored, draft: Draft) -> Literal["revised", "reclassified", "unchanged"]:
    """Edits are part of a revision, and are compared where their places count in the same bytes."""
    same_bytes = old.revision_raw_sha256 == draft.standing.raw_sha256
    other_edits = same_bytes and old.edits != draft.edits
    if old.withdrawn or other_edits or old.content_sha256 != draft.content_sha256:
        return "revised"
    return "unchanged" if old.verdicts_sha256 == draft.verdicts_sha256 else "reclassified"


def _standings(stored: Sequence[Stored]) -> list[Standing]:
    return [each.standing for each in stored]
