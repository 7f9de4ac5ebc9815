"""What speaks for each division, summed over the mentions of an article."""

from collections.abc import Iterable
from dataclasses import dataclass

from parsers.places.cues import agency_lines, cue, place_weight
from parsers.places.layout import Layout
from parsers.places.resolve import Mention

HEADS = frozenset({"title", "kicker", "subtitle"})
# A local newspaper writes of places elsewhere as examples and guests.
ELSEWHERE = 0.4
# 我市 in a headline is a weaker claim than the city's name.
DEICTIC = 0.7


@dataclass(slots=True)
class Tally:
    """`weight` counts plain mentions, `body` those of the body only; `titled` and `led` say where one of them stands."""

    weight: float = 0.0
    body: float = 0.0
    count: int = 0
    titled: bool = False
    led: bool = False


def tally(mentions: Iterable[Mention], layout: Layout, home: str) -> dict[str, Tally]:
    """Today's code → its tally, in the order of first mention. A name that only locates the next one adds nothing."""
    tallies: dict[str, Tally] = {}
    agencies = agency_lines(layout.text)
    for mention in mentions:
        entry = tallies.setdefault(mention.division.today, Tally())
        if not mention.parent:
            add(entry, mention, layout, agencies, home)
    return tallies


def add(entry: Tally, mention: Mention, layout: Layout, agencies: list[tuple[int, int]], home: str) -> None:
    field, field_start = layout.place(mention.start)
    factor = cue(layout.text, mention.chain_start, mention.end, agencies).factor
    if mention.rule == "deictic":
        factor *= DEICTIC
    elif home and mention.division.today[:4] != home[:4]:
        factor *= ELSEWHERE
    weight = factor * place_weight(field, mention.start - field_start)
    entry.weight += weight
    if factor >= ELSEWHERE:
        entry.count += 1
        entry.titled |= field in HEADS and mention.rule != "deictic"
        entry.led |= field == "body" and weight > factor
    if field == "body":
        entry.body += weight
