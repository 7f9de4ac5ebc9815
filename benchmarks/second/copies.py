"""What stands twice on a page: ends of paragraphs, whole ones, blocks; and paragraphs run together."""

import random
from collections import defaultdict
from dataclasses import replace

from benchmarks.second.marks import JOIN, META, Marker
from benchmarks.second.model import Damage, Layout, Row
from benchmarks.second.words import LOOKALIKES, is_han

KINDS = {"tail": 3, "repeat": 1, "repeat_apart": 1, "block": 0.7, "near": 1.2, "twin_cut": 1, "joined": 2}
EDGE = 6
SHORTEST = 30
"""A shorter paragraph may well stand twice by the writer's will."""


class Copies:
    """The copies chosen so far: rows to stand after a row, and rows that run into the one before."""

    def __init__(self, rows: list[Row], layout: Layout, rng: random.Random, marker: Marker) -> None:
        self.rows, self.layout, self.rng, self.marker = rows, layout, rng, marker
        self.after: dict[int, list[Row]] = defaultdict(list)
        self.merged: dict[int, str] = {}
        self.used: set[int] = set()

    def text(self, at: int) -> str:
        """The undamaged paragraph at a row."""
        row = self.rows[at]
        return self.layout.wanted[row.story].paragraphs[row.paragraph]

    def follows(self, at: int) -> bool:
        """Is row `at` the next plain paragraph of the same article as the one before it?"""
        if not 0 < at < len(self.rows):
            return False
        row, last = self.rows[at], self.rows[at - 1]
        return row.role == last.role == "text" and row.story == last.story

    def stand(self, cls: str, at: int, text: str, probe: str) -> None:
        """A copy after row `at`: the paragraph's end and the next one's beginning must meet, `probe` stand once."""
        row, size = self.rows[at], len(self.text(at))
        thing = Damage(cls, row.story, row.paragraph, size - EDGE, size + EDGE, probe)
        self.after[at].append(Row("noise", self.marker.wrap(thing, text), row.story))
        self.used |= {at, at + 1}


def copied(rows: list[Row], layout: Layout, rate: float, rng: random.Random, marker: Marker) -> Layout:
    """The layout with copies among its rows, about `rate` for each paragraph."""
    copies = Copies(rows, layout, rng, marker)
    for at, row in enumerate(rows):
        if row.role == "text" and rng.random() < rate and at not in copies.used and len(copies.text(at)) >= SHORTEST:
            kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
            MAKERS[kind](copies, at)
    return replace(copies.layout, rows=tuple(_assembled(copies)))


def _assembled(copies: Copies) -> list[Row]:
    out: list[Row] = []
    for at, row in enumerate(copies.rows):
        if at in copies.merged:
            out[-1] = replace(out[-1], text=out[-1].text + copies.merged[at] + row.text)
        else:
            out.append(row)
        out.extend(copies.after[at])
    return out


def _tail(copies: Copies, at: int) -> None:
    """The last words again, from the midst of a clause."""
    text = copies.text(at)
    starts = [cut for cut in range(len(text) - 14, len(text) - 3) if is_han(text[cut - 1]) and is_han(text[cut])]
    if starts:
        cut = copies.rng.choice(starts)
        copies.stand("tail", at, text[cut:], text[-10:])


def _repeat(copies: Copies, at: int) -> None:
    copies.stand("repeat", at, copies.text(at), copies.text(at)[:14])


def _repeat_apart(copies: Copies, at: int) -> None:
    """Again after one to three paragraphs that are not the same."""
    far = at
    for _ in range(copies.rng.randint(1, 3)):
        far += copies.follows(far + 1) and far + 1 not in copies.used
    if far > at:
        copies.stand("repeat_apart", far, copies.text(at), copies.text(at)[:14])


def _block(copies: Copies, at: int) -> None:
    """This paragraph and the next again, after both."""
    if not copies.follows(at + 1) or at + 1 in copies.used or len(copies.text(at + 1)) < SHORTEST:
        return
    copies.stand("block", at + 1, copies.text(at), copies.text(at)[:14])
    copies.stand("block", at + 1, copies.text(at + 1), copies.text(at + 1)[:14])


def _near(copies: Copies, at: int) -> None:
    """Again with one to three characters misread: the reader may keep either."""
    text = copies.text(at)
    places = [place for place, char in enumerate(text) if char in LOOKALIKES and EDGE < place < len(text) - EDGE]
    places += [place for place, char in enumerate(text) if char in "，的" and EDGE < place < len(text) - EDGE]
    if not places:
        return
    changed = list(text)
    for place in copies.rng.sample(places, min(len(places), copies.rng.randint(1, 3))):
        changed[place] = LOOKALIKES.get(changed[place], "")
    variant = "".join(changed)
    copies.stand("near", at, variant, text[:EDGE])
    row = copies.rows[at]
    wanted = list(copies.layout.wanted)
    old = wanted[row.story]
    wanted[row.story] = replace(old, variants=(*old.variants, (row.paragraph, variant)))
    copies.layout = replace(copies.layout, wanted=tuple(wanted))


def _twin_cut(copies: Copies, at: int) -> None:
    """A paragraph first cut off by a tile's edge, then whole."""
    if not copies.follows(at):
        return
    text = copies.text(at)
    cuts = [
        cut for cut in range(len(text) // 3, len(text) - 8) if cut > 24 and is_han(text[cut - 1]) and is_han(text[cut])
    ]
    if cuts and at - 1 not in copies.used:
        copies.stand("twin_cut", at - 1, text[: copies.rng.choice(cuts)], text[:14])


def _joined(copies: Copies, at: int) -> None:
    """Two paragraphs in one line, the second still with its indent."""
    if copies.follows(at + 1) and at + 1 not in copies.used and META not in copies.rows[at].text[8:]:
        row, size = copies.rows[at], len(copies.text(at))
        thing = Damage("joined", row.story, row.paragraph, size - EDGE, size + EDGE)
        copies.merged[at + 1] = copies.marker.wrap(thing, JOIN)
        copies.used |= {at, at + 1}


MAKERS = {
    "tail": _tail,
    "repeat": _repeat,
    "repeat_apart": _repeat_apart,
    "block": _block,
    "near": _near,
    "twin_cut": _twin_cut,
    "joined": _joined,
}
