"""The ways to read a run of heading-like lines, and the best of them: the path of most weight (Viterbi)."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from parsers.articles.around import ALIKE
from parsers.articles.cue_weights import (
    ABOVE,
    AT_BEST,
    BEGINNERS,
    BELOW,
    BYLINE,
    NEXT,
    OVER,
    ROLES,
    SUBTITLE,
    TITLE,
    Weights,
    below_cues,
    passing_cues,
)
from parsers.articles.runs import Run


class Step(NamedTuple):
    """What one line of a run is read as; `begins`: it is the first line of an article's head."""

    role: int
    begins: bool


_GOES_ON = tuple(Step(role, False) for role in range(len(ROLES)))
_BEGINS = tuple(Step(role, True) for role in range(len(ROLES)))
_NOTHING = (0,) * len(ROLES)
_REMEMBERED = 4_096
"""Of so many sets of cues the weights are remembered: lines of a few shapes come again and again."""


class Way(NamedTuple):
    """A reading of a run's first lines: its weight, what its last line is, and the way to the line before."""

    weight: int
    step: Step
    before: "Way | None"


_new_way: Callable[[tuple[int, Step, Way | None]], Way] = partial(tuple.__new__, Way)
"""A way of all its fields at once, twice as fast as by name: a page makes hundreds."""

_NO_HEAD = Way(0, _GOES_ON[ABOVE], None)


class _Known(NamedTuple):
    """The weights of a run's lines in each role, of ending in each, and the roles that may follow each in one head."""

    own: Sequence[Sequence[int]]
    closing: Mapping[int, int]
    following: Sequence[Mapping[int, Sequence[tuple[int, int]]]]
    after: Sequence[int]


def best_way(run: Run, weights: Weights) -> Way:
    """The best reading of a run.

    What the words at a split show is asked only where the way goes through it while it weighs the most that it can:
    where it does not, no answer makes one that does the better way.
    """
    if len(run.lines) == 1:
        return _alone(run, weights)
    way = _way(run, weights, frozenset())
    if at := _splits_of(way):
        way = _way(run, weights, at)
        if not _splits_of(way) <= at:
            way = _way(run, weights, frozenset(range(len(run.splits))))
    return way


def _alone(run: Run, weights: Weights) -> Way:
    """The best reading of a run of one line, a title or text; the text around is asked as long as it counts."""
    gain = _own(weights, run.lines[0])[TITLE] + _closing(weights, run.opening)[TITLE]
    gain += _sum(weights.others, run.begins[0])
    for question, (least, most) in enumerate(weights.around if run.plain[0] else ()):
        if gain + least > 0 or gain + most <= 0:
            return _new_way((gain, _BEGINS[TITLE], None)) if gain + least > 0 else _NO_HEAD
        gain += _sum(weights.others, run.answer(question)[0])
    return _new_way((gain, _BEGINS[TITLE], None)) if gain > 0 else _NO_HEAD


def _splits_of(way: Way) -> frozenset[int]:
    """The lines that are the second half of a title."""
    steps = steps_of(way)
    return frozenset(k for k in range(1, len(steps)) if steps[k] == _GOES_ON[TITLE] and steps[k - 1].role == TITLE)


def _way(run: Run, weights: Weights, asked: frozenset[int]) -> Way:
    """The best reading where of all but the splits `asked` the words weigh the most that they can.

    The text around is asked last, question by question, and only where an answer could change the way; before that, a
    way that could be the best and goes through other splits is given, as what these show may settle it.
    """
    known = _Known(
        [_own(weights, cues) for cues in run.lines],
        _closing(weights, run.opening),
        [_following(weights, *cues) for cues in zip(run.pairs, _splits(run, asked), strict=True)],
        weights.after,
    )
    begins = [_sum(weights.others, cues) for cues in run.begins]
    if any(run.plain):
        for question, (least, most) in enumerate(weights.around):
            if not run.is_answered(question):
                likely = (_likely if question < ALIKE else _likely_alike)(known, begins, run.plain, least, most)
                unasked = (way for way in likely if not _splits_of(way) <= asked)
                if way := likely[0] if len(likely) == 1 else next(unasked, None):
                    return way
            answer = run.answer(question)
            begins = [begin + _sum(weights.others, cues) for begin, cues in zip(begins, answer, strict=True)]
    return _best(known, begins)


