"""Where two long texts differ: anchors that are unique in both first, so that repeated text costs nothing."""

from bisect import bisect_left
from difflib import SequenceMatcher
from typing import NamedTuple


class Difference(NamedTuple):
    """expected[start:end] reads got[got_start:got_end]."""

    start: int
    end: int
    got_start: int
    got_end: int


def differences(expected: str, got: str) -> list[Difference]:
    """Unequal stretches in order; touching ones are merged."""
    found: list[Difference] = []
    _compare(expected, got, 0, len(expected), 0, len(got), (16, 8, 4), found)
    return found


def _compare(
    a: str, b: str, a1: int, a2: int, b1: int, b2: int, sizes: tuple[int, ...], found: list[Difference]
) -> None:
    while a1 < a2 and b1 < b2 and a[a1] == b[b1]:
        a1, b1 = a1 + 1, b1 + 1
    while a1 < a2 and b1 < b2 and a[a2 - 1] == b[b2 - 1]:
        a2, b2 = a2 - 1, b2 - 1
    if a1 == a2 and b1 == b2:
        return
    if a1 == a2 or b1 == b2:
        _report(found, a1, a2, b1, b2)
    elif not sizes:
        _small(a, b, a1, a2, b1, b2, found)
    else:
        _between_anchors(a, b, a1, a2, b1, b2, sizes, found)


def _between_anchors(
    a: str, b: str, a1: int, a2: int, b1: int, b2: int, sizes: tuple[int, ...], found: list[Difference]
) -> None:
    left, right = a1, b1
    for i, j in _anchors(a[a1:a2], b[b1:b2], sizes[0]):
        if a1 + i >= left and b1 + j >= right:
            _compare(a, b, left, a1 + i, right, b1 + j, sizes[1:], found)
            left, right = a1 + i + sizes[0], b1 + j + sizes[0]
    _compare(a, b, left, a2, right, b2, sizes[1:], found)


def _report(found: list[Difference], a1: int, a2: int, b1: int, b2: int) -> None:
    if found and found[-1].end == a1 and found[-1].got_end == b1:
        found[-1] = Difference(found[-1].start, a2, found[-1].got_start, b2)
    else:
        found.append(Difference(a1, a2, b1, b2))


def _small(a: str, b: str, a1: int, a2: int, b1: int, b2: int, found: list[Difference]) -> None:
    if (a2 - a1) * (b2 - b1) > 250_000:
        _report(found, a1, a2, b1, b2)
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a[a1:a2], b[b1:b2], autojunk=False).get_opcodes():
        if tag != "equal":
            _report(found, a1 + i1, a1 + i2, b1 + j1, b1 + j2)


def _unique(text: str, size: int) -> dict[str, int]:
    seen: dict[str, int] = {}
    for at in range(len(text) - size + 1):
        gram = text[at : at + size]
        seen[gram] = -1 if gram in seen else at
    return seen


def _anchors(a: str, b: str, size: int) -> list[tuple[int, int]]:
    """Pairs of places of grams unique in both, the longest run that rises in both."""
    ours, theirs = _unique(a, size), _unique(b, size)
    pairs = [(at, theirs[gram]) for gram, at in ours.items() if at >= 0 and theirs.get(gram, -1) >= 0]
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for index, (_, at) in enumerate(pairs):
        place = bisect_left(tails, at)
        back.append(ends[place - 1] if place else -1)
        tails[place : place + 1] = [at]
        ends[place : place + 1] = [index]
    chain, index = [], ends[-1] if ends else -1
    while index >= 0:
        chain.append(pairs[index])
        index = back[index]
    return chain[::-1]
