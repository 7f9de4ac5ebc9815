"""Heading marks as engines set them: some of them lost, or all large type marked alike, at random, by its size; and
headlines over two lines.
"""

from collections.abc import Callable, Mapping
from itertools import pairwise
from random import Random
from typing import NamedTuple

from parsers.articles.cue_weights import BYLINE, COLUMN, KICKER, SUBTITLE, TITLE
from parsers.lines import BOLD, LARGE

INNER = -1
"""The role of a subheading within an article."""


class Part(NamedTuple):
    """What a line is, and the number of its article on the page (-1: of none)."""

    role: int
    article: int


Levels = dict[int, int]
"""The levels of a page's headings by the start of their lines."""

DECKS = (COLUMN, KICKER, SUBTITLE)
DECK_LOST, HALF_LOST, LABEL_RAISED = 0.7, 0.6, 0.5
LEAD_HIGHER = 0.3


def worn(levels: Mapping[int, int], rng: Random) -> Levels:
    """As they are, with some of the marks lost, half of them, all of them, or some a level off."""
    roll = rng.random()
    share = 0.15 if roll < 0.3 else 0.5 if roll < 0.4 else 1.0 if roll < 0.5 else 0.0
    if roll >= 0.6:
        return dict(levels)
    if share:
        return {start: level for start, level in levels.items() if rng.random() >= share}
    return {
        start: max(1, min(5, level + rng.choice((-1, 1)))) if rng.random() < 0.15 else level
        for start, level in levels.items()
    }


def decks_changed(levels: Mapping[int, int], parts: Mapping[int, Part], rng: Random) -> Levels:
    """What stands over and under the headlines has lost its marks, and a label may have that of the headline below."""
    lost = {role for role in DECKS if rng.random() < DECK_LOST}
    kept = {start: level for start, level in levels.items() if start not in parts or parts[start].role not in lost}
    tops = {part.article: levels[start] for start, part in parts.items() if part.role == TITLE and start in levels}
    labels = {
        start: tops[part.article] for start, part in parts.items() if part.role == COLUMN and part.article in tops
    }
    return {**kept, **{start: level for start, level in labels.items() if rng.random() < LABEL_RAISED}}


def titles_marked(parts: Mapping[int, Part], rng: Random) -> Levels:
    """Headlines bear the marks; each kind of line over and under them bears none, those of a lower level, or bold type.

    So do subheadings. The headlines are of one level but for the first, which may be one higher.
    """
    top = rng.choice((1, 2, 2, 3))
    lead = max(1, top - (rng.random() < LEAD_HIGHER))
    lower = {role: rng.choice((0, 0, top + 1, BOLD)) for role in (*DECKS, INNER)} | {BYLINE: 0}
    levels = {
        start: (top if part.article else lead) if part.role == TITLE else lower[part.role]
        for start, part in parts.items()
    }
    return {start: level for start, level in levels.items() if level}


def halved(text: str, levels: Mapping[int, int], places: Mapping[int, int], rng: Random) -> tuple[str, Levels]:
    """The text and its headings with the headline at each of these starts over two lines, split so far behind it.

    Both halves bear the mark, or only one of them.
    """
    gap = rng.choice(("\n", "\n\n"))
    cuts = sorted((start, start + behind) for start, behind in places.items())
    made: Levels = {start + len(gap) * sum([at <= start for _, at in cuts]): level for start, level in levels.items()}
    for number, (start, at) in enumerate(cuts):
        first, second = start + number * len(gap), at + (number + 1) * len(gap)
        if first in made:
            roll = rng.random()
            made[second] = made[first]
            if roll < HALF_LOST:
                del made[first if roll < HALF_LOST / 3 else second]
    pieces = [text[a:b] for a, b in pairwise([0, *(at for _, at in cuts), len(text)])]
    return gap.join(pieces), made


def _flat(parts: Mapping[int, Part], rng: Random) -> Levels:
    """All large type is a heading of one level; what counts as large differs from page to page."""
    level = rng.choice((1, 2, 2, 3))
    chances = {KICKER: 0.8, SUBTITLE: 0.8, COLUMN: 0.5, INNER: 0.075, BYLINE: 0.04, TITLE: 1.0}
    large = {role for role, chance in chances.items() if rng.random() < chance}
    return {start: level for start, part in parts.items() if part.role in large}


def _random(parts: Mapping[int, Part], rng: Random) -> Levels:
    """Each kind of line has a level of its own, and a share of the headlines any."""
    base = {role: rng.randint(1, 4) for role in (*DECKS, TITLE, INNER)}
    share = rng.choice((0.3, 0.5, 1.0))
    left = {role for role in DECKS if rng.random() < 0.15} | {BYLINE} | ({INNER} if rng.random() >= 0.15 else set())
    own: dict[int, int] = {}
    levels: Levels = {}
    for start, (role, article) in parts.items():
        if role == TITLE and article not in own:
            own[article] = rng.randint(1, 4) if rng.random() < share else base[TITLE]
        if role == TITLE:
            levels[start] = own[article]
        elif role not in left:
            levels[start] = rng.randint(1, 4) if rng.random() < share / 2 else base[role]
    return levels


def _graded(parts: Mapping[int, Part], rng: Random) -> Levels:
    """Levels by the size of the type: what stands over and under a great headline is marked as small headlines are."""
    small = rng.choice((2, 3))
    low = rng.choice((small, small, small + 1))
    decks, inner = rng.random() < 0.7, rng.random() < 0.3
    own: dict[int, int] = {}
    levels: Levels = {}
    for start, (role, article) in parts.items():
        if role == TITLE:
            levels[start] = own.setdefault(article, rng.choice((2, 2, small)) if article else 1)
        elif (role in DECKS and decks) or (role == INNER and inner):
            levels[start] = low
    return levels


def _labels(parts: Mapping[int, Part], rng: Random) -> Levels:
    """Column labels are marked a level above headlines."""
    level = rng.choice((1, 2))
    levels: Levels = {}
    for start, (role, _) in parts.items():
        if role in (COLUMN, TITLE):
            levels[start] = level + (role == TITLE)
        elif role in DECKS and rng.random() < 0.5:
            levels[start] = level + rng.choice((1, 2))
    return levels


def _bold(parts: Mapping[int, Part], rng: Random) -> Levels:
    """Headlines are set in bold type, and mostly subheadings, too; seldom what stands over and under a headline."""
    chances = {TITLE: 1.0, INNER: 0.75, COLUMN: 0.2, KICKER: 0.25, SUBTITLE: 0.25}
    bold = {role for role, chance in chances.items() if rng.random() < chance}
    return {start: LARGE for start, part in parts.items() if part.role in bold}


FORMS: tuple[tuple[Callable[[Mapping[int, Part], Random], Levels], float], ...] = (
    (_flat, 0.4),
    (_random, 0.6),
    (_graded, 0.3),
    (_labels, 0.2),
    (_bold, 0.5),
)
"""Each form of marks that say little, with the share of the pages that are written in it as well."""
