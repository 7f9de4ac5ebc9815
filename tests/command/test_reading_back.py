"""`articles`, `show`, `db` and `doctor`: results that people and programs can read."""

import csv
import io
import json
import re
import subprocess
from pathlib import Path

import pytest
from commanding import command, environment, rows, xianwen
from rich.cells import cell_len


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample edition in its default database."""
    made = tmp_path_factory.mktemp("stored")
    assert xianwen(made, "ingest").code == 0
    return made


def article_ids(folder: Path) -> list[str]:
    query = "SELECT article_id FROM v1_articles WHERE kind <> 'masthead' ORDER BY article_id"
    return [str(article_id) for (article_id,) in rows(folder, query)]


def test_the_table_is_straight(folder: Path) -> None:
    head, rule, *rows = xianwen(folder, "articles").out.splitlines()
    assert len(rows) == len(article_ids(folder))
    assert max(cell_len(line) for line in (head, *rows)) <= cell_len(rule)
    for name in ("title", "county", "topic"):
        place = cell_len(head[: head.index(name)])
        assert all(up_to(row, place).endswith("   ") for row in rows)


def up_to(row: str, place: int) -> str:
    """The row's text in the cells before that place."""
    return next(row[:k] for k in range(len(row)) if cell_len(row[:k]) == place)


def test_json_lines_and_csv_tell_the_same(folder: Path) -> None:
    from_json = json.loads(xianwen(folder, "articles", "--format", "json").out)
    lines = xianwen(folder, "articles", "--format", "jsonl").out.splitlines()
    from_csv = list(csv.DictReader(io.StringIO(xianwen(folder, "articles", "--format", "csv").out)))
    assert [json.loads(line) for line in lines] == from_json
    assert [each["article_id"] for each in from_csv] == [each["article_id"] for each in from_json]
    assert [each["body"] for each in from_csv] == [each["body"] for each in from_json]
    assert sorted(each["article_id"] for each in from_json) == article_ids(folder)


def test_verdicts_are_named_as_in_the_views(folder: Path) -> None:
    for article in json.loads(xianwen(folder, "articles", "--format", "json").out):
        assert all({"division_code", "name", "role", "evidence"} <= set(county) for county in article["counties"])
        assert all({"topic_code", "name_zh", "evidence"} <= set(topic) for topic in article["topics"])


def test_conditions_narrow_the_list(folder: Path) -> None:
    ran = xianwen(folder, "articles", "--county", "怀溪", "--format", "jsonl")
    assert ["怀溪县" in line for line in ran.out.splitlines()] == [True]
    ran = xianwen(
        folder, "articles", "--search", "藤编", "--since", "2025-03-12", "--until", "2025-03-12", "--format", "csv"
    )
    assert len(list(csv.DictReader(io.StringIO(ran.out)))) >= 2
    assert xianwen(folder, "articles", "--since", "2025-03-13", "--format", "jsonl").out == ""
    assert len(xianwen(folder, "articles", "--limit", "3", "--format", "jsonl").out.splitlines()) == 3


def test_a_county_that_is_only_named_is_told_apart(folder: Path) -> None:
    for asked in ("云岭省", "990000"):
        listed = xianwen(folder, "articles", "--county", asked).out
        assert "沧澜市 (names 云岭省)" in listed
    assert "(names" not in xianwen(folder, "articles", "--county", "怀溪县").out


def test_a_topic_stands_for_those_below_it(folder: Path) -> None:
    titles = xianwen(folder, "articles", "--topic", "教育", "--format", "jsonl").out
    assert "把课堂搬进油菜田" in titles
    assert xianwen(folder, "articles", "--topic", "学校", "--format", "jsonl").out in titles


def test_what_has_the_topic_shows_it(folder: Path) -> None:
    listed = xianwen(folder, "articles", "--topic", "供水").out.splitlines()[2:]
    assert len(listed) > 1
    assert all("供水" in line for line in listed)


