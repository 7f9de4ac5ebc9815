"""Repairs made where nothing is broken: `python -m benchmarks.harm FILE… [--show K]`.

A file is clean Chinese text, a paragraph a line. Its lines are put on pages, set in turn with blank lines, without, and
with indents; every repair that changes characters or joins two lines is counted by rule: each has to be explained.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from unicodedata import normalize

from benchmarks.damage_report import short
from benchmarks.damage_score import bare
from parsers.cleaning.order import clean
from parsers.model import Edit

PAGE = 7000
GAPS = ("\n\n", "\n", "\n\n\u3000\u3000", "\n\u3000\u3000", "\n\n")
JOINS = frozenset({"broken_paragraphs", "wrapped_lines", "seams"})


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="python -m benchmarks.harm", description=__doc__)
    options.add_argument("files", nargs="+", type=Path, metavar="FILE")
    options.add_argument("--show", type=int, default=0, metavar="K", help="differences of each file")
    chosen = options.parse_args(arguments)
    for path in chosen.files:
        pages = list(pages_of(path.read_text("utf-8").splitlines()))
        harms = [(raw, edit) for raw in pages for edit in clean(raw).edits if is_harm(edit)]
        characters = sum(map(len, pages))
        rules = ", ".join(f"{rule} {count}" for rule, count in Counter(edit.rule for _, edit in harms).most_common())
        print(
            f"{path.name}: {1e4 * len(harms) / max(1, characters):.3f} in 10,000 of {characters:,} characters; {rules}"
        )
        for raw, edit in harms[: chosen.show]:
            around = raw[max(0, edit.start - 30) : edit.start], raw[edit.end : edit.end + 30]
            print(f"    {edit.rule} {around[0]!r} [{short(edit.before)} → {short(edit.after)}] {around[1]!r}")
    return 0


def pages_of(lines: Sequence[str]) -> Iterator[str]:
    for number, page in enumerate(sheets_of(lines)):
        yield GAPS[number % len(GAPS)].join(page)


def sheets_of(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines that hold text, as many together as a page has."""
    page: list[str] = []
    for line in filter(None, map(str.strip, lines)):
        page.append(line)
        if sum(map(len, page)) > PAGE:
            yield page
            page = []
    if page:
        yield page


def is_harm(edit: Edit) -> bool:
    """Whether an edit changes more than marks, spaces and width, or makes two lines one."""
    joined = edit.rule in JOINS and "\n" in edit.before and "\n" not in edit.after
    return joined or _letters(edit.before) != _letters(edit.after)


def _letters(text: str) -> str:
    return bare(normalize("NFKC", text)).replace("\n", "")


if __name__ == "__main__":
    sys.exit(main())
