"""Where a Prefect API is looked for, without Prefect."""

import json
import os
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from flows.engine import Api, answers, find_api, lets_us_in, marker_file

PROFILES = """active = "mine"
[profiles.mine]
PREFECT_API_URL = "http://mine/api"
[profiles.other]
PREFECT_API_URL = "http://other/api"
[profiles.none]
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    for name in ("PREFECT_API_URL", "PREFECT_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def leave_marker(data: Path, pid: int) -> None:
    said = {"pid": pid, "api_url": "http://serve/api"}
    marker_file(data).write_text(json.dumps(said), encoding="utf-8")


def test_none_is_configured(home: Path) -> None:
    assert find_api(home) is None


def test_the_active_profile_names_one(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "profiles.toml").write_text(PROFILES, encoding="utf-8")
    assert find_api(home) == Api("http://mine/api", "Prefect's profile 'mine'")
    monkeypatch.setenv("PREFECT_PROFILE", "other")
    assert find_api(home) == Api("http://other/api", "Prefect's profile 'other'")
    monkeypatch.setenv("PREFECT_PROFILE", "none")
    assert find_api(home) is None


def test_the_environment_outranks_the_profile(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "profiles.toml").write_text(PROFILES, encoding="utf-8")
    monkeypatch.setenv("PREFECT_API_URL", "http://said/api")
    assert find_api(home) == Api("http://said/api", "PREFECT_API_URL")


@pytest.mark.parametrize("text", ["", "active = ", "active = 'x'"])
def test_an_unusable_profile_names_none(text: str, home: Path) -> None:
    (home / "profiles.toml").write_text(text, encoding="utf-8")
    assert find_api(home) is None


def test_a_living_serve_names_one(home: Path) -> None:
    leave_marker(home, os.getpid())
    assert find_api(home) == Api("http://serve/api", "xianwen serve")


def test_the_marker_of_a_dead_serve_names_none(home: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    leave_marker(home, process.pid)
    assert find_api(home) is None


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"pid": "x"}'])
def test_an_unusable_marker_names_none(text: str, home: Path) -> None:
    marker_file(home).write_text(text, encoding="utf-8")
    assert find_api(home) is None


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/api", "nonsense", "http://", "file:///etc/passwd"])
def test_nobody_answers(url: str) -> None:
    assert not answers(Api(url, "test"))


@pytest.mark.parametrize(("said", "well"), [("user:right", True), ("user:wrong", False), ("", False)])
def test_a_server_that_wants_another_password_is_told(said: str, well: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_AUTH_STRING", said)
    with guarded("user:right") as api:
        assert answers(api)
        assert lets_us_in(api) == well


@contextmanager
def guarded(password: str) -> Iterator[Api]:
    """A server that lets nobody in without the password."""
    wanted = f"Basic {b64encode(password.encode()).decode()}"

    class Guarded(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.headers["Authorization"] == wanted else 401)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            return

    with HTTPServer(("127.0.0.1", 0), Guarded) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield Api(f"http://127.0.0.1:{server.server_port}/api", "test")
        server.shutdown()
        thread.join()
