"""The words around a place name, read from signs.toml."""

import re
import tomllib
from functools import cache
from pathlib import Path

Signs = dict[str, str | dict[str, str]]


@cache
def signs() -> Signs:
    return tomllib.loads((Path(__file__).parent / "signs.toml").read_text(encoding="utf-8"))


def entry(name: str) -> str:
    """One entry by its name; those of the table `cue` as cue.origin_after."""
    table, _, key = name.rpartition(".")
    found = signs()[name] if not table else section(table)[key]
    if not isinstance(found, str):
        raise TypeError(f"signs.toml: {name} is a table, expected words")
    return found


def section(table: str) -> dict[str, str]:
    found = signs()[table]
    if not isinstance(found, dict):
        raise TypeError(f"signs.toml: {table} is no table")
    return found


@cache
def words_of(name: str) -> frozenset[str]:
    return frozenset(entry(name).split())


@cache
def letters_of(name: str) -> frozenset[str]:
    return frozenset("".join(entry(name).split()))


@cache
def pattern(name: str, tail: str = "") -> re.Pattern[str]:
    """Any of the alternatives of an entry, followed by `tail`."""
    return re.compile(f"(?:{'|'.join(entry(name).split())}){tail}")
