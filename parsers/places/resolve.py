"""Which division a name means: by the date, the name before it, the rest of the article, the newspaper's home."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from parsers.places.scan import Found
from parsers.places.table import FIRST_YEAR, MUNICIPALITIES, Division, Form, lies_in, parents, region, row_lies_in

RANK = {"province": 0, "prefecture": 1, "county": 2}
Choices = list[tuple[Division, ...]]


class Mention(NamedTuple):
    """A name settled on one division. `chain_start` is where the names before it that it lies in begin.

    `parent` marks a name that only says where the next one lies (菏泽市|定陶区).
    """

    start: int
    end: int
    chain_start: int
    division: Division
    rule: str
    parent: bool = False


def resolve(found: Sequence[Found], *, home: str, year: int) -> list[Mention]:
    choices = [meanings(name.form, max(year, FIRST_YEAR)) for name in found]
    narrow_chains(found, choices)
    context = certain_codes(found, choices)
    mentions: list[Mention] = []
    for index, name in enumerate(found):
        division, rule = settle(name, choices[index], context, home)
        if division is not None:
            start = chain_start(name, mentions)
            mentions.append(Mention(name.start, name.end, start, division, rule, is_parent(index, found)))
    return mentions


def chain_start(name: Found, mentions: Sequence[Mention]) -> int:
    return mentions[-1].chain_start if name.chained and mentions and mentions[-1].end == name.start else name.start


@cache
def meanings(form: Form, year: int) -> tuple[Division, ...]:
    """The divisions of that form in the year; where a full name has none, those that had it before."""
    begun = [row for row in form.divisions if row.start <= year]
    valid = [row for row in begun if year <= row.end]
    return unique(valid or begun if form.kind == "full" and not form.everyday else valid)


def unique(rows: Iterable[Division]) -> tuple[Division, ...]:
    """One row for each of today's codes, the latest."""
    by_today: dict[str, Division] = {}
    for row in rows:
        if row.today not in by_today or by_today[row.today].end < row.end:
            by_today[row.today] = row
    return tuple(by_today.values())


def narrow_chains(found: Sequence[Found], choices: Choices) -> None:
    """山东|菏泽|定陶: each name keeps the meanings that lie in the one before it, and the other way round."""
    for index, name in enumerate(found):
        if name.chained:
            pairs = [(up, low) for up in choices[index - 1] for low in choices[index] if row_lies_in(low, up)]
            if pairs:
                choices[index - 1] = unique(up for up, _ in pairs)
                choices[index] = unique(low for _, low in pairs)


def is_parent(index: int, found: Sequence[Found]) -> bool:
    return index + 1 < len(found) and found[index + 1].chained


def certain_codes(found: Sequence[Found], choices: Choices) -> frozenset[str]:
    """Codes that an article names beyond doubt, with their prefectures: full names and regions of one meaning.

    A county's short form is no such thing by itself, but two of one prefecture are (兴义往安龙方向).
    """
    codes: set[str] = set()
    bare: dict[str, set[str]] = {}
    for name, rows in zip(found, choices, strict=True):
        if len(rows) != 1:
            continue
        code = rows[0].today
        if name.chained or is_certain(name, rows[0]):
            codes.update((code, parents(code)[0]))
        elif not name.form.everyday:
            bare.setdefault(parents(code)[0], set()).add(code)
    codes.update(*(pair for prefecture, pair in bare.items() if prefecture and len(pair) > 1))
    return frozenset(codes - {""})


def is_certain(name: Found, division: Division) -> bool:
    return not name.form.everyday and (name.form.kind != "short" or division.level != "county")


def settle(name: Found, rows: tuple[Division, ...], context: frozenset[str], home: str) -> tuple[Division | None, str]:
    kind = name.form.kind
    if not rows:
        return None, "not in force"
    if name.chained and len(rows) == 1:
        return rows[0], f"{kind} in chain"
    if name.form.everyday and kind == "short":
        known = [row for row in rows if row.today in context or is_home_city(row, home)]
        return (known[0], "short of a full name") if len(known) == 1 else (None, "everyday word")
    if name.form.everyday:
        cities = frozenset(code for code in context if code[2:] != "0000" or code in MUNICIPALITIES)
        return by_neighbours(rows, cities, home, kind)
    regions = highest(rows) if kind == "short" else ()
    if len(regions) == 1:
        return regions[0], kind
    if len(rows) == 1 and kind != "short":
        return rows[0], kind
    return by_neighbours(rows, context, home, kind)


@cache
def highest(rows: tuple[Division, ...]) -> tuple[Division, ...]:
    """吉林, 海南: a short form that several levels share means the highest of them; () when it is a county's only."""
    top = min(RANK[row.level] for row in rows)
    return tuple(row for row in rows if RANK[row.level] == top) if top < RANK["county"] else ()


def is_home_city(row: Division, home: str) -> bool:
    """吉安 is no wish for luck in the newspaper of 江西, nor in that of 吉安 or one of its counties."""
    return row.level == "prefecture" and bool(home) and (row.today in home_codes(home)[0] or lies_in(row.today, home))


def by_neighbours(
    rows: Sequence[Division], context: frozenset[str], home: str, kind: str
) -> tuple[Division | None, str]:
    """The one meaning at home, or that the article names a part or the surroundings of; none when more or fewer fit."""
    near, far = home_codes(home)
    for rule, wanted in (("home", near), ("context", context), ("home", far)):
        for fitting in (
            [row for row in rows if row.today in wanted],
            [row for row in rows if parents(row.today)[0] in wanted],
            [row for row in rows if parents(row.today)[1] in wanted],
        ):
            if len(fitting) == 1:
                return fitting[0], f"{kind} by {rule}"
    return None, "ambiguous"


@cache
def home_codes(home: str) -> tuple[frozenset[str], frozenset[str]]:
    """The newspaper's division with its region, and its province; empty sets for a national paper."""
    return (frozenset({home, region(home)}), frozenset({parents(home)[1]})) if home else (frozenset(), frozenset())


def context_of(mentions: Iterable[Mention]) -> frozenset[str]:
    """The divisions an article names, for telling apart what else it names."""
    return frozenset(mention.division.today for mention in mentions)
