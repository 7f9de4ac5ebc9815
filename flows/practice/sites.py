"""The sites of all practice newspapers: from a path on the server to what stands there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from flows.practice import family_a, family_b, family_b2, family_c, family_d, family_e
from flows.practice.answer import Answer
from flows.practice.editions import PAPERS, Paper
from flows.practice.faults import Fault
from flows.practice.house import House
from flows.practice.layout import answer

LAYOUTS = {
    "A": family_a.LAYOUT,
    "B": family_b.LAYOUT,
    "B2": family_b2.LAYOUT,
    "C": family_c.LAYOUT,
    "D": family_d.LAYOUT,
    "E": family_e.LAYOUT,
}
ENTRIES = {
    "A": "pc/layout/{YYYY}{MM}/{DD}/node_01.html",
    "B": "html/{YYYY}-{MM}/{DD}/node_187.htm",
    "B2": "html/{YYYY}-{MM}/{DD}/nbs.D110000prac_01.htm",
    "C": "content/{YYYY}{MM}{DD}/IssueIndex.htm",
    "D": "shtml/prac/{YYYY}{MM}{DD}/vA01.shtml",
    "E": "prac/{YYYY}{MM}{DD}/html/index.htm",
}
"""Family → where an edition of a day begins, as the registry writes it."""

ROBOTS = Answer(b"User-agent: *\nDisallow: /private/\n", "text/plain")


@dataclass(frozen=True, slots=True)
class Years:
    """The days on which the practice newspapers appear, and how large an edition is."""

    first: date
    newest: date
    pages: int
    articles: int


def find(path: str, years: Years, faults: Sequence[Fault]) -> Answer | None:
    """What stands at a path of the server; None: nothing."""
    if path == "/robots.txt":
        return ROBOTS
    folder, _, rest = path.lstrip("/").partition("/")
    paper = next((each for each in PAPERS if each.folder == folder), None)
    return _of(paper, rest, years, faults) if paper else None


def _of(paper: Paper, path: str, years: Years, faults: Sequence[Fault]) -> Answer | None:
    house = House(paper, years.first, years.newest, years.pages, years.articles)
    rebuilt = next((each.day for each in faults if each.kind == "rebuild"), None)
    if rebuilt is None:
        return answer(LAYOUTS[paper.family], house, path)
    before, after = replace(house, newest=rebuilt - timedelta(1)), replace(house, first=rebuilt)
    return answer(LAYOUTS[paper.family], before, path) or answer(LAYOUTS["A"], after, path)


def newspapers_file(address: str, years: Years, faults: Sequence[Fault]) -> str:
    """The practice newspapers as a user writes down newspapers of his own (TOML), standing on this server."""
    rebuilt = next((each.day for each in faults if each.kind == "rebuild"), None)
    return "\n".join(_table(paper, address, years, rebuilt) for paper in PAPERS)


def _table(paper: Paper, address: str, years: Years, rebuilt: date | None) -> str:
    expected = f"pages = {years.pages}\narticles = {years.pages * years.articles}"
    head = f'[{paper.id}]\nname = "{paper.name}"\nhome = "{paper.home}"\n{expected}\n'
    if rebuilt is None:
        return head + _source(paper, address, paper.family)
    after = _source(paper, address, "A", f"valid_from = {rebuilt}\n")
    return head + after + _source(paper, address, paper.family, f"valid_until = {rebuilt - timedelta(1)}\n")


def _source(paper: Paper, address: str, family: str, valid: str = "") -> str:
    entry = f"{address}/{paper.folder}/{ENTRIES[family]}"
    return f'\n[[{paper.id}.sources]]\nfamily = "{family}"\nentry = "{entry}"\n{valid}'
