"""Learns the weights by which heads are read: `python -m benchmarks.heads_learn`.

A linear-chain conditional random field over the ways that parsers/articles/ways.py chooses from: the weights are
natural log-odds, penalised by their squares, found by AdaGrad. Writes parsers/articles/weights.tsv.

First from pages whose marks tell headlines or are lost. Then, beside these, the weights of cues that have a word of
`APART` in their names: `large` where marks do not tell headlines (the search begins at those of the same cues where
marks do), `half` for titles that lost the mark of one half, and labels marked as the headline below them, `split` for
titles over two lines, `beside` for lines without a mark next to one that bears it. `--only` learns one of these beside
the weights as they stand in the table.
"""

import argparse
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import NamedTuple

from benchmarks.heads_pages import examples, known_pages
from benchmarks.heads_steps import Example
from parsers.articles import ways
from parsers.articles.cue_weights import (
    ABOVE,
    BEGINNERS,
    BELOW,
    BYLINE,
    KICKER,
    NEXT,
    OVER,
    ROLES,
    SUBTITLE,
    TITLE,
    Weights,
    seen_before,
    seen_beginning,
    seen_below,
    seen_on,
    seen_passing,
    weights_of,
)
from parsers.articles.runs import Run
from parsers.articles.ways import Step

WEIGHTS = Path(ways.__file__).with_name("weights.tsv")
STEPS = (
    Step(ABOVE, False),
    *(Step(role, True) for role in BEGINNERS),
    *(Step(role, False) for role in (KICKER, TITLE, SUBTITLE, BYLINE, BELOW)),
)
FOLLOWING = [(a, b) for a in NEXT for b in NEXT[a]]
BEGINNING = [
    (a, b) for a, before in enumerate(STEPS) for b, step in enumerate(STEPS) if step.begins and before.role in OVER
]
GOING_ON = [
    (a, b, (before.role, step.role))
    for a, before in enumerate(STEPS)
    for b, step in enumerate(STEPS)
    if not step.begins and step.role in NEXT[before.role]
]
ENDS = [(k, step) for k, step in enumerate(STEPS) if step.role in OVER]
EPOCHS, SETTLED, BATCH, RATE, PENALTY = 8, 3, 20, 0.3, 3.0
LEAST = 0.05
APART = ("large", "half", "split", "beside")
_CAUTION = {"short": 0.75, "fair": 1.75, "long": 1.75}
CAUTION = {"split plain": 1.0} | {
    f"split {size} {kind}": much for size, much in _CAUTION.items() for kind in ("plain", "large", "marked", "bold")
}
"""To put two lines together changes the text: long or plain ones are one title only where that is likelier by far.

Rows of one block, which stands apart on its page, are not so doubtful.
"""


class Seen(NamedTuple):
    """The cues of one line: in each role, of beginning an article, of doing so behind a role, of following a role."""

    own: list[list[int]]
    begins: list[int]
    after: dict[int, list[int]]
    passing: dict[tuple[int, int], list[int]]


class Lattice(NamedTuple):
    """All ways through a run: the cues of its lines, those of ending in a role, and the right way."""

    lines: list[Seen]
    ends: dict[int, list[int]]
    right: list[int]


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m benchmarks.heads_learn", description=__doc__)
    options.add_argument("--seeds", type=int, nargs="*", default=[11])
    options.add_argument("--only", choices=APART, default="", help="leave all other weights as they are")
    chosen = options.parse_args()
    weights = _kept() if chosen.only else {}
    pages = known_pages(chosen.seeds)
    for only in (chosen.only,) if chosen.only else ("", *APART):
        found = [each for each in examples(pages, Random(5), only) if _shows(each.run, only)]
        weights = learned(found, only, weights)
        share = _wrong(found, weights_of(weights)) / len(found)
        print(f"{only or 'all'}: {len(found)} runs, {len(weights)} weights, {share:.4f} read wrong", file=sys.stderr)
    WEIGHTS.write_text(written(weights), "utf-8")
    return 0


def _kept() -> dict[str, float]:
    """The weights of the table as it is."""
    return {
        name: float(weight) for name, weight in (row.split("\t") for row in WEIGHTS.read_text("utf-8").splitlines())
    }


def _shows(run: Run, word: str) -> bool:
    """Whether a line of a run shows a cue with this word in its name."""
    return any(word in name for cues in (*run.lines, *run.splits) for name in cues)


def _wrong(found: Iterable[Example], weights: Weights) -> int:
    """How many runs these weights read wrong."""
    return sum(tuple(ways.steps_of(ways.best_way(run, weights))) != steps for run, steps in found)


def written(weights: dict[str, float]) -> str:
    rows = (f"{name}\t{weight:.2f}\n" for name, weight in sorted(weights.items()) if abs(weight) >= LEAST)
    return "".join(rows)


def learned(
    found: Iterable[Example], only: str = "", kept: Mapping[str, float] = MappingProxyType({})
) -> dict[str, float]:
    """The weight of each cue, the mean of those that the later rounds come to; of the others, those that were kept."""
    numbers: dict[str, int] = {}
    lattices = [_lattice(run, steps, numbers) for run, steps in found]
    begun = [kept.get(name.replace("large", "marked") if only else name, 0.0) for name in numbers]
    free = [only in name for name in numbers]
    weights, squares, summed = list(begun), [0.01] * len(numbers), [0.0] * len(numbers)
    rng = Random(0)
    for epoch in range(EPOCHS):
        rng.shuffle(lattices)
        for at in range(0, len(lattices), BATCH):
            slope: dict[int, float] = defaultdict(float)
            for lattice in lattices[at : at + BATCH]:
                _add_slope(lattice, weights, slope)
            for k, up in slope.items():
                if free[k]:
                    up -= PENALTY * (weights[k] - begun[k]) * BATCH / len(lattices)
                    squares[k] += up * up
                    weights[k] += RATE * up / math.sqrt(squares[k])
        if epoch >= SETTLED:
            summed = [total + weight / (EPOCHS - SETTLED) for total, weight in zip(summed, weights, strict=True)]
    others = {name: weight for name, weight in kept.items() if only not in name}
    return others | {name: summed[k] - CAUTION.get(name, 0.0) for name, k in numbers.items() if free[k]}


