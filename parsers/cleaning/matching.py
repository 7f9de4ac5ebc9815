"""How much two texts have in common: what difflib says, several times as fast for texts that are nearly the same."""

from bisect import bisect_left


def ratio(first: str, second: str) -> float:
    """Twice the characters in matching blocks over all characters, as `SequenceMatcher.ratio` without junk."""
    length = len(first) + len(second)
    return 2.0 * _matched(first, second) / length if length else 1.0


def _matched(first: str, second: str) -> int:
    """The characters in matching blocks: the longest block, then those before it and behind it."""
    total, left = 0, [(first, second)]
    while left:
        a, b = left.pop()
        start, end = _longest(a, b)
        if start < end:
            at = b.find(a[start:end])
            total += end - start
            left += [(a[:start], b[:at]), (a[end:], b[at + end - start :])]
    return total


def _longest(a: str, b: str) -> tuple[int, int]:
    """Where the longest part of `a` that stands in `b` starts and ends, the first of several.

    Of a part that does not stand there, the shortest stretch that does not is looked for: no longer part holds it.
    """
    start = end = at = 0
    while at + end - start < len(a):
        wanted = range(1, end - start + 2)
        place = b.find(a[at : at + len(wanted)])
        if place >= 0:
            start, end = at, at + _same(a[at:], b[place:])
        else:
            behind = at + wanted[bisect_left(wanted, True, key=lambda size: a[at : at + size] not in b)]
            at += bisect_left(range(at, behind), True, key=lambda first: a[first:behind] in b)
    return start, end


def _same(a: str, b: str) -> int:
    """How many characters two texts begin with alike, by halving."""
    same, most = 0, min(len(a), len(b))
    while same < most:
        half = (same + most + 1) // 2
        if a[same:half] == b[same:half]:
            same = half
        else:
            most = half - 1
    return same
