"""Where clean pages come from: the corpus, split by date into dev and test, or the texts written for this bench."""

import json
from typing import NamedTuple

from benchmarks.damage_model import Truth
from benchmarks.pages_corpus import CORPUS, lenient, read_corpus, split
from benchmarks.pages_texts import read_texts


class Source(NamedTuple):
    """`pages` are damaged and scored; `everything` adds the records whose structure is not plain, for the clean run."""

    pages: dict[str, list[Truth]]
    everything: dict[str, list[Truth]]
    note: str


def open_source(part: str) -> Source:
    if part == "texts":
        pages = read_texts()
        return Source(
            pages, pages, f"{len({truth for truths in pages.values() for truth in truths})} articles of our own"
        )
    pages, skipped, records = read_corpus()
    whole = lenient([json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()])
    reasons = ", ".join(f"{count} {reason}" for reason, count in skipped.most_common())
    return Source(split(pages)[part], split(whole)[part], f"{records} records, skipped: {reasons}")
