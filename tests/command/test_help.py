"""What `--help` shows is whole on a narrow terminal."""

from importlib.metadata import version
from pathlib import Path

import pytest
from commanding import xianwen


@pytest.mark.parametrize("group", [(), ("db",), ("newspapers",)], ids=" ".join)
def test_no_command_is_described_in_half_a_sentence(group: tuple[str, ...], tmp_path: Path) -> None:
    listed = xianwen(tmp_path, *group, "--help", COLUMNS="80").out.partition("\nCommands:\n")[2].splitlines()
    assert listed
    assert [line for line in listed if line.endswith("...") or not line.endswith(".")] == []


@pytest.mark.parametrize("command", ["articles", "changes"])
def test_a_range_that_nobody_reaches_is_not_told(command: str, tmp_path: Path) -> None:
    assert "9223372036854775807" not in xianwen(tmp_path, command, "--help").out


def test_it_says_which_version_it_is(tmp_path: Path) -> None:
    ran = xianwen(tmp_path, "--version")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"xianwen {version('xianwen')}\n"


@pytest.mark.parametrize("command", ["ingest", "backfill", "coverage", "export"])
def test_usage_brackets_an_argument_once(command: str, tmp_path: Path) -> None:
    usage = xianwen(tmp_path, command, "--help").out.splitlines()[0]
    assert "[[" not in usage
    assert "...]" not in usage.removesuffix("...")
