"""`xianwen coverage` on the sample edition."""

import csv
import json
from pathlib import Path

import pytest
from commanding import xianwen


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("coverage")
    assert xianwen(folder, "ingest").code == 0
    return folder


def test_the_calendar_shows_the_days_asked_for(folder: Path) -> None:
    ran = xianwen(folder, "coverage", "qingyi-daily", "--from", "2025-03-10", "--to", "2025-04-02")
    assert (ran.code, ran.err) == (0, "")
    assert f"2025-03  {' ' * 9}..#{'.' * 19}\n" in ran.out
    assert "1 complete, 23 never asked for" in ran.out


def test_other_programs_get_rows(folder: Path) -> None:
    (row,) = csv.DictReader(xianwen(folder, "coverage", "--format", "csv").out.splitlines())
    (document,) = json.loads(xianwen(folder, "coverage", "--format", "json").out)
    line = json.loads(xianwen(folder, "coverage", "--format", "jsonl").out)
    assert (row["status"], row["pages_stored"], row["problems"]) == ("complete", "4", "")
    assert document == line
    assert document["published_on"] == row["published_on"] == "2025-03-12"


def test_picture_and_document_are_written_and_named(folder: Path) -> None:
    ran = xianwen(folder, "coverage", "--svg", "c.svg", "--html", "c.html")
    assert (ran.code, ran.out) == (0, "1 newspaper: c.svg\n1 newspaper: c.html\n")
    assert (folder / "c.svg").read_text("utf-8").startswith("<svg ")
    assert "清漪日报" in (folder / "c.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("heze-daily",), "qingyi-daily"),
        (("--from", "2025-02-30"), "no such date"),
        (("--from", "2025-03-02", "--to", "2025-03-01"), "later than"),
        (("--svg", "no/such/folder.svg"), "cannot be written"),
    ],
)
def test_wrong_use_is_told(folder: Path, arguments: tuple[str, ...], complaint: str) -> None:
    ran = xianwen(folder, "coverage", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert complaint in ran.err


def test_a_period_of_which_nothing_is_known_is_no_error(folder: Path) -> None:
    ran = xianwen(folder, "coverage", "--from", "2026-01-01")
    assert (ran.code, ran.out) == (0, "")
    assert "no edition is known" in ran.err
