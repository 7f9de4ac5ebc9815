"""Column labels as newspapers set them: on a line of their own over the headline, marked in every way there is."""

from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import NamedTuple

from benchmarks.heads_forms import INNER, Levels, Part
from benchmarks.heads_steps import Known, bare
from parsers.articles.cue_weights import BYLINE, COLUMN, KICKER, SUBTITLE, TITLE
from parsers.articles.pairs import without_label
from parsers.lines import Line

BORROWED = 0.15
"""The share of the headlines without label that get one of another article's."""

CLOSE = 0.4
"""The share of the pages on which a label stands right over its headline."""


class _Change(NamedTuple):
    """text[at:end] is written as `new`."""

    at: int
    end: int
    new: str


def labels(page: Sequence[Line], known: Iterable[Known]) -> list[str]:
    """The labels that stand in brackets behind the headlines of a page."""
    columns = {head.column for head in known if head.column}
    return [label for line in page if bare(label := _behind(line.text)) in columns]


def labels_over(
    text: str, page: Sequence[Line], parts: Mapping[int, Part], known: Sequence[Known], pool: Sequence[str], rng: Random
) -> tuple[str, dict[int, Part], list[Known]]:
    """The text with labels over headlines instead of behind them, and over some that had none; what is where then."""
    gap = "\n" if rng.random() < CLOSE else "\n\n"
    ends = {line.start: line.end for line in page}
    lines = {line.start: line.text for line in page}
    changes: list[_Change] = []
    heads, labelled = list(known), {}
    for number, head in enumerate(known):
        own = [at for at, part in parts.items() if part.article == number and part.role in (KICKER, TITLE)]
        title = [at for at in own if parts[at].role == TITLE]
        if not title or any(part == (COLUMN, number) for part in parts.values()):
            continue
        label = _behind(lines[title[-1]])
        if label and bare(label) == head.column:
            changes.append(_Change(ends[title[-1]] - len(label) - 2, ends[title[-1]], ""))
        elif not head.column and pool and rng.random() < BORROWED:
            label = rng.choice(pool)
        else:
            continue
        changes.append(_Change(min(own), min(own), label + gap))
        labelled[min(own)] = Part(COLUMN, number)
        heads[number] = head._replace(column=bare(label), titles=head.titles[:1])
    return *_made(text, changes, parts, labelled), heads


def _made(
    text: str, changes: Iterable[_Change], parts: Mapping[int, Part], labelled: Mapping[int, Part]
) -> tuple[str, dict[int, Part]]:
    """The changed text, and the parts where they stand in it, with the labels' own."""
    pieces, at, size = [], 0, 0
    moved: dict[int, int] = {}
    places: dict[int, Part] = {}
    for change in sorted(changes):
        pieces += [text[at : change.at], change.new]
        if change.at in labelled:
            places[change.at + size] = labelled[change.at]
        size += len(change.new) - (change.end - change.at)
        moved[change.at] = size
        at = change.end
    for start, part in parts.items():
        places[start + next((by for edge, by in reversed(moved.items()) if edge <= start), 0)] = part
    return "".join([*pieces, text[at:]]), dict(sorted(places.items()))


def _behind(text: str) -> str:
    """The label in brackets behind a headline."""
    return text[len(without_label(text)) + 1 : -1]


def label_levels(parts: Mapping[int, Part], rng: Random) -> Levels:
    """Heading levels of a page of labelled headlines: of the labels none, a lower or higher one, or the headlines' own.

    Some engines mark the label instead of its headline. What else stands at headlines is bare or marked lower.
    """
    form = rng.choices(("bare", "lower", "alike", "alone", "higher", "bare labels"), (4, 3, 1, 2, 1, 2))[0]
    top = rng.choice((2, 2, 3))
    if form == "bare":
        return {}
    lower = top + rng.choice((1, 1, 2))
    label = {"lower": lower, "alike": top, "alone": top, "higher": top - 1, "bare labels": 0}[form]
    low = {role: rng.choice((0, 0, top + 1)) for role in (KICKER, SUBTITLE, INNER)} | {BYLINE: 0}
    labelled = {part.article for part in parts.values() if part.role == COLUMN}
    levels = {
        start: label
        if part.role == COLUMN
        else (0 if form == "alone" and part.article in labelled else top)
        if part.role == TITLE
        else low[part.role]
        for start, part in parts.items()
    }
    return {start: level for start, level in levels.items() if level}
