"""Where articles begin: every run of heading-like lines is read in the way that is likeliest as a whole.

A line of a run is text of the article above, a column label, kicker, title, subtitle, an author, or text of the article
that begins. What can be seen of the lines (cues.py) has its weight for each of these (weights.py); the best way through
the run is the best path through its lines (Viterbi). Where all lines are best read as text, no article begins.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from parsers.articles import cues
from parsers.articles.habits import FURNITURE, Habits, habits, opens
from parsers.articles.weights import WEIGHTS
from parsers.cleaning.han import HAN
from parsers.labels import INSIDE, SPEAKER
from parsers.lines import Line, Look
from parsers.names import NAME_LINE


@dataclass(frozen=True, slots=True)
class Head:
    """The heading lines of one article, as line numbers of the page, sorted by what they are."""

    first: int
    after: int
    column: tuple[int, ...] = ()
    kicker: tuple[int, ...] = ()
    title: tuple[int, ...] = ()
    subtitle: tuple[int, ...] = ()
    byline: tuple[int, ...] = ()


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
_PARTS = (COLUMN, KICKER, TITLE, SUBTITLE, BYLINE)


class Step(NamedTuple):
    """What one line of a run is read as; `begins`: it is the first line of an article's head."""

    role: int
    begins: bool


class Way(NamedTuple):
    """A reading of a run's first lines: its weight, what its last line is, and the way to the line before."""

    weight: float
    step: Step
    before: "Way | None"


@dataclass(slots=True)
class Run:
    """Heading-like lines page[first:after] with what can be seen of them, line by line; `opening` is the line below."""

    first: int
    after: int
    lines: list[tuple[str, ...]] = field(default_factory=list)
    begins: list[tuple[str, ...]] = field(default_factory=list)
    pairs: list[tuple[str, ...]] = field(default_factory=list)
    splits: list[tuple[str, ...]] = field(default_factory=list)
    opening: tuple[str, ...] = ()


_WORDS = re.compile(rf"[{HAN}A-Za-z].*[{HAN}A-Za-z]")
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_LONGEST_CRY = 22
_LONGEST_MARKED = 60
_LONGEST_DECK = 300
_COULD = (Look.SHORT, Look.SUBTITLE)


def heads(page: Sequence[Line]) -> list[Head]:
    """The heads of a page in order; lines that stand in none are body text, bylines, labels or furniture."""
    solid, text = solid_lines(page)
    return [_on_page(head, solid) for run in runs(text, solid) for head in _heads_of(best_way(run, WEIGHTS), run.first)]


def solid_lines(page: Sequence[Line]) -> tuple[list[int], list[Line]]:
    """The lines of a page without furniture: their numbers and themselves."""
    solid = [k for k, line in enumerate(page) if line.look not in FURNITURE]
    return solid, [page[k] for k in solid]


def _on_page(head: Head, solid: Sequence[int]) -> Head:
    """The head with the line numbers of the page, furniture counted."""
    parts = (head.column, head.kicker, head.title, head.subtitle, head.byline)
    return Head(solid[head.first], solid[head.after - 1] + 1, *(tuple(solid[k] for k in at) for at in parts))


def runs(page: Sequence[Line], solid: Sequence[int]) -> Iterator[Run]:
    """The runs of lines that could stand in a head, with their cues; `solid` numbers the lines on the whole page."""
    ways = habits(page)
    spans = list(_spans(page))
    for k, (first, after) in enumerate(spans):
        end, start = spans[k - 1][1] if k else 0, spans[k + 1][0] if k + 1 < len(spans) else len(page)
        yield _seen(page, solid, first, after, ways, (end, start))


