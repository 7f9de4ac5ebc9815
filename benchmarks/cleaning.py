"""The bench of cleaning and cutting: `python -m benchmarks.cleaning [--split dev|test|texts] [--pages N] [--worst K]`.

Damages pages with known truth, reads them, and prints what was repaired, what was harmed, what was found, and how fast;
then how much of the articles comes back from the same pages without one heading mark, undamaged, damaged as
a real page is, and damaged heavily.
Differences of the test split are held out; --reveal prints them all the same.
"""

import argparse
import sys
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.damage import CLASSES, clean_page
from benchmarks.damage_fields import FieldTally, score_fields
from benchmarks.damage_model import DamagedPage, Truth, learn
from benchmarks.damage_readers import READERS, Reader
from benchmarks.damage_report import print_clean, print_density, print_edits, print_fields, print_worst
from benchmarks.damage_score import EditTally, bare, compare, judge, score_edits
from benchmarks.damage_text import END
from benchmarks.pages_corpus import BYLINE
from benchmarks.pages_damaged import DENSITIES, damaged_pages
from benchmarks.pages_sources import Source, open_source
from benchmarks.speed import measure_speed
from parsers.model import Edit

LONGEST_HEAD = 20
"""Characters of a line that may be half of a headline."""


class CleanTally(NamedTuple):
    """`untold` of the harmful edits join lines of which no record says whether they are one headline."""

    characters: int
    harmful: list[tuple[str, Edit]]
    untold: int


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    if options.split == "test" and options.worst and not options.reveal:
        print(
            "The test split is held out: --worst shows differences of dev and texts only (or say --reveal).",
            file=sys.stderr,
        )
        return 2
    source = open_source(options.split)
    reader = READERS[options.parser]
    wanted = frozenset({options.cls}) if options.cls else None
    pages = damaged_pages(source, options.pages, options.seed, wanted, DENSITIES[options.density])
    edits, fields = scored(pages, reader)
    print(
        f"{options.split}: {len(pages)} pages, {len(source.pages)} layouts, seed {options.seed}, "
        f"parser {options.parser}; {source.note}\n"
    )
    print_edits(edits)
    print_fields(fields)
    if not options.cls:
        plain = [clean_page(name, truths, learn([])) for name, truths in sorted(source.pages.items())]
        print_density("no marks", plain, scored(plain, reader)[1])
        for name, density in DENSITIES.items():
            same = damaged_pages(source, options.pages, options.seed, None, density)
            print_density(name, same, scored(same, reader)[1])
        harm = clean_harm(source, reader)
        print_clean(harm.characters, harm.harmful, harm.untold, show=options.split != "test" or options.reveal)
    print(f"speed: {measure_speed(pages, reader)}")
    if options.worst:
        print_worst(pages, reader, options.worst, edits, fields)
    return 0


def scored(pages: Sequence[DamagedPage], reader: Reader) -> tuple[EditTally, FieldTally]:
    """Every page read and laid beside its truth."""
    edits, fields = EditTally(), FieldTally()
    for page in pages:
        reading = reader(page)
        if reading.text != page.raw:
            print(
                f"{page.name}: the reading's text is not the page's ({reading.failure or 'no failure named'})",
                file=sys.stderr,
            )
        ground, _ = compare(page, reading)
        score_edits(page, reading, ground, edits)
        score_fields(page, reading, fields)
    return edits, fields


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    options = argparse.ArgumentParser(prog="python -m benchmarks.cleaning", description=__doc__)
    options.add_argument("--split", choices=("dev", "test", "texts"), default="dev")
    options.add_argument("--pages", type=int, default=0, help="pages to damage; 0: every page of the split once")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--worst", type=int, default=0, metavar="K")
    options.add_argument(
        "--class", dest="cls", choices=CLASSES, metavar="NAME", help="plant this class only: " + ", ".join(CLASSES)
    )
    options.add_argument("--parser", choices=tuple(READERS), default="parser")
    options.add_argument("--density", choices=tuple(DENSITIES), default="heavy", help="of the tables and differences")
    options.add_argument("--reveal", action="store_true", help="print differences of the held-out split")
    return options.parse_args(arguments)


def clean_harm(source: Source, reader: Reader) -> CleanTally:
    """Applied edits on undamaged pages, other than punctuation and spaces, and joins of lines that are apart."""
    everything: dict[str, list[Truth]] = source.everything
    lore = learn([])
    harmful: list[tuple[str, Edit]] = []
    characters = untold = 0
    for name, truths in sorted(everything.items()):
        page = clean_page(name, truths, lore)
        reading = reader(page)
        ground, _ = compare(page, reading)
        characters += len(page.raw)
        for edit in reading.edits:
            content = bare(edit.before).replace("\n", "") != bare(edit.after).replace("\n", "")
            if edit.applied and (content or judge(page, edit, ground, False) == "false"):
                harmful.append((name, edit))
                untold += _joins_untold(page, edit)
    return CleanTally(characters, harmful, untold)


def _joins_untold(page: DamagedPage, edit: Edit) -> bool:
    """Whether an edit joins two head-like lines, right over a byline, in a record of several pieces.

    Such a record tells the head of its first piece only: of a later one's two lines nobody knows whether they are
    a headline that the newspaper printed on two, or a kicker and a headline.
    """
    lines = [piece for piece in page.laid if piece.field]
    starts = [at for at, piece in zip(page.raw_starts, page.laid, strict=True) if piece.field]
    k = bisect_left(starts, edit.end)
    if edit.before.strip() or k + 1 >= len(lines) or not k or starts[k] != edit.end:
        return False
    heads, below = lines[k - 1 : k + 1], lines[k + 1]
    keys = [piece.field for piece in (*heads, below) if piece.field]
    if {key.name for key in keys} != {"body"} or page.truths[keys[0].article].source:
        return False
    return BYLINE.match(below.clean) is not None and all(
        len(piece.clean) <= LONGEST_HEAD and piece.clean[-1] not in END for piece in heads
    )


if __name__ == "__main__":
    sys.exit(main())
