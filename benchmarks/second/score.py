"""The parser's reading of a page, counted."""

from datetime import date

from benchmarks.second.align import Aligned
from benchmarks.second.articles import body_of, count_article, furniture, pairs_of, strangers
from benchmarks.second.model import Sheet
from benchmarks.second.repairs import damages, harms, precision
from benchmarks.second.tally import Score
from parsers.model import Newspaper, PageReading, RawPage
from parsers.reading import read_page

NEWSPAPER = Newspaper("second", "", "", 0)


def read(sheet: Sheet) -> PageReading:
    """What the parser makes of the page."""
    return read_page(RawPage("1", sheet.raw.encode(), ""), NEWSPAPER, date(2024, 5, 18))


def scored(sheet: Sheet, reading: PageReading) -> Score:
    """A reading of the page, counted."""
    score = Score()
    pairs = pairs_of(sheet, reading)
    bodies: dict[int, Aligned] = {}
    for place, wanted in enumerate(sheet.wanted):
        bodies[place] = body_of(wanted, pairs.get(place))
        count_article(score, sheet, place, pairs.get(place), bodies[place])
    strangers(score, sheet, reading, pairs)
    furniture(score, sheet, reading)
    repaired = damages(score, sheet, reading, pairs, bodies)
    harms(score, sheet, reading, bodies)
    precision(score, sheet, reading, repaired)
    return score
