"""One pass over a text: every form of a division, and every word that names a place by its level only (我县, 市政协)."""

from dataclasses import dataclass
from functools import cache
from itertools import product

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from parsers.places.edges import is_name
from parsers.places.table import Form, form, form_lines, lies_in

DEICTIC_HEADS = "我全本该"
DEICTIC_LEVELS = "县市区州旗盟省"
OFFICES = (
    "委 政府 人大 政协 纪委 法院 检察院 公安局 教育局 教体局 委书记 长 人民政府 人民法院 人民检察院 人民医院 医院 中医院 融媒体中心 直机关 直 内 "
    "公共资源交易中心 农业农村局 住建局 财政局 民政局 发改局 卫健局 交通局 应急局 市场监管局 税务局 气象局 文旅局 团委 妇联 总工会 残联"
).split()


@dataclass(frozen=True, slots=True)
class Found:
    """A form at text[start:end]. `chained`: it lies in the division whose name ends where it begins (菏泽市|定陶区)."""

    start: int
    end: int
    form: Form
    chained: bool


@dataclass(frozen=True, slots=True)
class Deictic:
    """我县, 全市, 县政协 …: a place named by its level only."""

    start: int
    end: int
    level: str


@cache
def deictics() -> dict[str, str]:
    heads = {head + level: level for head in DEICTIC_HEADS for level in DEICTIC_LEVELS}
    return heads | {level + office: level for level in DEICTIC_LEVELS for office in OFFICES}


@cache
def matcher() -> tuple[AhoCorasick, tuple[str, ...]]:
    """The automaton with its patterns: first the deictic words, then the forms."""
    patterns = [*deictics(), *form_lines()]
    automaton = AhoCorasick(
        patterns, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA, store_patterns=False
    )
    return automaton, tuple(patterns)


def scan(text: str) -> tuple[list[Found], list[Deictic]]:
    """Place names and deictic words in the order of the text, those that are part of other words left out."""
    automaton, patterns = matcher()
    levels = deictics()
    found: list[Found] = []
    deictic: list[Deictic] = []
    for index, start, end in automaton.find_matches_as_indexes(text):
        if index < len(levels):
            deictic.append(Deictic(start, end, levels[patterns[index]]))
            continue
        meant = form(patterns[index])
        chained = bool(found) and found[-1].end == start and may_lie_in(meant, found[-1].form)
        if chained or is_name(text, start, end, meant):
            found.append(Found(start, end, meant, chained))
    return found, deictic


@cache
def may_lie_in(inner: Form, outer: Form) -> bool:
    return any(lies_in(low.today, up.today) for low, up in product(inner.divisions, outer.divisions))
