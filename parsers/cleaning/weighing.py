"""Weighs the evidence that a line goes on in the next one.

What each piece is worth stands in weights.tsv: natural log-odds of a logistic model, which
`python -m benchmarks.joins_learn` fits to headings, decks and labels without a mark against lines broken anywhere.
A line that could be a heading and one that runs on like text are weighed apart: the same sign tells different things.
A page is looked at twice: what its other lines seem to do at first is evidence, too.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from parsers.cleaning.going_on import ACROSS, MODEL, MODEL_LEAST, MODEL_MOST, NO_SENTENCE

TOGETHER = ("lines that seem to go on", "lines that seem to end", "share of lines that seem to go on")
"""What is known of a page's other lines when it is looked at again."""

NEEDED, NEEDED_ALONE = 0.0, 2.0
"""Natural log-odds that a line goes on: where another of the page surely does, or a page number stands between; and
where nothing else speaks of damage: a wrong join costs most there. Set on pages left out of the fit."""

SURELY_GOES_ON, SEEMS_TO_GO_ON, SEEMS_TO_END = 3.0, 0.5, -1.0
"""Natural log-odds of the first look. Decks without a full stop seem to go on alike: several of them are no damage."""

_MOST = 6
_ROUNDING = 1e-9

Weights = Mapping[str, tuple[float, float]]
"""Of each piece of evidence, in a line that could be a heading and in one that is like running text."""


@dataclass(slots=True)
class Weighed:
    """The evidence about a line's end by name, and whether the line is like running text.

    `model` asks the bigram model, which takes longest; as long as it is there, what the model says is found as 0.
    `torn` is whether another line of the page surely goes on.
    """

    found: dict[str, float]
    like_text: bool
    model: Callable[[], float] | None = None
    torn: bool = False

    def goes_on(self) -> bool:
        """Whether the line goes on, by all there is at the second look at its page."""
        needed = self.needed()
        return self.odds(AGAIN, needed) > needed

    def needed(self) -> float:
        """The odds that have to speak for it at the second look."""
        return NEEDED if self.torn or ACROSS in self.found else NEEDED_ALONE

    def odds(self, weights: Weights, *marks: float) -> float:
        """Natural log-odds that the line goes on; if `marks` are given, a number on the same side of each of them."""
        odds = self._odds(weights)
        if self.model and not (marks and self._are_beyond_model(weights[MODEL][self.like_text], odds, marks)):
            self.found[MODEL], self.model = self.model(), None
            odds = self._odds(weights)
        return odds

    def _odds(self, weights: Weights) -> float:
        return sum([weights[name][self.like_text] * value for name, value in self.found.items()])

    def _are_beyond_model(self, worth: float, odds: float, marks: Iterable[float]) -> bool:
        """Whether nothing that the model may say carries the odds over one of the marks."""
        least, most = odds + worth * MODEL_LEAST - _ROUNDING, odds + worth * MODEL_MOST + _ROUNDING
        return all(least > mark or most < mark for mark in marks)


def _read(first: int) -> Weights:
    rows = [row.split("\t") for row in Path(__file__).with_name("weights.tsv").read_text("utf-8").splitlines()]
    return {row[0]: (float(row[first]), float(row[first + 1])) for row in rows}


FIRST, AGAIN = _read(1), _read(3)
"""The weights of the first look at a page and of the one that knows what the other lines seem to do."""


def again(
    weighed: Mapping[int, Weighed], plain: Mapping[int, bool | None], whole: Container[int], first: Weights
) -> dict[int, Weighed]:
    """The same evidence with what the page's other lines seem to do.

    `plain` is what single signs say of each, `whole` are the numbers of lines that end a sentence: where the line below
    is broken, too, what counts is whether its rest ends one.
    """
    odds = {k: line.odds(first, SURELY_GOES_ON, SEEMS_TO_GO_ON, SEEMS_TO_END) for k, line in weighed.items()}
    surely = {k for k, answer in plain.items() if (odds[k] > SURELY_GOES_ON if k in odds else answer)}
    on = {k for k, answer in plain.items() if (odds[k] > SEEMS_TO_GO_ON if k in odds else answer)}
    ends = {k for k, answer in plain.items() if (odds[k] < SEEMS_TO_END if k in odds else answer is False)}
    last = _last_lines(on)
    return {
        k: Weighed(
            _without_end_seen(line.found, k + 1, last, whole) | _together(len(on) - (k in on), len(ends) - (k in ends)),
            line.like_text,
            line.model,
            len(surely) > (k in surely),
        )
        for k, line in weighed.items()
    }


def _without_end_seen(
    found: dict[str, float], below: int, last: Mapping[int, int], whole: Container[int]
) -> dict[str, float]:
    """The evidence about a line where the line `below` seems to go on down to one that ends a sentence."""
    if NO_SENTENCE not in found or last.get(below, -1) not in whole:
        return found
    return {name: value for name, value in found.items() if name != NO_SENTENCE}


def _last_lines(on: Iterable[int]) -> dict[int, int]:
    """For each line that seems to go on the last one that it goes on in."""
    last: dict[int, int] = {}
    for k in sorted(on, reverse=True):
        last[k] = last.get(k + 1, k + 1)
    return last


def _together(on: int, ends: int) -> dict[str, float]:
    return dict(zip(TOGETHER, (min(_MOST, on), min(_MOST, ends), on / (on + ends + 1)), strict=True))
