"""Bad input: one clear line that names the file and the remedy, the right exit code, and all else stored."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from commanding import EDITION, SAMPLE, complaints, fresh, rows, xianwen

KEPT_BACK, WRONG_USE = 1, 2


@dataclass(frozen=True, slots=True)
class Case:
    """A call in a folder that holds good.md and `files`. `says` stands in the one line that it gets."""

    name: str
    arguments: Sequence[str]
    code: int
    says: Sequence[str]
    files: Sequence[tuple[str, bytes]] = ()
    stored: bool = True


CASES = (
    Case("missing path", ("missing.md", "good.md", *EDITION), WRONG_USE, ("missing.md", "check the path")),
    Case(
        "empty file",
        ("empty.md", "good.md", *EDITION),
        KEPT_BACK,
        ("empty.md", "empty", "ingest it again"),
        (("empty.md", b""),),
    ),
    Case(
        "no text",
        ("bytes.md", "good.md", *EDITION),
        KEPT_BACK,
        ("bytes.md", "UTF-8"),
        (("bytes.md", b"abc \xff\xff \x81"),),
    ),
    Case(
        "binary",
        ("a.png", "good.md", *EDITION),
        KEPT_BACK,
        ("a.png", "binary"),
        (("a.png", b"\x89PNG\0\0\0\x01" * 99),),
    ),
    Case(
        "a folder without pages", ("empty", "good.md", *EDITION), WRONG_USE, ("empty", ".md"), (("empty/a.jpg", b""),)
    ),
    Case(
        "a label twice",
        ("two", "good.md", *EDITION),
        KEPT_BACK,
        ("第9版.md", "page 9", "--page"),
        (("two/page_9.md", "第一条\n正文。".encode()), ("two/第9版.md", "第二条\n正文。".encode())),
    ),
    Case("an unreadable file", ("/proc/self/mem", "good.md", *EDITION), KEPT_BACK, ("/proc/self/mem", "permissions")),
    Case("no newspaper", ("good.md",), WRONG_USE, ("good.md", "--newspaper"), stored=False),
    Case(
        "unknown newspaper", ("good.md", *EDITION, "--newspaper", "x"), WRONG_USE, ("'x'", "heze-daily"), stored=False
    ),
    Case("no such date", ("good.md", *EDITION, "--date", "2025-02-30"), WRONG_USE, ("2025-02-30",), stored=False),
    Case("no date at all", ("good.md", *EDITION, "--date", "today"), WRONG_USE, ("YYYY-MM-DD",), stored=False),
    Case(
        "one label for two",
        ("good.md", "a.md", *EDITION, "--page", "3"),
        WRONG_USE,
        ("--page",),
        (("a.md", b"a"),),
        False,
    ),
    Case("a day to come", ("good.md", *EDITION, "--date", "2999-01-01"), WRONG_USE, ("in the future",), stored=False),
    Case("an empty path", ("", "good.md", *EDITION), WRONG_USE, ("a PATH is empty",), stored=False),
    Case("no such region", ("good.md", *EDITION, "--home", "菏泽"), WRONG_USE, ("--home", "six digits"), stored=False),
    Case("options without a path", EDITION, WRONG_USE, ("PATH",), stored=False),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_gets_one_line_and_the_rest_is_stored(case: Case, tmp_path: Path) -> None:
    shutil.copy(SAMPLE / "04.md", tmp_path / "good.md")
    for name, content in case.files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    ran = xianwen(tmp_path, "ingest", *case.arguments)
    lines = [line for line in complaints(ran) if "passed over" not in line]
    assert len(lines) == 1, ran.err
    assert all(word in lines[0] for word in case.says), lines
    assert ran.code == case.code
    assert (tmp_path / "data").exists() == case.stored
    if case.stored:
        assert rows(tmp_path, "SELECT count(*) FROM v1_articles WHERE page_label = '04'")[0][0] == 8


DATABASES = (
    ("sqlite:////proc/nowhere/x.db", "/proc/nowhere"),
    ("sqlite:///good.md/x.db", "good.md"),
    ("sqlite:///folder", "folder"),
    ("sqlite:///good.md", "not a database"),
    ("xianwen.db", "sqlite:///"),
    ("mysql://me:secret@host/x", "PostgreSQL"),
)


@pytest.mark.parametrize(("url", "says"), DATABASES)
def test_a_database_that_cannot_be_written(url: str, says: str, tmp_path: Path) -> None:
    shutil.copy(SAMPLE / "04.md", tmp_path / "good.md")
    (tmp_path / "folder").mkdir()
    ran = xianwen(tmp_path, "ingest", "good.md", *EDITION, "--database-url", url)
    (line,) = complaints(ran)
    assert ran.code == WRONG_USE
    assert says in line
    assert "secret" not in line


def test_an_archive_that_cannot_be_written(tmp_path: Path) -> None:
    shutil.copy(SAMPLE / "04.md", tmp_path / "good.md")
    ran = xianwen(tmp_path, "ingest", "good.md", *EDITION, XIANWEN_ARCHIVE="/proc/nowhere")
    (line,) = complaints(ran)
    assert ran.code == KEPT_BACK
    assert "/proc/nowhere" in line
    assert rows(tmp_path, "SELECT * FROM v1_pages") == []


def test_an_unreadable_page_is_kept_and_read_when_it_is_whole(tmp_path: Path) -> None:
    page = tmp_path / "03.md"
    page.write_bytes(b"")
    assert xianwen(tmp_path, "ingest", "03.md", *EDITION).code == KEPT_BACK
    ((status, reason),) = rows(tmp_path, "SELECT status, reason FROM v1_pages")
    assert status == "unreadable"
    assert "empty" in str(reason)
    shutil.copy(SAMPLE / "03.md", page)
    assert xianwen(tmp_path, "ingest", "03.md", *EDITION).code == 0
    assert rows(tmp_path, "SELECT status FROM v1_pages") == [("read",)]


def test_standard_input_is_a_page(tmp_path: Path) -> None:
    text = (SAMPLE / "03.md").read_bytes()
    ran = fresh(tmp_path, "ingest", "-", *EDITION, "--page", "A3", stdin=text)
    assert ran.code == 0
    assert rows(tmp_path, "SELECT page_label, source_url FROM v1_pages") == [("A3", "stdin:")]


def test_file_names_that_are_no_text_do_no_harm(tmp_path: Path) -> None:
    odd = tmp_path / "b\udcff\n.md"
    shutil.copy(SAMPLE / "04.md", odd)
    ran = fresh(tmp_path, "ingest", odd.name, "c\udcff\n.md", *EDITION)
    (line,) = complaints(ran)
    assert ran.code == WRONG_USE
    assert "c" in line
    assert len(rows(tmp_path, "SELECT * FROM v1_pages")) == 1


@pytest.mark.parametrize(
    "arguments", [("articles",), ("show", "x"), ("articles", "--since", "soon"), ("ingest", "--no")]
)
def test_other_commands_say_what_is_wrong(arguments: tuple[str, ...], tmp_path: Path) -> None:
    ran = xianwen(tmp_path, *arguments)
    assert ran.code == WRONG_USE
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert not (tmp_path / "data").exists()
