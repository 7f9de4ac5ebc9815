"""Decks as county newspapers set them: a line of the kind that stands over headlines is under one, without a dash."""

import re
from collections.abc import Mapping, Sequence
from random import Random

from benchmarks.heads_forms import Part
from benchmarks.heads_steps import Known
from parsers.articles.cue_weights import KICKER, SUBTITLE, TITLE
from parsers.lines import Line

MOVED, UNDASHED = 0.5, 0.6
"""The share of the kickers that move below their headlines, and of the subtitles that lose their dash."""

_LEADS_ON = re.compile(r"[—：…，、]$|(?:强调|指出|要求|表示|印发|认为|发布)$")
_DASH = re.compile(r"[—―─-]{1,3} ?")


def decks_turned(
    text: str, page: Sequence[Line], parts: Mapping[int, Part], known: Sequence[Known], rng: Random
) -> tuple[str, dict[int, Part], list[Known]]:
    """The text with some kickers below their headlines and some subtitles without dash, and what is where then."""
    made, places, heads = text, dict(parts), list(known)
    ends = {line.start: line.end for line in page}
    for number, head in enumerate(known):
        starts = {role: [at for at, part in parts.items() if part == (role, number)] for role in (KICKER, TITLE)}
        if head.subtitle or not (starts[KICKER] and starts[TITLE]) or rng.random() >= MOVED:
            continue
        first, last, top, end = starts[KICKER][0], starts[KICKER][-1], starts[TITLE][0], starts[TITLE][-1]
        kicker, title = text[first : ends[last]], text[top : ends[end]]
        gap = text[ends[last] : top]
        if _LEADS_ON.search(kicker) or gap.strip() or not gap:
            continue
        made = f"{made[:first]}{title}{gap}{kicker}{made[ends[end] :]}"
        for start in (*starts[KICKER], *starts[TITLE]):
            del places[start]
        places |= {first + start - top: Part(TITLE, number) for start in starts[TITLE]}
        places |= {start + ends[end] - ends[last]: Part(SUBTITLE, number) for start in starts[KICKER]}
        heads[number] = head._replace(kicker="", subtitle=head.kicker)
    return *_undashed(made, places, rng), heads


def _undashed(text: str, parts: Mapping[int, Part], rng: Random) -> tuple[str, dict[int, Part]]:
    """The text without the dashes before some subtitles, and the parts where they stand then."""
    cuts = [
        (start, start + len(dash[0]))
        for start, part in sorted(parts.items())
        if part.role == SUBTITLE and (dash := _DASH.match(text, start)) and rng.random() < UNDASHED
    ]
    pieces, at = [], 0
    for start, end in cuts:
        pieces.append(text[at:start])
        at = end
    moved = {start - sum([end - begin for begin, end in cuts if begin < start]): part for start, part in parts.items()}
    return "".join([*pieces, text[at:]]), moved
