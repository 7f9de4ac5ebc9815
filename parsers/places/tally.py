"""What speaks for each division, summed over the mentions of an article."""

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.places.cues import Cue, place_weight
from parsers.places.layout import Layout
from parsers.places.resolve import Mention
from parsers.places.table import is_near, lies_in

HEADS = frozenset({"title", "kicker", "subtitle"})
# A local newspaper writes of places elsewhere as examples and guests; a county's newspaper of its neighbours too.
ELSEWHERE = 0.4
NEIGHBOUR = 0.6
# 我市 in a headline is a weaker claim than the city's name.
DEICTIC = 0.7


@dataclass(slots=True)
class Tally:
    """`weight` counts plain mentions, `body` those of the body; `titled` and `led` say where one of them stands."""

    weight: float = 0.0
    body: float = 0.0
    count: int = 0
    titled: bool = False
    led: bool = False


def tally(mentions: Sequence[Mention], cues: Sequence[Cue], layout: Layout, home: str) -> dict[str, Tally]:
    """Today's code → its tally, in the order of first mention. A name that only locates the next one adds nothing."""
    tallies: dict[str, Tally] = {}
    for mention, cue in zip(mentions, cues, strict=True):
        entry = tallies.setdefault(mention.division.today, Tally())
        if not mention.parent:
            add(entry, mention, layout, cue.factor * home_factor(mention, home))
    if home and any(entry.count for code, entry in tallies.items() if is_home(code, home)):
        for code, entry in tallies.items():
            entry.titled &= is_home(code, home)
    return tallies


def is_home(code: str, home: str) -> bool:
    """In or around the newspaper's home. Where such a place is named, a headline's guest from elsewhere is a guest."""
    return code == home or lies_in(home, code) or is_near(code, home)


def home_factor(mention: Mention, home: str) -> float:
    code = mention.division.today
    if mention.rule == "deictic":
        return DEICTIC
    if not home or code == home or lies_in(home, code) or lies_in(code, home):
        return 1.0
    return NEIGHBOUR if is_near(code, home) else ELSEWHERE


def add(entry: Tally, mention: Mention, layout: Layout, factor: float) -> None:
    field, field_start = layout.place(mention.start)
    weight = factor * place_weight(field, mention.start - field_start)
    entry.weight += weight
    if factor >= ELSEWHERE:
        entry.count += 1
        entry.titled |= field in HEADS
        entry.led |= field == "body" and weight > factor
    if field == "body":
        entry.body += weight
