"""The platform families of e-papers: one table of families.toml each."""

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from importlib.resources import files

from parsers.epaper.model import Selectors, System

FIELDS = tuple(field.name for field in fields(Selectors))


@cache
def families() -> Mapping[str, System]:
    """Each family by its letter."""
    text = files("parsers.epaper").joinpath("families.toml").read_text(encoding="utf-8")
    return {letter: _system(letter, table) for letter, table in tomllib.loads(text).items()}


def _system(letter: str, table: Mapping[str, str | list[str]]) -> System:
    selectors = Selectors(**{name: tuple(table.get(name, ())) for name in FIELDS})
    return System(letter, letter, str(table["page"]), str(table["article"]), selectors)
