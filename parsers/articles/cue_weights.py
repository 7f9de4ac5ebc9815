"""What the cues of a run weigh, by what its lines are read as: roles, the table's weights, and their names in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from parsers.articles.around import AROUND, WORDS
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

AT_BEST = "split at best"
"""In the place of what the words at a split show: as much as they can weigh."""


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """The weight of each cue, in hundredths: of a line in each role, of two roles following each other, and all others.

    `after` is what it weighs that an article begins behind each role, `around` the least and the most that a plain line
    may gain by the text around it, before each question about that is asked.
    """

    own: Mapping[str, Sequence[int]]
    pairs: Mapping[tuple[int, int], Mapping[str, int]]
    others: Mapping[str, int]
    after: Sequence[int]
    around: Sequence[tuple[int, int]]


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
    others[AT_BEST] = _bounds(others, [WORDS])[1]
    after = [0 if role == ROLES[ABOVE] else others.get(f"begins after {role}", 0) for role in ROLES]
    return Weights(own, pairs, others, after, [_bounds(others, AROUND[asked:]) for asked in range(len(AROUND))])


def _bounds(others: Mapping[str, int], questions: Iterable[Iterable[Sequence[str]]]) -> tuple[int, int]:
    """The least and the most that the answers to some questions may weigh together."""
    answers = [[others.get(name, 0) for name in names] for question in questions for names in question]
    return sum(map(min, answers)), sum(map(max, answers))


def seen_on(run: Run, k: int, role: int) -> Iterator[str]:
    """The names of the weights of a line in a role."""
    if role not in (ABOVE, BELOW):
        yield from (f"{ROLES[role]}: {name}" for name in run.lines[k])


def seen_beginning(run: Run, k: int) -> Iterator[str]:
    """The names of the weights of an article that begins with a line."""
    yield from (*run.begins[k], *run.around()[k])


def seen_before(role: int) -> Iterator[str]:
    """The names of the weights of an article that begins behind a role."""
    if role != ABOVE:
        yield f"begins after {ROLES[role]}"


def seen_passing(run: Run, k: int, before: int, role: int) -> Iterator[str]:
    """The names of the weights of a line in a role right behind another one of the same head."""
    head = "" if before == role else f"{ROLES[before]} {ROLES[role]}: "
    yield from (f"{head}{name}" for name in passing_cues(run.pairs[k], run.whole_split(k), before, role))


def seen_below(run: Run, last: int) -> Iterator[str]:
    """The names of the weights of the line below a run, where its last line is read as this role."""
    return below_cues(run.opening, last)


def below_cues(opening: Iterable[str], last: int) -> Iterator[str]:
    """The cues of the line below a run whose last line is read as this role."""
    if last != ABOVE:
        yield from (f"{name} further" if last == BELOW else name for name in opening)


def passing_cues(pairs: Sequence[str], splits: Sequence[str], before: int, role: int) -> Sequence[str]:
    """The cues of one role following another in a head."""
    if before == role:
        return splits if role == TITLE else () if role in (ABOVE, BELOW) else (f"{ROLES[role]} again",)
    return pairs or ("none",)
