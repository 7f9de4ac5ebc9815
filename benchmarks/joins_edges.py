"""Counts how paragraphs and headings begin and end: `python -m benchmarks.joins_edges FILE…`.

A file is clean newspaper text, a paragraph or heading a line. Writes parsers/cleaning/edges.tsv: for one to three
characters how much likelier they stand at an edge than elsewhere, and how much likelier they begin a paragraph below
another one than a sentence inside, where that differs from what fewer characters say; and for words how much likelier
they stand at the head of a paragraph, as long as a heading is, than in a heading.
"""

import argparse
import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from parsers.cleaning import words
from parsers.cleaning.edges import ANEW, BEGINNING, ENDING, LONGEST, TABLE, WORD, plain
from parsers.cleaning.han import HAN
from parsers.looks import Look, ends_sentence, look

_SIZES = range(1, LONGEST + 1)
_PARAGRAPH, _HEADING = 16, 45
_PLACE = re.compile(f"(?<=[{HAN}0-9“《])(?=[{HAN}0-9“《])")
_SENTENCE_ENDS = re.compile("(?<=[。！？])(?![”’）」』])|(?<=[。！？]”)")
_NO_HEADING = "，、：；）"
_DOUBT = 4.0
"""So many times what fewer characters say counts."""

_LEAST, _DIFFERS, _MOST = 5, 0.4, 5.0
_LEAST_OF_WORD, _WORD_DIFFERS, _MOST_OF_WORD = 10, 0.6, 2.0

Parts = Callable[[str], Sequence[str]]


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m benchmarks.joins_edges", description=__doc__)
    options.add_argument("files", nargs="+", type=Path, metavar="FILE")
    lines = [line for path in options.parse_args(arguments).files for line in path.read_text("utf-8").splitlines()]
    rows = counted(lines)
    TABLE.write_text("".join(row + "\n" for row in rows), "utf-8")
    print(f"{len(lines)} lines, {len(rows)} rows")
    return 0


def counted(lines: Sequence[str]) -> list[str]:
    """The rows of the table that lines of a newspaper give."""
    paragraphs = [line for line in lines if _is_paragraph(line)]
    begun = [below for above, below in pairwise(lines) if _is_paragraph(above) and _is_paragraph(below)]
    inner = [sentence for text in paragraphs for sentence in _SENTENCE_ENDS.split(text)[1:] if sentence]
    headings = [line for line in lines if _is_heading(line)]
    here = [(text[: at.start()], text[at.start() :]) for text in paragraphs for at in _PLACE.finditer(text, 2)]
    behind, before = _counted((right for _, right in here), _heads), _counted((left for left, _ in here), _tails)
    first, last = _counted(paragraphs, _heads), _counted(headings, _tails)
    as_long = [text[: len(headings[k % len(headings)])] for k, text in enumerate(paragraphs)] if headings else []
    return [
        *_rows(BEGINNING, first, behind, _heads),
        *_rows(ENDING, last, before, _tails),
        *_rows(ANEW, _counted(begun, _heads), _counted(inner, _heads), _heads),
        *_of_words(_counted(as_long, _words), _counted(headings, _words)),
    ]


def _is_paragraph(line: str) -> bool:
    return len(line) >= _PARAGRAPH and ends_sentence(line)


def _is_heading(line: str) -> bool:
    if not 2 <= len(line) <= _HEADING or ends_sentence(line) or line[-1] in _NO_HEADING:
        return False
    return look(line) in (Look.SHORT, Look.SUBTITLE)


def _heads(text: str) -> Sequence[str]:
    return [text[:size] for size in _SIZES if size <= len(text)]


def _tails(text: str) -> Sequence[str]:
    return [text[-size:] for size in _SIZES if size <= len(text)]


def _counted(texts: "Iterator[str] | Sequence[str]", parts: Parts) -> Counter[str]:
    """How often each part stands there; "" is how many texts there are."""
    return Counter(part for text in texts for part in ("", *parts(text)))


def _rows(edge: str, one: Counter[str], other: Counter[str], parts: Parts) -> Iterator[str]:
    share = one[""] / other[""]
    kept: dict[str, float] = {"": 0.0}
    for part in sorted({*one, *other} - {""}, key=lambda key: (len(key), key)):
        if one[part] + share * other[part] < _LEAST:
            continue
        likelier = 1.0
        for shorter in parts(part):
            likelier = (one[shorter] + _DOUBT * likelier) / (share * other[shorter] + _DOUBT)
        odds = max(-_MOST, min(_MOST, math.log(likelier)))
        known = next(kept[shorter] for shorter in ("", *parts(part)[:-1])[::-1] if shorter in kept)
        if abs(odds - known) > _DIFFERS:
            kept[part] = odds
            yield f"{edge}\t{part}\t{odds:.1f}"


def _words(text: str) -> Sequence[str]:
    return sorted({plain(word) for word in words.cut(text) if word.isalnum()})


def _of_words(text: Counter[str], heading: Counter[str]) -> Iterator[str]:
    share = text[""] / heading[""]
    for word in sorted({*text, *heading} - {""}):
        if text[word] + share * heading[word] >= _LEAST_OF_WORD:
            odds = math.log((text[word] + _DOUBT) / (share * heading[word] + _DOUBT))
            if abs(odds) > _WORD_DIFFERS:
                yield f"{WORD}\t{word}\t{max(-_MOST_OF_WORD, min(_MOST_OF_WORD, odds)):.1f}"


if __name__ == "__main__":
    sys.exit(main())
