"""Reads the language model of Debian's sunpinyin-data: a threaded back-off model and the words of its dictionary.

Format: sunpinyin, src/slm/slm.h (`CThreadSlm`, little endian) and src/lexicon/pytrie.h (`CPinyinTrie`).
"""

import struct
from array import array
from dataclasses import dataclass
from pathlib import Path

_PROBABILITY_BITS, _BACK_OFF_BITS = 16, 14
_WORD = 0x3FFFF
_NODE = 3  # 32-bit numbers in a node
UNKNOWN = 0


class NotAModel(ValueError):
    """The file is not the threaded trigram model, or not the pinyin dictionary, that was expected."""


@dataclass(frozen=True, slots=True)
class Word:
    """A unigram: its number in the dictionary, P(word), its back-off weight, and P(next | word) by number."""

    number: int
    probability: float
    back_off: float
    followers: dict[int, float]


def read_words(path: Path) -> list[str]:
    """The words of pydict_sc.bin by number; numbers below 100 that are no punctuation mark are empty."""
    content = path.read_bytes()
    count, _nodes, start = struct.unpack_from("<3I", content)
    words = content[start:].decode("utf-32-le").split("\0")[:-1]
    if len(words) != count:
        raise NotAModel(f"{path}: {count} words promised, {len(words)} found")
    return words


def read_model(path: Path) -> list[Word]:
    """The unigrams of lm_sc.t3g with the bigrams that begin with them; trigrams are left out."""
    content = path.read_bytes()
    order, logarithmic, *sizes = struct.unpack_from("<6I", content)
    if (order, logarithmic) != (3, 0):
        raise NotAModel(f"{path}: order {order}, logarithmic {logarithmic}; expected 3 and 0")
    at = 24
    tables = []
    for bits in (_PROBABILITY_BITS, _BACK_OFF_BITS):
        tables.append(array("f", content[at : at + (4 << bits)]))
        at += 4 << bits
    levels = []
    for size in sizes[:3]:
        levels.append(array("I", content[at : at + 4 * _NODE * size]))
        at += 4 * _NODE * size
    return _words(levels[1], levels[2], *tables)


def _words(ones: "array[int]", twos: "array[int]", probabilities: "array[float]", back: "array[float]") -> list[Word]:
    """Each level ends in a node that only closes the last one's children."""
    words = []
    for at in range(0, len(ones) - _NODE, _NODE):
        begin, end = _NODE * _children(ones, at), _NODE * _children(ones, at + _NODE)
        followers = {
            first & _WORD: probabilities[second & 0xFFFF]
            for first, second in zip(twos[begin:end:_NODE], twos[begin + 1 : end : _NODE], strict=True)
        }
        words.append(Word(ones[at] & _WORD, probabilities[ones[at + 1] & 0xFFFF], back[ones[at] >> 18], followers))
    return words


def _children(nodes: "array[int]", at: int) -> int:
    return nodes[at + 1] >> 16 | nodes[at + 2] >> 25 << 16
