"""The local subjects, their weighted terms and the Media Topics they stand under."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

TABLE_VERSION = "2026.11.5"
WEIGHTS = {"strong": 4.0, "medium": 2.0, "weak": 1.0}


@dataclass(frozen=True, slots=True)
class Subject:
    """One local subject: its code, Chinese name and Media Topic."""

    code: str
    name: str
    media_topic: str


@dataclass(frozen=True, slots=True)
class MediaTopic:
    """One IPTC Media Topic; `parent` is "" at the top level."""

    code: str
    parent: str
    name_zh: str
    name_en: str


def read_table(name: str) -> str:
    return (files("parsers.topics") / name).read_text(encoding="utf-8")


@cache
def subject_tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(read_table("subjects.toml"))


@cache
def subjects() -> tuple[Subject, ...]:
    return tuple(Subject(code, table["name"], table["media_topic"]) for code, table in subject_tables().items())


@cache
def terms() -> dict[str, tuple[tuple[int, float], ...]]:
    """Term → the subjects it speaks for (by their place in `subjects`) and how much."""
    gathered: dict[str, tuple[tuple[int, float], ...]] = {}
    for term, index, weight in weighted_terms():
        gathered[term] = (*gathered.get(term, ()), (index, weight))
    return gathered


def weighted_terms() -> Iterator[tuple[str, int, float]]:
    for index, table in enumerate(subject_tables().values()):
        for line, weight in WEIGHTS.items():
            for term in table[line].split():
                yield term, index, weight


@cache
def media_topics() -> dict[str, MediaTopic]:
    lines = (line.split("\t") for line in read_table("media_topics.tsv").splitlines() if not line.startswith("#"))
    return {row[0]: MediaTopic(*row) for row in lines}


@cache
def top_level(code: str) -> str:
    """The Media Topic of the first level that a topic lies under."""
    topic = media_topics()[code]
    return top_level(topic.parent) if topic.parent else code


@cache
def codes_under(asked: str) -> frozenset[str]:
    """The Media Topics (`medtop:…`) that the name or code of a topic or subject stands for; none when it is no such.

    A topic stands for those below it, too: 教育 for 学校. Of these only what a subject has, as no verdict gives others.
    """
    own = {code for code, topic in media_topics().items() if asked in (f"medtop:{code}", topic.name_zh)}
    below = {subject.media_topic for subject in subjects() if own & set(_line(subject.media_topic))}
    named = {subject.media_topic for subject in subjects() if asked in (subject.name, subject.code)}
    return frozenset(f"medtop:{code}" for code in own | below | named) if asked else frozenset()


def _line(code: str) -> Iterator[str]:
    """A topic and those above it, up to the first level."""
    while code:
        yield code
        code = media_topics()[code].parent
