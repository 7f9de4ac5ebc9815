"""One pass over a text: the forms of divisions, and the words that name a place by its level only (我县, 市政协)."""

from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from parsers.places.abbreviations import abbreviations, frames
from parsers.places.edges import is_cut, is_name
from parsers.places.signs import pattern, words_of
from parsers.places.table import Form, form, form_lines, row_lies_in

# Characters of the longest names of divisions that may stand behind 在, 赴 …
LONGEST = 15


class Found(NamedTuple):
    """A form at text[start:end]. `chained`: it lies in the division whose name ends where it begins (菏泽市|定陶区)."""

    start: int
    end: int
    form: Form
    chained: bool


class Deictic(NamedTuple):
    """我县, 全市, 县政协 …: a place named by its level only. `own`: it speaks of the writer's own (我县, 全县)."""

    start: int
    end: int
    level: str
    own: bool


@cache
def deictics() -> dict[str, str]:
    levels = words_of("deictic_level")
    heads = {head + level: level for head in words_of("deictic_head") for level in levels}
    return heads | {level + office: level for level in levels for office in words_of("office")}


@cache
def matcher() -> tuple[AhoCorasick, tuple[str, ...]]:
    """The automaton and its patterns: the deictic words, phrases that are no places, frames of abbreviations, forms."""
    patterns = [*deictics(), *words_of("phrase"), *frames(), *form_lines()]
    automaton = AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest, store_patterns=False)
    return automaton, tuple(patterns)


def scan(text: str) -> tuple[list[Found], list[Deictic]]:
    """Place names and deictic words in the order of the text, those that are part of other words left out."""
    automaton, patterns = matcher()
    levels = deictics()
    phrases = len(levels) + len(words_of("phrase"))
    names = phrases + len(frames())
    found: list[Found] = []
    deictic: list[Deictic] = []
    for index, start, end in automaton.find_matches_as_indexes(text):
        if index >= names:
            add_name(found, text, start, end, form(patterns[index]))
        elif index >= phrases:
            add_abbreviations(found, text, start, end)
        elif index < len(levels) and not is_joined(text, start, end):
            deictic.append(Deictic(start, end, levels[patterns[index]], text[start] in words_of("deictic_own")))
    return without_persons(found, text), deictic


def without_persons(found: list[Found], text: str) -> list[Found]:
    """左权将军, 左权，1905年生: a county's short form that is once a person's name is that all over the article."""
    short = [name for name in found if name.form.kind == "short" and name.form.levels == {"county"}]
    persons = {name.form.text for name in short if pattern("person_after").match(text, name.end)}
    return [name for name in found if name.form.text not in persons] if persons else found


def add_name(found: list[Found], text: str, start: int, end: int, meant: Form) -> None:
    chained = bool(found) and found[-1].end == start and may_lie_in(meant, found[-1].form)
    if (chained and not is_cut(text, end, meant)) or is_name(text, start, end, meant):
        found.append(Found(start, end, meant, chained))


def add_abbreviations(found: list[Found], text: str, start: int, end: int) -> None:
    """在|桂林: where a whole name begins inside the frame it is the name that counts."""
    hidden = hidden_name(text, start + 1)
    if hidden:
        add_name(found, text, start + 1, start + 1 + len(hidden), form(hidden))
        return
    for place, meant in abbreviations(text, start, end, found[-1].end if found else 0):
        found.append(Found(place, place + 1, meant, False))


def hidden_name(text: str, start: int) -> str:
    known = form_lines()
    return next((text[start:end] for end in range(start + LONGEST, start + 1, -1) if text[start:end] in known), "")


def is_joined(text: str, start: int, end: int) -> bool:
    """The letters of a deictic word belong to its neighbours: 健|全县|级, 资|本市|场."""
    before, after = text[max(0, start - 1) : start + 1], text[end - 1 : end + 1]
    return before in words_of("deictic_joined") or after in words_of("deictic_tail")


@lru_cache(4_096)
def may_lie_in(inner: Form, outer: Form) -> bool:
    return any(row_lies_in(low, up) for low, up in product(inner.divisions, outer.divisions))
