"""The ways to read a run of heading-like lines, and the best of them: the path of most weight (Viterbi)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parsers.articles.cues import AROUND
from parsers.articles.runs import Run

ABOVE, COLUMN, KICKER, TITLE, SUBTITLE, BYLINE, BELOW = range(7)
ROLES = ("above", "column", "kicker", "title", "subtitle", "byline", "below")
"""What a line of a run may be; above and below are text of the article before and of the one that begins."""

BEGINNERS = (COLUMN, KICKER, TITLE)
NEXT = {
    ABOVE: (ABOVE,),
    COLUMN: (KICKER, TITLE),
    KICKER: (KICKER, TITLE),
    TITLE: (TITLE, SUBTITLE, BYLINE, BELOW),
    SUBTITLE: (SUBTITLE, BYLINE, BELOW),
    BYLINE: (BELOW,),
    BELOW: (BELOW,),
}
"""Which role may follow which within an article; an article may begin below text and below a head without text."""

OVER = (ABOVE, TITLE, SUBTITLE, BYLINE, BELOW)


class Step(NamedTuple):
    """What one line of a run is read as; `begins`: it is the first line of an article's head."""

    role: int
    begins: bool


_GOES_ON = tuple(Step(role, False) for role in range(len(ROLES)))
_BEGINS = tuple(Step(role, True) for role in range(len(ROLES)))
_NOTHING = (0,) * len(ROLES)


