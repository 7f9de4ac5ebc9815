"""Long work watched by a person: a bar with counts, rate and time left on standard error, and nothing in a pipe."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def _one(_: object) -> int:
    return 1


def _nothing(_: object) -> str:
    return ""


def watched(
    items: Iterable[T],
    total: int,
    noun: str,
    *,
    size: Callable[[T], int] = _one,
    say: Callable[[T], str] = _nothing,
    least: int = 2,
) -> Iterator[T]:
    """The same items. The bar is in units of `noun`, `size` of them an item, `say` is what it tells when one
    has been dealt with.

    Work of fewer than `least` units has no bar.
    """
    if total < least or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(f"{noun}  {{task.fields[rate]}}"),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("", total=total, rate="")
        for item in items:
            yield item
            speed = progress.tasks[0].speed
            progress.update(bar, advance=size(item), description=say(item), rate=_rate(speed) if speed else "")


def _rate(speed: float) -> str:
    return f"{speed:.1f}/s" if speed >= 1 else f"{speed * 60:.1f}/min"
