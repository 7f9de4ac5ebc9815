"""The damage generator: clean articles in, a page as a vision-language OCR would write it out, with its whole truth.

Every class of damage has a name here (CLASSES); each page has its own layout, hand, health and share of
classes, all drawn from one seed. What even a careful reader cannot decide is not planted: a cut after 。！？…；：, a
title cut between two phrases that could be kicker and title (scored loosely), lawful AA and ABAB,
doubled digits, 一一 for ——, marks between Latin letters, U+FFFD in the place of a lost character.
"""

from collections.abc import Sequence
from random import Random

from benchmarks.damage_layout import Layout, Writer, choose_layout, furniture, write_article
from benchmarks.damage_lines import PAPER, colophon, page_number, picture, running_head
from benchmarks.damage_model import DamagedPage, Lore, Truth
from benchmarks.damage_plan import CLASSES, Plan, choose_plan, plan_article
from benchmarks.damage_sheet import Sheet
from benchmarks.damage_style import Hand, choose_hand
from benchmarks.damage_text import Setting

__all__ = ["CLASSES", "PAPER", "clean_page", "damaged_page"]


def damaged_page(
    name: str,
    truths: Sequence[Truth],
    seed: int,
    lore: Lore,
    wanted: frozenset[str] | None = None,
    density: float = 1.0,
) -> DamagedPage:
    """One page. `wanted` plants these classes only, at a higher rate; `density` scales how many damages there are."""
    rng = Random(f"{seed}/{name}")
    layout = choose_layout(rng, truths)
    if wanted and "false_join" in wanted:
        layout = layout._replace(indent="　　")
    return _write(name, tuple(truths), layout, choose_plan(rng, wanted, density), choose_hand(rng, wanted), rng, lore)


def clean_page(name: str, truths: Sequence[Truth], lore: Lore) -> DamagedPage:
    """The same articles as a plain page without one damage: no marks, no furniture, full-width."""
    rng = Random(name)
    layout = choose_layout(rng, truths, clean=True)
    return _write(name, tuple(truths), layout, choose_plan(rng, frozenset()), Hand(), rng, lore)


def _write(
    name: str, truths: tuple[Truth, ...], layout: Layout, plan: Plan, hand: Hand, rng: Random, lore: Lore
) -> DamagedPage:
    setting = Setting(layout.newline, layout.gap, layout.gap + layout.indent, lore)
    writer = Writer(Sheet(), layout, plan, hand, rng, set())
    writer.sheet.mark(layout.newline * rng.choice((0, 0, 0, 4)))
    _furniture(writer, plan.chance("furniture", 0.5))
    for index, truth in enumerate(truths):
        slots = plan_article(truth, plan, hand, setting, rng)
        write_article(writer, index, truths, slots)
        if index < len(truths) - 1:
            _furniture(writer, plan.chance("furniture", 0.06))
        if rng.random() < plan.chance("image_link", 0.05):
            writer.sheet.plant("image_link", picture(rng))
            writer.sheet.mark(layout.gap)
    _furniture(writer, plan.chance("furniture", 0.5))
    return writer.sheet.finish(name, truths, frozenset(writer.loose))


def _furniture(writer: Writer, chance: float) -> None:
    rng = writer.rng
    if rng.random() < chance:
        kinds = (writer.layout.running, running_head(rng), colophon(rng), colophon(rng), page_number(rng))
        for line in dict.fromkeys(rng.sample(kinds, rng.randrange(1, 4))):
            furniture(writer, line)
