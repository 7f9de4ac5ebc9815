"""`xianwen export`: each view in each format, the same rows as the database has."""

import csv
import io
import json
import subprocess
from datetime import UTC, date

import pyarrow.parquet
import pytest
from commanding import SECONDS, command, environment, rows, xianwen

from storage.export import fields
from storage.views import VIEWS

NAMES = [view.name.removeprefix("v1_") for view in VIEWS]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("export")
    assert xianwen(folder, "ingest").code == 0
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_each_view_in_each_format_has_the_same_rows(folder, name):
    names = [field.name for field in fields(name)]
    stored = rows(folder, f"SELECT {', '.join(names)} FROM v1_{name}")
    said = xianwen(folder, "export", name).out.splitlines()
    lines = list(csv.DictReader(io.StringIO(xianwen(folder, "export", name, "--format", "csv").out, newline="")))
    assert xianwen(folder, "export", name, "--format", "parquet", "--out", f"{name}.parquet").code == 0
    table = pyarrow.parquet.read_table(folder / f"{name}.parquet")
    assert len(said) == len(lines) == table.num_rows == len(stored)
    assert table.column_names == names
    for line, row in zip(said, stored, strict=True):
        assert list(json.loads(line)) == names
        assert json.loads(line)[names[0]] == row[0]


def test_values_have_their_types(folder):
    said = [json.loads(line) for line in xianwen(folder, "export").out.splitlines()]
    assert said[1]["published_on"] == "2025-03-12"
    assert isinstance(said[1]["authors"], list)
    assert said[1]["body"].startswith(rows(folder, "SELECT body FROM v1_articles")[1][0][:20])
    xianwen(folder, "export", "--format", "parquet", "--out", "typed.parquet")
    first = pyarrow.parquet.read_table(folder / "typed.parquet").slice(1, 1).to_pylist()[0]
    assert first["published_on"] == date(2025, 3, 12)
    assert first["first_stored_at"].tzinfo == UTC or first["first_stored_at"].utcoffset().total_seconds() == 0
    assert json.loads(first["authors"]) == said[1]["authors"]
    edits = [json.loads(line) for line in xianwen(folder, "export", "edits").out.splitlines()]
    assert {type(edit["applied"]) for edit in edits} == {bool}


def test_a_period(folder):
    assert xianwen(folder, "export", "--since", "2025-03-13").out == ""
    assert len(xianwen(folder, "export", "edits", "--until", "2025-03-12").out.splitlines()) == len(
        rows(folder, "SELECT 1 FROM v1_edits")
    )
    assert xianwen(folder, "export", "edits", "--until", "2025-03-11").out == ""


def test_a_file_appears_when_it_is_whole(folder):
    ran = xianwen(folder, "export", "--out", "all.jsonl")
    assert (ran.out, ran.err) == ("", "xianwen: 30 rows of v1_articles in all.jsonl\n")
    assert [path.name for path in folder.glob("all*")] == ["all.jsonl"]


def test_a_place_that_cannot_be_written(folder):
    ran = xianwen(folder, "export", "--out", "nowhere/all.jsonl")
    assert (ran.code, ran.err) == (
        2,
        "xianwen: nowhere/all.jsonl cannot be written (No such file or directory): name another place, or free space\n",
    )


@pytest.mark.parametrize("format_", ["jsonl", "csv", "parquet"])
def test_a_reader_may_leave(folder, format_):
    writer = subprocess.Popen(
        command("export", "edits", "--format", format_),
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    writer.stdout.close()
    assert writer.stderr.read() == b""
    writer.stderr.close()
    assert writer.wait(SECONDS) == 0