def _spans(page: Sequence[Line]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(page):
        end = at
        while end < len(page) and (_could_head(page, end) or (end > at and _is_deck(page[end]))):
            end += 1
        if end > at:
            yield at, end
        at = max(end, at + 1)


def _seen(
    page: Sequence[Line],
    solid: Sequence[int],
    first: int,
    after: int,
    ways: Habits,
    between: tuple[int, int],
) -> Run:
    run = Run(first, after)
    near = cues.nearby(page, first, after)
    far = tuple(sum(len(page[j].text) for j in span) for span in (range(between[0], first), range(after, between[1])))
    for k in range(first, after):
        above = page[k - 1] if k else None
        apart = k > 0 and solid[k] > solid[k - 1] + 1
        run.lines.append(tuple(cues.of_line(page[k], page[k + 1] if k + 1 < after else None, ways)))
        run.begins.append(
            (
                *cues.of_beginning(page[k], above, apart, ways),
                cues.of_junction(above, page, after, "marked" if page[k].level else "plain"),
                *cues.of_text_around(page, page[k], near),
                *cues.of_distances(page[k], *far),
            )
        )
        paired = above is not None and k > first
        run.pairs.append(tuple(cues.of_pair(above, page[k])) if above and paired else ())
        alike = above is not None and paired and above.level == page[k].level
        run.splits.append(tuple(cues.of_split(above, page[k])) if above and alike else ())
    run.opening = tuple(cues.of_opening(page, after, any(line.image for line in page[first:after])))
    return run


def _could_head(page: Sequence[Line], k: int) -> bool:
    line = page[k]
    if line.look is Look.VERSE and _heads_no_verse(page, k):
        return True
    if not (line.level or _WORDS.search(line.text)) or _IN_BRACKETS.fullmatch(line.text):
        return False
    if INSIDE.fullmatch(line.text):
        return bool(cues.MARKED_LABEL.fullmatch(line.text)) and k + 1 < len(page) and bool(page[k + 1].level)
    if line.level:
        return line.look in _COULD or (len(line.text) <= _LONGEST_MARKED and "。" not in line.text)
    if line.look not in _COULD or (k and NAME_LINE.fullmatch(line.text) and _could_be_title(page[k - 1])):
        return False
    return not (_is_cry(line.text) or SPEAKER.match(line.text))


def _heads_no_verse(page: Sequence[Line], k: int) -> bool:
    """A line at the end of a poem, or between two, that what follows makes a headline: a name, a dateline, prose."""
    return k + 1 < len(page) and (opens(page[k + 1]) or page[k + 1].look is Look.BODY) and not opens(page[k])


def _could_be_title(line: Line) -> bool:
    return line.look in _COULD or bool(line.level)


def _is_cry(text: str) -> bool:
    """A long line that ends with ！ or ？ is a sentence of the text."""
    return len(text) > _LONGEST_CRY and text.endswith(("！", "？", "…"))


def _is_deck(line: Line) -> bool:
    return line.text.startswith("——") and len(line.text) <= _LONGEST_DECK


def best_way(run: Run, weights: dict[str, float]) -> Way:
    """The best reading of a run."""
    ends: dict[int, Way] = {}
    for k in range(run.after - run.first):
        ways = _first(run, weights) if not k else _next(run, k, ends, weights)
        ends = {}
        for way in ways:
            role = way.step.role
            if role not in ends or way.weight > ends[role].weight:
                ends[role] = way
    closed = (way._replace(weight=way.weight + weight) for way, weight in _closed(run, ends, weights))
    return max(closed, key=lambda way: way.weight)


def _sum(weights: dict[str, float], names: Iterable[str]) -> float:
    return sum([weights.get(name, 0.0) for name in names])


def seen_at(run: Run, k: int, step: Step, before: Step | None) -> Iterator[str]:
    """The names of all weights that one step of a way adds."""
    role = ROLES[step.role]
    if step.role not in (ABOVE, BELOW):
        yield from (f"{role}: {name}" for name in run.lines[k])
    if step.begins:
        yield from run.begins[k]
        if before and before.role != ABOVE:
            yield f"begins after {ROLES[before.role]}"
    elif before and step.role == TITLE and before.role == TITLE:
        yield from run.splits[k]
    elif before and before.role != step.role:
        yield from (f"{ROLES[before.role]} {role}: {name}" for name in run.pairs[k] or ("none",))
    elif before and step.role not in (ABOVE, BELOW):
        yield f"{role} again"


def _first(run: Run, weights: dict[str, float]) -> list[Way]:
    steps = [Step(ABOVE, False), *(Step(role, True) for role in BEGINNERS)]
    return [Way(_sum(weights, seen_at(run, 0, step, None)), step, None) for step in steps]


def _next(run: Run, k: int, ends: dict[int, Way], weights: dict[str, float]) -> list[Way]:
    ways: list[Way] = []
    for before, way in ends.items():
        roles = [role for role in NEXT[before] if role != TITLE or before != TITLE or run.splits[k]]
        steps = [Step(role, False) for role in roles]
        steps += [Step(role, True) for role in BEGINNERS if before in OVER]
        ways += [Way(way.weight + _sum(weights, seen_at(run, k, step, way.step)), step, way) for step in steps]
    return ways


def _closed(run: Run, ends: dict[int, Way], weights: dict[str, float]) -> Iterator[tuple[Way, float]]:
    """The ways that may end with the run, with what the line below says of them."""
    for role, way in ends.items():
        if role in OVER:
            yield way, _sum(weights, seen_below(run, way.step))


def seen_below(run: Run, last: Step) -> Iterator[str]:
    """The names of the weights of the line below a run."""
    if last.role != ABOVE:
        yield from (f"{name}{' further' if last.role == BELOW else ''}" for name in run.opening)


def steps_of(way: Way | None) -> list[Step]:
    """The steps of a way, from its first line to its last."""
    steps: list[Step] = []
    while way:
        steps.append(way.step)
        way = way.before
    return steps[::-1]


def _heads_of(way: Way, first: int) -> Iterator[Head]:
    """The heads along a way, in the order of the page."""
    head: dict[int, list[int]] = {}
    for k, step in enumerate(steps_of(way), first):
        if step.begins and head:
            yield _head(head)
            head = {}
        if step.role in _PARTS:
            head.setdefault(step.role, []).append(k)
    if head:
        yield _head(head)


def _head(parts: dict[int, list[int]]) -> Head:
    found = sorted(k for at in parts.values() for k in at)
    return Head(found[0], found[-1] + 1, *(tuple(parts.get(role, ())) for role in _PARTS))
