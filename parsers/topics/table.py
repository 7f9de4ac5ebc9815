"""The local subjects, their weighted terms and the Media Topics they stand under."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

TABLE_VERSION = "2026.11.4"
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
