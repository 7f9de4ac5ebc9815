"""Learns when a line goes on in the next: `python -m benchmarks.joins_learn [FILE…] [--write]`.

Fits a logistic model with a penalty on large weights (Newton's method, the same result each time) and prints how it
does on days that it was not fitted on, one after the other left out, and on all days of the newspaper by weights of our
own pages and the text of others alone, by kind of page and how much is asked for. With --write the weights fitted on
all pages go to parsers/cleaning/weights.tsv: of the first look at a page, then of the second.
A file is clean newspaper text of others, a paragraph or heading a line, from which more pages are made.
"""

import argparse
import math
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks.joins_pages import Lot, lots
from parsers.cleaning.going_on import ALWAYS, EVIDENCE, MODEL
from parsers.cleaning.weighing import TOGETHER, Weighed, Weights, again

WEIGHTS = Path(__file__).resolve().parents[1] / "parsers" / "cleaning" / "weights.tsv"
PENALTY = 3.0
"""Chosen by the left-out days: 1 and 10 do worse on them."""

ROUNDS = 10
_LEAST = 1e-7
NAMES = (ALWAYS, MODEL, *(name for name, _ in EVIDENCE), *TOGETHER)
UNDAMAGED = ("clean", "undamaged", "torn 0.0", "others 0.0")
MARGINS = (-1.0, -0.5, 0.0, 0.5, 1.0, 2.0)
"""What is asked for beyond the odds that parsers/cleaning/weighing.py needs."""


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m benchmarks.joins_learn", description=__doc__)
    options.add_argument("files", nargs="*", type=Path, metavar="FILE")
    options.add_argument("--write", action="store_true", help="write the weights fitted on all pages")
    chosen = options.parse_args(arguments)
    pages = list(lots([line for path in chosen.files for line in path.read_text("utf-8").splitlines()]))
    _print_pages(pages)
    looks = fitted_twice(pages)
    if chosen.write:
        rows = ("\t".join([name, *(f"{worth:.2f}" for look in looks for worth in look[name])]) for name in NAMES)
        WEIGHTS.write_text("".join(row + "\n" for row in rows), "utf-8")
    _print_left_out(pages)
    return 0


Example = tuple[Weighed, bool]
"""The evidence about a line's end, and whether the line goes on."""


def fitted_twice(pages: Sequence[Lot]) -> tuple[Weights, Weights]:
    """The weights of the first look at a page, and of the one that knows what its other lines seem to do."""
    first = fitted([(lot.weighed[k], goes_on) for lot in pages for k, goes_on in lot.goes_on.items()])
    return first, fitted([example for lot in pages for example in _seen_again(lot, first)])


def _seen_again(lot: Lot, first: Weights) -> list[Example]:
    weighed = again(lot.weighed, lot.plain, lot.whole, first)
    return [(weighed[k], goes_on) for k, goes_on in lot.goes_on.items()]


def fitted(examples: Sequence[Example]) -> Weights:
    """The weights under which the examples are likeliest, less the penalty, for headings and for lines like text.

    What both kinds have in common is one number, what they differ in another; the penalty is on each.
    """
    both = len(NAMES)
    number = {name: k for k, name in enumerate(NAMES)}
    rows: list[tuple[list[tuple[int, float]], bool]] = []
    for weighed, goes_on in examples:
        seen = [(number[name], value) for name, value in weighed.found.items()]
        apart = [(k + both, value) for k, value in seen] if weighed.like_text else []
        rows.append((seen + apart, goes_on))
    weights = _likeliest(rows, 2 * both)
    return {name: (weights[k], weights[k] + weights[k + both]) for name, k in number.items()}


def _likeliest(rows: Sequence[tuple[list[tuple[int, float]], bool]], count: int) -> list[float]:
    weights = [0.0] * count
    for _ in range(ROUNDS):
        slope = [-PENALTY * weight * (k > 0) for k, weight in enumerate(weights)]
        bend = [[PENALTY * (a == b) for b in range(count)] for a in range(count)]
        for seen, goes_on in rows:
            chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum([weights[k] * value for k, value in seen])))))
            for a, value in seen:
                slope[a] += (goes_on - chance) * value
            if (doubt := chance * (1 - chance)) < _LEAST:
                continue
            for k, (a, value) in enumerate(seen):
                row, much = bend[a], doubt * value
                for b, other in seen[: k + 1]:
                    row[b] += much * other
        for a, row in enumerate(bend):
            for b in range(a):
                row[b] = bend[b][a] = row[b] + bend[b][a]
        weights = [weight + step for weight, step in zip(weights, _solved(bend, slope), strict=True)]
    return weights


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gauss's elimination; the matrix is symmetric and positive."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for k, pivot in enumerate(rows):
        for row in rows[k + 1 :]:
            factor = row[k] / pivot[k]
            row[k:] = [a - factor * b for a, b in zip(row[k:], pivot[k:], strict=True)]
    answer = [0.0] * len(rows)
    for k in range(len(rows) - 1, -1, -1):
        known = sum(rows[k][j] * answer[j] for j in range(k + 1, len(rows)))
        answer[k] = (rows[k][-1] - known) / rows[k][k]
    return answer


def _print_pages(pages: Sequence[Lot]) -> None:
    wrong = sum(lot.misjudged for lot in pages)
    count = sum(len(lot.goes_on) for lot in pages)
    print(f"{len(pages)} pages, {count} lines to be weighed, {wrong} judged wrong by single signs")


Odds = dict[str, list[tuple[float, bool]]]
"""By kind of page, how far the odds of each line are above those needed, and whether it goes on."""


def _print_left_out(pages: Sequence[Lot]) -> None:
    """How lines are judged by weights fitted without their day, and the newspaper's by weights fitted without it.

    Days have much in common: how it goes where pages are set otherwise, the second tells.
    """
    odds: Odds = defaultdict(list)
    for fold in sorted({lot.fold for lot in pages}):
        _judge([lot for lot in pages if lot.fold != fold], [lot for lot in pages if lot.fold == fold], odds)
    _print_odds("without the day", odds, pages)
    far: Odds = defaultdict(list)
    newspaper = [lot for lot in pages if lot.fold[0].isdigit()]
    _judge([lot for lot in pages if not lot.fold[0].isdigit()], newspaper, far)
    _print_odds("without the newspaper", far, newspaper)


def _judge(learned: Sequence[Lot], read: Sequence[Lot], odds: Odds) -> None:
    first, second = fitted_twice(learned)
    for lot in read:
        seen = _seen_again(lot, first)
        odds[lot.pages] += [(weighed.odds(second) - weighed.needed(), goes_on) for weighed, goes_on in seen]


def _print_odds(title: str, odds: Odds, pages: Sequence[Lot]) -> None:
    characters = sum(lot.characters for lot in pages if lot.pages in UNDAMAGED)
    for margin in MARGINS:
        harms = sum(worth > margin for kind in UNDAMAGED for worth, _ in odds[kind])
        rate = 1e4 * harms / characters
        print(f"{title}, odds above those needed by {margin}: {rate:.3f} harms in 10,000 undamaged characters")
        for kind in sorted(set(odds) - set(UNDAMAGED)):
            right = sum(worth > margin and goes_on for worth, goes_on in odds[kind])
            false = sum(worth > margin and not goes_on for worth, goes_on in odds[kind])
            print(f"    {kind:16}{right:>5} of {sum(goes_on for _, goes_on in odds[kind])} joined, {false} falsely")


if __name__ == "__main__":
    sys.exit(main())