def _lattice(run: Run, steps: Sequence[Step], numbers: dict[str, int]) -> Lattice:
    def cues(names: Iterable[str]) -> list[int]:
        return [numbers.setdefault(name, len(numbers)) for name in names]

    seen = [
        Seen(
            [cues(seen_on(run, k, role)) for role in range(len(ROLES))],
            cues(seen_beginning(run, k)),
            {role: cues(seen_before(role)) for role in OVER},
            {(a, b): cues(seen_passing(run, k, a, b)) for a, b in FOLLOWING if k and _may_follow(run, k, a, b)},
        )
        for k in range(run.after - run.first)
    ]
    ends = {role: cues(seen_below(run, role)) for role in OVER}
    return Lattice(seen, ends, [STEPS.index(step) for step in steps])


def _may_follow(run: Run, k: int, before: int, role: int) -> bool:
    return role != TITLE or before != TITLE or bool(run.splits[k])


def _add_slope(lattice: Lattice, weights: list[float], slope: dict[int, float]) -> None:
    """Adds the slope of the log-likelihood: cues of the right way less the cues expected by the weights."""
    own = [[sum([weights[cue] for cue in cues]) for cues in line.own] for line in lattice.lines]
    passages = [_passages(line, weights) if k else [] for k, line in enumerate(lattice.lines)]
    first = sum([weights[cue] for cue in lattice.lines[0].begins])
    closing = {k: sum([weights[cue] for cue in lattice.ends[step.role]]) for k, step in ENDS}
    forward = [{k: own[0][step.role] + step.begins * first for k, step in enumerate(STEPS) if _may_be_first(step)}]
    for k in range(1, len(own)):
        forward.append(_reached(own[k], [(b, forward[-1][a] + way) for a, b, way in passages[k] if a in forward[-1]]))
    total = _log_sum([forward[-1][k] + worth for k, worth in closing.items() if k in forward[-1]])
    for k, worth in closing.items():
        if k in forward[-1]:
            _add(slope, lattice.ends[STEPS[k].role], -math.exp(forward[-1][k] + worth - total))
    behind = dict(closing)
    for k in range(len(own) - 1, -1, -1):
        line = lattice.lines[k]
        for step, odds in forward[k].items():
            if step in behind:
                much = math.exp(odds + behind[step] - total)
                _add(slope, line.own[STEPS[step].role], -much)
                _add(slope, line.begins if STEPS[step].begins else (), -much)
        reach: dict[int, list[float]] = defaultdict(list)
        for a, b, way in passages[k]:
            if b in behind and a in forward[k - 1]:
                worth = way + own[k][STEPS[b].role] + behind[b]
                _add(slope, _passed(line, a, b), -math.exp(forward[k - 1][a] + worth - total))
                reach[a].append(worth)
        behind = {a: _log_sum(values) for a, values in reach.items()}
    _add_right(lattice, slope)


def _add_right(lattice: Lattice, slope: dict[int, float]) -> None:
    """Adds the cues of the right way."""
    before = -1
    for line, step in zip(lattice.lines, lattice.right, strict=True):
        _add(slope, line.own[STEPS[step].role], 1.0)
        _add(slope, line.begins if STEPS[step].begins else (), 1.0)
        _add(slope, _passed(line, before, step) if before >= 0 else (), 1.0)
        before = step
    _add(slope, lattice.ends[STEPS[before].role], 1.0)


def _may_be_first(step: Step) -> bool:
    return step.begins or step.role == ABOVE


def _passages(line: Seen, weights: list[float]) -> list[tuple[int, int, float]]:
    """The steps that may follow each other at a line, and what that weighs, the line's own cues aside."""
    begins = sum([weights[cue] for cue in line.begins])
    after = {role: begins + sum([weights[cue] for cue in cues]) for role, cues in line.after.items()}
    passing = {pair: sum([weights[cue] for cue in cues]) for pair, cues in line.passing.items()}
    anew = [(a, b, after[STEPS[a].role]) for a, b in BEGINNING]
    return anew + [(a, b, passing[pair]) for a, b, pair in GOING_ON if pair in passing]


def _passed(line: Seen, before: int, step: int) -> Sequence[int]:
    """The cues of one step behind another, the line's own aside."""
    a, b = STEPS[before], STEPS[step]
    return line.after[a.role] if b.begins else line.passing[a.role, b.role]


def _reached(own: Sequence[float], ways: Iterable[tuple[int, float]]) -> dict[int, float]:
    """The log of the summed odds of all ways to each step of a line."""
    reach: dict[int, list[float]] = defaultdict(list)
    for step, odds in ways:
        reach[step].append(odds)
    return {step: own[STEPS[step].role] + _log_sum(odds) for step, odds in reach.items()}


def _log_sum(values: Sequence[float]) -> float:
    most = max(values)
    return most + math.log(sum([math.exp(value - most) for value in values]))


def _add(slope: dict[int, float], cues: Iterable[int], much: float) -> None:
    if abs(much) > 1e-6:
        for cue in cues:
            slope[cue] += much


if __name__ == "__main__":
    sys.exit(main())
