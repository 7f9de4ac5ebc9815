"""The county verdict: what an article is about, what came close to that, what it only mentions, or nothing at all."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from parsers.model import Article, County, CountyRole, Evidence
from parsers.places.choose import choose, rivals
from parsers.places.cues import Cue, cues, lists
from parsers.places.layout import Layout, lay_out
from parsers.places.resolve import Mention, context_of, resolve
from parsers.places.scan import Deictic, scan
from parsers.places.table import TABLE_VERSION, division, is_code, is_near, lies_in, parents
from parsers.places.tally import Tally, tally
from parsers.places.towns import towns

__all__ = ["TABLE_VERSION", "counties"]

# Spans kept for one division; more of the same do not help a reader.
EVIDENCE = 8


def counties(article: Article, *, home: str, on: date) -> tuple[County, ...]:
    """Primary county (or the prefecture or province the article is about), its rivals, mentioned ones; () is unknown.

    `home` is the newspaper's GB/T 2260 code or "" for a national paper; `on` its date, which selects the names then
    valid. Codes are today's; where a name stood for another one, the evidence's rule tells it.
    """
    layout = lay_out(article)
    found, deictic = scan(layout.text)
    named = resolve(found, home=home, year=on.year)
    named += towns(layout.text, context_of(named), home)
    mentions = sorted(named + resolve_deictics(deictic, named, home), key=lambda mention: mention.start)
    if not mentions:
        return ()
    listed = lists(mentions, layout.text)
    signs = cues(mentions, layout.text, listed)
    tallies = tally(mentions, signs, listed, layout, home)
    primary = choose(tallies, len(layout.text)) or own_county(deictic, tallies, home)
    return report(primary, tallies, evidence(mentions, signs, layout))


def resolve_deictics(deictic: Sequence[Deictic], named: Sequence[Mention], home: str) -> list[Mention]:
    if not home or not deictic:
        return []
    codes = deictic_codes(home, leading_county(named, home))
    return [
        Mention(word.start, word.end, word.start, division(codes[word.level]), "deictic")
        for word in deictic
        if word.level in codes
    ]


def deictic_codes(home: str, leading: str) -> dict[str, str]:
    """What 我县, 全市 … mean: the home division of that level, or the article's own county."""
    codes = (*reversed(parents(home)), leading, home)
    return {division(code).name[-1]: code for code in codes if code and is_code(code)}


def own_county(deictic: Sequence[Deictic], tallies: Mapping[str, Tally], home: str) -> list[str]:
    """A county's newspaper that writes 我县, be it once and far down, and names no other place writes of its own."""
    if not home or not is_code(home) or division(home).level != "county":
        return []
    meant = deictic_codes(home, "")
    own = any(word.own and meant.get(word.level) == home for word in deictic)
    elsewhere = any(code != home and not lies_in(home, code) for code in tallies)
    return [home] if own and not elsewhere else []


def leading_county(named: Sequence[Mention], home: str) -> str:
    """The county of the home region that the article names most."""
    codes = (mention.division.today for mention in named if mention.division.level == "county")
    counts = Counter(code for code in codes if is_near(code, home))
    return counts.most_common(1)[0][0] if counts else ""


def report(
    primary: Sequence[str], tallies: dict[str, Tally], spans: Mapping[str, Sequence[Evidence]]
) -> tuple[County, ...]:
    close = rivals(primary, tallies)
    rest = sorted((code for code in tallies if code not in primary), key=lambda code: -tallies[code].weight)
    roles: dict[str, CountyRole] = dict.fromkeys(primary, "primary")
    roles |= {code: "rival" for code in rest if code in close}
    roles |= {code: "mentioned" for code in rest if code not in close}
    return tuple(county(code, role, score(code, tallies), spans) for code, role in roles.items())


def county(code: str, role: CountyRole, points: float, spans: Mapping[str, Sequence[Evidence]]) -> County:
    named = division(code)
    prefecture, province = parents(code)
    return County(
        code=code,
        name=named.name,
        level=named.level,
        prefecture=division(prefecture).name if prefecture else "",
        province=division(province).name,
        role=role,
        score=points,
        evidence=tuple(spans.get(code, ())),
    )


def evidence(mentions: Sequence[Mention], signs: Sequence[Cue], layout: Layout) -> dict[str, list[Evidence]]:
    spans: dict[str, list[Evidence]] = {}
    text = layout.text
    for mention, cue in zip(mentions, signs, strict=True):
        listed = spans.setdefault(mention.division.today, [])
        if len(listed) < EVIDENCE:
            begin, end = mention.start, mention.end
            field, start = layout.place(begin)
            listed.append(Evidence(field, begin - start, end - start, text[begin:end], rule(mention, cue)))
    return spans


def rule(mention: Mention, cue: Cue) -> str:
    """How the name was read, what its surroundings took from it, and the old code where it has one."""
    named = mention.division
    if not cue.rule and named.code == named.today:
        return mention.rule
    old = f"{named.code} {named.name}" if named.code != named.today else ""
    return ", ".join(part for part in (mention.rule, cue.rule, old) if part)


def score(code: str, tallies: dict[str, Tally]) -> float:
    """The share of the evidence that speaks for a division and not for a rival, less when there is little of it."""
    own = tallies.get(code, Tally()).weight + sum(
        entry.weight for other, entry in tallies.items() if lies_in(other, code) or lies_in(code, other)
    )
    total = sum(entry.weight for entry in tallies.values())
    weight = tallies.get(code, Tally()).weight or own / 2
    return round(own / total * weight / (weight + 1), 3) if total else 0.0
