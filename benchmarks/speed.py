"""How fast pages are read: `python -m benchmarks.speed [--split dev|test|texts] [--rounds N]`.

Reads pages of each density, from bytes to articles, and scans the same text once for repeats with a backreference, turn
by turn; prints the medians of the processor's time. What is remembered of lines met before is forgotten each time.
"""

import argparse
import re
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import NamedTuple

from benchmarks.damage_model import DamagedPage
from benchmarks.damage_readers import Reader, parser
from benchmarks.forget import forget
from benchmarks.pages_damaged import DENSITIES, damaged_pages

BACKREFERENCE = re.compile(r"(.{2,40}?)\1{2,}")
ROUNDS = 5


class Speed(NamedTuple):
    """Seconds of the processor for `characters` on `pages` pages: to read them, and to scan them once."""

    pages: int
    characters: int
    seconds: float
    scan_seconds: float

    def __str__(self) -> str:
        million = self.characters / 1e6
        return (
            f"clean + cut {million / self.seconds:.2f} million characters a second, one backreference scan of the same "
            f"{self.characters:,} characters {million / self.scan_seconds:.2f} ({self.seconds / self.scan_seconds:.2f} "
            f"times its time; {self.characters / self.pages:,.0f} characters a page)"
        )


def measure_speed(pages: Sequence[DamagedPage], reader: Reader, rounds: int = ROUNDS) -> Speed:
    """Medians of some rounds over all pages."""
    reader(pages[0])
    read, scanned = [], []
    for _ in range(rounds):
        forget()
        read.append(_timed(lambda: [reader(page) for page in pages]))
        scanned.append(_timed(lambda: sum(_repeats(page.raw) for page in pages)))
    return Speed(len(pages), sum(len(page.raw) for page in pages), median(read), median(scanned))


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _repeats(text: str) -> int:
    return sum(1 for _ in BACKREFERENCE.finditer(text))


def main(arguments: Sequence[str] | None = None) -> int:
    from benchmarks.pages_sources import open_source

    options = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    options.add_argument("--split", choices=("dev", "test", "texts"), default="dev")
    options.add_argument("--rounds", type=int, default=ROUNDS)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args(arguments)
    source = open_source(chosen.split)
    for name, density in DENSITIES.items():
        pages = damaged_pages(source, 0, chosen.seed, None, density)
        print(f"{name:15}{measure_speed(pages, parser, chosen.rounds)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
