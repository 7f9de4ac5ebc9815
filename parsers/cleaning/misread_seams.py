"""Rule for what a line says twice on end where a tile's edge fell into it and a character was misread or lost once."""

import re
from collections.abc import Iterator
from operator import eq, ne

from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN
from parsers.cleaning.twice import every_nth_comes_back, four_come_back
from parsers.language.bigrams import better

_PERIODS = range(8, 41)
_LONG, _STRIDE, _RUN = 14, 3, 2
"""Of longer copies two of every third characters on end tell that there may be one."""

_SEVERAL, _MOST = 20, 2
"""From so many characters on two may differ."""

_AROUND = 10
_READS_BETTER = 3.0
"""Natural log-odds for a line that says it once against one that says it twice."""

_HAN = re.compile(f"[{HAN}]")
_NEGATIONS = frozenset("不没未非无")


def misread_seams(text: str) -> Iterator[Change]:
    """Where a line goes back to the middle of a clause and says nearly the same once more, it says it once.

    正视自己的需求，不能无|已的需求，不能无度: of the two that copy stays with which the line reads better.
    """
    end = 0
    for start, stop in sorted(_seams(text)):
        if start >= end:
            yield Change(start, stop, "")
            end = stop


def _seams(text: str) -> Iterator[tuple[int, int]]:
    for period in _PERIODS:
        done = 0
        for place in _alike(text, period):
            if place >= done and text.startswith(text[place], place + period):
                start, done = _same(text, place, period)
                if _least_alike(period) <= done - start < period and (seam := _seam(text, start, done, period)):
                    yield seam


def _alike(text: str, period: int) -> Iterator[int]:
    """Places at which several characters may come back after one period."""
    if period < _LONG:
        zeros, stride, run = four_come_back(text, period), 1, b"\0"
    else:
        zeros, stride, run = every_nth_comes_back(text, _STRIDE, period), _STRIDE, bytes(_RUN)
    at = zeros.find(run)
    while 0 <= at * stride < len(text) - period:
        yield at * stride
        at = zeros.find(run, at + 1)


def _least_alike(period: int) -> int:
    """How long the longest stretch is, at the least, that copies of such a length have in common."""
    return (period - 1) // 2 if period < _SEVERAL else (period - _MOST) // 3


def _same(text: str, at: int, period: int) -> tuple[int, int]:
    """The stretch around a place in which every character comes back after one period, within a line."""
    start = end = at
    while start and text[start - 1] == text[start - 1 + period] != "\n":
        start -= 1
    while end + period < len(text) and text[end] == text[end + period] != "\n":
        end += 1
    return start, end


def _seam(text: str, start: int, end: int, period: int) -> tuple[int, int] | None:
    """Which of two copies on end goes, of which a stretch is the same; None where neither reads better alone."""
    best, gone = _READS_BETTER, None
    for first, second, stop in _copies(text, start, end, period):
        left = text[max(0, first - _AROUND) : first].rpartition("\n")[2]
        right = text[stop : stop + _AROUND].partition("\n")[0]
        one, two = text[first:second], text[second:stop]
        for once, span in ((one, (second, stop)), (two, (first, second))):
            odds = better(left + one + two + right, left + once + right) + better("", once)
            if odds > best:
                best, gone = odds, span
                if len(one) != len(two):  # a reader loses characters; it makes none up
                    gone = (first, second) if len(one) < len(two) else (second, stop)
    return gone


def _copies(text: str, start: int, end: int, period: int) -> Iterator[tuple[int, int, int]]:
    """Where two copies start and the second ends that have a stretch in common, all three amid clauses."""
    begin, pairs = max(0, end - period), list[tuple[int, int, int]]()
    if sum(map(eq, text[begin : start + period], text[begin + period : start + 2 * period])) >= period - _MOST:
        pairs += [(first, period, period) for first in range(begin, start + 1)]
    pairs += [(start, period, period - 1), (end - period - 1, period + 1, period)]
    pairs += [(start, period, period + 1), (end - period + 1, period - 1, period)]
    for first, size, again in pairs:
        one, two = text[first : first + size], text[first + size : first + size + again]
        if first > 0 and _are_misread(one, two) and 2 * len({*one}) > size and _is_amid(text, first, size):
            yield first, first + size, first + size + again


def _is_amid(text: str, first: int, size: int) -> bool:
    """Whether copies begin with characters, and the first one ends amid a clause, or began amid one."""
    begin = _HAN.match(text, first) and _HAN.match(text, first + size)
    return bool(begin and (_HAN.match(text, first + size - 1) or _HAN.match(text, first - 1)))


def _are_misread(one: str, two: str) -> bool:
    """Whether two texts on one line differ in a character or two that were misread, or in one that was lost."""
    if len(one) == len(two):
        if sum(map(ne, one, two)) > (_MOST if len(one) >= _SEVERAL else 1) or "\n" in two:
            return False
        return all(_HAN.match(a) and _HAN.match(b) for a, b in zip(one, two, strict=True) if a != b)
    if one[:1] != two[:1] or one[-1:] != two[-1:]:
        return False
    shorter, longer = sorted((one, two), key=len)
    same = next((k for k, two in enumerate(zip(shorter, longer, strict=False)) if ne(*two)), 0)
    lost = shorter[same:] == longer[same + 1 :]
    return lost and "\n" not in longer and bool(_HAN.match(longer[same])) and longer[same] not in _NEGATIONS
