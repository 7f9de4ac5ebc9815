"""The registry of newspapers."""

import re
from datetime import date
from pathlib import Path

import pytest

from parsers.epaper.entries import entry_addresses
from parsers.epaper.families import families
from parsers.newspapers import compile as compiling
from parsers.newspapers.registry import UnknownNewspaper, named_in, newspaper, newspapers


def test_every_row_is_well_formed() -> None:
    ids = [each.id for each in newspapers()]
    assert len(set(ids)) == len(ids)
    assert all(each.id == each.id.lower() and each.name for each in newspapers())
    assert all(each.home == "" or (len(each.home) == 6 and each.home.isdigit()) for each in newspapers())


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("heze-dayly", "'heze-dayly': is heze-daily meant?"),
        ("菏泽日报", "is heze-daily meant?"),
        ("x", "'x': ids look like heze-daily;"),
        ("", "`xianwen newspapers` lists all"),
    ],
)
def test_an_unknown_one_is_named_with_those_that_may_be_meant(id_: str, said: str) -> None:
    with pytest.raises(UnknownNewspaper, match=re.escape(said)):
        newspaper(id_)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("菏泽日报 2025年2月19日", "heze-daily"),
        ("heze-daily_2025", "heze-daily"),
        ("cheze-daily", ""),
        ("菏泽日报 人民日报", ""),
        ("人民日报海外版", "peoples-daily-overseas"),
        ("人民日报海外版 人民日报", ""),
        ("", ""),
    ],
)
def test_named_in(text: str, expected: str) -> None:
    found = named_in(text)
    assert (found.id if found else "") == expected


REPORTS = Path(__file__).parents[3] / "shared" / "epaper" / "newspapers.tsv"
UNREADABLE = {"K", "L", "M", "Z", ""}


def test_every_family_is_known_or_known_to_be_unreadable() -> None:
    sources = [source for paper in newspapers() for source in paper.sources]
    assert {source.family for source in sources} <= families().keys() | UNREADABLE
    assert all(source.system for source in sources if source.family not in UNREADABLE)
    assert sum(source.system is not None for source in sources) > 0.95 * len(sources)


def test_every_pattern_is_one() -> None:
    for source in (source for paper in newspapers() for source in paper.sources if source.system):
        assert re.compile(source.system.page)
        assert re.compile(source.system.article)


def test_every_source_says_who_reported_it() -> None:
    assert [paper.id for paper in newspapers() for source in paper.sources if not source.seen] == []


def test_every_address_of_a_day_is_filled_in() -> None:
    urls = [entry.url for paper in newspapers() for entry in entry_addresses(paper, date(2025, 3, 2))]
    assert len(urls) > 500
    assert [url for url in urls if re.search(r"[{}%\s]|YYYY|date", url.partition("?")[0])] == []
    dated = [url for url in urls if re.search(r"2025-?/?03-?/?02", url)]
    assert len(dated) > 0.9 * len(urls)


def test_an_entry_of_a_day_is_a_page_of_its_own_system() -> None:
    """Most templates are addresses of first pages: where their pattern does not find them, nothing else is found."""
    entries = [entry for paper in newspapers() for entry in entry_addresses(paper, date(2025, 3, 2))]
    pages = [entry for entry in entries if re.search(r"/(?:node|page|v|l|col)\w*\.s?html?$", entry.url, re.IGNORECASE)]
    assert len(pages) > 450
    wrong = [e.url for e in pages if not re.search(f"(?:{e.system.page})$", e.url, re.IGNORECASE)]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "home"),
    [
        ("菏泽日报", "371700"),
        ("海南日报", "460000"),
        ("吉林日报", "220000"),
        ("寿光日报", "370783"),
        ("乌兰察布市日报", "150900"),
        ("山西经济日报", "140000"),
        ("光明日报", ""),
        ("解放日报", ""),
        ("人民日报", ""),
        ("泰山晚报", "370900"),
        ("海西晨报", ""),
        ("右江日报", ""),
    ],
)
def test_homes(name: str, home: str) -> None:
    assert [paper.home for paper in newspapers() if paper.name == name] == [home]


@pytest.mark.skipif(not REPORTS.is_file(), reason="the reports are not at hand")
def test_the_table_is_what_the_reports_make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "newspapers.tsv"
    table.write_text(compiling.TABLE.read_text("utf-8"), encoding="utf-8")
    monkeypatch.setattr(compiling, "TABLE", table)
    compiling.main([str(REPORTS)])
    assert table.read_text("utf-8") == (Path(compiling.__file__).parent / "newspapers.tsv").read_text("utf-8")