class Way(NamedTuple):
    """A reading of a run's first lines: its weight, what its last line is, and the way to the line before."""

    weight: int
    step: Step
    before: "Way | None"


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each cue, in hundredths: of a line in each role, of two roles following each other, and all others.

    `around` is the least and the most that the text around a plain line may weigh.
    """

    own: Mapping[str, Sequence[int]]
    pairs: Mapping[tuple[int, int], Mapping[str, int]]
    others: Mapping[str, int]
    around: tuple[int, int]


def weights_of(named: Mapping[str, float]) -> Weights:
    """The weights by name (`title: length 13`, `kicker title: pair even`, `opening long`), as the search asks."""
    own: dict[str, list[int]] = {}
    pairs: dict[tuple[int, int], dict[str, int]] = {(a, b): {} for a in NEXT for b in NEXT[a]}
    others: dict[str, int] = {}
    for name, weight in named.items():
        roles, _, cue = name.partition(": ")
        numbers = tuple(ROLES.index(role) for role in roles.split(" ")) if cue else ()
        hundredths = round(100 * weight)
        if len(numbers) == 1:
            own.setdefault(cue, [0] * len(ROLES))[numbers[0]] = hundredths
        elif len(numbers) == 2:
            pairs[numbers[0], numbers[1]][cue] = hundredths
        else:
            others[name] = hundredths
    answers = [[others.get(name, 0) for name in names] for names in AROUND]
    return Weights(own, pairs, others, (sum(map(min, answers)), sum(map(max, answers))))


class _Known(NamedTuple):
    """A run, the weights of its lines in each role and of ending in each, and of passing on, as far as asked for."""

    run: Run
    weights: Weights
    own: Sequence[Sequence[int]]
    closing: Mapping[int, int]
    passing: dict[tuple[int, int, int], int]


def best_way(run: Run, weights: Weights) -> Way:
    """The best reading of a run.

    The text around is asked last, and only where its answer could change the way: where not even the least that it may
    weigh for the beginnings of the likely way, and the most for all others, makes another way better.
    """
    own = [
        [sum(each) for each in zip(*(weights.own.get(cue, _NOTHING) for cue in cues), strict=True)]
        for cues in run.lines
    ]
    closing = {role: _sum(weights.others, seen_below(run, role)) for role in (TITLE, BELOW)}
    known = _Known(run, weights, own, {ABOVE: 0, SUBTITLE: closing[TITLE], BYLINE: closing[TITLE], **closing}, {})
    begins = [_sum(weights.others, cues) for cues in run.begins]
    if any(run.plain):
        least, most = weights.around
        likely = _best(
            known, [begin + plain * (least + most) // 2 for begin, plain in zip(begins, run.plain, strict=True)]
        )
        steps = steps_of(likely)
        worst = [plain * (least - 1 if step.begins else most + 1) for plain, step in zip(run.plain, steps, strict=True)]
        if steps_of(_best(known, [a + b for a, b in zip(begins, worst, strict=True)])) == steps:
            return likely
        begins = [begin + _sum(weights.others, cues) for begin, cues in zip(begins, run.around(), strict=True)]
    return _best(known, begins)


def _best(known: _Known, begins: Sequence[int]) -> Way:
    """The best reading by what each line weighs as the beginning of an article."""
    ends = {ABOVE: Way(0, _GOES_ON[ABOVE], None)}
    ends |= {role: Way(known.own[0][role] + begins[0], _BEGINS[role], None) for role in BEGINNERS}
    for k in range(1, len(begins)):
        found: dict[int, Way] = {}
        for weight, step, before in _ways_on(known, k, ends, begins[k]):
            weight += known.own[k][step.role]
            if step.role not in found or weight > found[step.role].weight:
                found[step.role] = Way(weight, step, before)
        ends = found
    last = max([role for role in ends if role in OVER], key=lambda role: ends[role].weight + known.closing[role])
    return ends[last]


def _ways_on(known: _Known, k: int, ends: Mapping[int, Way], begins: int) -> Iterator[tuple[int, Step, Way]]:
    """Weight, step and way before of the ways to each role of line `k`, without the weight of the line itself in it."""
    for before, way in ends.items():
        for role in NEXT[before]:
            if role != TITLE or before != TITLE or known.run.splits[k]:
                yield way.weight + _weight_of_passing(known, k, before, role), _GOES_ON[role], way
        if before in OVER:
            after = known.weights.others.get(f"begins after {ROLES[before]}", 0) if before != ABOVE else 0
            yield from ((way.weight + begins + after, _BEGINS[role], way) for role in BEGINNERS)


def _weight_of_passing(known: _Known, k: int, before: int, role: int) -> int:
    weight = known.passing.get((k, before, role))
    if weight is None:
        table = known.weights.others if before == role else known.weights.pairs[before, role]
        weight = known.passing[k, before, role] = _sum(table, _passing(known.run, k, before, role))
    return weight


def _passing(run: Run, k: int, before: int, role: int) -> Sequence[str]:
    """The cues of one role following another in a head."""
    if before == role:
        return run.splits[k] if role == TITLE else () if role in (ABOVE, BELOW) else (f"{ROLES[role]} again",)
    return run.pairs[k] or ("none",)


def _sum(table: Mapping[str, int], names: Iterable[str]) -> int:
    return sum([table.get(name, 0) for name in names])


def seen_at(run: Run, k: int, step: Step, before: Step | None) -> Iterator[str]:
    """The names of all weights that one step of a way adds."""
    role = step.role
    if role not in (ABOVE, BELOW):
        yield from (f"{ROLES[role]}: {name}" for name in run.lines[k])
    if step.begins:
        yield from (*run.begins[k], *run.around()[k])
        if before and before.role != ABOVE:
            yield f"begins after {ROLES[before.role]}"
    elif before:
        head = "" if before.role == role else f"{ROLES[before.role]} {ROLES[role]}: "
        yield from (f"{head}{name}" for name in _passing(run, k, before.role, role))


def seen_below(run: Run, last: int) -> Iterator[str]:
    """The names of the weights of the line below a run, where its last line is read as this role."""
    if last != ABOVE:
        yield from (f"{name} further" if last == BELOW else name for name in run.opening)


def steps_of(way: Way | None) -> list[Step]:
    """The steps of a way, from its first line to its last."""
    steps: list[Step] = []
    while way:
        steps.append(way.step)
        way = way.before
    return steps[::-1]
