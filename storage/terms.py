"""Words as search sees them: the same on both databases, because only this file says what a word is.

A term is found where its characters stand side by side. Letters and digits count alike in full and half width, in large
and small; whatever is neither letter, digit nor Chinese character ends a run, so that nothing is found across a full
stop or a line's end. The tables are fixed here: a newer Unicode must not change what was stored.
"""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.model import Span

LONGEST = 100_000
"""Characters of an article that are searched: more than any newspaper prints, and what one tsvector surely holds."""

LONGEST_QUERY = 2_000
"""Characters of a query: a long paragraph. PostgreSQL ends with its stack at some ten thousand."""

BREAKS = re.compile(
    "[\x00-/:-@\\[-`{-\xbf×÷\u2000-\u20cf\u2190-\u2bff\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f"
    "\ufe10-\ufe1f\ufe30-\ufe6f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffff\ue000\ud800-\udfff]+"
)
BREAK = "\ue000"
"""Stands between two runs, and in none: a private character."""

_LARGE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
UNFOLDED = _LARGE + "".join(chr(0xFF00 + ord(each) - 0x20) for each in f"0123456789{_LARGE}{_LARGE.lower()}")
FOLDED = f"{_LARGE.lower()}0123456789{_LARGE.lower()}{_LARGE.lower()}"
_FOLDS = dict(zip(UNFOLDED, FOLDED, strict=True))
_UNFOLDED = re.compile(f"[{UNFOLDED}]")

_SPACE = array("I", " ".encode("utf-32-le"))

AROUND = 18
"""Characters of a snippet on either side of what was found."""

USUAL_LENGTH = 700
"""Characters of a usual article: longer ones need more mentions to be as much about a term."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of an article's text, and where in it the terms stand."""

    text: str
    hits: tuple[Span, ...]


def searched(kicker: str | None, title: str | None, subtitle: str | None, body: str) -> str:
    """What is searched of an article."""
    return "\n".join(part for part in (kicker, title, subtitle, body) if part is not None)[:LONGEST]


def fold(text: str) -> str:
    """The text as it is compared; every character stays in its place."""
    return _UNFOLDED.sub(lambda found: _FOLDS[found[0]], text)


def terms(query: str) -> list[str]:
    """The terms of a query, each once; every one of them must be found."""
    return list(dict.fromkeys(run for run in BREAKS.split(fold(query)) if run))


def characters(text: str) -> str:
    """Every character a word of its own, with a break's sign between the runs: what FTS5 takes in."""
    return _spaced(BREAKS.sub(BREAK, fold(text)))


def _spaced(text: str) -> str:
    """`" ".join(text)` of text without surrogates, in a fifth of its time."""
    spaced = _SPACE * (2 * len(text) - 1)
    spaced[::2] = array("I", text.encode("utf-32-le"))
    return spaced.tobytes().decode("utf-32-le")


def pairs(text: str) -> set[str]:
    """Every character with the one behind it, the last of a run alone: what a tsvector takes in."""
    return {run[at : at + 2] for run in BREAKS.split(fold(text)) for at in range(len(run))}


def snippet(text: str, wanted: Sequence[str]) -> Snippet:
    """The stretch around the place where most of the terms stand together, without line breaks."""
    hits = _hits(text, wanted)
    if not hits:
        return Snippet(text[: 2 * AROUND].replace("\n", " "), ())
    best = max(hits, key=lambda hit: len({each.end - each.start for each in _near(hit, hits)}))
    start, end = max(0, best.start - AROUND), best.end + AROUND
    inside = tuple(Span(hit.start - start, hit.end - start) for hit in hits if start <= hit.start and hit.end <= end)
    return Snippet(text[start:end].replace("\n", " "), inside)


def relevance(head: str, body: str, wanted: Sequence[str]) -> float:
    """How much an article is about the terms: 2 for each in its head, up to 1 for its mentions in the body (BM25's)."""
    folded_head, folded_body = fold(head), fold(body)
    slack = 1.2 * (0.25 + 0.75 * len(body) / USUAL_LENGTH)
    mentions = [folded_body.count(term) for term in wanted]
    in_head = sum(2 for term in wanted if term in folded_head)
    return in_head + sum(count / (count + slack) for count in mentions)


def _hits(text: str, wanted: Sequence[str]) -> list[Span]:
    folded = fold(text)
    return sorted(Span(*found.span()) for term in wanted for found in re.finditer(re.escape(term), folded))


def _near(hit: Span, hits: Sequence[Span]) -> list[Span]:
    return [each for each in hits if hit.start <= each.start and each.end <= hit.end + AROUND]
