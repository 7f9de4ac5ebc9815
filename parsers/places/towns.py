"""Townships as evidence for their county: 青堌集镇 is in 曹县 for a newspaper of that region."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from parsers.places.edges import straddles_left
from parsers.places.resolve import Mention
from parsers.places.table import division, is_code, read_table, region, rows, townships, words

SUFFIX = re.compile(r"[镇乡](?![镇村])|街道(?!上|两|旁)|苏木")
LONGEST = 8
# 城镇, 家乡, 中心镇: one character, or an everyday word, before the suffix names no township without its county.
SHORTEST_ALONE = 3


def towns(text: str, context: frozenset[str], home: str) -> list[Mention]:
    """Counties of the townships named in a text; a township that several could own is left out."""
    mentions = []
    for start, end, codes in town_names(text):
        code = owner(text, start, end, codes, context, home)
        if code:
            mentions.append(Mention(start, end, start, division(code), "township"))
    return mentions


def town_names(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    known = townships()
    for suffix in SUFFIX.finditer(text):
        end = suffix.end()
        for start in range(max(0, end - LONGEST), suffix.start() - 1):
            name = text[start:end]
            codes = known.get(name) or variant_codes(name)
            if codes:
                yield start, end, tuple(codes.split(","))
                break


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
