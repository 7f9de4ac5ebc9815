"""Tables on screens of every width: nothing that a person reads for is cut off."""

from collections.abc import Callable

import pytest
from rich.cells import cell_len

from flows import screen
from flows.screen import Column, output, table

COLUMNS = (Column("article"), Column("title", folds=True), Column("county"), Column("topic"))
ROW = ("qingyi-daily-20250312-01-2", "县委常委会召开（扩大）会议", "", "地方政府")


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], list[str]]:
    def at(width: int) -> list[str]:
        monkeypatch.setattr(screen, "FULL_WIDTH", width)
        console = output()
        with console.capture() as caught:
            console.print(table(COLUMNS, [ROW]))
        return [line.rstrip() for line in caught.get().splitlines()]

    return at


def test_a_wide_screen_has_a_table(printed: Callable[[int], list[str]]) -> None:
    head, rule, row = printed(80)
    assert head.split() == ["article", "title", "county", "topic"]
    assert row == "qingyi-daily-20250312-01-2   县委常委会召开（扩大）会议   —        地方政府"
    assert len(rule) <= 80


@pytest.mark.parametrize("width", [30, 40, 60])
def test_a_narrow_one_has_lines(printed: Callable[[int], list[str]], width: int) -> None:
    assert printed(width) == [
        "qingyi-daily-20250312-01-2",
        "  县委常委会召开（扩大）会议",
        "  county —  topic 地方政府",
    ]


@pytest.mark.parametrize("width", range(20, 100, 7))
def test_nothing_is_cut_off(printed: Callable[[int], list[str]], width: int) -> None:
    lines = printed(width)
    assert max(map(cell_len, lines)) <= width
    assert "…" not in "".join(lines)
    assert "".join("".join(lines).split()).count("扩大") == 1
