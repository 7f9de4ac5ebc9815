"""The house keeps its shape: who may import whom, and nothing of the workshop in the product."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted(path for top in ("flows", "parsers", "storage") for path in (ROOT / top).rglob("*.py"))
FORBIDDEN = {
    "parsers": {
        "flows",
        "storage",
        "prefect",
        "sqlalchemy",
        "alembic",
        "httpx",
        "typer",
        "rich",
        "pydantic_settings",
        "os",
    },
    "storage": {"flows", "prefect", "httpx", "typer", "rich", "pydantic_settings"},
    "flows": set(),
}
LONGEST_FILE = 300


@cache
def nodes_of(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))


def modules(path: Path) -> set[str]:
    """What a module imports, anywhere in it."""
    nodes = nodes_of(path)
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    named = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    inside = {
        f"{node.module}.{alias.name}" for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    return plain | named | inside


def imported(path: Path) -> set[str]:
    """The top-level packages of these."""
    return {name.partition(".")[0] for name in modules(path)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports(path):
    package = path.relative_to(ROOT).parts[0]
    assert not imported(path) & FORBIDDEN[package]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_too_long(path):
    assert path.read_text("utf-8").count("\n") <= LONGEST_FILE


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_broad_except(path):
    handlers = [node for node in nodes_of(path) if isinstance(node, ast.ExceptHandler)]
    assert all(handler.type is not None for handler in handlers)
    caught = {node.id for each in handlers for node in ast.walk(each.type) if isinstance(node, ast.Name)}
    assert not caught & {"Exception", "BaseException"}


PLAIN = [path for path in MODULES if path.is_relative_to(ROOT / "flows" / "plain")]


def test_every_flow_has_its_work_in_plain():
    assert {"backfill", "fetch", "relay", "reread", "watch"} <= {path.stem for path in PLAIN}


@pytest.mark.parametrize("path", PLAIN, ids=lambda path: path.stem)
def test_plain_work_knows_nothing_of_prefect(path):
    assert "prefect" not in imported(path)


@pytest.mark.parametrize("path", ["storage/errors.py", "flows/sources/web/faults.py"])
def test_a_file_of_errors_opens_with_their_hierarchy(path):
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    made = {node.name: ast.unparse(node.bases[0]) for node in tree.body if isinstance(node, ast.ClassDef)}
    assert hierarchy(ast.get_docstring(tree) or "") == {
        name: base if base in made else "" for name, base in made.items()
    }


def hierarchy(told: str) -> dict[str, str]:
    """Each name at a line's beginning, with the nearest one above that is indented less."""
    above: dict[int, str] = {}
    found: dict[str, str] = {}
    for depth, name in ((len(indent), name) for indent, name in re.findall(r"^( *)([A-Z]\w+)(?:  .*)?$", told, re.M)):
        above = {outer: its for outer, its in above.items() if outer < depth}
        found[name] = above[max(above)] if above else ""
        above[depth] = name
    return found


FLOWS = [path for path in MODULES if path.is_relative_to(ROOT / "flows")]


@pytest.mark.parametrize("path", FLOWS, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_command_knows_the_command(path):
    """`flows.cli` calls `flows.commands`, which call the rest of flows; nothing there looks back."""
    place = path.relative_to(ROOT / "flows").parts[0]
    above = {"cli": (), "commands": ("flows.cli",)}.get(place, ("flows.cli", "flows.commands"))
    assert [name for name in modules(path) if name.startswith(above)] == []


def test_only_the_settings_read_the_environment():
    reading = re.compile(r"os\.environ(?:\.get|\[)|os\.getenv|environ\.items")
    readers = {path.relative_to(ROOT).as_posix() for path in MODULES if reading.search(path.read_text("utf-8"))}
    assert readers <= {"flows/settings.py"}


def test_no_test_is_skipped_for_what_the_extra_brings():
    tests = [path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__)]
    assert [path.name for path in tests if "importorskip" in path.read_text("utf-8")] == []
