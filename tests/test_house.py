"""The house keeps its shape: who may import whom, and nothing of the workshop in the product."""

import ast
import re
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


def imported(path: Path) -> set[str]:
    """The top-level packages that a module imports, anywhere in it."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    named = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name.partition(".")[0] for name in plain | named}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports(path):
    package = path.relative_to(ROOT).parts[0]
    assert not imported(path) & FORBIDDEN[package]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_too_long(path):
    assert path.read_text("utf-8").count("\n") <= LONGEST_FILE


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_broad_except(path):
    handlers = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ExceptHandler)]
    names = {getattr(handler.type, "id", None) for handler in handlers if not isinstance(handler.type, ast.Tuple)}
    assert not names & {"Exception", "BaseException"}
    assert all(handler.type is not None for handler in handlers)


PLAIN = [path for path in MODULES if path.is_relative_to(ROOT / "flows" / "plain")]


def test_every_flow_has_its_work_in_plain():
    assert {"backfill", "fetch", "relay", "reread", "watch"} <= {path.stem for path in PLAIN}


@pytest.mark.parametrize("path", PLAIN, ids=lambda path: path.stem)
def test_plain_work_knows_nothing_of_prefect(path):
    assert "prefect" not in imported(path)


def test_only_the_settings_read_the_environment():
    reading = re.compile(r"os\.environ(?:\.get|\[)|os\.getenv|environ\.items")
    readers = {path.relative_to(ROOT).as_posix() for path in MODULES if reading.search(path.read_text("utf-8"))}
    assert readers <= {"flows/settings.py"}


def test_no_test_is_skipped_for_what_the_extra_brings():
    tests = [path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__)]
    assert [path.name for path in tests if "importorskip" in path.read_text("utf-8")] == []
