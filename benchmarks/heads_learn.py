"""Learns the weights by which heads are read: `python -m benchmarks.heads_learn`.

A linear-chain conditional random field over the ways that parsers/articles/ways.py chooses from: the weights are
natural log-odds, penalised by their squares, found by AdaGrad. Writes parsers/articles/weights.tsv.
"""

import argparse
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.heads_pages import Example, examples
from parsers.articles import ways
from parsers.articles.runs import Run
from parsers.articles.ways import ABOVE, BEGINNERS, BELOW, BYLINE, KICKER, NEXT, OVER, SUBTITLE, TITLE, Step

WEIGHTS = Path(ways.__file__).with_name("weights.tsv")
STEPS = (
    Step(ABOVE, False),
    *(Step(role, True) for role in BEGINNERS),
    *(Step(role, False) for role in (KICKER, TITLE, SUBTITLE, BYLINE, BELOW)),
)
EPOCHS, BATCH, RATE, PENALTY = 6, 20, 0.3, 3.0
LEAST = 0.05
CAUTION = {"split fair": 1.0, "split long": 1.0}
"""To put two lines together changes the text: two long ones are one title only where that is likelier by far."""


class Lattice(NamedTuple):
    """All ways through a run: the passages (from, to, cues) to each line, cues of ending at a step, the right way."""

    passages: list[list[tuple[int, int, list[int]]]]
    ends: dict[int, list[int]]
    right: list[int]


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m benchmarks.heads_learn", description=__doc__)
    options.add_argument("--seeds", type=int, nargs="*", default=[11, 12])
    chosen = options.parse_args()
    found = list(examples(chosen.seeds, Random(5)))
    weights = learned(found)
    wrong = _wrong(found, ways.weights_of(weights))
    print(
        f"{len(found)} runs, {len(weights)} weights, {wrong / len(found):.4f} of the runs read wrong", file=sys.stderr
    )
    WEIGHTS.write_text(written(weights), "utf-8")
    return 0


def _wrong(found: Iterable[Example], weights: ways.Weights) -> int:
    """How many runs these weights read wrong."""
    return sum(tuple(ways.steps_of(ways.best_way(run, weights))) != steps for run, steps in found)


def written(weights: dict[str, float]) -> str:
    rows = (f"{name}\t{weight:.2f}\n" for name, weight in sorted(weights.items()) if abs(weight) >= LEAST)
    return "".join(rows)


def learned(found: Iterable[Example]) -> dict[str, float]:
    """The weight of each cue."""
    numbers: dict[str, int] = {}
    lattices = [_lattice(run, steps, numbers) for run, steps in found]
    weights, squares = [0.0] * len(numbers), [0.01] * len(numbers)
    rng = Random(0)
    for _ in range(EPOCHS):
        rng.shuffle(lattices)
        for at in range(0, len(lattices), BATCH):
            slope: dict[int, float] = defaultdict(float)
            for lattice in lattices[at : at + BATCH]:
                _add_slope(lattice, weights, slope)
            for k, up in slope.items():
                up -= PENALTY * weights[k] * BATCH / len(lattices)
                squares[k] += up * up
                weights[k] += RATE * up / math.sqrt(squares[k])
    return {name: weights[k] - CAUTION.get(name, 0.0) for name, k in numbers.items()}


def _lattice(run: Run, steps: Sequence[Step], numbers: dict[str, int]) -> Lattice:
    def cues(names: Iterable[str]) -> list[int]:
        return [numbers.setdefault(name, len(numbers)) for name in names]

    passages = [[(-1, to, cues(ways.seen_at(run, 0, STEPS[to], None))) for to in range(1 + len(BEGINNERS))]]
    for k in range(1, run.after - run.first):
        pairs = [(a, b) for a in range(len(STEPS)) for b in range(len(STEPS)) if _follows(run, k, STEPS[a], STEPS[b])]
        passages.append([(a, b, cues(ways.seen_at(run, k, STEPS[b], STEPS[a]))) for a, b in pairs])
    ends = {k: cues(ways.seen_below(run, step.role)) for k, step in enumerate(STEPS) if step.role in OVER}
    return Lattice(passages, ends, [STEPS.index(step) for step in steps])


def _follows(run: Run, k: int, before: Step, step: Step) -> bool:
    if step.begins:
        return before.role in OVER
    return step.role in NEXT[before.role] and (step.role != TITLE or before.role != TITLE or bool(run.splits[k]))


def _add_slope(lattice: Lattice, weights: list[float], slope: dict[int, float]) -> None:
    """Adds the slope of the log-likelihood: cues of the right way less the cues expected by the weights."""
    worth = [[sum([weights[cue] for cue in cues]) for _, _, cues in line] for line in lattice.passages]
    closing = {k: sum([weights[cue] for cue in cues]) for k, cues in lattice.ends.items()}
    forward = _forward(lattice, worth)
    total = _log_sum([forward[-1][k] + worth_of_end for k, worth_of_end in closing.items() if k in forward[-1]])
    for k, cues in lattice.ends.items():
        if k in forward[-1]:
            _add(slope, cues, -math.exp(forward[-1][k] + closing[k] - total))
    behind = dict(closing)
    for line in range(len(lattice.passages) - 1, -1, -1):
        reach: dict[int, list[float]] = defaultdict(list)
        for (a, b, cues), value in zip(lattice.passages[line], worth[line], strict=True):
            begun = 0.0 if line == 0 else forward[line - 1].get(a, -math.inf)
            if b in behind and begun > -math.inf:
                _add(slope, cues, -math.exp(begun + value + behind[b] - total))
                reach[a].append(value + behind[b])
        behind = {a: _log_sum(values) for a, values in reach.items()}
    for line, (a, b) in enumerate(zip([-1, *lattice.right], lattice.right, strict=False)):
        _add(slope, next(cues for x, y, cues in lattice.passages[line] if (x, y) == (a, b)), 1.0)
    _add(slope, lattice.ends[lattice.right[-1]], 1.0)


def _forward(lattice: Lattice, worth: list[list[float]]) -> list[dict[int, float]]:
    """The log of the summed odds of all ways to each step of each line."""
    found: list[dict[int, float]] = []
    for line, passages in enumerate(lattice.passages):
        reach: dict[int, list[float]] = defaultdict(list)
        for (a, b, _), value in zip(passages, worth[line], strict=True):
            if line == 0 or a in found[-1]:
                reach[b].append(value + (found[-1][a] if line else 0.0))
        found.append({b: _log_sum(values) for b, values in reach.items()})
    return found


def _log_sum(values: Sequence[float]) -> float:
    most = max(values)
    return most + math.log(sum([math.exp(value - most) for value in values]))


def _add(slope: dict[int, float], cues: Iterable[int], much: float) -> None:
    if abs(much) > 1e-6:
        for cue in cues:
            slope[cue] += much


if __name__ == "__main__":
    sys.exit(main())
