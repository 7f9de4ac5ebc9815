"""The ways to read a run of heading-like lines, and the best of them: the path of most weight (Viterbi)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parsers.articles.runs import Run

ABOVE, COLUMN, KICKER, TITLE, SUBTITLE, BYLINE, BELOW = range(7)
ROLES = ("above", "column", "kicker", "title", "subtitle", "byline", "below")
"""What a line of a run may be; above and below are text of the article before and of the one that begins."""

BEGINNERS = (COLUMN, KICKER, TITLE)
NEXT = {
    ABOVE: (ABOVE,),
    COLUMN: (KICKER, TITLE),
    KICKER: (KICKER, TITLE),
    TITLE: (TITLE, SUBTITLE, BYLINE, BELOW),
    SUBTITLE: (SUBTITLE, BYLINE, BELOW),
    BYLINE: (BELOW,),
    BELOW: (BELOW,),
}
"""Which role may follow which within an article; an article may begin below text and below a head without text."""

OVER = (ABOVE, TITLE, SUBTITLE, BYLINE, BELOW)


class Step(NamedTuple):
    """What one line of a run is read as; `begins`: it is the first line of an article's head."""

    role: int
    begins: bool


class Way(NamedTuple):
    """A reading of a run's first lines: its weight, what its last line is, and the way to the line before."""

    weight: float
    step: Step
    before: "Way | None"


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each cue: of a line in a role, of two roles following each other, and all others, by its name."""

    own: Sequence[Mapping[str, float]]
    pairs: Mapping[tuple[int, int], Mapping[str, float]]
    others: Mapping[str, float]


def weights_of(named: Mapping[str, float]) -> Weights:
    """The weights by name (`title: length 13`, `kicker title: pair even`, `opening long`), as the search asks."""
    own: list[dict[str, float]] = [{} for _ in ROLES]
    pairs: dict[tuple[int, int], dict[str, float]] = {(a, b): {} for a in NEXT for b in NEXT[a]}
    others: dict[str, float] = {}
    for name, weight in named.items():
        roles, _, cue = name.partition(": ")
        numbers = tuple(ROLES.index(role) for role in roles.split(" ")) if cue else ()
        if len(numbers) == 1:
            own[numbers[0]][cue] = weight
        elif len(numbers) == 2:
            pairs[numbers[0], numbers[1]][cue] = weight
        else:
            others[name] = weight
    return Weights(own, pairs, others)


def best_way(run: Run, weights: Weights) -> Way:
    """The best reading of a run."""
    ends: dict[int, Way] = {}
    for k in range(run.after - run.first):
        own = [_sum(table, run.lines[k]) if table else 0.0 for table in weights.own]
        begins = _sum(weights.others, run.begins[k])
        found: dict[int, Way] = {}
        for way in _ways_on(run, k, ends, weights, begins):
            role, weight = way.step.role, way.weight + own[way.step.role]
            if role not in found or weight > found[role].weight:
                found[role] = Way(weight, way.step, way.before)
        ends = found
    return max(_closed(run, ends, weights), key=lambda way: way.weight)


def _ways_on(run: Run, k: int, ends: Mapping[int, Way], weights: Weights, begins: float) -> Iterator[Way]:
    """The ways to each role of line `k`, without the weight of the line itself in it."""
    if not k:
        yield Way(0.0, Step(ABOVE, False), None)
        yield from (Way(begins, Step(role, True), None) for role in BEGINNERS)
    for before, way in ends.items():
        for role in NEXT[before]:
            if role != TITLE or before != TITLE or run.splits[k]:
                weight = _sum(_table(weights, before, role), _passing(run, k, before, role))
                yield Way(way.weight + weight, Step(role, False), way)
        if before in OVER:
            after = weights.others.get(f"begins after {ROLES[before]}", 0.0) if before != ABOVE else 0.0
            yield from (Way(way.weight + begins + after, Step(role, True), way) for role in BEGINNERS)


def _passing(run: Run, k: int, before: int, role: int) -> Sequence[str]:
    """The cues of one role following another in a head."""
    if before == role:
        return run.splits[k] if role == TITLE else () if role in (ABOVE, BELOW) else (f"{ROLES[role]} again",)
    return run.pairs[k] or ("none",)


def _table(weights: Weights, before: int, role: int) -> Mapping[str, float]:
    return weights.others if before == role else weights.pairs[before, role]


def _closed(run: Run, ends: Mapping[int, Way], weights: Weights) -> Iterator[Way]:
    """The ways that may end with the run, with what the line below says of them."""
    for role, way in ends.items():
        if role in OVER:
            yield way._replace(weight=way.weight + _sum(weights.others, seen_below(run, way.step)))


def _sum(table: Mapping[str, float], names: Iterable[str]) -> float:
    return sum([table.get(name, 0.0) for name in names])


def seen_at(run: Run, k: int, step: Step, before: Step | None) -> Iterator[str]:
    """The names of all weights that one step of a way adds."""
    role = step.role
    if role not in (ABOVE, BELOW):
        yield from (f"{ROLES[role]}: {name}" for name in run.lines[k])
    if step.begins:
        yield from run.begins[k]
        if before and before.role != ABOVE:
            yield f"begins after {ROLES[before.role]}"
    elif before:
        head = "" if before.role == role else f"{ROLES[before.role]} {ROLES[role]}: "
        yield from (f"{head}{name}" for name in _passing(run, k, before.role, role))


def seen_below(run: Run, last: Step) -> Iterator[str]:
    """The names of the weights of the line below a run."""
    if last.role != ABOVE:
        yield from (f"{name} further" if last.role == BELOW else name for name in run.opening)


def steps_of(way: Way | None) -> list[Step]:
    """The steps of a way, from its first line to its last."""
    steps: list[Step] = []
    while way:
        steps.append(way.step)
        way = way.before
    return steps[::-1]
