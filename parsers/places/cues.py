"""How much a mention counts where it stands: words before and after it, the agency's line, place in the article."""

from collections.abc import Sequence
from typing import NamedTuple

from parsers.places.resolve import Mention
from parsers.places.signs import pattern

FIELD_WEIGHTS = {
    "title": 6.0,
    "kicker": 4.0,
    "subtitle": 4.0,
    "column": 2.0,
    "dateline": 0.0,
    "byline": 0.5,
    "body": 1.0,
}
# The lead of a news item tells where it happened; longer leads are stories that begin elsewhere.
LEAD = 150
LEAD_WEIGHT = 2.0
# After the agency: the city, perhaps the year, the day, and 电 or another word for a dispatch.
AGENCY_TAIL = r"[^\n\d，。]{2,9}?(?:\d{4}年)?\d{1,2}月?\d{0,2}日?(?:电|讯|消息|信息)"
# From the word for a writer to the end of the bracket.
WRITER_TAIL = r"[^（(）)\n]{0,60}[）)]"
CUE_WINDOW = 4
# 昆山市、平湖市 after 赴: what the words before the first name of a list say holds for all of it, townships included.
LIST = frozenset(("", *"、和与及"))


class Cue(NamedTuple):
    """`factor` on the weight of a mention and the rule that gave it, "" when nothing stands there."""

    factor: float
    rule: str


PLAIN = Cue(1.0, "")
ORIGIN = Cue(0.2, "origin")
DIRECTION = Cue(0.2, "direction")
VENUE = Cue(0.3, "venue")
EXAMPLE = Cue(0.2, "example")
AGENCY = Cue(0.0, "agency line")
# （通讯员 曹县一中 刘某）, （作者系沭阳县委党校教师）: who wrote it, not what it is about.
WRITER = Cue(0.0, "writer")


def cues(mentions: Sequence[Mention], text: str, listed: Sequence[Sequence[int]]) -> list[Cue]:
    """One cue for each mention, in their order; `listed` as `lists` gives it."""
    lines = [(*match.span(), AGENCY) for match in pattern("cue.agency", AGENCY_TAIL).finditer(text)]
    lines += [(*match.span(), WRITER) for match in pattern("cue.writer", WRITER_TAIL).finditer(text)]
    found: list[Cue] = []
    last_end, last = 0, PLAIN
    for mention in mentions:
        if not mention.parent:
            if last is PLAIN or text[last_end : mention.chain_start] not in LIST:
                last = cue(text, mention.chain_start, mention.end, lines)
            last_end = mention.end
        found.append(last)
    for places in listed:
        if pattern("cue.example_after").match(text, mentions[places[-1]].end):
            for place in places:
                found[place] = EXAMPLE
    return found


def lists(mentions: Sequence[Mention], text: str) -> list[list[int]]:
    """Places of the mentions that stand side by side, two or more: 湖南、江西、广东."""
    found: list[list[int]] = []
    last, end = -1, -1
    for index, mention in enumerate(mentions):
        if mention.parent:
            continue
        if end >= 0 and text[end : mention.chain_start] in LIST:
            if found and found[-1][-1] == last:
                found[-1].append(index)
            else:
                found.append([last, index])
        last, end = index, mention.end
    return found


def cue(text: str, chain_start: int, end: int, lines: Sequence[tuple[int, int, Cue]]) -> Cue:
    """What the surroundings of the name at text[chain_start:end] say about its part in the article."""
    for start, stop, line in lines:
        if start <= chain_start < stop:
            return line
    before = text[max(0, chain_start - CUE_WINDOW) : chain_start]
    if pattern("cue.origin_before", "$").search(before) or pattern("cue.origin_after").match(text, end):
        return ORIGIN
    if pattern("cue.direction_before", "$").search(before) or pattern("cue.direction_after").match(text, end):
        return DIRECTION
    venue = pattern("cue.venue").match(text, chain_start) or pattern("cue.venue_after").match(text, end)
    if venue and pattern("cue.venue_before", "$").search(before):
        return VENUE
    return PLAIN


def place_weight(field: str, offset: int) -> float:
    weight = FIELD_WEIGHTS[field]
    return weight * LEAD_WEIGHT if field == "body" and offset < LEAD else weight
