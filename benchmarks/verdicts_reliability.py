"""Whether a score means something: in each range of scores, what the verdicts said and how many were right."""

from collections.abc import Callable, Iterable
from itertools import pairwise

from benchmarks.verdicts_cases import Case
from parsers.places.verdict import counties
from parsers.topics.table import top_level
from parsers.topics.verdict import topics

RANGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
Scored = tuple[float, bool]


def primary_scores(cases: Iterable[Case]) -> Iterable[Scored]:
    """The strongest score of each verdict that names what the article is about, and whether it names the right ones."""
    for case in cases:
        found = [c for c in counties(case.article, home=case.home, on=case.on) if c.role == "primary"]
        if found:
            yield max(c.score for c in found), {c.code for c in found} == case.counties


def subject_scores(cases: Iterable[Case]) -> Iterable[Scored]:
    for case in cases:
        for topic in topics(case.article)[:1]:
            yield topic.score, topic.local_code in case.topics


def media_scores(cases: Iterable[Case]) -> Iterable[Scored]:
    """Every topic named, by its Media Topic of the top level."""
    for case in cases:
        for topic in topics(case.article):
            yield topic.score, top_level(topic.code.removeprefix("medtop:")) in case.topics


def show_reliability(name: str, scores: Callable[[Iterable[Case]], Iterable[Scored]], cases: Iterable[Case]) -> None:
    found = sorted(scores(cases))
    ranges = ([each for each in found if low <= each[0] < high] for low, high in pairwise(RANGES))
    print(f"{name}: said, right (number)")
    print("  " + "; ".join(line(each) for each in ranges if each))


def line(scored: list[Scored]) -> str:
    said, right = (sum(values) / len(scored) for values in zip(*scored, strict=True))
    return f"{said:.2f} {right:.2f} ({len(scored)})"
