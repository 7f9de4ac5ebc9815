"""Compile the registry: `python -m parsers.newspapers.compile REPORTS.tsv`; needs pypinyin, for ids of new newspapers.

The reports are what public crawlers of e-papers and saved pages say: newspaper, family, address, form of the day in it,
patterns of links, who reported it, note. Nobody runs this to use the parsers. What is known otherwise is in ours.tsv.
"""

import csv
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from parsers.epaper.families import families
from parsers.newspapers.homes import home_of
from parsers.newspapers.rows import COLUMNS, Row, read_rows
from parsers.newspapers.sources import UNLIKE

HERE = Path(__file__).parent
TABLE = HERE / "newspapers.tsv"
HEADER = """\
# 县闻 registry of newspapers. Compiled by parsers/newspapers/compile.py; do not edit by hand (ours.tsv is for that).
# One row a source; a newspaper's first row says what it is, the others only where else it stands. One tab apart:
# id        lower case, digits and hyphens; permanent, part of every article's id
# name      as the newspaper prints it in its own head
# home      GB/T 2260 code of the region it serves, by its name; empty for a national paper, and where not sure
# pages, articles   the least numbers an edition is expected to have; 0 when not known
# family    of its e-paper: a letter of parsers/epaper/families.toml, or one that cannot be read yet
# entry     address of an edition, with {YYYY}, {MM}, {DD} for the day; without them it leads to the newest edition
# page, article     patterns of its addresses that the family's do not find
# valid_from, valid_until   days between which it stood there, as far as is known
# seen      who reported the address. None of them was ever opened for this table: `xianwen newspapers check ID` does.
"""
SUFFIXES = {
    "日报": "daily",
    "晚报": "evening",
    "晨报": "morning",
    "晨刊": "morning",
    "早报": "zaobao",
    "都市报": "metro",
    "商报": "business",
    "时报": "times",
    "周报": "weekly",
    "周刊": "weekly",
    "导报": "herald",
}
CORRECTED = {"检查日报": "检察日报", "法制日报": "法治日报"}
"""Names that a report misspells, or that the newspaper has given up (法制日报, until 2020)."""

LEFT_OUT = ("jingjiangwanbao", "厦门日报/厦门晚报")
"""Not the name of one newspaper."""

UNREADABLE = ("K", "L")
"""Families whose editions a program answers, not pages."""

FILLINGS = ("11", "_11", "_11_2", "01QY", "content_11", "v11")
DAY = {"%Y": "{YYYY}", "%m": "{MM}", "%d": "{DD}", "YYYY": "{YYYY}", "MM": "{MM}", "DD": "{DD}"}
_FAMILY = re.compile(r"(?:B2|[A-Z])(?= |$)")
_FIXED_DAY = re.compile(r"/20\d{2}(?P<hyphen>-?)\d{2}/\d{2}(?=/)")


class Report(NamedTuple):
    newspaper: str
    family: str
    entry: str
    day: str
    patterns: str
    reporter: str
    note: str


