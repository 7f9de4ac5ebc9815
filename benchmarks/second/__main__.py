"""`python -m benchmarks.second`: the parser on pages of the second bench."""

import argparse
from collections import defaultdict
from typing import get_args

from benchmarks.second.build import pages
from benchmarks.second.habits import HABITS
from benchmarks.second.model import Density
from benchmarks.second.report import printed, shown
from benchmarks.second.score import read, scored
from benchmarks.second.tally import Score


def main() -> None:
    options = _options()
    habits = tuple(habit for habit in HABITS if options.habit in ("", habit.name))
    for density in options.density or get_args(Density):
        by_habit: dict[str, Score] = defaultdict(Score)
        for sheet in pages(options.split, density, options.seed, habits):
            by_habit[sheet.habit].add(scored(sheet, read(sheet)))
        printed(f"{options.split}, {density}, seed {options.seed}", by_habit)
        if options.show:
            shown(by_habit, options.show, options.reason)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.second", description=__doc__)
    parser.add_argument("--split", choices=["dev", "test", "own"], default="own")
    parser.add_argument("--density", choices=get_args(Density), action="append", help="all three unless given")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--habit", choices=[habit.name for habit in HABITS], default="")
    parser.add_argument("--show", type=int, default=0, metavar="K", help="K differences of each reason")
    parser.add_argument("--reason", default="", help="only reasons that begin so")
    options = parser.parse_args()
    if options.show and options.split == "test":
        parser.error("differences of the held-out days are not shown")
    return options


main()
