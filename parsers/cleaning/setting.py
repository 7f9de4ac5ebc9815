"""How a page is set: what its paragraphs have in common."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low, mode
from typing import NamedTuple

from parsers.labels import NUMBERED, SECTION
from parsers.lines import Line
from parsers.looks import Look
from parsers.numerals import NUMERALS

_ITEM = re.compile(rf"{NUMBERED.pattern}|{SECTION}|[■□●▲◆○·]|——")
_NUMERAL = re.compile(rf"[{NUMERALS}]{{1,5}}")
_PARAGRAPH = 60


class Setting(NamedTuple):
    """How a page is set: whether it indents paragraphs, and which kinds of items are clauses.

    `gap` is how many line ends stand between most of its lines, `length` how many characters a paragraph of it has.
    """

    indented: bool
    clauses: frozenset[str]
    gap: int
    length: int


def setting_of(page: Sequence[Line]) -> Setting:
    """How a page of at least one line is set."""
    return Setting(
        _marks_paragraphs(page),
        _clauses(page),
        mode([line.gap for line in page[1:] or page]),
        median_low([len(line.text) for line in page if line.ends_sentence and line.look is Look.BODY] or [_PARAGRAPH]),
    )


def item(text: str) -> str:
    """The kind of number or mark that a line begins with, "" for none."""
    found = _ITEM.match(text)
    return _NUMERAL.sub("一", re.sub(r"\d+", "1", found[0])) if found else ""


def _marks_paragraphs(page: Sequence[Line]) -> bool:
    """Whether the page indents its paragraphs, so that a line without indent is the rest of one."""
    begun = [below.indent > 0 for above, below in pairwise(page) if above.ends_sentence and below.look is Look.BODY]
    return len(begun) >= 3 and sum(begun) >= 0.8 * len(begun)


def _clauses(page: Sequence[Line]) -> frozenset[str]:
    """The kinds of numbered items of which most are sentences, as in a law: one without an end is no heading."""
    whole: dict[str, list[bool]] = {}
    for line in page:
        if kind := item(line.text):
            whole.setdefault(kind, []).append(line.text.endswith(("；", "。")))
    return frozenset(kind for kind, ends in whole.items() if len(ends) >= 3 and 2 * sum(ends) > len(ends))
