"""Which new article is which old one: by place in the same bytes, by content when the bytes are others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

from parsers.model import Span

GRAM = 5
"""Characters in a gram: word-based fingerprints fail on re-wrapped Chinese, shorter grams meet by chance."""

SHARED = 0.5
"""Least share of the smaller text's grams, or of the shorter stretch of raw text, that makes two articles one."""

OPENING = 20_000
"""Characters compared: an opening this long tells articles apart, more only costs memory."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What identity is judged by: in which bytes an article stands, where, and what it says."""

    raw_sha256: str
    spans: tuple[Span, ...]
    title: str
    text: str


Score = Callable[[Standing, Standing], float]


def match(standing: Sequence[Standing], withdrawn: Sequence[Standing], new: Sequence[Standing]) -> dict[int, int]:
    """The new articles that are old ones: index in `new` → index in `standing`, or behind its end in `withdrawn`.

    One to one, the best pair first. A withdrawn article comes back only for what no standing one claims.
    """
    found: dict[int, int] = {}
    _claim(found, standing, new, overlap, 0)
    _claim(found, standing, new, likeness, 0)
    _claim(found, withdrawn, new, same_place, len(standing))
    _claim(found, withdrawn, new, likeness, len(standing))
    return found


def _claim(found: dict[int, int], old: Sequence[Standing], new: Sequence[Standing], score: Score, shift: int) -> None:
    """Adds the pairs that `score` sees, best first, equal ones in the order of the page."""
    free_new = [n for n in range(len(new)) if n not in found]
    free_old = [o for o in range(len(old)) if o + shift not in found.values()]
    scored = ((score(old[o], new[n]), o, n) for o, n in product(free_old, free_new))
    taken: set[int] = set()
    for _, o, n in sorted((pair for pair in scored if pair[0] > 0), key=lambda pair: (-pair[0], pair[1], pair[2])):
        if o not in taken and n not in found:
            found[n] = o + shift
            taken.add(o)


def overlap(old: Standing, new: Standing) -> float:
    """Characters of raw text that both hold; 0 when they are not places in the same bytes."""
    if not _comparable(old, new):
        return 0
    pairs = product(old.spans, new.spans)
    return sum(min(a.end, b.end) - max(a.start, b.start) for a, b in pairs if a.start < b.end and b.start < a.end)


def same_place(old: Standing, new: Standing) -> float:
    """The overlap when it is at least half of the shorter of the two, else 0."""
    shared = overlap(old, new)
    return shared if shared >= SHARED * min(_length(old), _length(new)) else 0


def likeness(old: Standing, new: Standing) -> float:
    """2 to 3 for texts that share half the grams of the smaller, the more alike the more; 1 for equal titles; else 0.

    0 too for two places in the same bytes: there the place has decided.
    """
    if _comparable(old, new):
        return 0
    ours, theirs = _grams(old), _grams(new)
    shared = len(ours & theirs)
    if shared and shared >= SHARED * min(len(ours), len(theirs)):
        return 2 + shared / len(ours | theirs)
    return 1 if old.title and old.title == new.title else 0


def _comparable(old: Standing, new: Standing) -> bool:
    return old.raw_sha256 == new.raw_sha256 and bool(_length(old)) and bool(_length(new))


def _length(standing: Standing) -> int:
    return sum(span.end - span.start for span in standing.spans)


def _grams(standing: Standing) -> set[str]:
    text = "".join((standing.title + standing.text)[:OPENING].split())
    return {text[at : at + GRAM] for at in range(max(1, len(text) - GRAM + 1))} - {""}
