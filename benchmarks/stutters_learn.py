"""Learns when what stands twice is an error: `python -m benchmarks.stutters_learn characters|phrases [FILE…]`.

Fits trees by gradient boosting (scikit-learn, which is needed for this alone; the same result each time) to what stands
twice in clean text and to what was planted there, and prints how it judges the days it was not fitted on, at several
thresholds; --show K prints right ones that seemed errors most. What the rule does not weigh is learned from, too, and
judged as the rule does. A file is clean Chinese text, a paragraph a line; of one behind --colloquial nothing is planted
and less is learned. With --write the trees fitted on everything become those of parsers/cleaning.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from benchmarks import phrases_places, stutters_places
from benchmarks.stutters_places import FOLDS, Place, Text, texts
from parsers.cleaning import doublings, phrase_signs, phrases, stutters, trees


class _Task(NamedTuple):
    """What is learned: where from, of which evidence, to which table; the odds the rule needs, how trees are fitted.

    `trees`, `leaves`, `least`, `rate`, `caution`: how many trees, ways through each, examples to a way, how much of
    each is believed, penalty of large odds; chosen by the left-out days.
    """

    places: Callable[[Text], Iterator[Place]]
    names: Sequence[str]
    table: Path
    needed: float
    trees: int
    leaves: int
    least: int
    rate: float
    caution: float


TASKS = {
    "characters": _Task(
        stutters_places.places, doublings.NAMES, trees.CHARACTERS, stutters.NEEDED, 160, 16, 20, 0.12, 1.0
    ),
    "phrases": _Task(phrases_places.places, phrase_signs.NAMES, trees.PHRASES, phrases.NEEDED, 150, 8, 10, 0.1, 10.0),
}

NEAR = (-6.0, -5.0, -3.0, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0)
"""Thresholds that are printed, beside the one that the rule needs."""


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m benchmarks.stutters_learn", description=__doc__)
    options.add_argument("task", choices=TASKS, help="what stands twice")
    options.add_argument("files", nargs="*", type=Path, metavar="FILE")
    options.add_argument("--colloquial", nargs="*", default=[], type=Path, metavar="FILE", help="such as reviews")
    options.add_argument("--write", action="store_true", help="write the trees fitted on everything")
    options.add_argument("--show", type=int, default=0, metavar="K", help="right doublings that seemed errors most")
    chosen = options.parse_args(arguments)
    task = TASKS[chosen.task]
    known = texts(chosen.files, chosen.colloquial)
    examples = [place for text in known for place in task.places(text)]
    characters = sum(text.characters for text in known if not text.is_colloquial)
    _print_left_out(task, examples, characters, chosen.show)
    if chosen.write:
        rows = [list(task.names), *_written(task, _fitted(task, examples))]
        task.table.write_text("".join("\t".join(row) + "\n" for row in rows), "utf-8")
    return 0


def _fitted(task: _Task, examples: Sequence[Place]) -> HistGradientBoostingClassifier:
    seen = [place for place in examples if place.evidence is not None and place.weight]
    model = HistGradientBoostingClassifier(
        max_iter=task.trees, max_leaf_nodes=task.leaves, min_samples_leaf=task.least, learning_rate=task.rate,
        l2_regularization=task.caution, max_bins=64, early_stopping=False,
    )  # fmt: skip
    evidence = np.array([place.evidence for place in seen])
    weights = None if all(place.weight == 1 for place in seen) else [place.weight for place in seen]
    return model.fit(evidence, [place.planter != "" for place in seen], sample_weight=weights)


def _print_left_out(task: _Task, examples: Sequence[Place], characters: int, show: int) -> None:
    """How doublings are judged by trees fitted without their day."""
    learned, examples = examples, [place for place in examples if not place.again]
    judged: list[tuple[float, Place]] = [(-99.0, place) for place in examples if not _is_judged(place)]
    for fold in range(FOLDS):
        model = _fitted(task, [place for place in learned if place.fold != fold])
        left_out = [place for place in examples if place.fold == fold and _is_judged(place)]
        judged += zip(model.decision_function([place.evidence for place in left_out]), left_out, strict=True)
    count = Counter((place.source, place.planter) for place in examples)
    print(", ".join(f"{source} {planter or 'right'} {n}" for (source, planter), n in count.items()))
    for threshold in sorted({task.needed + near for near in NEAR}):
        above = Counter((place.source, place.planter) for worth, place in judged if worth > threshold)
        harms = sum(worth > threshold and not (place.planter or place.is_colloquial) for worth, place in judged)
        print(f"odds above {threshold}: {harms} right ones, {1e4 * harms / characters:.3f} in 10,000 characters")
        shares = (f"{s} {p} {above[s, p] / n:.3f}" if p else f"{s} right {above[s, p]}" for (s, p), n in count.items())
        print("    " + ", ".join(shares))
    wrong = sorted((item for item in judged if not item[1].planter), key=lambda item: -item[0])
    for worth, place in wrong[:show]:
        print(f"    {worth:.1f} {place.source} {place.shown}")


def _is_judged(place: Place) -> bool:
    return place.is_weighed and place.evidence is not None


def _written(task: _Task, model: HistGradientBoostingClassifier) -> list[list[str]]:
    """The trees as trees.py reads them; the first is the odds with which the others begin.

    No public name of scikit-learn's leads to them.
    """
    return [[f"{model._baseline_prediction.item():.4f}"]] + [
        _tree(task, each.nodes, 0) for (each,) in model._predictors
    ]


def _tree(task: _Task, nodes: Any, at: int) -> list[str]:
    node = nodes[at]
    if node["is_leaf"]:
        return [f"{node['value']:.4f}"]
    limit = f"{task.names[node['feature_idx']]}<={node['num_threshold']:.6g}"
    return [limit, *_tree(task, nodes, node["left"]), *_tree(task, nodes, node["right"])]


if __name__ == "__main__":
    sys.exit(main())
