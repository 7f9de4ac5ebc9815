"""The gazetteer as loaded: divisions, the forms a newspaper writes them in, and the townships below them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from parsers.model import DivisionLevel

TABLE_VERSION = "2026.11.1"
FormKind = Literal["full", "short", "alias", "zone"]
LEVELS: dict[str, DivisionLevel] = {"county": "county", "prefecture": "prefecture", "province": "province"}
NATIONS = (
    "各族|蒙古族?|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|"
    "拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|普米族|塔吉克族?|怒族|"
    "俄罗斯族|鄂温克族|德昂族|保安族|裕固族|独龙族|鄂伦春族?"
)
AUTONOMOUS = re.compile(rf"^(.+?)(?:{NATIONS})+自治([县旗州])$|^(.+?)自治([县旗州区])$")
PLAIN = re.compile(r"^(.{2,}?)(?:地区|特区|林区|特别行政区|[省市县区旗盟])$")


@dataclass(frozen=True, slots=True)
class Division:
    """One name that one code had from `start` to `end` (years, inclusive). `today` is the code in force now."""

    code: str
    name: str
    level: DivisionLevel
    start: int
    end: int
    today: str


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write divisions. `everyday`: the form is also a word of daily language."""

    text: str
    kind: FormKind
    divisions: tuple[Division, ...]
    everyday: bool


def read_table(name: str) -> str:
    return (files("parsers.places") / name).read_text(encoding="utf-8")


def rows(text: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in text.splitlines() if line and line[0] != "#")


def sections(name: str) -> tuple[str, str]:
    """Divisions and townships of one gazetteer table."""
    divisions, townships = read_table(name).split("## townships\n")
    return divisions, townships


@cache
def divisions() -> tuple[Division, ...]:
    found = rows(sections("gazetteer.tsv")[0] + sections("practice.tsv")[0])
    return tuple(
        Division(row[0], row[1], LEVELS[row[2]], int(row[3] or 0), int(row[4] or 9999), row[5]) for row in found
    )


@cache
def current() -> dict[str, Division]:
    """Division in force by its code; a split division that keeps its old code is there too."""
    return {row.code: row for row in sorted(divisions(), key=lambda row: row.end)}


@cache
def townships() -> dict[str, str]:
    """Township name → codes joined by commas."""
    found = dict(line.split("\t") for line in sections("gazetteer.tsv")[1].splitlines())
    for name, codes in rows(sections("practice.tsv")[1]):
        found[name] = f"{found[name]},{codes}" if name in found else codes
    return found


@cache
def words() -> frozenset[str]:
    return frozenset(read_table("words.txt").split("\n"))


@cache
def everyday() -> frozenset[str]:
    lines = read_table("everyday.txt").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def parent_codes(code: str) -> tuple[str, str]:
    """Prefecture and province of a code; the prefecture is "" for a county that lies directly under its province."""
    prefecture = code[:4] + "00"
    province = code[:2] + "0000"
    known = current()
    return (prefecture if prefecture in known and prefecture != province else "", province)


def short_forms(name: str) -> Iterator[tuple[str, FormKind]]:
    """融水苗族自治县 → 融水县, 融水; 定陶区 → 定陶; 恩施土家族苗族自治州 → 恩施州, 恩施. A name of two characters has none."""
    autonomous = AUTONOMOUS.match(name)
    if autonomous:
        stem = autonomous[1] or re.sub(f"(?:{NATIONS})+$", "", autonomous[3])
        suffix = autonomous[2] or autonomous[4]
        if suffix != "区":
            yield stem + suffix, "full"
        yield stem, "short"
        return
    plain = PLAIN.match(name)
    if plain:
        yield plain[1], "short"


@cache
def forms() -> dict[str, Form]:
    """Every form by its text. A full name outranks a short form or alias that reads the same."""
    by_code = current()
    gathered: dict[tuple[str, FormKind], list[Division]] = {}
    for row in divisions():
        gathered.setdefault((row.name, "full"), []).append(row)
        for text, kind in short_forms(row.name):
            gathered.setdefault((text, kind), []).append(row)
    for code, alias, *_ in rows(read_table("aliases.tsv")):
        gathered.setdefault((alias, "alias"), []).append(by_code[code])
    for _, code, names in rows(read_table("zones.tsv")):
        for name in names.split(";") if names else ():
            gathered.setdefault((name, "zone"), []).append(by_code[code])
    order: tuple[FormKind, ...] = ("zone", "alias", "short", "full")
    words_of_day = everyday()
    found: dict[str, Form] = {}
    for (text, kind), rows_ in sorted(gathered.items(), key=lambda item: order.index(item[0][1])):
        if len(text) >= 2:
            found[text] = Form(text, kind, tuple(rows_), text in words_of_day)
    return found
