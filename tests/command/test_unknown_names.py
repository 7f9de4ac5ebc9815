"""A slip is no empty answer: a name that nothing has, or a period that is none, is wrong use, told in one line."""

from pathlib import Path

import pytest
from commanding import complaints, xianwen
from rich.cells import cell_len

WRONG_USE = 2

SLIPS = (
    ("articles --county 无此县", ("--county '无此县'", "371721")),
    ("articles --county 999999", ("--county '999999'", "371721")),
    ("articles --topic 无此题", ("--topic '无此题'", "教育")),
    ("articles --newspaper nope", ("'nope'", "qingyi-daily")),
    ("warc a.warc.gz --newspaper nope", ("'nope'", "qingyi-daily")),
    ("relay --once --county 无此县", ("--county '无此县'", "371721")),
    ("relay --once --topic 无此题", ("--topic '无此题'", "教育")),
    ("relay --once --newspaper nope", ("--newspaper: unknown newspaper 'nope'", "`xianwen newspapers`")),
    ("newspapers --family ZZ", ("--family 'ZZ'", "B2")),
    ("newspapers --file nope.toml", ("xianwen: nope.toml cannot be read (No such file", "name a file")),
    ("fetch heze-daily --date 2999-01-01", ("--date 2999-01-01 is in the future",)),
    ("newspapers check heze-daily --date 2999-01-01", ("--date 2999-01-01 is in the future",)),
    ("articles --since 2025-05-01 --until 2025-01-01", ("--since 2025-05-01 is later than --until 2025-01-01",)),
    ("export --since 2025-05-01 --until 2025-01-01", ("--since 2025-05-01 is later than --until 2025-01-01",)),
    ("warc a.warc.gz --since 2025-05-01 --until 2025-01-01", ("--since 2025-05-01 is later",)),
    ("export --out .", (". is a folder: name a file in it",)),
    ("no-edition nope --from 2025-01-01", ("xianwen: unknown newspaper 'nope'", "`xianwen newspapers`")),
)

NO_UTF_8 = (
    ("articles --county", WRONG_USE),
    ("articles --newspaper", WRONG_USE),
    ("articles --search", 0),
    ("show", WRONG_USE),
    ("coverage", WRONG_USE),
    ("warc a.warc.gz --newspaper", WRONG_USE),
)
TOO_GREAT = ("articles --limit", "changes --since", "changes --limit")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample edition in its default database."""
    made = tmp_path_factory.mktemp("stored")
    assert xianwen(made, "ingest").code == 0
    return made


@pytest.mark.parametrize(("call", "says"), SLIPS, ids=[call for call, _ in SLIPS])
def test_a_name_that_nothing_has(call: str, says: tuple[str, ...], folder: Path) -> None:
    ran = xianwen(folder, *call.split())
    (line,) = complaints(ran)
    assert all(each in line for each in says), line
    assert (ran.code, ran.out) == (WRONG_USE, "")
    assert not list(folder.glob("*.warc.gz*"))


@pytest.mark.parametrize(("call", "code"), NO_UTF_8, ids=[call for call, _ in NO_UTF_8])
def test_bytes_that_are_no_utf_8_name_nothing(call: str, code: int, folder: Path) -> None:
    ran = xianwen(folder, *call.split(), "\udcff")
    (line,) = complaints(ran)
    assert line.startswith("xianwen: ")
    assert ran.code == code
    assert not list(folder.glob("*.warc.gz*"))


@pytest.mark.parametrize("call", TOO_GREAT)
def test_numbers_that_no_database_knows_are_wrong_use(call: str, folder: Path) -> None:
    assert xianwen(folder, *call.split(), str(2**63 - 1)).code == 0
    ran = xianwen(folder, *call.split(), str(2**63))
    assert (ran.code, ran.out) == (WRONG_USE, "")
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "call", ["--county 曹县", "--county 曹", "--county 371721", "--topic 天文学", "--topic dangjian", "--topic 金融"]
)
def test_a_name_that_is_one_may_have_no_article(call: str, folder: Path) -> None:
    ran = xianwen(folder, "articles", *call.split(), "--since", "2030-01-01")
    assert ran.code == 0
    assert "no article meets these conditions" in ran.err


def test_a_file_of_newspapers_named_by_the_environment_is_told_by_the_variable(folder: Path) -> None:
    ran = xianwen(folder, "newspapers", XIANWEN_NEWSPAPERS="nope.toml")
    assert ran.code == WRONG_USE
    assert "XIANWEN_NEWSPAPERS: nope.toml cannot be read" in ran.err


def test_editions_of_a_newspaper_whose_row_is_gone_are_named_and_left(tmp_path: Path) -> None:
    row = '[mine-daily]\nname = "某某日报"\nhome = "371721"\n'
    (tmp_path / "mine.toml").write_text(row, encoding="utf-8")
    (tmp_path / "1.md").write_text("# 双河镇春耕忙\n\n本报讯 日前，双河镇的田间地头一片繁忙。\n", encoding="utf-8")
    given = ("--newspaper", "mine-daily", "--date", "2025-02-19")
    assert xianwen(tmp_path, "ingest", "1.md", *given, XIANWEN_NEWSPAPERS="mine.toml").code == 0
    for call in (["reread", "--all"], ["reread", "--all", "--what-if"]):
        ran = xianwen(tmp_path, *call)
        assert ran.code == 1
        assert "unknown newspaper 'mine-daily'" in ran.out + ran.err
        assert "Traceback" not in ran.err


def test_no_line_of_a_piped_table_ends_in_blanks(folder: Path) -> None:
    lines = xianwen(folder, "articles").out.splitlines()
    assert len(lines) > 5
    assert [line for line in lines if line != line.rstrip()] == []


def test_the_columns_of_a_table_line_up_beside_chinese(folder: Path) -> None:
    head, _, *rows = xianwen(folder, "articles").out.splitlines()
    at = cell_len(head[: head.index("county")])
    for row in rows:
        before = next(n for n in range(len(row)) if cell_len(row[:n]) >= at)
        assert (cell_len(row[:before]), row[before - 1]) == (at, " ")
