"""How much a mention counts where it stands: the words before and after it, the agency's line, the place in the article."""

import re
from typing import NamedTuple

FIELD_WEIGHTS = {"title": 6.0, "kicker": 4.0, "subtitle": 4.0, "column": 2.0, "dateline": 0.0, "byline": 0.5, "body": 1.0}
# The lead of a news item tells where it happened; longer leads are stories that begin elsewhere.
LEAD = 150
LEAD_WEIGHT = 2.0
# 本报杭州2月25日电, 新华社昆明12月26日电: where the reporter sits, not what the article is about.
DATELINE = re.compile(r"(?:本报|新华社|中新[社网]|人民网|央视网|本网|本刊)[^\n\d，。]{2,9}?(?:\d{4}年)?\d{1,2}月?\d{0,2}日?(?:电|讯|消息|信息)")
ORIGIN_BEFORE = re.compile(r"(?:籍贯|祖籍|原籍|老家在?|出生[于在]|生于|毕业于|就读于|家住|来自|调离|从)$")
ORIGIN_AFTER = re.compile(r"籍|人(?=[，。、；）]|氏)|一所")
DIRECTION_BEFORE = re.compile(r"(?:[往至赴去飞]|前往|奔赴|飞赴|远赴|通往|开往|发往|销往|迎来)$")
DIRECTION_AFTER = re.compile(r"方向|等地(?!区)|等省|取经")
# 在北京举行, 在成都会见: where people met.
VENUE_AFTER = re.compile(r"(?:市)?(?:[^，。\n]{0,6})?(?:举行|召开|开幕|闭幕|会见|发布|出席|开赛|落幕|签署)")
CUE_WINDOW = 4


class Cue(NamedTuple):
    """`factor` on the weight of a mention and the rule that gave it, "" when nothing stands there."""

    factor: float
    rule: str


PLAIN = Cue(1.0, "")
ORIGIN = Cue(0.2, "origin")
DIRECTION = Cue(0.2, "direction")
VENUE = Cue(0.5, "venue")
AGENCY = Cue(0.0, "dateline")


def agency_lines(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in DATELINE.finditer(text)]


def cue(text: str, chain_start: int, end: int, agencies: list[tuple[int, int]]) -> Cue:
    """What the surroundings of the name at text[chain_start:end] say about its part in the article."""
    if any(start <= chain_start < stop for start, stop in agencies):
        return AGENCY
    before = text[max(0, chain_start - CUE_WINDOW) : chain_start]
    if ORIGIN_BEFORE.search(before) or ORIGIN_AFTER.match(text, end):
        return ORIGIN
    if DIRECTION_BEFORE.search(before) or DIRECTION_AFTER.match(text, end):
        return DIRECTION
    if before.endswith("在") and VENUE_AFTER.match(text, end):
        return VENUE
    return PLAIN


def place_weight(field: str, offset: int) -> float:
    weight = FIELD_WEIGHTS[field]
    return weight * LEAD_WEIGHT if field == "body" and offset < LEAD else weight
