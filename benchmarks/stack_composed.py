"""What compose.yaml would start in containers, as commands and environments of processes on this machine."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

DEPLOY = Path(__file__).parents[1] / "deploy"
_VARIABLE = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")


@dataclass(frozen=True, slots=True)
class Service:
    command: list[str]
    environment: dict[str, str]


def database_settings() -> list[str]:
    """What `postgres` is started with, as `-c`, `name=value`."""
    written = yaml.safe_load(_filled((DEPLOY / "compose.yaml").read_text("utf-8"), defaultdict(str)))
    return [*written["services"]["db"]["command"][1:]]


def services(variables: Mapping[str, str]) -> dict[str, Service]:
    """Every service that runs our image, with `variables` put in as Compose would. Raises KeyError for one it wants."""
    written: dict[str, Any] = yaml.safe_load(_filled((DEPLOY / "compose.yaml").read_text("utf-8"), variables))
    ours = {name: service for name, service in written["services"].items() if "build" in service}
    return {name: _service(each) for name, each in ours.items()}


def _service(written: Mapping[str, Any]) -> Service:
    return Service([*written.get("entrypoint", ["xianwen"]), *written["command"]], dict(written["environment"]))


def _filled(text: str, variables: Mapping[str, str]) -> str:
    def value(found: re.Match[str]) -> str:
        name, kind, otherwise = found.groups()
        return variables.get(name, otherwise) if kind == "-" else variables[name]

    return _VARIABLE.sub(value, text)
