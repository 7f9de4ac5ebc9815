"""A fuzzer of pages: `python -m benchmarks.fuzz [--pages N] [--seconds S] [--page K] [--growth | --no-growth]`.

Reads mutated pages and holds every reading to the laws: nothing is raised; edits do not overlap and quote the raw text;
each passage is its spans with the edits replayed; every raw character that is no white space is in an article, an
edit or the remainder. Then reads 10 KB and 10 MB of awkward text and compares the time per character.
"""

import argparse
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from functools import cache
from multiprocessing import Pool
from random import Random

from benchmarks.damage_readers import BENCH, DAY
from benchmarks.pages_damaged import damaged_pages
from benchmarks.pages_growth import GROWTH, Growth, measure
from benchmarks.pages_mutants import mutant
from benchmarks.pages_sources import open_source
from parsers.model import Article, Edit, PageReading, Passage, RawPage, Span
from parsers.reading import read_page

CHUNK = 500
MOST = 1.5
FIELDS = ("title", "kicker", "subtitle", "column", "byline", "dateline")


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    if options.page is not None:
        print(content_of(options.seed, options.page).decode("utf-8", "backslashreplace"))
        return report(*broken_laws(options.seed, options.page, True))
    done, broken = (0, 0) if options.growth else fuzz(options.seed, options.pages, options.seconds)
    print(f"{done:,} mutated pages read, {broken} broke a law")
    slow = [] if options.no_growth else [growth for growth in grow() if growth.ratio > MOST]
    return 1 if broken or slow else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    options = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    options.add_argument("--pages", type=int, default=20_000)
    options.add_argument("--seconds", type=float, default=3600.0)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--page", type=int, help="show and check one page of the run by its number")
    options.add_argument("--growth", action="store_true", help="only the check of time per character")
    options.add_argument("--no-growth", action="store_true", help="only the mutated pages")
    return options.parse_args(arguments)


def fuzz(seed: int, pages: int, seconds: float) -> tuple[int, int]:
    """Pages read and pages that broke a law, over all cores, until either limit; stops after ten broken pages."""
    end = time.monotonic() + seconds
    done = broken = 0
    starts = [(seed, start, min(start + CHUNK, pages)) for start in range(0, pages, CHUNK)]
    with Pool() as pool:
        for count, found in pool.imap_unordered(_chunk, starts):
            done += count
            for number, law in found:
                broken += 1
                print(f"page {number} (seed {seed}): {law}")
            if time.monotonic() > end or broken >= 10:
                pool.terminate()
                break
    return done, broken


def _chunk(task: tuple[int, int, int]) -> tuple[int, list[tuple[int, str]]]:
    seed, start, stop = task
    found = [(number, law) for number in range(start, stop) for law in broken_laws(seed, number)[:1]]
    return stop - start, found


def report(*laws: str) -> int:
    print("\n".join(laws) or "all laws hold")
    return 1 if laws else 0


@cache
def pool_of_pages() -> tuple[str, ...]:
    """Damaged pages of the bench's own texts: the fuzzer runs without the corpus."""
    source = open_source("texts")
    return tuple(page.raw for seed in (1, 2, 3) for page in damaged_pages(source, 0, seed, None))


def content_of(seed: int, number: int) -> bytes:
    return mutant(pool_of_pages(), Random(f"{seed}/{number}"))


def broken_laws(seed: int, number: int, loud: bool = False) -> list[str]:
    """The laws that the reading of one mutated page breaks."""
    content = content_of(seed, number)
    try:
        reading = read_page(RawPage("1", content, "fuzz.md"), BENCH, DAY)
    except Exception as error:  # noqa: BLE001 - the law under test is that nothing at all is raised
        if loud:
            traceback.print_exc()
        return [f"raised {type(error).__name__}: {error}"]
    if reading.failure:
        return []
    return [*_edit_laws(reading), *_passage_laws(reading), *_conservation(reading)]


def applied(reading: PageReading) -> list[Edit]:
    return sorted((edit for edit in reading.edits if edit.applied), key=lambda edit: (edit.start, edit.end))


def _edit_laws(reading: PageReading) -> Iterator[str]:
    at = 0
    for edit in applied(reading):
        if edit.start < at:
            yield f"{edit.rule} {edit.start}–{edit.end} overlaps the edit that ends at {at}"
        if edit.before != reading.text[edit.start : edit.end]:
            found = reading.text[edit.start : edit.end]
            yield f"{edit.rule} {edit.start}–{edit.end} says {edit.before!r}, the page {found!r}"
        at = max(at, edit.end)


def _passage_laws(reading: PageReading) -> Iterator[str]:
    edits = applied(reading)
    for article in reading.articles:
        for name, passage in _passages(article):
            glues = ("",) if name == "paragraph" else ("", " ")
            got = [replay(reading.text, passage.spans, edits, glue) for glue in glues]
            if passage.text not in got:
                yield f"{name} of article {article.position}: {passage.text[:80]!r}, replayed {got[0][:80]!r}"


def _passages(article: Article) -> Iterator[tuple[str, Passage]]:
    for name in FIELDS:
        if passage := getattr(article, name):
            yield name, passage
    yield from (("paragraph", passage) for passage in article.paragraphs)


def replay(raw: str, spans: Sequence[Span], edits: Sequence[Edit], glue: str = "") -> str:
    """The raw text of the spans with the edits that lie inside them; an insertion counts to the span it starts or ends.

    `glue` stands between spans: head fields set on several lines may be told with a space between the lines.
    """
    told: list[str] = []
    used: set[int] = set()
    for start, end in spans:
        out, at = [], start
        for index, edit in enumerate(edits):
            if edit.start >= start and edit.end <= end and index not in used:
                out += [raw[at : edit.start], edit.after]
                at = edit.end
                used.add(index)
        told.append("".join([*out, raw[at:end]]))
    return glue.join(told)


def _conservation(reading: PageReading) -> Iterator[str]:
    held = bytearray(len(reading.text))
    spans = [span for article in reading.articles for span in article.spans]
    spans += [Span(edit.start, edit.end) for edit in applied(reading)] + [
        Span(item.start, item.end) for item in reading.remainder
    ]
    for start, end in spans:
        held[start:end] = b"\x01" * (end - start)
    lost = [at for at, char in enumerate(reading.text) if not held[at] and not char.isspace()]
    if lost:
        near = reading.text[max(0, lost[0] - 15) : lost[0] + 15]
        yield f"{len(lost)} characters are nowhere, first {reading.text[lost[0]]!r} at {lost[0]} in {near!r}"


def grow() -> Iterator[Growth]:
    print(f"\n{'content':24}{'10 KB':>10}{'10 MB':>10}  microseconds a character, ratio")
    for name in GROWTH:
        growth = measure(name, lambda content: read_page(RawPage("1", content, "growth.md"), BENCH, DAY), MOST)
        size = "" if growth.characters >= 3_000_000 else f" (given up at {growth.characters:,} characters)"
        print(f"{name:24}{growth.small * 1e6:>10.3f}{growth.large * 1e6:>10.3f}  {growth.ratio:.2f}{size}", flush=True)
        yield growth


if __name__ == "__main__":
    sys.exit(main())
