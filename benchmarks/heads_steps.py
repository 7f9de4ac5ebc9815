"""What each line of a run of heading-like lines is, told from the heads that stand on the page."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import normalize

from parsers.articles.cue_weights import (
    ABOVE,
    BEGINNERS,
    BELOW,
    BYLINE,
    COLUMN,
    KICKER,
    NEXT,
    OVER,
    SUBTITLE,
    TITLE,
)
from parsers.articles.runs import Run, runs, solid_lines
from parsers.articles.sort import body_of
from parsers.articles.ways import Step
from parsers.lines import Line

REACH = 4
"""So many articles further on a head may stand: those between were not read."""


class Known(NamedTuple):
    """The head fields of one article, bare of marks and spaces; a title may have more than one right reading."""

    titles: tuple[str, ...]
    column: str
    kicker: str
    subtitle: str
    byline: str


class Example(NamedTuple):
    run: Run
    steps: tuple[Step, ...]


def examples_of(whole: Sequence[Line], known: Sequence[Known]) -> Iterator[Example]:
    """The runs of a page whose heads are known, with what their lines are."""
    solid, page = solid_lines(body_of(whole))
    at = 0
    for run in runs(page, solid):
        steps, at = _steps(run, [bare(line.text) for line in page[run.first : run.after]], known, at)
        if _may_be(run, steps):
            yield Example(run, tuple(steps))


def _steps(run: Run, texts: Sequence[str], known: Sequence[Known], at: int) -> tuple[list[Step], int]:
    """What each line of a run is, and the number of the next article."""
    steps: list[Step] = []
    begun = False
    while len(steps) < len(texts):
        number, head = next_head(texts, len(steps), known, at)
        if head:
            steps += head
            at, begun = number + 1, True
        else:
            steps.append(Step(BELOW if begun else ABOVE, False))
    return steps, at


def next_head(texts: Sequence[str], k: int, known: Sequence[Known], at: int) -> tuple[int, list[Step]]:
    """The number of the next article whose head stands at a line, and its steps; no steps if none does."""
    heads = ((number, _head(texts, k, known[number])) for number in range(at, min(at + REACH, len(known))))
    return next(((number, head) for number, head in heads if head), (at, []))


def _head(texts: Sequence[str], at: int, known: Known) -> list[Step]:
    """The steps of an article's head that stands at texts[at:], none if it does not stand there."""
    roles: list[int] = []
    for role, wanted in ((COLUMN, (known.column,)), (KICKER, (known.kicker,)), (TITLE, known.titles)):
        taken = max((_lines_of(texts, at + len(roles), text) for text in wanted), default=0)
        if not taken and role == TITLE:
            return []
        roles += [role] * taken
    for role, text in ((SUBTITLE, known.subtitle), (BYLINE, known.byline)):
        roles += [role] * _lines_of(texts, at + len(roles), text)
    return [Step(role, k == 0) for k, role in enumerate(roles)]


def _lines_of(texts: Sequence[str], at: int, wanted: str) -> int:
    """How many lines from `at` on are the wanted text and nothing else; 0 if they are not."""
    read = ""
    for k in range(at, len(texts)):
        read += texts[k]
        if not texts[k] or not wanted.startswith(read):
            return 0
        if read == wanted:
            return k + 1 - at
    return 0


def _may_be(run: Run, steps: Sequence[Step]) -> bool:
    """Whether the model has a way for these steps."""
    before: Step | None = None
    for k, step in enumerate(steps):
        if before is None:
            possible = step == Step(ABOVE, False) or (step.begins and step.role in BEGINNERS)
        elif step.begins:
            possible = before.role in OVER
        else:
            possible = step.role in NEXT[before.role] and not (step.role == before.role == TITLE and not run.splits[k])
        if not possible:
            return False
        before = step
    return steps[-1].role in OVER


def bare(text: str | None) -> str:
    """Without marks and spaces, and in half width."""
    return re.sub(r"[\W_]", "", normalize("NFKC", text or ""))
