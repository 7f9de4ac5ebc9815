"""The settings: what is given, then the environment, then the working folder."""

from pathlib import Path

import pytest

from flows.settings import BadSetting, Settings, WebSettings, absolute, read_settings, sqlite_file


@pytest.fixture(autouse=True)
def without_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XIANWEN_DATABASE_URL", "XIANWEN_ARCHIVE"):
        monkeypatch.delenv(name, raising=False)


def test_defaults_lie_in_the_working_folder() -> None:
    assert read_settings() == Settings("sqlite:///data/xianwen.db", "data/archive")


def test_the_archive_lies_beside_the_database() -> None:
    assert read_settings("sqlite:////srv/news/x.db").archive == "/srv/news/archive"
    assert read_settings("postgresql://me@host/news").archive == "data/archive"


def test_the_environment_outranks_defaults_and_options_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIANWEN_DATABASE_URL", "sqlite:////srv/x.db")
    assert read_settings() == Settings("sqlite:////srv/x.db", "/srv/archive")
    monkeypatch.setenv("XIANWEN_ARCHIVE", "s3://bucket/raw")
    assert read_settings("sqlite:////tmp/y.db") == Settings("sqlite:////tmp/y.db", "s3://bucket/raw")


def test_an_empty_variable_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIANWEN_DATABASE_URL", "")
    assert read_settings().database_url == "sqlite:///data/xianwen.db"


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "postgresql:///news", "nonsense"])
def test_no_file(url: str) -> None:
    assert sqlite_file(url) is None


def test_absolute_places_mean_the_same_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert absolute(read_settings()) == Settings(f"sqlite:///{tmp_path}/data/xianwen.db", f"{tmp_path}/data/archive")


def test_how_servers_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_settings().web == WebSettings()
    assert read_settings().web.agent.startswith("xianwen/")
    said = {"CONTACT": "mailto:us@example.org", "FETCH_DELAY": "0.5", "FETCH_PRIVATE": "yes", "FETCH_MEGABYTES": "2"}
    for name, value in said.items():
        monkeypatch.setenv(f"XIANWEN_{name}", value)
    web = read_settings().web
    assert web == WebSettings(contact="mailto:us@example.org", delay=0.5, private=True, megabytes=2)
    assert web.agent.endswith(" (+mailto:us@example.org)")
    assert web.most_bytes == 2 * 2**20
    assert absolute(read_settings()).web == web


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FETCH_DELAY", "-1"),
        ("FETCH_TRIES", "0"),
        ("FETCH_PRIVATE", "perhaps"),
        ("CONTACT", "a\nb"),
        ("USER_AGENT", "县闻"),
    ],
)
def test_a_value_that_cannot_be_used_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"XIANWEN_{name}", value)
    with pytest.raises(BadSetting, match=f"XIANWEN_{name}"):
        read_settings()
