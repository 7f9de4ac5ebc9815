"""The county verdict: what an article is about, what it only mentions, or nothing at all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from parsers.model import Article, County, Evidence
from parsers.places.layout import Layout, lay_out
from parsers.places.resolve import Mention, resolve
from parsers.places.scan import Deictic, scan
from parsers.places.table import TABLE_VERSION, current, parent_codes

__all__ = ["TABLE_VERSION", "counties"]

FIELD_WEIGHTS = {"title": 6.0, "kicker": 4.0, "subtitle": 4.0, "column": 2.0, "dateline": 0.0, "byline": 0.5, "body": 1.0}
LEAD = 120
LEAD_WEIGHT = 2.0
CLOSE = 0.6
MANY = 4
EVIDENCE = 8


@dataclass(slots=True)
class Tally:
    """What speaks for one division, summed over the article."""

    weight: float = 0.0
    titled: bool = False
    led: bool = False
    count: int = 0


def counties(article: Article, *, home: str, on: date) -> tuple[County, ...]:
    """Primary county (or the prefecture or province the article is about) first, then mentioned ones; () is unknown.

    `home` is the newspaper's GB/T 2260 code or "" for a national paper; `on` its date, which selects the names then valid.
    """
    layout = lay_out(article)
    found, deictic = scan(layout.text)
    mentions = resolve(found, home=home, year=on.year)
    mentions += resolve_deictics(deictic, mentions, home)
    if not mentions:
        return ()
    tallies = tally(mentions, layout)
    primary = choose(tallies)
    return report(primary, tallies, mentions, layout)


def resolve_deictics(deictic: Sequence[Deictic], mentions: Sequence[Mention], home: str) -> list[Mention]:
    if not home:
        return []
    leading = leading_county(mentions, home)
    by_level = deictic_codes(home, leading)
    table = current()
    return [
        Mention(word.start, word.end, table[by_level[word.level]], "deictic")
        for word in deictic
        if by_level.get(word.level)
    ]


def deictic_codes(home: str, leading: str) -> dict[str, str]:
    """What 我县, 全市 … mean: the home division of that level, or the article's own county."""
    prefecture, province = parent_codes(home)
    table = current()
    codes = {"省": province}
    for code in (province, prefecture, leading, home):
        if code and code in table:
            codes[table[code].name[-1]] = code
    return codes


def leading_county(mentions: Sequence[Mention], home: str) -> str:
    counts: dict[str, float] = defaultdict(float)
    for mention in mentions:
        if mention.division.level == "county" and mention.division.today[:4] == home[:4]:
            counts[mention.division.today] += 1
    return max(counts, key=lambda code: counts[code]) if counts else ""


def tally(mentions: Iterable[Mention], layout: Layout) -> dict[str, Tally]:
    tallies: dict[str, Tally] = defaultdict(Tally)
    for mention in mentions:
        field, field_start = layout.place(mention.start)
        entry = tallies[mention.division.today]
        if mention.parent:
            continue
        led = field == "body" and mention.start - field_start < LEAD
        entry.weight += FIELD_WEIGHTS[field] * (LEAD_WEIGHT if led else 1.0)
        entry.titled |= field in ("title", "kicker", "subtitle") and mention.rule != "deictic"
        entry.led |= led
        entry.count += 1
    return dict(tallies)


def choose(tallies: dict[str, Tally]) -> list[str]:
    """The primary divisions: titled ones first, then the county that outweighs the others, then the region above."""
    table = current()
    counties_ = sorted(
        (code for code in tallies if table[code].level == "county" and tallies[code].weight > 0),
        key=lambda code: -tallies[code].weight,
    )
    titled = [code for code in counties_ if tallies[code].titled]
    if titled:
        return titled if len(titled) < MANY else common_region(titled)
    region = titled_region(tallies)
    if region and not (len(counties_) == 1 and tallies[counties_[0]].count > 1):
        return [region]
    if counties_:
        close = [code for code in counties_ if tallies[code].weight >= CLOSE * tallies[counties_[0]].weight]
        if len(close) < 3:
            return close
        return common_region(close)
    regions = [code for code in tallies if tallies[code].weight > 0 and table[code].level == "prefecture"]
    return [max(regions, key=lambda code: tallies[code].weight)] if regions else []


def titled_region(tallies: dict[str, Tally]) -> str:
    table = current()
    regions = [code for code in tallies if tallies[code].titled and table[code].level == "prefecture"]
    return regions[0] if len(regions) == 1 else ""


def common_region(codes: Sequence[str]) -> list[str]:
    prefectures = {parent_codes(code)[0] for code in codes}
    return list(prefectures) if len(prefectures) == 1 and "" not in prefectures else []


def report(
    primary: Sequence[str], tallies: dict[str, Tally], mentions: Sequence[Mention], layout: Layout
) -> tuple[County, ...]:
    total = sum(entry.weight for entry in tallies.values()) or 1.0
    rest = sorted((code for code in tallies if code not in primary), key=lambda code: -tallies[code].weight)
    return tuple(
        county(code, role, tallies.get(code, Tally()).weight / total, evidence(code, mentions, layout))
        for role, codes in (("primary", primary), ("mentioned", rest))
        for code in codes
    )


def county(code: str, role: str, score: float, found: tuple[Evidence, ...]) -> County:
    table = current()
    prefecture, province = parent_codes(code)
    return County(
        code=code,
        name=table[code].name,
        level=table[code].level,
        prefecture=table[prefecture].name if prefecture else "",
        province=table[province].name,
        role="primary" if role == "primary" else "mentioned",
        score=round(score, 3),
        evidence=found,
    )


def evidence(code: str, mentions: Sequence[Mention], layout: Layout) -> tuple[Evidence, ...]:
    spans = []
    for mention in mentions:
        if mention.division.today == code and len(spans) < EVIDENCE:
            field, start = layout.place(mention.start)
            text = layout.text[mention.start : mention.end]
            spans.append(Evidence(field, mention.start - start, mention.end - start, text, mention.rule))
    return tuple(spans)