def main(arguments: Sequence[str]) -> None:
    reports = read_reports(Path(arguments[0]))
    ours = list(read_rows((HERE / "ours.tsv").read_text(encoding="utf-8"), "ours.tsv"))
    known = list(read_rows(TABLE.read_text(encoding="utf-8"), TABLE.name))
    ids = {row.name: row.id for row in (*known, *ours) if row.name}
    rows = [*with_sources(ours, reports, ids), *reported(ours, reports, ids)]
    rows.sort(key=lambda row: row.id)
    TABLE.write_text(HEADER + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{len({row.id for row in rows})} newspapers, {len(rows)} rows → {TABLE}", file=sys.stderr)


def read_reports(path: Path) -> list[Report]:
    """The reports whose address can be one, newspapers under their right names."""
    with path.open(encoding="utf-8", newline="") as file:
        found = [Report(*row) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]
    named = (each._replace(newspaper=CORRECTED.get(each.newspaper, each.newspaper)) for each in found)
    return [each for each in named if each.newspaper not in LEFT_OUT and not _wrong(each)]


def _wrong(report: Report) -> bool:
    """Whether the report itself says that its address is another newspaper's."""
    return "sic:" in report.entry or "copy error" in report.note


def with_sources(ours: Sequence[Row], reports: Sequence[Report], ids: Mapping[str, str]) -> Iterator[Row]:
    """Our own rows; those without a source get the reported ones."""
    sourced = {row.id for row in ours if row.entry}
    for row in ours:
        own = row._replace(home=row.home or (home_of(row.name) if row.name else ""))
        if row.id in sourced or not (found := sources(row.name, reports)):
            yield own
        else:
            yield own._replace(**found[0])
            yield from (Row(ids[row.name], **{**EMPTY, **source}) for source in found[1:])


def reported(ours: Sequence[Row], reports: Sequence[Report], ids: Mapping[str, str]) -> Iterator[Row]:
    """The rows of newspapers that only reports know."""
    own = {row.name for row in ours}
    for name in dict.fromkeys(each.newspaper for each in reports if each.newspaper not in own):
        first = {"name": name, "home": home_of(name), "pages": "0", "articles": "0"}
        for k, source in enumerate(sources(name, reports)):
            yield Row(ids.get(name) or id_of(name), **{**EMPTY, **(first if k == 0 else {}), **source})


EMPTY = dict.fromkeys(COLUMNS[1:], "")


def sources(name: str, reports: Sequence[Report]) -> list[dict[str, str]]:
    """The sources of a newspaper, each address once: dated observations first, then as they were reported."""
    own = [each for each in reports if each.newspaper == name]
    own.sort(key=lambda each: "observed" not in each.note)
    found = {source["entry"]: source for source in map(source_of, reversed(own))}
    return list(reversed(found.values()))


def source_of(report: Report) -> dict[str, str]:
    family = _FAMILY.match(report.family)
    letter = family[0] if family else ""
    entry = entry_of(report)
    page, article = own_patterns(letter, entry, report.patterns)
    seen = ", ".join(filter(None, (report.reporter, report.note)))
    return {"family": letter, "entry": entry, "page": page, "article": article, "seen": seen}


def entry_of(report: Report) -> str:
    """The address with {YYYY}, {MM} and {DD} for the day, without remarks behind it."""
    address = re.split(r" (?:->|\+|\()", report.entry.removeprefix("POST "))[0].strip()
    address = address.replace("2{date}", "{date}").replace("{date}", report.day)
    if not re.search(r"%Y|YYYY", address):
        address = _FIXED_DAY.sub(lambda day: f"/YYYY{day['hyphen']}MM/DD", address)
    for form, placeholder in DAY.items():
        address = re.sub(rf"(?<![{{A-Za-z]){form}(?![A-Za-z}}]*}})", placeholder, address)
    return address if address.startswith("http") else f"http://{address}"


def own_patterns(letter: str, entry: str, patterns: str) -> tuple[str, str]:
    """Patterns of pages and articles where the family's do not find the entry, or what the reported ones find."""
    parts = [part.strip().partition("#")[0] for part in patterns.split("||") if part.strip()]
    if len(parts) < 2 or letter in UNREADABLE:
        return "", ""
    system = families().get(letter) if letter != UNLIKE else None
    entered = bool(system and re.search(f"(?:{system.page})$", entry.partition("?")[0], re.IGNORECASE))
    found = bool(system and any(fits(system.article, parts[-1], filling) for filling in FILLINGS))
    page = "|".join(f"(?:{pattern_of(part)})" for part in parts[:-1])
    return ("" if entered else page), ("" if found else pattern_of(parts[-1]))


def pattern_of(part: str) -> str:
    """A crawler's pattern as a pattern for the end of an address: its bare dots are dots, not any character."""
    bare = re.sub(r"(?<!\\)\.(?![*+?])", r"\\.", part.removesuffix("?"))
    if re.search(r"/$|html|\?", bare, re.IGNORECASE):
        return bare
    return f"{bare}l?" if bare.lower().endswith("htm") else rf"{bare}\.s?html?"


def fits(pattern: str, part: str, filling: str) -> bool:
    """Whether the family's pattern finds the addresses of a reported one; `filling` is what the latter leaves open."""
    named = re.sub(r"\\w\+|\.[*+]", filling, part.removesuffix("?")).replace(r"\d+", "11").replace("\\", "")
    named = re.sub(r"/nw$", "/nw.D110000x_20250101_1-01.htm", named)
    named += "" if "htm" in named.lower() else ".htm"
    return bool(re.search(f"(?:{pattern})$", f"/{named}", re.IGNORECASE))


def id_of(name: str) -> str:
    """heze-daily: the name in pinyin, its kind in English."""
    from pypinyin import lazy_pinyin

    suffix = next((each for each in SUFFIXES if name.endswith(each) and name != each), "")
    head = "".join(lazy_pinyin(name.removesuffix(suffix)))
    return re.sub(r"[^a-z0-9]+", "-", f"{head}-{SUFFIXES[suffix]}" if suffix else head).strip("-")


if __name__ == "__main__":
    main(sys.argv[1:])
