"""Which division a name means: by the date, by the name before it, by the rest of the article, by the newspaper's home."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parsers.places.scan import Found
from parsers.places.table import Division, parent_codes

RANK = {"province": 0, "prefecture": 1, "county": 2}


@dataclass(frozen=True, slots=True)
class Mention:
    """A name settled on one division. `parent` marks a name that only says where the next one lies (菏泽市|定陶区)."""

    start: int
    end: int
    division: Division
    rule: str
    parent: bool = False


def resolve(found: Sequence[Found], *, home: str, year: int) -> list[Mention]:
    choices = [candidates(name, year) for name in found]
    narrow_chains(found, choices)
    context = certain_codes(found, choices)
    mentions = []
    for index, name in enumerate(found):
        division, rule = settle(name, choices[index], context, home)
        if division is not None:
            mentions.append(Mention(name.start, name.end, division, rule, is_parent(index, found, choices)))
    return mentions


def candidates(name: Found, year: int) -> list[Division]:
    """The divisions of that name in the year; where there are none, those that had it before."""
    year = max(year, 1981)
    begun = [row for row in name.form.divisions if row.start <= year]
    valid = [row for row in begun if year <= row.end]
    return unique(valid or begun if name.form.kind == "full" else valid)


def unique(rows: Iterable[Division]) -> list[Division]:
    by_today: dict[str, Division] = {}
    for row in rows:
        if row.today not in by_today or by_today[row.today].end < row.end:
            by_today[row.today] = row
    return list(by_today.values())


def narrow_chains(found: Sequence[Found], choices: list[list[Division]]) -> None:
    """山东|菏泽|定陶: each name keeps the meanings that lie in the one before it, and the other way round."""
    for index in range(1, len(found)):
        if found[index].chained and found[index - 1].end == found[index].start:
            pairs = [(up, low) for up in choices[index - 1] for low in choices[index] if lies_in(low.today, up.today)]
            if pairs:
                choices[index - 1] = unique(up for up, _ in pairs)
                choices[index] = unique(low for _, low in pairs)


def lies_in(code: str, outer: str) -> bool:
    return code != outer and outer in parent_codes(code)


def certain_codes(found: Sequence[Found], choices: Sequence[list[Division]]) -> frozenset[str]:
    """Codes that names with one meaning stand for, with the divisions above them."""
    codes: set[str] = set()
    for name, rows in zip(found, choices, strict=True):
        if len(rows) == 1 and (in_chain(name, rows) or not name.form.everyday):
            codes.add(rows[0].today)
            codes.update(code for code in parent_codes(rows[0].today) if code)
    return frozenset(codes)


def is_parent(index: int, found: Sequence[Found], choices: Sequence[list[Division]]) -> bool:
    if index + 1 >= len(found) or found[index + 1].start != found[index].end:
        return False
    return any(lies_in(low.today, up.today) for up in choices[index] for low in choices[index + 1])


def in_chain(name: Found, rows: Sequence[Division]) -> bool:
    return name.chained and len(rows) == 1


def settle(
    name: Found, rows: Sequence[Division], context: frozenset[str], home: str
) -> tuple[Division | None, str]:
    kind = name.form.kind
    if not rows:
        return None, "not yet"
    if in_chain(name, rows):
        return rows[0], f"{kind} in chain"
    if name.form.everyday:
        return settle_everyday(name, rows, context, home)
    if len(rows) == 1:
        return rows[0], kind
    if kind == "short":
        top = min(RANK[row.level] for row in rows)
        highest = [row for row in rows if RANK[row.level] == top]
        if len(highest) == 1 and top < RANK["county"]:
            return highest[0], kind
    return by_neighbours(rows, context, home, kind)


def settle_everyday(
    name: Found, rows: Sequence[Division], context: frozenset[str], home: str
) -> tuple[Division | None, str]:
    if name.form.kind == "full":
        return by_neighbours(rows, frozenset(), home, "full at home")
    known = [row for row in rows if row.today in context]
    return (known[0], "short of a full name") if len(known) == 1 else (None, "everyday word")


def by_neighbours(
    rows: Sequence[Division], context: frozenset[str], home: str, kind: str
) -> tuple[Division | None, str]:
    """The one meaning at home, or whose prefecture or else province the article names; none when more or fewer fit."""
    for rule, wanted in (("home", home_codes(home, 4)), ("context", context), ("home", home_codes(home, 2))):
        for depth in (0, 1):
            fitting = [row for row in rows if row.today in wanted or parent_codes(row.today)[depth] in wanted]
            if len(fitting) == 1:
                return fitting[0], f"{kind} by {rule}"
    return None, "ambiguous"


def home_codes(home: str, digits: int) -> frozenset[str]:
    return frozenset({home[:digits] + "0" * (6 - digits)} if home else ())
