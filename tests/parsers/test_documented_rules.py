"""The examples of docs/repairs.md, read as its readers do."""

import re
from pathlib import Path

import pytest

from parsers.cleaning.order import RULES, SUSPICIONS, clean

DOCUMENT = (Path(__file__).parents[2] / "docs" / "repairs.md").read_text("utf-8")
ROWS = re.findall(r"^\| `(\w+)` \| (.*) \|$", DOCUMENT, re.M)
CELLS = {rule: [cell.strip() for cell in re.split(r"(?<!\\)\|", rest)] for rule, rest in ROWS}
ELSEWHERE = {"field_marks", "guessed_text", "unread_article"}
"""Names that no rule of cleaning bears: the cutting of a page gives one, e-papers two."""

REPAIRED = [(rule, cells[1]) for rule, cells in CELLS.items() if len(cells) == 3 and cells[1]]
KEPT = [(rule, cells[2]) for rule, cells in CELLS.items() if len(cells) == 3 and cells[2]]
FLAGGED = [(rule, cells[1]) for rule, cells in CELLS.items() if len(cells) == 2 and cells[1]]


def _text(cell: str) -> str:
    """What a cell shows: ⏎ is a line end, and Markdown's own marks have a backslash before them."""
    shown = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), cell)
    return re.sub(r"\\([\\|*`])", r"\1", shown.replace(r"\r\n", "\r\n").replace("⏎", "\n"))


def test_every_rule_is_documented() -> None:
    assert set(CELLS) - ELSEWHERE == {name for name, _ in RULES}
    assert {rule for rule, _ in FLAGGED} == SUSPICIONS
    assert {name for name, _ in RULES} - {rule for rule, _ in REPAIRED} - SUSPICIONS == {"wrapped_lines"}


@pytest.mark.parametrize(("rule", "example"), REPAIRED)
def test_a_repair_is_made_as_documented(rule: str, example: str) -> None:
    before, after = map(_text, example.split(" → "))
    draft = clean(before)
    assert draft.text == after
    assert {edit.rule for edit in draft.edits} == {rule}


@pytest.mark.parametrize(("rule", "example"), KEPT)
def test_what_stays_stays(rule: str, example: str) -> None:
    draft = clean(_text(example))
    assert draft.text == _text(example)
    assert not draft.edits


@pytest.mark.parametrize(("rule", "example"), FLAGGED)
def test_a_flag_is_raised_as_documented(rule: str, example: str) -> None:
    draft = clean(_text(example))
    assert draft.text == _text(example)
    assert {edit.rule for edit in draft.flags} == {rule}
