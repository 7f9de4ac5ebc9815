"""From tallies to primary divisions: the county an article is about, or the region, or neither."""

from collections.abc import Sequence
from functools import cache

from parsers.places.table import MUNICIPALITIES, division, lies_in, parents
from parsers.places.tally import Tally

# A second county counts as primary from this part of the first one's weight on.
CLOSE = 0.6
# More counties than this are a list of examples, not what the article is about.
MANY = 3
# A region outweighs the county it holds when it has this many times its weight in the body.
REGION_OVER_COUNTY = 3.0
# Below this length an article has no room to say a place twice.
SHORT_ARTICLE = 300
# An article that does not begin with a place names it this often for each character …
DENSITY = 0.002
# … and gives it this part of the weight of all unrelated places.
SHARE = 0.4
# … and this part of it with passing mentions counted.
SHARE_OF_ALL = 0.25
# The county that opens a story of many places has this part of it.
OPENING_SHARE = 0.2
# From this part of the weight of what the article is about a division is its rival.
RIVAL = 0.5
# Cities of the lead stand alone when nearly all the weight is their own and that of the provinces beside them.
ALONE = 0.9

Tallies = dict[str, Tally]


def choose(tallies: Tallies, length: int) -> list[str]:
    """Codes of what the article is about, the strongest first; [] when the evidence does not settle it."""
    counties, cities, provinces = (ranked(tallies, rank) for rank in ("county", "city", "province"))
    return (
        titled_counties(counties, tallies)
        or with_provinces(titled_region(cities, counties, tallies), provinces, tallies)
        or titled_region(provinces, [*cities, *counties], tallies)
        or outweighing_region(cities, counties, tallies)
        or outweighing_region(provinces, [*cities, *counties], tallies)
        or settled(counties, tallies, length)
        or opened(counties, tallies)
        or with_provinces(settled(cities, tallies, length), provinces, tallies)
        or province(provinces, [*cities, *counties], tallies)
    )


def ranked(tallies: Tallies, rank: str) -> list[str]:
    codes = [code for code, entry in tallies.items() if entry.weight > 0 and rank_of(code) == rank]
    return sorted(codes, key=lambda code: -tallies[code].weight)


@cache
def rank_of(code: str) -> str:
    """Municipalities are cities here: an article is about Shanghai as it is about Nanjing."""
    level = division(code).level
    return "city" if level == "prefecture" or code in MUNICIPALITIES else level


def titled_counties(counties: Sequence[str], tallies: Tallies) -> list[str]:
    titled = close_to_best([code for code in counties if tallies[code].titled], tallies)
    return titled if len(titled) <= MANY else common_region(titled)


def close_to_best(codes: Sequence[str], tallies: Tallies) -> list[str]:
    return [code for code in codes if tallies[code].weight >= CLOSE * tallies[codes[0]].weight]


def opening_with_best(codes: Sequence[str], tallies: Tallies) -> list[str]:
    """Where the first opens the article, those that open it too."""
    return [code for code in codes if tallies[code].led or tallies[code].titled or not tallies[codes[0]].led]


def titled_region(regions: Sequence[str], smaller: Sequence[str], tallies: Tallies) -> list[str]:
    """The region of the headline, unless the body is about one division of it (题说某盟，文说其一旗)."""
    titled = close_to_best([code for code in regions if tallies[code].titled], tallies)
    if len(titled) != 1:
        return titled if len(titled) <= MANY else common_region(titled)
    inner = [code for code in smaller if lies_in(code, titled[0])]
    return inner[:1] if is_scene([tallies[code] for code in inner], tallies[titled[0]]) else titled


def with_provinces(cities: list[str], provinces: Sequence[str], tallies: Tallies) -> list[str]:
    """川渝两地, 京津冀: where municipalities are meant, the provinces that stand beside them are meant too."""
    if not cities or not MUNICIPALITIES.issuperset(cities):
        return cities
    first = tallies[cities[0]]
    beside = [
        code
        for code in provinces
        if tallies[code].weight >= CLOSE * first.weight and tallies[code].titled == first.titled
    ]
    together = [*cities, *beside]
    return together if len(together) <= MANY and shares(together, tallies)[1] > ALONE else cities


def is_scene(inner: Sequence[Tally], region: Tally) -> bool:
    """The body says the first smaller division more than the region, or opens with the only one and returns to it."""
    if not inner:
        return False
    best, *others = inner
    alone = all(best.weight > 2 * other.weight for other in others)
    return (alone and best.body >= max(region.body, 1.0)) or (not others and best.led and best.count > 1)


