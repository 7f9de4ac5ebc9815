"""The topic verdict: up to three local subjects with their Media Topics, or nothing when the evidence is thin."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from math import log

from ahocorasick_rs import AhoCorasick, MatchKind

from parsers.model import Article, Evidence, Topic
from parsers.places.layout import Layout, lay_out
from parsers.topics.table import TABLE_VERSION, media_topics, subjects, terms

__all__ = ["TABLE_VERSION", "topics"]

FIELD_WEIGHTS = {"title": 3.0, "kicker": 2.0, "subtitle": 2.0, "column": 2.0, "dateline": 0.0, "byline": 0.0, "body": 0.6}
LEAD = 120
LEAD_WEIGHT = 1.0
TERM_CAP = 4.0
THIN = 5.0
RANKED = 3
# A further topic must reach this part of the first one's weight.
WORTH_NAMING = 0.45
EVIDENCE = 8


@dataclass(slots=True)
class Hits:
    """Where one term stands, and what its places add up to."""

    weight: float = 0.0
    spans: list[tuple[int, int]] = field(default_factory=list)


@cache
def matcher() -> tuple[AhoCorasick, tuple[str, ...]]:
    known = tuple(terms())
    return AhoCorasick(list(known), matchkind=MatchKind.LeftmostLongest, store_patterns=False), known


def topics(article: Article) -> tuple[Topic, ...]:
    """The subjects of an article, first the one with most evidence; () is unknown."""
    layout = lay_out(article)
    hits = find_terms(layout)
    weights = weigh(hits)
    ranked = sorted(weights, key=lambda index: -weights[index])[:RANKED]
    if not ranked or weights[ranked[0]] < THIN:
        return ()
    total = sum(weights.values())
    named = [index for index in ranked if weights[index] >= WORTH_NAMING * weights[ranked[0]]]
    return tuple(
        topic(index, rank, weights[index] / total, evidence(index, hits, layout))
        for rank, index in enumerate(named, start=1)
    )


def find_terms(layout: Layout) -> dict[str, Hits]:
    automaton, known = matcher()
    hits: dict[str, Hits] = defaultdict(Hits)
    for number, start, end in automaton.find_matches_as_indexes(layout.text):
        name, field_start = layout.place(start)
        lead = name == "body" and start - field_start < LEAD
        entry = hits[known[number]]
        entry.weight += LEAD_WEIGHT if lead else FIELD_WEIGHTS[name]
        entry.spans.append((start, end))
    return hits


def weigh(hits: dict[str, Hits]) -> dict[int, float]:
    """Sum over the terms of a subject; a term said again and again adds less and less."""
    by_term = terms()
    weights: dict[int, float] = defaultdict(float)
    for term, entry in hits.items():
        often = min(TERM_CAP, 1.6 * log(1 + entry.weight))
        for index, weight in by_term[term]:
            weights[index] += weight * often
    return weights


def topic(index: int, rank: int, score: float, found: tuple[Evidence, ...]) -> Topic:
    subject = subjects()[index]
    media = media_topics()[subject.media_topic]
    return Topic(
        code=f"medtop:{media.code}",
        name_zh=media.name_zh,
        name_en=media.name_en,
        local_code=subject.code,
        rank=rank,
        score=round(score, 3),
        evidence=found,
    )


def evidence(index: int, hits: dict[str, Hits], layout: Layout) -> tuple[Evidence, ...]:
    by_term = terms()
    spans = []
    for term, entry in hits.items():
        weight = dict(by_term[term]).get(index)
        if weight is not None:
            name, field_start = layout.place(entry.spans[0][0])
            start, end = entry.spans[0]
            found = Evidence(name, start - field_start, end - field_start, term, f"term ×{weight:g}")
            spans.append((weight * entry.weight, found))
    spans.sort(key=lambda item: -item[0])
    return tuple(found for _, found in spans[:EVIDENCE])