def test_a_search_shows_where_it_was_found(folder: Path) -> None:
    ran = xianwen(folder, "articles", "--search", "藤编 车间", "--best")
    header, _, first, *_ = ran.out.splitlines()
    assert "found in" in header
    assert "藤编" in first
    assert xianwen(folder, "articles", "--search", "藤车", "--format", "jsonl").out == ""


def test_best_without_a_search_is_wrong_use(folder: Path) -> None:
    ran = xianwen(folder, "articles", "--best")
    assert (ran.code, ran.out) == (2, "")
    assert "--search" in ran.err


def test_show_gives_fields_verdicts_and_evidence(folder: Path) -> None:
    article_id = next(each for each in article_ids(folder) if each.endswith("01-3"))
    ran = xianwen(folder, "show", article_id)
    assert ran.code == 0
    assert re.search(r"^county +清漪县 990121", ran.out, re.MULTILINE)
    assert re.search(r"^topic +\S+ ", ran.out, re.MULTILINE)
    assert "\x1b" not in ran.out
    assert json.loads(xianwen(folder, "show", article_id, "--format", "json").out)["article_id"] == article_id


def test_edits_are_shown_before_and_after(folder: Path) -> None:
    article_id = next(each for each in article_ids(folder) if each.endswith("01-3"))
    ran = xianwen(folder, "show", article_id, "--edits")
    assert "平均年[-⏎⏎-]龄五十八岁" in ran.out
    assert re.search(r"punctuation +\d+ marks", ran.out)
    every = xianwen(folder, "show", article_id, "--edits", "--all")
    assert every.out.count("half_width") > 10
    edits = json.loads(xianwen(folder, "show", article_id, "--edits", "--format", "json").out)
    assert {"rule", "start", "end", "before", "after", "confidence", "applied"} <= set(edits[0])


def test_a_reader_that_leaves_is_no_error(folder: Path) -> None:
    with subprocess.Popen(
        command("articles", "--format", "json"),
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        errors = process.stderr.read()
        assert process.wait() == 0
    assert errors == b""


def test_the_schema_is_made_and_checked(tmp_path: Path) -> None:
    assert xianwen(tmp_path, "db", "check").code == 2
    assert xianwen(tmp_path, "db", "upgrade").code == 0
    assert xianwen(tmp_path, "db", "check").code == 0
    assert xianwen(tmp_path, "articles").code == 0


def test_doctor_finds_all_well(folder: Path) -> None:
    ran = xianwen(folder, "doctor")
    assert ran.code == 0, ran.out
    assert {line.split()[0] for line in ran.out.splitlines()} == {"ok"}


def test_doctor_knows_the_daily_newspapers(folder: Path) -> None:
    ran = xianwen(folder, "doctor", XIANWEN_DAILY="heze-daily")
    assert "heze-daily at '30 6-11 * * *' in China" in ran.out
    ran = xianwen(folder, "doctor", XIANWEN_DAILY="heze-daily nobody-daily")
    assert ran.code == 1
    assert "XIANWEN_DAILY: unknown newspaper 'nobody-daily'" in ran.out


def test_doctor_says_what_to_do(folder: Path) -> None:
    ran = xianwen(folder, "doctor", "--database-url", "sqlite:////proc/x.db", PREFECT_API_URL="http://127.0.0.1:9/api")
    failed = [line for line in ran.out.splitlines() if line.startswith("failed")]
    assert ran.code == 1
    assert [line.split()[1] for line in failed] == ["database", "archive", "prefect"]
    assert all(";" in line for line in failed)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("ingest",),
        ("articles",),
        ("show",),
        ("fetch",),
        ("backfill",),
        ("watch",),
        ("coverage",),
        ("reclassify",),
        ("reread",),
        ("no-edition",),
        ("doctor",),
        ("serve",),
        ("db",),
        ("db", "upgrade"),
        ("db", "check"),
    ],
)
def test_every_command_has_help(arguments: tuple[str, ...], tmp_path: Path) -> None:
    ran = xianwen(tmp_path, *arguments, "--help")
    assert ran.code == 0
    assert arguments in ((), ("db",)) or ("Example" in ran.out and "--database-url" in ran.out)
