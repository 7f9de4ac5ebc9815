"""`xianwen export`: a view as Parquet, JSON lines or CSV, in constant memory."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from flows.appearing import appearing
from flows.commands.database import asking
from flows.commands.options import period
from flows.errors import WrongUse
from flows.screen import a_reader_may_leave, note
from flows.settings import read_settings
from flows.tabular import write_csv, write_jsonl, write_parquet
from storage.export import ViewName, fields, rows

ExportFormat = Literal["parquet", "jsonl", "csv"]
WRITERS = {"parquet": write_parquet, "jsonl": write_jsonl, "csv": write_csv}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The command line, as it was given; without `out` it goes to standard output."""

    view: ViewName
    format: ExportFormat
    since: str | None
    until: str | None
    out: Path | None


def export(wanted: Wanted, database_url: str | None) -> None:
    """Raises WrongUse, StorageError."""
    since, until = period(wanted.since, wanted.until)
    if wanted.format == "parquet" and not wanted.out and sys.stdout.isatty():
        raise WrongUse("Parquet is no text for a screen: name a file with --out")
    with asking(read_settings(database_url)) as connection, _opened(wanted.out) as file:
        found = rows(connection, wanted.view, since, until)
        count = WRITERS[wanted.format](file, fields(wanted.view), found)
        note(f"{count:,} rows of v1_{wanted.view}" + (f" in {wanted.out}" if wanted.out else ""))


@contextmanager
def _opened(out: Path | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that appears under its name when it is whole. Raises WrongUse."""
    if out is None:
        with a_reader_may_leave():
            yield sys.stdout.buffer
    else:
        with appearing(out, in_place=True) as file:
            yield file
