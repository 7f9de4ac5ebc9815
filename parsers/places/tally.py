"""What speaks for each division, summed over the mentions of an article."""

from collections.abc import Sequence
from dataclasses import dataclass, field

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
    """`weight` counts plain mentions, `body` those of the body; `titled` and `led` say where one of them stands.

    `beside` are the divisions that stand next to it in a list.
    """

    weight: float = 0.0
    body: float = 0.0
    count: int = 0
    titled: bool = False
    led: bool = False
    beside: set[str] = field(default_factory=set)


def tally(
    mentions: Sequence[Mention], cues: Sequence[Cue], listed: Sequence[Sequence[int]], layout: Layout, home: str
) -> dict[str, Tally]:
    """Today's code → its tally, in the order of first mention. A name that only locates the next one adds nothing."""
    tallies: dict[str, Tally] = {}
    ends: dict[str, int] = {}
    for mention, cue in zip(mentions, cues, strict=True):
        code = mention.division.today
        entry = tallies.setdefault(code, Tally())
        if not mention.parent:
            add(entry, mention, layout, cue.factor * home_factor(mention, home), new=ends.get(code) != mention.start)
            ends[code] = mention.end
    for places in listed:
        codes = {mentions[place].division.today for place in places}
        for code in codes:
            tallies[code].beside |= codes
    if home:
        untitle_guests(tallies, home)
    return tallies


def untitle_guests(tallies: dict[str, Tally], home: str) -> None:
    """Where a place at home is named, one from elsewhere in the headline is a guest."""
    at_home = {code for code in tallies if code == home or lies_in(home, code) or is_near(code, home)}
    if any(tallies[code].count for code in at_home):
        for code in tallies.keys() - at_home:
            tallies[code].titled = False


def home_factor(mention: Mention, home: str) -> float:
    code = mention.division.today
    if mention.rule == "deictic":
        return DEICTIC
    if not home or code == home or lies_in(home, code) or lies_in(code, home):
        return 1.0
    return NEIGHBOUR if is_near(code, home) else ELSEWHERE


def add(entry: Tally, mention: Mention, layout: Layout, factor: float, *, new: bool) -> None:
    """`new`: it is not the township right after its county's name, which is one mention with it."""
    part, part_start = layout.place(mention.start)
    weight = factor * place_weight(part, mention.start - part_start)
    entry.weight += weight
    if factor >= ELSEWHERE:
        entry.count += new
        entry.titled |= part in HEADS
        entry.led |= part == "body" and weight > factor
    if part == "body":
        entry.body += weight
