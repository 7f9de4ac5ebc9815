"""What a person or another program sees: results on standard output, everything else on standard error."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

FULL_WIDTH = 100_000
"""Of a table that goes to a file or a pipe: nothing is folded there."""

LEAST = 20
"""Cells that a folding column is to have, if it has so much to say."""

BETWEEN = 3


class Column(NamedTuple):
    """A table's column. Only folding ones give way when the screen is narrow."""

    title: str
    folds: bool = False


def speak_utf8() -> None:
    """Chinese on both streams whatever the locale; what is no Unicode (odd file names) is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def note(text: str) -> None:
    """One line on standard error."""
    print(f"xianwen: {one_line(text)}", file=sys.stderr)


def counted(number: int, noun: str) -> str:
    """1 page, 2 pages, 3,000 pages."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def one_line(text: str) -> str:
    """The text without line breaks and other control characters, which file names may hold."""
    return "".join(character if character.isprintable() else ascii(character)[1:-1] for character in text)


def say(text: str) -> None:
    """Text on standard output, as it is."""
    with a_reader_may_leave():
        sys.stdout.write(text + "\n")


def show(*parts: "RenderableType") -> None:
    """Tables and coloured text on standard output, no line with blanks at its end."""
    console = output()
    with a_reader_may_leave():
        with console.capture() as caught:
            console.print(*parts, sep="\n", soft_wrap=False)
        sys.stdout.write("".join(f"{line.rstrip(' ')}\n" for line in caught.get().splitlines()))


def output() -> "Console":
    """Standard output as rich sees it: no markup is read from what we print, and no colours leave for a pipe."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else FULL_WIDTH
    return Console(file=sys.stdout, width=width, markup=False, highlight=False, emoji=False, soft_wrap=False)


def has_colours() -> bool:
    """Whether standard output shows colours: not in a pipe, not where NO_COLOR asks for none."""
    console = output()
    return console.color_system is not None and not console.no_color


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> "RenderableType":
    """A table without frame, or a few lines a row where the screen is too narrow for one.

    A cell of an unknown verdict is shown as a dash.
    """
    from rich import box
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    cells = [[one_line(cell) or "—" for cell in row] for row in rows]
    if _least_width(columns, cells) > output().width:
        return Group(*(Text(line) for row in cells for line in _record(columns, row)))
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        made.add_column(column.title, no_wrap=not column.folds, overflow="fold" if column.folds else "ellipsis")
    for row in cells:
        made.add_row(*row)
    return made


def _least_width(columns: Sequence[Column], cells: Sequence[Sequence[str]]) -> int:
    """Of a table in which no cell is cut off, and none folded into a sliver."""
    from rich.cells import cell_len

    widths = (max(map(cell_len, (column.title, *each))) for column, *each in zip(columns, *cells, strict=True))
    least = [min(wide, LEAST) if column.folds else wide for column, wide in zip(columns, widths, strict=True)]
    return sum(least) + BETWEEN * (len(least) - 1)


def _record(columns: Sequence[Column], row: Sequence[str]) -> Iterator[str]:
    """One row as lines: its first cell, then what is long by itself and what is short side by side, with its name."""
    yield row[0]
    rest = zip(columns[1:], row[1:], strict=True)
    for folds, some in groupby(rest, key=lambda each: each[0].folds):
        if folds:
            yield from (f"  {cell}" for _, cell in some)
        else:
            yield "  " + "  ".join(f"{column.title} {cell}" for column, cell in some)


@contextmanager
def a_reader_may_leave() -> Iterator[None]:
    """`xianwen articles | head` is no error: what nobody reads any more goes nowhere."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
