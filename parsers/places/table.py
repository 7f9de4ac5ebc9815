"""The gazetteer as loaded: divisions, the forms a newspaper writes them in, and the townships below them.

Rows become objects only when a text names them: a command that reads four pages needs a few dozen of the 7,000.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from parsers.model import DivisionLevel
from parsers.places.signs import words_of

TABLE_VERSION = "2026.11.8"
FormKind = Literal["full", "short", "alias", "zone", "abbreviation"]
KINDS: dict[str, FormKind] = {"full": "full", "short": "short", "alias": "alias", "zone": "zone"}
LEVELS: dict[str, DivisionLevel] = {"county": "county", "prefecture": "prefecture", "province": "province"}
IN_FORCE = 9999
# The first codes of GB/T 2260 that the gazetteer has; older newspapers are read with the names of this year.
FIRST_YEAR = 1981

MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})


@dataclass(frozen=True, slots=True, eq=False)
class Division:
    """One name that one code had from `start` to `end` (years, inclusive). `today` is the code in force now."""

    code: str
    name: str
    level: DivisionLevel
    start: int
    end: int
    today: str


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One way to write divisions. `everyday`: the words also mean something else (城区, 和县)."""

    text: str
    kind: FormKind
    divisions: tuple[Division, ...]
    everyday: bool
    levels: frozenset[DivisionLevel]


@cache
def read_table(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")


def rows(text: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in text.splitlines() if line and line[0] != "#")


@cache
def section(table: str, name: str) -> str:
    """The lines of one section of a gazetteer table."""
    return read_table(table).partition(f"## {name}\n")[2].partition("\n## ")[0]


@cache
def division_lines() -> tuple[str, ...]:
    return tuple(section("gazetteer.tsv", "divisions").splitlines() + section("practice.tsv", "divisions").splitlines())


@cache
def division_at(place: int) -> Division:
    code, name, level, start, end, today, *_ = division_lines()[place].split("\t")
    return Division(code, name, LEVELS[level], int(start or 0), int(end or IN_FORCE), today)


@cache
def places_by_code() -> dict[str, int]:
    """Where the row of a code stands: the one in force, or else its last one."""
    found: dict[str, int] = {}
    for place, line in enumerate(division_lines()):
        code = line[:6]
        if code not in found or "\t\t" in line:
            found[code] = place
    return found


def is_code(code: str) -> bool:
    return code in places_by_code()


@cache
def division(code: str) -> Division:
    """The division of a code, as it is called now."""
    return division_at(places_by_code()[code])


@cache
def parents(code: str) -> tuple[str, str]:
    """Prefecture and province of a code; the prefecture is "" for one that lies directly under its province."""
    prefecture = code[:4] + "00"
    province = code[:2] + "0000"
    return (prefecture if prefecture not in (province, code) and is_code(prefecture) else "", province)


@cache
def lies_in(code: str, outer: str) -> bool:
    return code != outer and outer in parents(code)


def row_lies_in(inner: Division, outer: Division) -> bool:
    """By today's codes, or by those of the time: 莱城区 lay in 莱芜市, and their heirs do not."""
    return lies_in(inner.today, outer.today) or lies_in(inner.code, outer.code)


@cache
def region(code: str) -> str:
    """The prefecture of a county, or its province where it has none; a prefecture and a province are their own."""
    prefecture, province = parents(code)
    return prefecture or (province if code[4:] != "00" else code)


def is_near(code: str, home: str) -> bool:
    """In the region of a newspaper's home."""
    return region(code) == region(home) or lies_in(code, home)


@cache
def form_lines() -> dict[str, str]:
    """Text of a form → its kind and divisions, unread. Later sources give way to earlier ones."""
    found = dict(line.split("\t", 1) for line in section("gazetteer.tsv", "forms").splitlines())
    for text, line in added_forms():
        found.setdefault(text, line)
    return found


def added_forms() -> Iterator[tuple[str, str]]:
    """The forms of the hand-written tables: practice region, aliases, zones."""
    by_code = places_by_code()
    for row in rows(section("practice.tsv", "divisions")):
        yield row[1], f"full\t{by_code[row[0]]}"
        yield row[1][:-1], f"short\t{by_code[row[0]]}"
    for code, alias, *_ in rows(read_table("aliases.tsv")):
        yield alias, f"alias\t{by_code[code]}"
    for _, code, names in rows(read_table("zones.tsv")):
        for name in names.split(";") if names else ():
            yield name, f"zone\t{by_code[code]}"


@cache
def form(text: str) -> Form:
    kind, places = form_lines()[text].split("\t")
    divisions = tuple(division_at(int(place)) for place in places.split(","))
    return Form(text, KINDS[kind], divisions, is_everyday(text, kind), frozenset(row.level for row in divisions))


def is_everyday(text: str, kind: str) -> bool:
    """Listed as such, or three characters that end in an everyday word (闽|西山区, 上|海城市)."""
    return text in everyday() or (kind == "full" and len(text) == 3 and text[1:] in words_of("everyday_tail"))


@cache
def abbreviation_codes() -> dict[str, str]:
    return {row[0]: row[1] for row in rows(read_table("abbreviations.tsv"))}


@cache
def abbreviation(letter: str) -> Form:
    meant = division(abbreviation_codes()[letter])
    return Form(letter, "abbreviation", (meant,), False, frozenset({meant.level}))


@cache
def townships() -> dict[str, str]:
    """Township name → codes of the divisions that have one, joined by commas."""
    found = dict(line.split("\t") for line in section("gazetteer.tsv", "townships").splitlines())
    for name, code in rows(section("practice.tsv", "townships")):
        found[name] = f"{found[name]},{code}" if name in found else code
    return found


@cache
def words() -> frozenset[str]:
    return frozenset(read_table("words.txt").split("\n"))


@cache
def everyday() -> frozenset[str]:
    lines = read_table("everyday.txt").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
