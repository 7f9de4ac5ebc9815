"""Rule for a phrase, a clause or a sentence that stands twice on end in error: 总书记书记, 推动产业产业发展."""

from bisect import bisect_left
from collections.abc import Iterator
from math import log1p

from parsers.cleaning.doublings import PAGE
from parsers.cleaning.draft import Change
from parsers.cleaning.phrase_sights import Twice, is_phrase, seen
from parsers.cleaning.phrase_signs import evidence
from parsers.cleaning.stutters import certain_in, near
from parsers.cleaning.trees import PHRASES, odds
from parsers.cleaning.twice import repeated

SIZES = range(2, 101)

NEEDED, _LIKELY = 3.5, 2.0
"""Natural log-odds above which it stands once, and above which it may on a page whose reader stutters."""


def phrase_stutters(text: str) -> Iterator[Change]:
    """A phrase, a clause or a sentence that is written twice on end in error, or more often, stands once.

    The more of them are certain on a page, the less has to speak for another one.
    """
    found = list(_suspected(text))
    if not found:
        return
    certain = sorted([*certain_in(text), *(twice.first for worth, twice in found if worth > NEEDED)])
    wrong = [twice for worth, twice in found if worth > NEEDED or _is_one_more(text, worth, twice, certain)]
    taken = list[tuple[int, int, str]]()
    for twice in sorted(wrong, key=lambda twice: -twice.size):
        k = bisect_left(taken, (twice.first,))
        after_last = not k or taken[k - 1][1] <= twice.first
        if after_last and (k == len(taken) or twice.last <= taken[k][0]):
            taken.insert(k, (twice.first, twice.last, twice.phrase))
    yield from (Change(*change, 0.9) for change in taken)


def _suspected(text: str) -> Iterator[tuple[float, Twice]]:
    """What speaks for an error, where enough does, and what stands there."""
    for start, end, size in repeated(text, SIZES):
        if is_phrase(text[start : start + size]):
            twice = seen(text, start, end, size)
            signs = evidence(twice)
            if signs and (worth := odds(PHRASES, signs)) > _LIKELY:
                yield worth, twice


def _is_one_more(text: str, worth: float, twice: Twice, certain: list[int]) -> bool:
    """Whether it is another error beside so many that are certain, and none that the page makes again."""
    if worth <= NEEDED - log1p(near(certain, twice.first)):
        return False
    return text.count(twice.phrase * 2, max(0, twice.first - PAGE), twice.first + PAGE) == 1
