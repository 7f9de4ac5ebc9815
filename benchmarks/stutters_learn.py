"""Learns when a doubled character is an error: `python -m benchmarks.stutters_learn [FILE…] [--write] [--show K]`.

Fits trees by gradient boosting (scikit-learn, which is needed for this alone; the same result each time) to the right
doublings of clean text and to such as were planted there, and prints how it judges the days it was not fitted on, at
several thresholds. What the rule does not weigh is learned from, too, and judged as the rule does. A file is clean
Chinese text, a paragraph a line. With --write the trees fitted on everything become those of parsers/cleaning.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sklearn.ensemble import HistGradientBoostingClassifier

from benchmarks.stutters_places import FOLDS, Place, places, texts
from parsers.cleaning.doublings import NAMES
from parsers.cleaning.stutters import NEEDED
from parsers.cleaning.trees import TABLE

TREES, LEAVES, LEAST, RATE = 160, 16, 20, 0.12
"""How many trees, ways through each, examples to a way, how much of each is believed: chosen by the left-out days."""

SEEMS_RIGHT = -1.5
"""The bigram model's log-odds up to which nothing is learned from a place."""

THRESHOLDS = sorted({-1.0, 0.0, 1.0, 3.0, 4.0, 4.5, 5.0, 5.5, 6.0, 6.5, 7.0, 7.5, 8.0, NEEDED})


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m benchmarks.stutters_learn", description=__doc__)
    options.add_argument("files", nargs="*", type=Path, metavar="FILE")
    options.add_argument("--write", action="store_true", help="write the trees fitted on everything")
    options.add_argument("--show", type=int, default=0, metavar="K", help="right doublings that seemed errors most")
    chosen = options.parse_args(arguments)
    known = texts(chosen.files)
    examples = [place for text in known for place in places(text)]
    _print_left_out(examples, sum(text.characters for text in known), chosen.show)
    if chosen.write:
        TABLE.write_text("".join("\t".join(tree) + "\n" for tree in _written(_fitted(examples))), "utf-8")
    return 0


def _fitted(examples: Sequence[Place]) -> HistGradientBoostingClassifier:
    seen = [place for place in examples if place.evidence is not None and place.evidence[0] > SEEMS_RIGHT]
    model = HistGradientBoostingClassifier(
        max_iter=TREES, max_leaf_nodes=LEAVES, min_samples_leaf=LEAST, learning_rate=RATE, l2_regularization=1.0,
        max_bins=64, early_stopping=False,
    )  # fmt: skip
    return model.fit([place.evidence for place in seen], [place.planter != "" for place in seen])


def _print_left_out(examples: Sequence[Place], characters: int, show: int) -> None:
    """How doublings are judged by trees fitted without their day."""
    judged: list[tuple[float, Place]] = [(-99.0, place) for place in examples if not _is_judged(place)]
    for fold in range(FOLDS):
        model = _fitted([place for place in examples if place.fold != fold])
        left_out = [place for place in examples if place.fold == fold and _is_judged(place)]
        judged += zip(model.decision_function([place.evidence for place in left_out]), left_out, strict=True)
    count = Counter((place.source, place.planter) for place in examples)
    print(", ".join(f"{source} {planter or 'right'} {n}" for (source, planter), n in count.items()))
    for threshold in THRESHOLDS:
        above = Counter((place.source, place.planter) for worth, place in judged if worth > threshold)
        harms = sum(n for (_, planter), n in above.items() if not planter)
        print(f"odds above {threshold}: {harms} right ones, {1e4 * harms / characters:.3f} in 10,000 characters")
        shares = (f"{s} {p} {above[s, p] / n:.3f}" if p else f"{s} right {above[s, p]}" for (s, p), n in count.items())
        print("    " + ", ".join(shares))
    wrong = sorted((item for item in judged if not item[1].planter), key=lambda item: -item[0])
    for worth, place in wrong[:show]:
        print(f"    {worth:.1f} {place.source} {place.shown}")


def _is_judged(place: Place) -> bool:
    return place.is_weighed and place.evidence is not None


def _written(model: HistGradientBoostingClassifier) -> list[list[str]]:
    """The trees as trees.py reads them; the first is the odds with which the others begin.

    No public name of scikit-learn's leads to them.
    """
    return [[f"{model._baseline_prediction.item():.4f}"]] + [_tree(each.nodes, 0) for (each,) in model._predictors]


def _tree(nodes: Any, at: int) -> list[str]:
    node = nodes[at]
    if node["is_leaf"]:
        return [f"{node['value']:.4f}"]
    limit = f"{NAMES[node['feature_idx']]}<={node['num_threshold']:.6g}"
    return [limit, *_tree(nodes, node["left"]), *_tree(nodes, node["right"])]


if __name__ == "__main__":
    sys.exit(main())
