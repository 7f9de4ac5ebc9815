"""Counts of a run, and the differences behind them."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that came out wrong."""

    reason: str
    page: str
    wanted: str
    got: str
    raw: str = ""


@dataclass(slots=True)
class Score:
    """Counts by name, and the differences behind them."""

    counts: Counter[str] = field(default_factory=Counter)
    similar: float = 0.0
    differences: list[Difference] = field(default_factory=list)

    def note(self, name: str, right: bool, difference: Difference | None = None) -> None:
        self.counts[f"{name} of"] += 1
        self.counts[name] += right
        if not right and difference:
            self.differences.append(difference)

    def add(self, other: "Score") -> None:
        self.counts.update(other.counts)
        self.similar += other.similar
        self.differences.extend(other.differences)
