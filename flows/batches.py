"""How far long work has come, for whoever is looking."""

import sys
from collections.abc import Callable, Iterator
from typing import TypeVar

T = TypeVar("T")


def watched(batches: Iterator[T], total: int, size: Callable[[T], int], noun: str = "articles") -> Iterator[T]:
    """The same batches, with a bar on standard error while they are made, where that is a terminal."""
    if not sys.stderr.isatty():
        yield from batches
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn(noun), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("", total=total)
        for batch in batches:
            progress.update(bar, advance=size(batch))
            yield batch