def outweighing_region(regions: Sequence[str], smaller: Sequence[str], tallies: Tallies) -> list[str]:
    if not regions or not smaller:
        return []
    over = tallies[regions[0]].weight >= REGION_OVER_COUNTY * max(tallies[code].weight for code in smaller)
    return list(regions[:1]) if over and share(regions[:1], tallies) >= SHARE else []


def settled(codes: Sequence[str], tallies: Tallies, length: int) -> list[str]:
    """The strongest division and those close to it, when it has more than a passing mention."""
    if not codes or not tallies[codes[0]].count:
        return []
    close = close_to_best(codes, tallies)
    part, part_of_all = shares(close, tallies)
    if part < SHARE or part_of_all < SHARE_OF_ALL:
        return []
    alone = part_of_all > ALONE
    told = [code for code in close if length < SHORT_ARTICLE or is_told(code, tallies[code], alone, length)]
    if codes[0] not in told:
        return []
    if len(told) > MANY or (len(told) == MANY and not common_region(told)):
        return common_region(told)
    meant = [
        code
        for code in opening_with_best(told, tallies)
        if length < SHORT_ARTICLE or code in {codes[0], *tallies[codes[0]].beside}
    ]
    return meant if meant == close or share(meant, tallies) >= SHARE else []


def opened(counties: Sequence[str], tallies: Tallies) -> list[str]:
    """The county of the lead that is returned to later: a life told from its monument on, through many places."""
    led = [code for code in counties if tallies[code].led]
    if (
        not led
        or tallies[led[0]].count < 2
        or any(tallies[led[0]].weight < 2 * tallies[code].weight for code in led[1:])
    ):
        return []
    return led[:1] if share(led[:1], tallies) >= OPENING_SHARE else []


def is_told(code: str, entry: Tally, alone: bool, length: int) -> bool:
    """Named in headline or lead, or again and again. In the lead a city may be a mere scene, unless it stands alone."""
    county = rank_of(code) == "county"
    often = max(2, length * DENSITY)
    return entry.titled or (entry.led and (county or alone)) or entry.count >= (2 if county and alone else often)


def share(codes: Sequence[str], tallies: Tallies) -> float:
    """Their part of the weight of all unrelated places, passing mentions left out."""
    return shares(codes, tallies)[0]


def shares(codes: Sequence[str], tallies: Tallies) -> tuple[float, float]:
    """Their part of the weight of all unrelated places without passing mentions, and with them."""
    own = sum([tallies[code].weight for code in codes])
    plain = passing = own
    for code, entry in tallies.items():
        if code not in codes and not any(lies_in(code, one) or lies_in(one, code) for one in codes):
            passing += entry.weight
            plain += entry.weight if entry.count else 0.0
    return own / plain, own / passing


def common_region(codes: Sequence[str]) -> list[str]:
    """The prefecture all lie in, or else the province; [] when they are scattered."""
    for depth in (0, 1):
        regions = {parents(code)[depth] for code in codes}
        if len(regions) == 1 and "" not in regions:
            return list(regions)
    return []


def province(provinces: Sequence[str], smaller: Sequence[str], tallies: Tallies) -> list[str]:
    """A province is what an article is about when its headline or lead says so and no place elsewhere is named."""
    if not provinces:
        return []
    best = tallies[provinces[0]]
    alone = len(provinces) == 1 or tallies[provinces[1]].weight < CLOSE * best.weight
    told = best.titled or (best.led and best.count > 1)
    return list(provinces[:1]) if told and alone and all(lies_in(code, provinces[0]) for code in smaller) else []


def rivals(primary: Sequence[str], tallies: Tallies) -> list[str]:
    """What came close to the weakest primary division; where there is none, what stood in each other's way.

    The regions around a primary division are none: an article about a county names them as well.
    """
    around = {code for own in primary for code in (own, *parents(own))}
    others = {code: entry for code, entry in tallies.items() if code not in around and entry.count}
    bar = min((tallies[code].weight for code in primary if code in tallies), default=0.0)
    best = bar or max((entry.weight for entry in others.values()), default=0.0)
    close = [code for code, entry in others.items() if entry.weight >= RIVAL * best > 0]
    return close if primary or len(close) > 1 else []
