"""The answers that docs/data.md shows are those of the bundled sample edition, with an empty file for a page 05."""

import re
from pathlib import Path

import pytest
from commanding import ROOT, rows, xianwen

DOCUMENT = (ROOT / "docs" / "data.md").read_text("utf-8")
SHOWN = re.findall(r"^```sql\n((?:(?!```).*\n)+)```\n((?:\|.*\n)+)", DOCUMENT, re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("documented")
    (made / "05.md").touch()
    assert xianwen(made, "ingest").code == 0
    given = ("--newspaper", "qingyi-daily", "--date", "2025-03-12", "--page", "05")
    assert xianwen(made, "ingest", "05.md", *given).code == 1
    return made


def test_answers_are_found() -> None:
    assert len(SHOWN) >= 5


@pytest.mark.parametrize(("question", "answer"), SHOWN)
def test_the_answer_is_what_the_document_shows(folder: Path, question: str, answer: str) -> None:
    lines = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in answer.splitlines()]
    assert [[str(value) for value in row] for row in rows(folder, question)] == lines[2:]


def test_the_example_in_python_runs_as_it_stands(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (example,) = re.findall(r"^```python\n(.+?)^```", DOCUMENT, re.MULTILINE | re.DOTALL)
    printed: list[tuple[object, ...]] = []
    monkeypatch.chdir(folder)
    exec(example, {"print": lambda *values: printed.append(values)})
    assert [values[1] for values in printed[-2:]] == ["created", "created"]
    assert len(printed) >= 4
