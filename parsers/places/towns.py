"""Townships as evidence for their county: 青堌集镇 is in 曹县 for a newspaper of that region."""

from collections.abc import Iterator
from functools import cache
from itertools import chain

from parsers.places.edges import straddles_left
from parsers.places.resolve import Mention
from parsers.places.signs import words_of
from parsers.places.table import division, is_code, read_table, region, rows, townships, words

# What township names end in, by the last character, and what must not follow: 乡镇, 街道上.
SUFFIXES = {"镇": ("镇", "镇村乡"), "乡": ("乡", "镇村乡"), "道": ("街道", "上两旁"), "木": ("苏木", "")}
# Characters of the longest name that is looked for, its ending left out.
LONGEST = 7
# 城镇, 家乡, 中心镇: one character, or an everyday word, before the suffix names no township without its county.
SHORTEST_ALONE = 3


def towns(text: str, context: frozenset[str], home: str) -> list[Mention]:
    """Counties of the townships named in a text; a township that several could own is left out."""
    mentions = []
    for start, end, codes in chain(town_names(text), unit_names(text) if context or home else ()):
        code = owner(text, start, end, codes, context, home)
        if code:
            mentions.append(Mention(start, end, start, division(code), "township"))
    return mentions


def town_names(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    for last, (suffix, taken) in SUFFIXES.items():
        for end in ends_of(last, text):
            if text.endswith(suffix, 0, end) and (end == len(text) or text[end] not in taken):
                yield from names_ending(text, end - len(suffix), end)


def unit_names(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Farms, zones, corps regiments: they count with a home or other places only."""
    known = units()
    for last in unit_ends():
        for end in ends_of(last, text):
            if text[end - 2 : end] in known:
                yield from names_ending(text, end - 2, end)


@cache
def units() -> frozenset[str]:
    """The last two characters of what units are called; for regiments the last character of the number with 团."""
    numbers = {number + "团" for number in "一二三四五六七八九十零〇"}
    return frozenset(unit[-2:] for unit in words_of("town.unit") if len(unit) > 1) | numbers


@cache
def unit_ends() -> tuple[str, ...]:
    return tuple(sorted({unit[-1] for unit in units()}))


def ends_of(letter: str, text: str) -> Iterator[int]:
    """Where each occurrence of a character ends."""
    place = text.find(letter)
    while place >= 0:
        yield place + 1
        place = text.find(letter, place + 1)


def names_ending(text: str, place: int, end: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The longest known name that ends at `end` and begins before `place`."""
    known = townships()
    for start in range(max(0, place - LONGEST), place):
        name = text[start:end]
        codes = known.get(name) or variant_codes(name)
        if codes:
            yield start, end, tuple(codes.split(","))
            return


def variant_codes(name: str) -> str:
    """Codes of the township whose name has the other of two variant characters."""
    if swappable().isdisjoint(name):
        return ""
    known = townships()
    pairs = chain(variants(), ((other, one) for one, other in variants()))
    return next((known[name.replace(one, other)] for one, other in pairs if name.replace(one, other) in known), "")


@cache
def swappable() -> frozenset[str]:
    return frozenset(chain.from_iterable(variants()))


@cache
def variants() -> tuple[tuple[str, str], ...]:
    return tuple((row[0], row[1]) for row in rows(read_table("variants.tsv")))


def owner(text: str, start: int, end: int, codes: tuple[str, ...], context: frozenset[str], home: str) -> str:
    """The one county that owns the name at home, else among the places of the article.

    In an article that names no place at all, the only one of that name in the country.
    """
    at_home = (frozenset({home}), frozenset({region(home)})) if home else ()
    for wanted in (*at_home, context):
        fitting = [code for code in codes if code in wanted or region(code) in wanted]
        if fitting:
            return fitting[0] if len(fitting) == 1 else ""
    if len(codes) > 1 or home or context or not is_code(codes[0]):
        return ""
    stem = text[start:end].removesuffix("街道").rstrip("镇乡")
    common = stem in words() or straddles_left(text, start, end)
    return "" if common or end - start < SHORTEST_ALONE else codes[0]
