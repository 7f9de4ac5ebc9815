"""Damages the rows of a page as engines do, and remembers what each damage was."""

import random
from dataclasses import replace

from benchmarks.second.copies import copied
from benchmarks.second.faults import FAULTS, HALF, Fault
from benchmarks.second.marks import META, SPLIT, TEXT, Marker, bare
from benchmarks.second.model import Damage, Density, Layout, Row
from benchmarks.second.words import common, is_han

PER_THOUSAND = {"none": 0.0, "seed": 1.1, "heavy": 7.0}
"""Faults in a thousand characters; copies and damaged heads come on top. The seed page has 1.4 in all."""
COPIES = {"none": 0.0, "seed": 0.03, "heavy": 0.2}
"""Paragraphs of which a part or all stands twice, or runs into the next."""
HEADS = {"none": 0.0, "seed": 0.06, "heavy": 0.25}
"""Headlines split or repeated; pages with a running head amid the text."""
MARGIN = 14
"""Undamaged characters between two faults, so that each has a neighbourhood of its own."""
REACH = 6
"""Characters on either side of a fault that must come out as they were."""


def damaged(
    layout: Layout, density: Density, rng: random.Random, marker: Marker, head: str, half: bool, never: frozenset[str]
) -> Layout:
    """The layout with faults of every class but `never`, as dense as asked. `head`: the page's running head."""
    rows = [_faulty(row, density, rng, marker, half, never) for row in layout.rows]
    layout = copied(rows, layout, COPIES[density], rng, marker)
    rows = [new for row in layout.rows for new in _headline(row, density, rng, marker, never)]
    rows = [replace(row, text=_halved(row.text)) if half and row.role == "noise" else row for row in rows]
    if head and rng.random() < HEADS[density]:
        rows = _running_head(rows, head, rng, marker)
    return replace(layout, rows=tuple(rows))


def parts(text: str) -> tuple[str, str, str]:
    """A row's text without what stands glued before or after it, and these two."""
    before = text[: text.index(TEXT) + 1] if text.startswith(META) else ""
    rest = text[len(before) :]
    at = rest.find(META)
    return before, rest if at < 0 else rest[:at], "" if at < 0 else rest[at:]


def _faulty(row: Row, density: Density, rng: random.Random, marker: Marker, half: bool, never: frozenset[str]) -> Row:
    if row.role not in ("text", "verse", "subhead"):
        return replace(row, text=_halved(row.text)) if half and row.role not in ("furniture", "table") else row
    before, text, after = (_halved(part) if half and part[:1] == META else part for part in parts(row.text))
    faults = _chosen(text, density, rng, never) if len(text) >= 24 and row.role == "text" else []
    if half:
        faults += [("half", fault) for fault in _all_half(text, faults)]
    for cls, fault in sorted(faults, key=lambda pair: -pair[1].start):
        span = (max(0, fault.start - REACH), fault.reach + REACH)
        if cls == "half":
            span = (max(0, fault.start - 2), fault.reach + 2)
        thing = Damage(cls, row.story, row.paragraph, *span)
        text = text[: fault.start] + marker.wrap(thing, fault.after) + text[fault.end :]
    return replace(row, text=before + text + after)


def _halved(text: str) -> str:
    return "".join(HALF.get(char, char) for char in text)


def _chosen(text: str, density: Density, rng: random.Random, never: frozenset[str]) -> list[tuple[str, Fault]]:
    expected = PER_THOUSAND[density] * len(text) / 1000
    wanted = int(expected) + (rng.random() < expected % 1)
    names = [name for name in FAULTS if name not in never]
    weights = [FAULTS[name][0] for name in names]
    found: list[tuple[str, Fault]] = []
    for _ in range(wanted * 4):
        name = rng.choices(names, weights)[0]
        fault = FAULTS[name][1](text, rng)
        if fault and len(found) < wanted and all(_apart(fault, other) for _, other in found):
            found.append((name, fault))
    return found


def _apart(one: Fault, other: Fault) -> bool:
    """Also from what a copied phrase repeats."""
    first, second = sorted((one, other))
    return first.end + MARGIN + len(first.after) <= second.start - min(30, len(second.after))


def _all_half(text: str, faults: list[tuple[str, Fault]]) -> list[Fault]:
    """Every mark that is half-width all over the page, but between digits, where it might be right."""
    marks = [at for at, char in enumerate(text) if char in HALF and not text[max(0, at - 1) : at + 2 : 2].isascii()]
    free = [at for at in marks if not any(fault.start - 1 <= at <= fault.end for _, fault in faults)]
    return [Fault(at, at + 1, HALF[text[at]], at + 1) for at in free]


def _headline(row: Row, density: Density, rng: random.Random, marker: Marker, never: frozenset[str]) -> list[Row]:
    """A headline over two lines, cut in the midst of a word, or standing twice."""
    if row.role != "title" or rng.random() >= HEADS[density]:
        return [row]
    text = bare(row.text)
    if rng.random() < 0.4 and len(text) >= 8:
        copy = Damage("title_repeat", row.story, -1, 0, 0, text)
        return [row, Row("noise", marker.wrap(copy, text), row.story)]
    cuts = [
        at
        for at in range(5, len(text) - 4)
        if all(map(is_han, text[at - 2 : at + 2])) and common(text[at - 1 : at + 1])
    ]
    if not cuts or "title_split" in never:
        return [row]
    at = rng.choice(cuts)
    cut = marker.wrap(Damage("title_split", row.story, -1, 0, 0), SPLIT)
    return [replace(row, text=text[:at] + cut + text[at:])]


def _running_head(rows: list[Row], head: str, rng: random.Random, marker: Marker) -> list[Row]:
    """The page's head once more amid an article, as where a tile of the page begins."""
    inside = [at for at, row in enumerate(rows[1:], 1) if row.role == "text" and rows[at - 1].role == "text"]
    if not inside:
        return rows
    at = rng.choice(inside)
    line = marker.wrap(Damage("running_head", rows[at].story, -2, 0, 0, head), head)
    return [*rows[:at], Row("furniture", line, rows[at].story), *rows[at:]]
