"""Weighs evidence by decision trees: what one sign is worth depends on what else is seen.

A table holds them, as `python -m benchmarks.stutters_learn` writes it: what is asked for, by name, then a tree a line.
"NAME<=LIMIT" is followed by the tree for what is no more than the limit and by that for what is more; a number ends a
way, in natural log-odds.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

CHARACTERS = Path(__file__).with_name("doublings.tsv")
PHRASES = Path(__file__).with_name("phrases.tsv")


class _Forest(NamedTuple):
    """All nodes in a row: which piece of evidence is asked for, its limit, the nodes for what is up to and above it.

    The last node of a way has its worth as limit, and itself behind it.
    """

    asked: list[int]
    limits: list[float]
    upto: list[int]
    above: list[int]
    roots: list[int]


@lru_cache(256)
def odds(table: Path, evidence: tuple[float, ...]) -> float:
    """Natural log-odds that something was written twice in error, by its evidence in the order of the table's names."""
    asked, limits, upto, above, roots = _forest(table)
    total = 0.0
    for node in roots:
        while (after := (upto if evidence[asked[node]] <= limits[node] else above)[node]) != node:
            node = after
        total += limits[node]
    return total


@cache
def _forest(table: Path) -> _Forest:
    forest = _Forest([], [], [], [], [])
    names, *trees = [line.split("\t") for line in table.read_text("utf-8").splitlines()]
    for tree in trees:
        forest.roots.append(_grow(forest, iter(tree), names))
    return forest


def _grow(forest: _Forest, parts: Iterator[str], names: Sequence[str]) -> int:
    """Adds the nodes of a tree; returns its first one."""
    name, limit, value = next(parts).rpartition("<=")
    at = len(forest.asked)
    forest.asked.append(names.index(name) if limit else 0)
    forest.limits.append(float(value))
    forest.upto.append(at)
    forest.above.append(at)
    if limit:
        forest.upto[at] = _grow(forest, parts, names)
        forest.above[at] = _grow(forest, parts, names)
    return at
