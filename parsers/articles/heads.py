"""Where articles begin: every run of heading-like lines is read in the way that is likeliest as a whole.

A line of a run is text of the article above, a column label, kicker, title, subtitle, an author, or text of the article
that begins. What can be seen of the lines (cues.py) has its weight for each of these (weights.tsv), and the way of most
weight through the run is taken (ways.py). Where all lines are best read as text, no article begins.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from parsers.articles.cue_weights import ABOVE, BELOW, BYLINE, COLUMN, KICKER, SUBTITLE, TITLE, weights_of
from parsers.articles.habits import opens
from parsers.articles.runs import Run, runs, solid_lines
from parsers.articles.ways import Step, best_way, steps_of
from parsers.lines import Line
from parsers.looks import Look


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


_TABLE = Path(__file__).with_name("weights.tsv")
_ROWS = (row.split("\t") for row in _TABLE.read_text("utf-8").splitlines())
_WEIGHTS = weights_of({name: float(weight) for name, weight in _ROWS})
_PARTS = (COLUMN, KICKER, TITLE, SUBTITLE, BYLINE)


def heads(page: Sequence[Line]) -> list[Head]:
    """The heads of a page in order; lines that stand in none are body text, bylines, labels or furniture."""
    solid, text = solid_lines(page)
    return [_on_page(head, solid) for run in runs(text, solid) for head in _heads_of(_steps(run), run.first)]


def _steps(run: Run) -> list[Step]:
    """What each line of a run is: a heading right over a headline is no text of the article above."""
    steps = steps_of(best_way(run, _WEIGHTS))
    for k in range(1, len(steps)):
        if run.shut[k] and steps[k].begins and steps[k - 1].role == ABOVE:
            steps[k - 1], steps[k] = Step(KICKER, True), steps[k]._replace(begins=False)
    return _with_text(run, steps)


def _with_text(run: Run, steps: list[Step]) -> list[Step]:
    """The steps in which no article is a headline over one line that could be one, with another headline right below.

    These are a kicker, the headline and its subtitle; the line below is a headline where it has a subtitle of its own.
    """
    roles = [step.role for step in steps]
    at = next((k for k in (len(roles) - 3, len(roles) - 4) if k >= 0 and _is_bare(run, steps, k)), -1)
    if at < 0:
        return steps
    middle = KICKER if roles[at + 3 :] else TITLE
    last = TITLE if middle == KICKER else SUBTITLE
    return [*steps[:at], Step(KICKER, steps[at].begins), Step(middle, False), Step(last, False), *steps[at + 3 :]]


def _is_bare(run: Run, steps: Sequence[Step], k: int) -> bool:
    """Whether a headline at line `k` of a run heads one line only, and the next one, over its text, ends the run."""
    roles = [step.role for step in steps[k:]]
    if roles not in ([TITLE, BELOW, TITLE], [TITLE, BELOW, TITLE, SUBTITLE]) or not steps[k + 2].begins:
        return False
    page, at = run.texts.page, run.first + k
    alike = len({line.level for line in page[at : at + 3]}) == 1 and all(run.plain[k : k + 3])
    below = page[run.after] if run.after < len(page) else None
    return alike and below is not None and (below.look is Look.BODY or opens(below))


def _on_page(head: Head, solid: Sequence[int]) -> Head:
    """The head with the line numbers of the page, furniture counted."""
    parts = (head.column, head.kicker, head.title, head.subtitle, head.byline)
    return Head(solid[head.first], solid[head.after - 1] + 1, *(tuple(solid[k] for k in at) for at in parts))


def _heads_of(steps: Iterable[Step], first: int) -> Iterator[Head]:
    """The heads that begin at these steps, in the order of the page."""
    head: dict[int, list[int]] = {}
    for k, step in enumerate(steps, first):
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
