"""Where a Prefect API is, found without importing Prefect, and how to run on it and on nothing else."""

import json
import logging
import os
import tomllib
from base64 import b64encode
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from flows.settings import PrefectSettings, prefect_settings

ANSWER_SECONDS = 3.0
REFUSED = (401, 403)
HEARTBEAT_SECONDS = 30
"""How often a run says that it lives; the shortest that Prefect allows, and a sixth of its default."""

MARKER = "serve.json"


@dataclass(frozen=True, slots=True)
class Api:
    """A Prefect API's address, and who named it."""

    url: str
    said_by: str


@dataclass(frozen=True, slots=True)
class Marker:
    """What `xianwen serve` leaves beside the database while it runs."""

    pid: int
    api_url: str


def find_api(data: Path) -> Api | None:
    """The configured API: the environment's, the active profile's, or that of a living `xianwen serve`; else None."""
    settings = prefect_settings()
    if settings.api_url:
        return Api(settings.api_url, "PREFECT_API_URL")
    return _of_profile(settings) or _of_serve(data)


def answers(api: Api) -> bool:
    """Whether a Prefect server is there. One that wants a password first is there, too."""
    try:
        with urlopen(f"{api.url.rstrip('/')}/health", timeout=ANSWER_SECONDS) as response:
            return bool(response.status == 200)
    except HTTPError as error:
        return error.code in REFUSED
    except (URLError, HTTPException, OSError, ValueError):
        return False


def lets_us_in(api: Api) -> bool:
    """Whether a server that answers takes our password, or wants none."""
    said = prefect_settings()
    request = Request(f"{api.url.rstrip('/')}/admin/version")
    if said.api_key:
        request.add_header("Authorization", f"Bearer {said.api_key}")
    elif said.auth_string:
        request.add_header("Authorization", f"Basic {b64encode(said.auth_string.encode()).decode()}")
    try:
        with urlopen(request, timeout=ANSWER_SECONDS):
            return True
    except HTTPError as error:
        return error.code not in REFUSED
    except (URLError, HTTPException, OSError, ValueError):
        return True


def use(api: Api) -> None:
    """Sets this process on that API, before Prefect is imported: it starts no server, and leaves speaking to us."""
    os.environ.update(
        PREFECT_API_URL=api.url,
        PREFECT_SERVER_ALLOW_EPHEMERAL_MODE="false",
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY=str(HEARTBEAT_SECONDS),
    )
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
    os.environ.setdefault("PREFECT_LOGGING_INTERNAL_LEVEL", "CRITICAL")
    # Else Prefect writes to standard error, amid our lines, that its log could not be sent.
    logging.raiseExceptions = False


def marker_file(data: Path) -> Path:
    return data / MARKER


def read_marker(data: Path) -> Marker | None:
    """The marker of a `xianwen serve` that is alive; None when none runs here."""
    try:
        said = json.loads(marker_file(data).read_text(encoding="utf-8"))
        marker = Marker(int(said["pid"]), str(said["api_url"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return marker if is_alive(marker.pid) else None


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _of_serve(data: Path) -> Api | None:
    marker = read_marker(data)
    return Api(marker.api_url, "xianwen serve") if marker else None


def _of_profile(settings: PrefectSettings) -> Api | None:
    try:
        said = tomllib.loads((settings.home / "profiles.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    name = settings.profile or said.get("active", "")
    url = said.get("profiles", {}).get(name, {}).get("PREFECT_API_URL", "")
    return Api(str(url), f"Prefect's profile {name!r}") if url else None
