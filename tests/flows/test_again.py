"""Much work that was interrupted goes on behind what is stored; what may read otherwise today is read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from flows import ahead, verdicts
from flows.again import stored_already
from flows.run import directly
from flows.settings import Settings
from flows.sources.files import EditionFiles
from flows.walk import Outcome, open_house
from parsers import reading

SAMPLE = Path(__file__).parents[2] / "flows" / "sample" / "2025-03-12"
DAYS = (date(2025, 3, 12), date(2025, 3, 13))


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(ahead, "WORTH", 2)
    return replace(Settings(f"sqlite:///{tmp_path}/x.db", str(tmp_path / "archive")), readers=1)


@pytest.fixture
def editions(tmp_path: Path) -> list[EditionFiles]:
    """Two of the same two pages."""
    for day in DAYS:
        (tmp_path / str(day)).mkdir()
        for page in ("01.md", "04.md"):
            (tmp_path / str(day) / page).write_bytes((SAMPLE / page).read_bytes())
    return [
        EditionFiles("qingyi-daily", day, tuple(str(tmp_path / str(day) / page) for page in ("01.md", "04.md")))
        for day in DAYS
    ]


def again(editions: Sequence[EditionFiles], settings: Settings, home: str = "") -> list[Outcome]:
    return [outcome for _, outcome in stored_already(editions, home, settings)]


def names(outcomes: Sequence[Outcome]) -> list[str]:
    return [outcome.edition for outcome in outcomes]


def test_what_is_stored_is_told_as_if_it_had_been_read(editions: list[EditionFiles], settings: Settings) -> None:
    assert again(editions, settings) == []
    first = list(directly(editions[:1], "", settings))
    (told,) = again(editions, settings)
    (read,) = directly(editions[:1], "", settings)
    assert told == replace(read, saved=told.saved)
    assert told.saved
    assert read.saved
    assert replace(told.saved, problems=()) == replace(read.saved, problems=())
    assert (told.status, told.rows) == ("unchanged", first[0].rows)


def test_what_may_read_otherwise_is_read(
    editions: list[EditionFiles], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(directly(editions, "", settings))
    assert names(again(editions, settings)) == [edition.name for edition in editions]
    assert again(editions, settings, home="371700") == []
    with monkeypatch.context() as newer:
        newer.setattr(reading, "PARSER_VERSION", "of tomorrow")
        assert again(editions, settings) == []
    with monkeypatch.context() as newer:
        newer.setattr(verdicts, "VERDICT_VERSION", "of tomorrow")
        assert again(editions, settings) == []
    fewer = replace(editions[0], paths=editions[0].paths[:1])
    Path(editions[1].paths[0]).write_text("## 春播\n\n本报讯 今年春播提前。\n", encoding="utf-8")
    assert again([fewer, editions[1]], settings) == []


def test_what_is_not_well_is_told_again(editions: list[EditionFiles], settings: Settings) -> None:
    Path(editions[0].paths[1]).write_bytes(b"")
    list(directly(editions, "", settings))
    assert names(again(editions, settings)) == [editions[1].name]


def test_lost_bytes_come_back(editions: list[EditionFiles], settings: Settings, tmp_path: Path) -> None:
    list(directly(editions, "", settings))
    files = sorted((tmp_path / "archive").rglob("*.gz"))
    files[0].unlink()
    assert len(again(editions, settings)) == 2
    assert sorted((tmp_path / "archive").rglob("*.gz")) == files


def test_a_newspaper_with_another_home_is_judged_anew(editions: list[EditionFiles], settings: Settings) -> None:
    list(directly(editions, "", settings))
    with open_house(settings) as house, house.engine.begin() as connection:
        connection.execute(text("UPDATE newspapers SET home_code = '371721'"))
    assert again(editions, settings) == []


def test_few_pages_are_read_whenever_they_are_given(
    editions: list[EditionFiles], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(directly(editions, "", settings))
    monkeypatch.setattr(ahead, "WORTH", 5)
    assert again(editions, settings) == []
