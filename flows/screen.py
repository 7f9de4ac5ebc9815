"""What a person or another program sees: results on standard output, everything else on standard error."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

FULL_WIDTH = 100_000
"""Of a table that goes to a file or a pipe: nothing is folded there."""


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
    """1 page, 2 pages."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


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
    """A table without frame; a cell of an unknown verdict is shown as a dash."""
    from rich import box
    from rich.table import Table

    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        made.add_column(column.title, no_wrap=not column.folds, overflow="fold" if column.folds else "ellipsis")
    for row in rows:
        made.add_row(*(one_line(cell) or "—" for cell in row))
    return made


@contextmanager
def a_reader_may_leave() -> Iterator[None]:
    """`xianwen articles | head` is no error: what nobody reads any more goes nowhere."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
