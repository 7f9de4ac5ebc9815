"""The topic verdict: up to three local subjects with their Media Topics, or nothing when the evidence is thin."""

from collections import defaultdict
from functools import cache
from itertools import pairwise
from math import log

from ahocorasick_rs import AhoCorasick, MatchKind

from parsers.model import Article, Evidence, Topic
from parsers.places.layout import Layout, lay_out
from parsers.topics.table import TABLE_VERSION, media_topics, subjects, terms

__all__ = ["TABLE_VERSION", "topics"]

FIELD_WEIGHTS = {
    "title": 3.0,
    "kicker": 2.0,
    "subtitle": 2.0,
    "column": 2.0,
    "dateline": 0.0,
    "byline": 0.0,
    "body": 0.6,
}
LEAD = 120
LEAD_WEIGHT = 1.0
# A term said again and again adds less and less: log(1 + weight) × DAMPING, up to TERM_CAP.
DAMPING = 1.6
TERM_CAP = 4.0
# One strong term in the lead is the least evidence that counts; one deep in the body is none.
THIN = 4.0
RANKED = 3
# A further topic must reach this part of the first one's weight.
WORTH_NAMING = 0.45
EVIDENCE = 8
# Lead (a subject's part of its own weight and the strongest other one's) → part of such topics that was right, on the
# dev items and on 124 articles of a national daily labelled for this; checked on the held items and other labels.
CALIBRATION = (
    (0.0, 0.1),
    (0.25, 0.25),
    (0.35, 0.4),
    (0.45, 0.55),
    (0.5, 0.65),
    (0.55, 0.75),
    (0.6, 0.87),
    (0.7, 0.94),
    (0.8, 0.98),
    (1.0, 0.99),
)
# From this weight on a score is what the lead says; the least that counts earns this part of it.
SOLID = 10.0
THIN_SCORE = 0.6

Hits = dict[int, float]


@cache
def matcher() -> tuple[AhoCorasick, tuple[str, ...], tuple[tuple[tuple[int, float], ...], ...]]:
    """The automaton, its terms, and what each speaks for."""
    known = terms()
    automaton = AhoCorasick(list(known), matchkind=MatchKind.LeftmostLongest, store_patterns=False)
    return automaton, tuple(known), tuple(known.values())


@cache
def terms_of() -> dict[int, dict[int, float]]:
    """Subject → its terms (by their place in the matcher) with their weights."""
    gathered: dict[int, dict[int, float]] = defaultdict(dict)
    for number, meanings in enumerate(matcher()[2]):
        for index, weight in meanings:
            gathered[index][number] = weight
    return gathered


def topics(article: Article) -> tuple[Topic, ...]:
    """The subjects of an article, first the one with most evidence; () is unknown."""
    layout = lay_out(article)
    hits, first = find_terms(layout)
    weights = weigh(hits)
    ranked = sorted(weights, key=lambda index: -weights[index])[:RANKED]
    if not ranked or weights[ranked[0]] < THIN:
        return ()
    best, second = (weights[index] for index in (*ranked, *ranked)[:2])
    named = [index for index in ranked if weights[index] >= WORTH_NAMING * best]
    other = [second if len(ranked) > 1 else 0.0, best, best]
    return tuple(
        topic(index, rank, score(weights[index], other[rank - 1]), evidence(index, hits, first, layout))
        for rank, index in enumerate(named, start=1)
    )


def score(weight: float, other: float) -> float:
    """The part of such topics that is right, by their lead over the strongest other subject and by their evidence."""
    lead = weight / (weight + other)
    (low, below), (high, above) = next(pair for pair in pairwise(CALIBRATION) if lead <= pair[1][0])
    right = below + (above - below) * (lead - low) / (high - low)
    return right * min(1.0, THIN_SCORE + (1 - THIN_SCORE) * (weight - THIN) / (SOLID - THIN))


def find_terms(layout: Layout) -> tuple[Hits, dict[int, int]]:
    """Weight of each term by its places, and where it stands first."""
    automaton, _, _ = matcher()
    hits: Hits = {}
    first: dict[int, int] = {}
    body = layout.starts[-1]
    lead_end = body + LEAD
    rest = FIELD_WEIGHTS["body"]
    for number, start, _ in automaton.find_matches_as_indexes(layout.text):
        if start >= lead_end:
            weight = rest
        elif start >= body:
            weight = LEAD_WEIGHT
        else:
            weight = FIELD_WEIGHTS[layout.place(start)[0]]
        if number in hits:
            hits[number] += weight
        else:
            hits[number] = weight
            first[number] = start
    return hits, first


def weigh(hits: Hits) -> dict[int, float]:
    _, _, meanings = matcher()
    weights: dict[int, float] = defaultdict(float)
    for number, places in hits.items():
        often = min(TERM_CAP, DAMPING * log(1 + places))
        for index, weight in meanings[number]:
            weights[index] += weight * often
    return weights


def topic(index: int, rank: int, points: float, found: tuple[Evidence, ...]) -> Topic:
    subject = subjects()[index]
    media = media_topics()[subject.media_topic]
    return Topic(
        code=f"medtop:{media.code}",
        name_zh=media.name_zh,
        name_en=media.name_en,
        local_code=subject.code,
        rank=rank,
        score=round(points, 3),
        evidence=found,
    )


def evidence(index: int, hits: Hits, first: dict[int, int], layout: Layout) -> tuple[Evidence, ...]:
    """The terms that earned a subject most, each where it stands first."""
    _, known, _ = matcher()
    speaking = terms_of()[index]
    earned = [(-speaking[number] * hits[number], number, speaking[number]) for number in speaking.keys() & hits.keys()]
    spans = []
    for _, number, weight in sorted(earned)[:EVIDENCE]:
        name, field_start = layout.place(first[number])
        start = first[number] - field_start
        spans.append(Evidence(name, start, start + len(known[number]), known[number], f"term ×{weight:g}"))
    return tuple(spans)
