"""Every trap sentence gets its verdict. Known misses are listed; a new miss or a cured one fails."""

from pathlib import Path

import pytest

from benchmarks.verdicts import county_right
from benchmarks.verdicts_cases import Case, traps

HERE = Path(__file__).parent
KNOWN_MISSES = frozenset((HERE / "traps_missed.txt").read_text(encoding="utf-8").split())


@pytest.mark.parametrize("case", traps(), ids=lambda case: case.id)
def test_trap(case: Case) -> None:
    assert county_right(case) == (case.id not in KNOWN_MISSES)


def test_there_are_enough_traps() -> None:
    assert len(traps()) >= 300
    assert len({case.group for case in traps()}) >= 12
    assert len(KNOWN_MISSES) <= 0.03 * len(traps())
