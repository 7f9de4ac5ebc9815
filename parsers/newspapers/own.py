"""A user's own newspapers: one TOML file, a table a newspaper, checked word by word."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import soupsieve

from parsers.epaper.families import FIELDS, families
from parsers.epaper.model import Selectors, Source
from parsers.model import Newspaper
from parsers.newspapers.rows import BadRegistry, Row
from parsers.newspapers.sources import newspaper_of
from parsers.places.table import is_code

_PAPER = {"name": str, "home": str, "pages": int, "articles": int, "sources": list}
_SOURCE = {
    "family": str,
    "entry": str,
    "page": str,
    "article": str,
    "valid_from": date,
    "valid_until": date,
    "seen": str,
    "selectors": dict,
}
_CALLED = {str: "a text", int: "a whole number", list: "a list", date: "a day as 2024-12-01", dict: "a table"}


def own_newspapers(text: str, file: str) -> tuple[Newspaper, ...]:
    """The newspapers of a user's file, in its order. Raises BadRegistry, which names the file and the place in it."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadRegistry(f"{file} is no TOML: {error}") from error
    try:
        return tuple(_newspaper(id_, table) for id_, table in tables.items())
    except BadRegistry as error:
        raise BadRegistry(f"{file}: {error}") from error


def _newspaper(id_: str, table: Any) -> Newspaper:
    where = f"newspaper {id_}"
    _check(table, _PAPER, where)
    if (home := table.get("home", "")) and not is_code(home):
        raise BadRegistry(f"{where}: home {home!r} is no code of GB/T 2260 that the gazetteer has")
    sources = table.get("sources", [])
    for number, source in enumerate(sources, 1):
        _check(source, _SOURCE, f"{where}, source {number}")
        _check_family(source, f"{where}, source {number}")
    first = [id_, *(str(table.get(name, "")) for name in ("name", "home", "pages", "articles"))]
    rows = [Row(*first, *_cells(source)) for source in sources] or [Row(*first, *[""] * 7)]
    paper = newspaper_of(rows)
    own = (_with_selectors(made, said, id_) for made, said in zip(paper.sources, sources, strict=True))
    return replace(paper, sources=tuple(own))


def _cells(source: Mapping[str, Any]) -> list[str]:
    return [str(source.get(name, "")) for name in Row._fields[5:]]


def _check(table: Any, known: Mapping[str, type], where: str) -> None:
    """Only known words, each with a value of its kind."""
    if not isinstance(table, dict):
        raise BadRegistry(f"{where} is no table: write [{where.split()[1]}] and its name, home, sources below")
    for name, value in table.items():
        if name not in known:
            raise BadRegistry(f"{where}: {name!r} is not known; known are {', '.join(known)}")
        if not isinstance(value, known[name]) or isinstance(value, bool):
            raise BadRegistry(f"{where}: {name} must be {_CALLED[known[name]]}, not {value!r}")


def _check_family(source: Mapping[str, Any], where: str) -> None:
    if not source.get("entry"):
        raise BadRegistry(f"{where}: entry is missing, the address of an edition")
    if source.get("family") not in families():
        raise BadRegistry(f"{where}: family {source.get('family', '')!r} is none of {', '.join(families())}")
    for name in ("page", "article"):
        _check_pattern(source.get(name, ""), f"{where}: {name}")
    for name, selectors in source.get("selectors", {}).items():
        if name not in FIELDS:
            raise BadRegistry(f"{where}: selectors of {name!r} are not known; known are {', '.join(FIELDS)}")
        if not isinstance(selectors, list) or not all(isinstance(each, str) for each in selectors):
            raise BadRegistry(f"{where}: selectors of {name} must be a list of texts")
        for selector in selectors:
            _check_selector(selector, f"{where}: selector {selector!r} of {name}")


def _check_pattern(pattern: str, where: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise BadRegistry(f"{where} {pattern!r} is no pattern: {error}") from error


def _check_selector(selector: str, where: str) -> None:
    try:
        soupsieve.compile(selector)
    except soupsieve.SelectorSyntaxError as error:
        raise BadRegistry(f"{where} is no CSS: {str(error).splitlines()[0]}") from error


def _with_selectors(source: Source, said: Mapping[str, Any], id_: str) -> Source:
    """The source with the site's own selectors before those of its family."""
    own: Mapping[str, list[str]] = said.get("selectors", {})
    system = source.system
    if system is None or not own:
        return source
    family = system.selectors
    selectors = Selectors(**{name: (*own.get(name, ()), *getattr(family, name)) for name in FIELDS})
    return replace(source, system=replace(system, name=f"{system.family} {id_}", selectors=selectors))
