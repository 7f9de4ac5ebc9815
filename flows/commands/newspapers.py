"""`xianwen newspapers`: the registry, as table, JSON or CSV."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from flows.commands.options import Format
from flows.errors import WrongUse
from flows.newspapers import known, own
from flows.screen import Column, counted, note, say, show, table
from parsers.model import Newspaper
from parsers.places.table import division, form, form_lines, is_code, parents

COLUMNS = (
    Column("newspaper"),
    Column("name"),
    Column("region", folds=True),
    Column("family"),
    Column("pages"),
    Column("address", folds=True),
)
NEVER_OPENED = "addresses as others reported them, none opened live: `xianwen newspapers check ID` tries one's"


@dataclass(frozen=True, slots=True)
class Listed:
    """A newspaper and one of its sources; a newspaper without any has one row with an empty entry."""

    newspaper_id: str
    name: str
    home: str
    region: str
    pages: int
    articles: int
    family: str
    entry: str
    readable: bool
    valid_from: date | None
    valid_until: date | None
    seen: str


def list_newspapers(province: str | None, family: str | None, file: Path | None, format_: Format) -> None:
    """Lists those that meet the conditions; with a file, only those of that file. Raises WrongUse, BadSetting."""
    code = _province(province) if province else ""
    of = own(file) if file else known()
    rows = [row for paper in of if paper.home.startswith(code) for row in _rows(paper)]
    if family:
        _check_family(family, {row.family for row in rows if row.family})
        ids = {row.newspaper_id for row in rows if row.family.upper() == family.upper()}
        rows = [row for row in rows if row.newspaper_id in ids]
    _write(rows, format_)
    note(NEVER_OPENED if rows else "no newspaper meets these conditions")


def _check_family(family: str, used: set[str]) -> None:
    if family.upper() not in {each.upper() for each in used}:
        raise WrongUse(f"--family {family!r}: none of these newspapers is of it; there are {', '.join(sorted(used))}")


def _province(name: str) -> str:
    """The first two digits of the codes of a province: 山东, 山东省, 370000 or 37. Raises WrongUse."""
    if name.isdecimal() and is_code(name[:2] + "0000"):
        return name[:2]
    divisions = form(name).divisions if name in form_lines() else ()
    codes = {each.code[:2] for each in divisions if each.level == "province"}
    if len(codes) != 1:
        raise WrongUse(f"--province {name!r}: no province of that name; write it as 山东, or its code, as 370000")
    return codes.pop()


def _rows(paper: Newspaper) -> Iterator[Listed]:
    head = (paper.id, paper.name, paper.home, _region(paper.home), paper.pages, paper.articles)
    for source in paper.sources:
        span = (source.valid_from, source.valid_until)
        yield Listed(*head, source.family, source.entry, source.system is not None, *span, source.seen)
    if not paper.sources:
        yield Listed(*head, "", "", False, None, None, "")


def _region(code: str) -> str:
    """The home with its province before it: 山东省菏泽市; "" for none."""
    if not code or not is_code(code):
        return ""
    province = parents(code)[1]
    own_name = division(code).name
    return own_name if province == code or not is_code(province) else division(province).name + own_name


def _write(rows: Sequence[Listed], format_: Format) -> None:
    if format_ == "table":
        by_id = groupby(rows, key=lambda row: row.newspaper_id)
        show(table(COLUMNS, (_cells(list(group)) for _, group in by_id)))
        note(counted(len({row.newspaper_id for row in rows}), "newspaper"))
        return
    from flows.formats import json_document, json_lines, plain_csv

    if format_ == "json":
        say(json_document(rows))
        return
    for line in json_lines(rows) if format_ == "jsonl" else plain_csv(rows):
        say(line)


def _cells(rows: Sequence[Listed]) -> tuple[str, ...]:
    """One newspaper on one line: its families, and the address of the first."""
    first = rows[0]
    families = "·".join(
        dict.fromkeys(row.family if row.readable else f"({row.family or '?'})" for row in rows if row.entry)
    )
    return (first.newspaper_id, first.name, first.region, families, str(first.pages or ""), first.entry)
