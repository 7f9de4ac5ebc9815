"""Options that several commands share, and how their values are checked."""

from datetime import date
from typing import Annotated, Literal

import typer

from flows.errors import WrongUse

DatabaseUrl = Annotated[
    str | None,
    typer.Option(
        "--database-url",
        metavar="URL",
        help="sqlite:///FILE or postgresql://USER@HOST/NAME. Default: $XIANWEN_DATABASE_URL, else ./data/xianwen.db.",
    ),
]
Period = tuple[date | None, date | None]
Format = Literal["table", "json", "jsonl", "csv"]


def period(since: str | None, until: str | None, first: str = "--since", last: str = "--until") -> Period:
    """Both days, in order. Raises WrongUse."""
    days = day(since, first), day(until, last)
    if days[0] and days[1] and days[0] > days[1]:
        raise WrongUse(f"{first} {days[0]} is later than {last} {days[1]}")
    return days


def day(text: str | None, option: str) -> date | None:
    """The date of an option. Raises WrongUse."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise WrongUse(f"{option} {text!r}: no such date; write it as YYYY-MM-DD, as 2025-02-19") from error
