"""Where things are: the only reader of the environment."""

import os
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

PREFIX = "XIANWEN_"
DATABASE_URL = "sqlite:///data/xianwen.db"
DATA = "data"
DAILY_CRON = "30 6-11 * * *"
"""E-papers come out between six and ten; whoever is late is asked for again an hour later."""


class BadSetting(Exception):
    """A variable of the environment has a value that cannot be used; the message names it."""


@dataclass(frozen=True, slots=True)
class WebSettings:
    """How servers are asked. Times are in seconds, `budget` is requests a host in one run, `tries` of one request.

    `seconds` is the time one response may take, `edition_seconds` that of a whole edition once it is its turn,
    `longest_wait` the longest that a server may ask us to wait; `private` allows hosts in private networks.
    `user_agent` "" stands for our own name.
    """

    user_agent: str = ""
    contact: str = ""
    delay: float = 1.0
    budget: int = 5_000
    tries: int = 4
    seconds: float = 60.0
    edition_seconds: float = 7_200.0
    longest_wait: float = 300.0
    megabytes: int = 16
    private: bool = False

    @property
    def agent(self) -> str:
        """The User-Agent header: our name and version, and where to complain when that is known."""
        from importlib.metadata import version

        name = self.user_agent or f"xianwen/{version('xianwen')}"
        return f"{name} (+{self.contact})" if self.contact else name

    @property
    def most_bytes(self) -> int:
        return self.megabytes * 2**20


@dataclass(frozen=True, slots=True)
class Settings:
    """`database_url` is an SQLAlchemy address; `archive` the folder (or fsspec address) of the raw bytes.

    `newspapers` is the file of the user's own newspapers, "" for none. `daily` are the ids of those that are fetched
    every day, `daily_cron` says when, in the time of China. `readers` is processes that read in bulk, 0 for
    what suits the work; `batch_seconds` the time that one step with a batch of files may take in a recorded run.
    """

    database_url: str
    archive: str
    web: WebSettings = WebSettings()
    newspapers: str = ""
    daily: tuple[str, ...] = ()
    daily_cron: str = DAILY_CRON
    readers: int = 0
    batch_seconds: float = 1_800.0


@dataclass(frozen=True, slots=True)
class PrefectSettings:
    """What the environment says about Prefect; "" where it says nothing."""

    api_url: str
    profile: str
    home: Path
    api_key: str = ""
    auth_string: str = ""


def read_settings(database_url: str | None = None) -> Settings:
    """The settings; what is given here outranks the environment. Raises BadSetting."""
    from_environment = _environment()
    url = database_url or str(from_environment.get("database_url", DATABASE_URL))
    archive = str(from_environment.get("archive") or data_folder(url) / "archive")
    newspapers = str(from_environment.get("newspapers", ""))
    daily = tuple(str(from_environment.get("daily", "")).split())
    daily_cron = str(from_environment.get("daily_cron", DAILY_CRON))
    named = {name: from_environment[name] for name in ("readers", "batch_seconds") if name in from_environment}
    return Settings(url, archive, _web_settings(from_environment), newspapers, daily, daily_cron, **named)


def data_folder(database_url: str) -> Path:
    """Where everything lies that belongs to a database but is not in it: beside an SQLite file, else ./data."""
    file = sqlite_file(database_url)
    return file.parent if file else Path(DATA)


def sqlite_file(database_url: str) -> Path | None:
    """The file of an SQLite address; None for another database or one in memory."""
    head, found, file = database_url.partition(":///")
    file = file.partition("?")[0]
    return Path(file) if found and head.startswith("sqlite") and file not in ("", ":memory:") else None


def absolute(settings: Settings) -> Settings:
    """The same places, named so that a process in another folder finds them too."""
    file = sqlite_file(settings.database_url)
    url = f"sqlite:///{file.absolute()}" if file else settings.database_url
    archive = settings.archive if "://" in settings.archive else str(Path(settings.archive).absolute())
    newspapers = str(Path(settings.newspapers).absolute()) if settings.newspapers else ""
    return replace(settings, database_url=url, archive=archive, newspapers=newspapers)


def environment_for(settings: Settings, **variables: str) -> dict[str, str]:
    """The environment of a child process: ours, with these settings and variables."""
    ours = {"DATABASE_URL": settings.database_url, "ARCHIVE": settings.archive, "NEWSPAPERS": settings.newspapers}
    return {**os.environ, **{PREFIX + name: value for name, value in ours.items()}, **variables}


def prefect_settings() -> PrefectSettings:
    """Prefect's own variables, read without importing Prefect."""
    said = os.environ
    return PrefectSettings(
        api_url=said.get("PREFECT_API_URL", ""),
        profile=said.get("PREFECT_PROFILE", ""),
        home=Path(said.get("PREFECT_HOME") or "~/.prefect").expanduser(),
        api_key=said.get("PREFECT_API_KEY", ""),
        auth_string=said.get("PREFECT_API_AUTH_STRING", ""),
    )


def _web_settings(values: dict[str, Any]) -> WebSettings:
    """user_agent and contact keep their names, the others begin with `fetch_` in the environment."""
    named = {name.removeprefix("fetch_"): value for name, value in values.items()}
    return replace(WebSettings(), **{each.name: named[each.name] for each in fields(WebSettings) if each.name in named})


def _environment() -> dict[str, Any]:
    """pydantic-settings takes 0.2 s to import: longer than a query. It is left out while no variable is set."""
    if not any(name.upper().startswith(PREFIX) for name in os.environ):
        return {}
    from pydantic import ValidationError

    from flows.environment import Environment

    try:
        return Environment().model_dump(exclude_none=True)
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + str(first["loc"][0]).upper()
        raise BadSetting(f"{name}: {first['msg']}; correct the variable or unset it") from error
