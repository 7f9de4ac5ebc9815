"""Clean articles of our own, in `texts/*.json`: invented county prose with lawful repetition and traps of structure.

A file is a list of pages; a page is a list of articles with the fields of Truth. Articles of one page stand together
because the trap needs it (short items under one column, one sentence quoted twice); the others are shuffled into more
pages, so that every article is seen in several neighbourhoods.
"""

import json
from pathlib import Path
from random import Random

from benchmarks.damage_model import Truth

TEXTS = Path(__file__).with_name("texts")
SHUFFLES = 3


def read_texts(folder: Path = TEXTS) -> dict[str, list[Truth]]:
    """Pages by name: as written, then three times shuffled in fives."""
    pages: dict[str, list[Truth]] = {}
    for path in sorted(folder.glob("*.json")):
        for number, items in enumerate(json.loads(path.read_text(encoding="utf-8"))):
            name = f"{path.stem}/{number:02d}"
            pages[name] = [
                Truth(**{**item, "paragraphs": tuple(item["paragraphs"]), "source": f"{name}/{at}"})
                for at, item in enumerate(items)
            ]
    alone = [
        truth for truths in pages.values() if len(truths) == 1 or all(item.title for item in truths) for truth in truths
    ]
    for turn in range(SHUFFLES):
        Random(turn).shuffle(alone)
        pages |= {f"shuffle{turn}/{at // 5:02d}": alone[at : at + 5] for at in range(0, len(alone), 5)}
    return pages
