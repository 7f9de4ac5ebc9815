"""The table of word pairs on disk and in memory.

Layout: header lines, an empty line, then (all little endian) four 32-bit sizes: bytes of words, words, pairs, and
the sections: words (UTF-8, one a line), P(word), back-off weights (a byte a word), pairs by first word (16 bits a
word), second words (16 bits a pair, rising within a first word), P(second | first) (a byte a pair).
"""

import math
import struct
import sys
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path

_STEP = 0.1  # natural logarithm; a byte spans e^-23.5 to e^2
_ZERO = 235
_LOGARITHMS = [(byte - _ZERO) * _STEP for byte in range(256)]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The sections of a table, before they are packed."""

    words: list[str]
    single: list[int]
    back_off: list[int]
    rows: list[int]
    seconds: list[int]
    chances: list[int]


class Table:
    """Words by number and the natural logarithms of P(word) and P(second | first)."""

    __slots__ = ("_back_off", "_chances", "_seconds", "_starts", "numbers", "single")

    def __init__(self, words: list[str], single: bytes, back_off: bytes, rows: "array[int]", pairs: bytes) -> None:
        self.numbers = dict(zip(words, range(len(words)), strict=True))
        self.single = array("d", map(_LOGARITHMS.__getitem__, single))
        self._back_off = back_off
        self._starts = array("I", accumulate(rows, initial=0))
        self._seconds = _numbers(pairs[: 2 * self._starts[-1]])
        self._chances = pairs[2 * self._starts[-1] :]

    def follow(self, first: int, second: int) -> float:
        """log P(second | first), backed off to P(second) where the pair is not listed."""
        end = self._starts[first + 1]
        at = bisect_left(self._seconds, second, self._starts[first], end)
        if at < end and self._seconds[at] == second:
            return _LOGARITHMS[self._chances[at]]
        return _LOGARITHMS[self._back_off[first]] + self.single[second]


def encode(value: float) -> int:
    """A probability or weight as a byte."""
    return min(255, max(0, _ZERO + round(math.log(max(value, 1e-30)) / _STEP)))


def write(path: Path, header: str, pairs: Pairs) -> None:
    words = "\n".join(pairs.words).encode()
    sizes = struct.pack("<3I", len(words), len(pairs.words), len(pairs.seconds))
    sections = (words, bytes(pairs.single), bytes(pairs.back_off), _packed(pairs.rows), _packed(pairs.seconds))
    path.write_bytes(header.encode() + b"\n" + sizes + b"".join(sections) + bytes(pairs.chances))


def read(path: Path) -> Table:
    content = path.read_bytes()
    at = content.index(b"\n\n") + 2
    length, words, pairs = struct.unpack_from("<3I", content, at)
    cuts = list(accumulate((at + 12, length, words, words, 2 * words, 3 * pairs)))
    if cuts[-1] != len(content):
        raise ValueError(f"{path}: {cuts[-1]} bytes expected, {len(content)} found")
    names, single, back_off, rows, rest = (content[a:b] for a, b in pairwise(cuts))
    return Table(names.decode().split("\n"), single, back_off, _numbers(rows), rest)


def _packed(numbers: list[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}H", *numbers)


def _numbers(content: bytes) -> "array[int]":
    numbers = array("H", content)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