def _splits(run: Run, asked: Container[int]) -> Iterator[tuple[str, ...]]:
    """The cues of each split, with what the words show where that is asked."""
    for k, cues in enumerate(run.splits):
        yield run.whole_split(k) if k in asked else (*cues, AT_BEST) if cues else ()


def _likely(known: _Known, begins: Sequence[int], plain: Sequence[bool], least: int, most: int) -> Sequence[Way]:
    """A likely way, and another if one is better for something between these two that is added to each plain line.

    None is where not even the least for the beginnings of the likely way, and the most for all others, make another
    way better.
    """
    likely = _best(known, [begin + each * (least + most) // 2 for begin, each in zip(begins, plain, strict=True)])
    steps = steps_of(likely)
    worst = [each * (least - 1 if step.begins else most + 1) for each, step in zip(plain, steps, strict=True)]
    other = _best(known, [a + b for a, b in zip(begins, worst, strict=True)])
    return (likely,) if steps_of(other) == steps else (likely, other)


def _likely_alike(known: _Known, begins: Sequence[int], plain: Sequence[bool], least: int, most: int) -> Sequence[Way]:
    """The same where as much is added to each plain line: what is best with the least, and with the most.

    A way's weight is linear in what is added: what is the best at both ends is so in between.
    """
    gained = [[begin + each * gain for begin, each in zip(begins, plain, strict=True)] for gain in (least, most)]
    way, other = (_best(known, each) for each in gained)
    return (way,) if steps_of(way) == steps_of(other) else (way, other)


def _best(known: _Known, begins: Sequence[int]) -> Way:
    """The best reading by what each line weighs as the beginning of an article."""
    own = known.own[0]
    ends = {ABOVE: _NO_HEAD}
    ends |= {role: _new_way((own[role] + begins[0], _BEGINS[role], None)) for role in BEGINNERS}
    for k in range(1, len(begins)):
        ends = _longer(ends, known, k, begins[k])
    last = max([role for role in ends if role in OVER], key=lambda role: ends[role].weight + known.closing[role])
    return ends[last]


def _longer(ends: Mapping[int, Way], known: _Known, k: int, begins: int) -> dict[int, Way]:
    """The best ways to each role of line `k`, by those to the line before."""
    own, following = known.own[k], known.following[k]
    found: dict[int, tuple[int, Step, Way]] = {}
    for before, way in ends.items():
        for role, passing in following[before]:
            weight = way.weight + passing
            if role not in found or weight > found[role][0]:
                found[role] = (weight, _GOES_ON[role], way)
        if before in OVER:
            weight = way.weight + begins + known.after[before]
            for role in BEGINNERS:
                if role not in found or weight > found[role][0]:
                    found[role] = (weight, _BEGINS[role], way)
    return {role: _new_way((weight + own[role], step, way)) for role, (weight, step, way) in found.items()}


@lru_cache(_REMEMBERED)
def _own(weights: Weights, cues: tuple[str, ...]) -> Sequence[int]:
    """The weights of a line with these cues in each role."""
    return [sum(each) for each in zip(*[weights.own.get(cue, _NOTHING) for cue in cues], strict=True)]


@lru_cache(_REMEMBERED)
def _closing(weights: Weights, opening: tuple[str, ...]) -> Mapping[int, int]:
    """What it weighs that a run with this line below ends in each role."""
    closing = {role: _sum(weights.others, below_cues(opening, role)) for role in (TITLE, BELOW)}
    return {ABOVE: 0, SUBTITLE: closing[TITLE], BYLINE: closing[TITLE], **closing}


@lru_cache(_REMEMBERED)
def _following(
    weights: Weights, pairs: tuple[str, ...], splits: tuple[str, ...]
) -> Mapping[int, Sequence[tuple[int, int]]]:
    """The roles that may follow each in one head, where two lines show these cues, with what that weighs."""
    return {
        before: [
            (role, _sum(weights.others if before == role else weights.pairs[before, role], cues))
            for role in NEXT[before]
            for cues in [passing_cues(pairs, splits, before, role)]
            if role != TITLE or before != TITLE or splits
        ]
        for before in NEXT
    }


def _sum(table: Mapping[str, int], names: Iterable[str]) -> int:
    return sum([table.get(name, 0) for name in names])


def steps_of(way: Way | None) -> list[Step]:
    """The steps of a way, from its first line to its last."""
    steps: list[Step] = []
    while way:
        steps.append(way.step)
        way = way.before
    return steps[::-1]
