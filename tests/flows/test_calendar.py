"""The calendar of what is here: one sign a day, aligned whatever the names, and the same in the picture."""

from datetime import date
from xml.etree import ElementTree

from rich.cells import cell_len
from rich.text import Text

from flows.calendar.days import SIGNS, Calendar, calendars, not_well
from flows.calendar.document import html
from flows.calendar.picture import svg
from flows.calendar.screen import RULER, lines
from storage.coverage import EditionStatus
from storage.ledger import Covered

SVG = "{http://www.w3.org/2000/svg}"


def covered(day: date, status: EditionStatus, paper: str = "heze-daily", name: str = "菏泽日报") -> Covered:
    problems = () if status == "complete" else (f"<{status}>",)
    return Covered(paper, name, day, status, 4, 4, 30, problems, None)


FEBRUARY = [
    covered(date(2025, 2, 1), "complete"),
    covered(date(2025, 2, 2), "no_edition"),
    covered(date(2025, 2, 3), "partial"),
    covered(date(2025, 2, 4), "suspect"),
    covered(date(2025, 2, 5), "missing"),
    covered(date(2025, 3, 2), "complete"),
]
OTHERS = [covered(date(2025, 2, 1), "complete", "weekly-of-a-long-name", "沧澜经济技术开发区周报")]


def texts(made: list[Calendar]) -> list[str]:
    return [line.plain for line in lines(made)]


def test_one_newspaper_has_a_line_a_month() -> None:
    made = calendars(FEBRUARY, None, None)
    shown = texts(made)
    assert shown[0] == (
        "heze-daily 菏泽日报: 2 complete, 1 partial, 1 suspect, 1 missing, 1 no edition, 24 never asked for"
    )
    assert shown[3] == f"2025-02  #-+?x{'.' * 23}"
    assert shown[4] == f"2025-03  .#{' ' * 29}"
    assert shown[-1] == "# complete  + partial  ? suspect  x missing  - no edition  . never asked for"


def test_days_stand_below_their_numbers() -> None:
    for number in ("1", "5", "10", "15", "20", "25", "30"):
        assert RULER.index(number) == int(number) - 1


def test_several_newspapers_are_aligned_in_cells_and_fit_80() -> None:
    made = calendars(FEBRUARY + OTHERS, date(2025, 2, 1), date(2025, 2, 28))
    shown = texts(made)[:3]
    ruler = shown[0].index("1   5")
    assert [cell_len(line[: line.index(sign)]) for line, sign in zip(shown[1:], ("#-+", "#.."), strict=True)] == [
        ruler,
        ruler,
    ]
    assert max(map(cell_len, shown)) <= 80


def test_a_misdated_edition_does_not_hide_the_others() -> None:
    old = covered(date(1901, 1, 1), "partial")
    one, several = (texts(calendars([old, *more], None, None)) for more in (FEBRUARY, FEBRUARY + OTHERS))
    assert one[3:6] == [
        f"1901-01  +{'.' * 30}",
        "1901-02 to 2025-01: 1,488 months never asked for",
        f"2025-02  #-+?x{'.' * 23}",
    ]
    assert "45,345 never asked for" in one[0]
    assert [line for line in several if line[:2] in ("19", "20")][1] == one[4]
    assert len(several) < 20


def test_signs_are_one_cell_wide_in_every_terminal_and_differ() -> None:
    assert all(sign.character.isascii() for sign in SIGNS.values())
    assert len({sign.character for sign in SIGNS.values()}) == len(SIGNS)


def test_a_sign_has_its_colour() -> None:
    month = list(lines(calendars(FEBRUARY, None, None)))[3]
    assert isinstance(month, Text)
    assert [span.style for span in month.spans][:3] == ["green", "blue", "yellow"]


def test_the_picture_has_a_square_a_day_with_its_reasons() -> None:
    root = ElementTree.fromstring(svg(calendars(FEBRUARY, None, None)))
    days = {
        (title.text or "").partition(":")[0]: (group.get("class"), title.text or "")
        for group in root.iter(f"{SVG}g")
        if (title := group.find(f"{SVG}title")) is not None
    }
    assert len(days) == 30
    assert days["2025-02-04"][0] == "suspect"
    assert "<suspect>" in days["2025-02-04"][1]
    assert days["2025-02-06"] == ("unknown", "2025-02-06: never asked for")


def test_no_two_days_of_a_picture_lie_on_each_other() -> None:
    year = calendars([covered(date(2023, 12, 30), "complete"), covered(date(2025, 1, 2), "complete")], None, None)
    root = ElementTree.fromstring(svg(year))
    for block in (group for group in root.iter(f"{SVG}g") if group.get("transform")):
        places = [(rect.get("x"), rect.get("y")) for rect in block.iter(f"{SVG}rect")]
        assert len(places) == len(set(places)) > 0
    assert sum(1 for _ in root.iter(f"{SVG}title")) == 370


def test_the_document_names_the_days_that_are_not_well() -> None:
    made = calendars(FEBRUARY, None, None)
    document = html(made)
    assert [each.published_on.day for each in not_well(made[0])] == [3, 4, 5]
    assert document.count("<tr><td>2025-02-0") == 3
    assert "<td>&lt;missing&gt;" in document
    planned = Covered("heze-daily", "菏泽日报", date(2025, 2, 6), "missing", None, 0, 0, (), None)
    assert "<td>not fetched yet" in html(calendars([*FEBRUARY, planned], None, None))
