"""Finds what stands twice on end, three times as fast as a pattern with a backreference.

The lowest byte of each character, all of them as one number, is compared with itself some characters further on: a byte
of the difference is zero where the character may come back. What is found is then read in the text itself.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, reduce
from operator import or_

_ZERO, _DIFFERENT = re.compile(rb"\0"), re.compile(rb"[^\0]")


@lru_cache(maxsize=1)
def _lowest(text: str) -> bytes:
    """The lowest byte of each character; kept for the next question about the same text."""
    return text.encode("utf-32-le", "surrogatepass")[::4]


@lru_cache(maxsize=1)
def _number(text: str) -> int:
    return int.from_bytes(_lowest(text), "little")


def comes_back(text: str, *pairs: tuple[int, int]) -> bytes:
    """A zero byte for each place at which, for every pair (a, b), characters a and b further on may be the same."""
    number = _number(text)
    moved = [(number >> 8 * a if a else number) ^ (number >> 8 * b) for a, b in pairs]
    return reduce(or_, moved).to_bytes(len(text), "little")


def four_come_back(text: str, period: int) -> bytes:
    """A zero byte for each place at which four characters on end may be the same as those one period further on."""
    number = _number(text)
    apart = number ^ number >> 8 * period
    apart |= apart >> 8
    return (apart | apart >> 16).to_bytes(len(text), "little")


@lru_cache(maxsize=2)
def _every(text: str, stride: int) -> Sequence[int]:
    """The numbers of every third or sixth character, from the first, the second, the third … on."""
    low = _lowest(text)
    return [int.from_bytes(low[k::stride], "little") for k in range(stride)]


def every_nth_comes_back(text: str, stride: int, period: int) -> bytes:
    """A zero byte for every third place, or sixth, at which the character one period further on may be the same.

    Enough, and as many times as fast, for what comes back twice the stride long or longer.
    """
    each = _every(text, stride)
    difference = each[0] ^ (each[period % stride] >> 8 * (period // stride))
    return difference.to_bytes(-(-len(text) // stride), "little")


_LONG, _SHORTEST = 18, 6
"""Sizes from which every sixth character tells whether something may stand twice on end, and every third."""


def _may_stand_twice(text: str, size: int) -> bool:
    """Whether something of this size may stand twice on end; where it is short, it always may."""
    if size < _SHORTEST:
        return True
    stride = 6 if size >= _LONG else 3
    return bytes(size // stride) in every_nth_comes_back(text, stride, size)


def same_as_next(text: str, least: str) -> Iterator[int]:
    """Where a character, `least` or one behind it in Unicode, stands twice on end; of three the first two."""
    after = 0
    for found in _ZERO.finditer(comes_back(text, (0, 1))):
        at = found.start()
        if text[at] >= least and at >= after and text.startswith(text[at], at + 1):
            yield at
            after = at + 2


def repeated(text: str, sizes: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Start, end and period of each stretch of a line in which every character comes back one period further on.

    It is as long as can be, two periods at least, and what comes back has no shorter period itself.
    """
    for size in sizes:
        if not _may_stand_twice(text, size):
            continue
        zeros, run = comes_back(text, (0, size)), bytes(size)
        at = zeros.find(run)
        while at >= 0:
            phrase = text[at : at + size]
            if phrase != text[at + size : at + 2 * size]:
                at = zeros.find(run, at + 1)
                continue
            end = _same_up_to(text, zeros, at + size, size)
            if "\n" not in phrase and (phrase + phrase).find(phrase, 1) == size:
                yield at, end + size, size
            at = zeros.find(run, end + 1)


def _same_up_to(text: str, zeros: bytes, at: int, size: int) -> int:
    """The first place from `at` on whose character does not come back one period further on."""
    found = _DIFFERENT.search(zeros, at)
    end = min(found.start() if found else len(zeros), len(text) - size)
    if text[at:end] == text[at + size : end + size]:
        return end
    return next(k for k in range(at, end) if text[k] != text[k + size])
