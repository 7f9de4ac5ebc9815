"""The pages of a source, damaged as densely as is wanted."""

from benchmarks.damage import damaged_page
from benchmarks.damage_model import DamagedPage, learn
from benchmarks.pages_sources import Source

DENSITIES = {"undamaged": 0.0, "as a real page": 0.12, "heavy": 1.0}
"""Shares of the generator's own rates. A real page of a city's daily, read by a vision-language OCR, has 8 repairs
beside those of its punctuation in 5,773 characters, 1.4 in a thousand: a share of 0.12 comes nearest to that."""


def damaged_pages(
    source: Source, count: int, seed: int, wanted: frozenset[str] | None, density: float = 1.0
) -> list[DamagedPage]:
    """Pages in the source's order, again with another seed when more are wanted than there are."""
    lore = learn([truth for truths in source.everything.values() for truth in truths])
    names = sorted(source.pages)
    rounds = range(max(1, -(-(count or len(names)) // len(names))))
    wanted_pages = [(name, seed + turn) for turn in rounds for name in names][: count or len(names)]
    return [damaged_page(name, source.pages[name], number, lore, wanted, density) for name, number in wanted_pages]
