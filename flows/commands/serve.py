"""`xianwen serve`: Prefect's server, our deployments and the relay of events, started and stopped together."""

import json
import os
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from threading import Event

from flows.commands.database import where
from flows.commands.signals import stopped_by_signals
from flows.engine import HEARTBEAT_SECONDS, Api, Marker, answers, marker_file, read_marker
from flows.errors import WrongUse
from flows.processes import Process, start_python, stop
from flows.screen import note, say
from flows.settings import Settings, absolute, data_folder, environment_for, read_settings
from flows.walk import open_house

HOST = "127.0.0.1"
START_SECONDS = 300
"""Prefect's database is made at a first start, which took up to 110 s where fifteen wanted two cores."""


def serve(port: int, database_url: str | None) -> int:
    """Runs until a signal comes (0) or a process ends by itself (1). Raises WrongUse, DatabaseUnavailable."""
    settings = absolute(read_settings(database_url))
    data = data_folder(settings.database_url).absolute()
    _refuse_second(data)
    _make_database(settings)
    api = Api(f"http://{HOST}:{_free_port(port)}/api", "xianwen serve")
    stopping = stopped_by_signals()
    note("Prefect's server starts; the first time it makes its own database, which can take a minute or two")
    with _child("server", _server_command(api), api, settings, data) as server:
        if not _comes_up(api, server, stopping):
            return _did_not_start(data, stopping)
        with (
            _child("deployments", ["-m", "flows.deployments.serving"], api, settings, data) as deployments,
            _child("relay", ["-m", "flows.cli.main", "relay"], api, settings, data) as relay,
            _marked(api, data),
        ):
            say(f"Prefect's UI: {api.url.removesuffix('/api')}\ndatabase: {where(settings)}")
            note("Ctrl-C stops; until then `xianwen ingest` on this database records its runs here")
            return _watch({"server": server, "deployments": deployments, "relay": relay}, stopping, data)


def _refuse_second(data: Path) -> None:
    running = read_marker(data)
    if running:
        raise WrongUse(
            f"`xianwen serve` runs here already, process {running.pid}, {running.api_url}: stop that one first"
        )


def _make_database(settings: Settings) -> None:
    """Before the first run asks for it, and before anything is started that would have to be stopped again."""
    with open_house(settings):
        pass


def _free_port(port: int) -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise WrongUse(f"--port {port}: {error.strerror}; give another one, or 0 for any that is free") from error
        return int(probe.getsockname()[1])


def _server_command(api: Api) -> Sequence[str]:
    port = api.url.removesuffix("/api").rpartition(":")[2]
    return ["-m", "flows.deployments.server", "server", "start", "--host", HOST, "--port", port]


@contextmanager
def _child(name: str, command: Sequence[str], api: Api, settings: Settings, data: Path) -> Iterator[Process]:
    with _stopped(start_python(command, _environment(api, settings, data), _log(data, name))) as process:
        yield process


@contextmanager
def _stopped(process: Process) -> Iterator[Process]:
    try:
        yield process
    finally:
        stop(process)


@contextmanager
def _marked(api: Api, data: Path) -> Iterator[None]:
    """The marker by which other commands find the API, while it is there."""
    file = marker_file(data)
    file.write_text(json.dumps(asdict(Marker(os.getpid(), api.url))), encoding="utf-8")
    try:
        yield
    finally:
        file.unlink(missing_ok=True)


def _environment(api: Api, settings: Settings, data: Path) -> Mapping[str, str]:
    return environment_for(
        settings,
        PREFECT_HOME=str(data / "prefect"),
        PREFECT_API_URL=api.url,
        PREFECT_SERVER_ALLOW_EPHEMERAL_MODE="false",
        PREFECT_SERVER_ANALYTICS_ENABLED="false",
        PREFECT_SERVER_UI_API_URL="/api",
        PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE="prefect.server.concurrency.lease_storage.filesystem",
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY=str(HEARTBEAT_SECONDS),
        DO_NOT_TRACK="1",
    )


def _log(data: Path, name: str) -> Path:
    return data / "prefect" / f"{name}.log"


def _comes_up(api: Api, server: Process, stopping: Event) -> bool:
    """Whether the server answers in time; a first start makes Prefect's own database, which takes longest."""
    for _ in range(START_SECONDS * 2):
        if server.poll() is not None:
            return False
        if answers(api):
            return True
        if stopping.wait(0.5):
            return False
    return False


def _did_not_start(data: Path, stopping: Event) -> int:
    if stopping.is_set():
        return 0
    note(f"Prefect's server does not come up: {_log(data, 'server')} says why; `xianwen doctor` may know more")
    return 1


def _watch(processes: Mapping[str, Process], stopping: Event, data: Path) -> int:
    while not stopping.wait(0.5):
        for name, process in processes.items():
            if process.poll() is not None:
                note(f"the {name} ended by itself: {_log(data, name)} says why; stopping")
                return 1
    note("stopping")
    return 0
