"""`xianwen changes`: the feed for other programs."""

import json
import re
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest
from commanding import SECONDS, command, environment, rows, xianwen


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("followed")
    assert xianwen(made, "ingest").code == 0
    return made


def events(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_every_change_is_a_cloud_event(folder: Path) -> None:
    told = events(xianwen(folder, "changes").out)
    stored = rows(folder, "SELECT seq, change, article_id, revision, changed_at FROM v1_changes ORDER BY seq")
    assert [(*each["data"].values(), each["time"]) for each in told] == stored
    first = told[0]
    assert (first["specversion"], first["id"], first["source"]) == ("1.0", "1", "/xianwen")
    assert first["type"] == "xianwen.article.created"
    assert first["subject"] == first["data"]["article_id"]
    assert [each["sequence"] for each in told] == sorted(each["sequence"] for each in told)


def test_a_cursor_and_a_limit(folder: Path) -> None:
    told = events(xianwen(folder, "changes", "--since", "3", "--limit", "2", "--source", "https://x.example/a").out)
    assert [each["data"]["seq"] for each in told] == [4, 5]
    assert told[0]["source"] == "https://x.example/a"
    assert xianwen(folder, "changes", "--since", "100000").out == ""


def test_with_its_article(folder: Path) -> None:
    (told,) = events(xianwen(folder, "changes", "--since", "3", "--limit", "1", "--articles").out)
    shown = json.loads(xianwen(folder, "show", told["subject"], "--format", "json").out)
    assert told["data"]["article"] == shown


def test_following(folder: Path) -> None:
    """What another process stores meanwhile is told within seconds; Ctrl-C ends it with the place to go on from."""
    last = rows(folder, "SELECT max(seq) FROM v1_changes")[0][0]
    follower = subprocess.Popen(
        command("changes", "--since", str(last), "--follow"),
        cwd=folder,
        env=environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    sheet = folder / "01.md"
    sheet.write_text("# 一条新闻\n\n本报讯 今天，县里开了一个会，会上说了许多话，大家都很满意，记者也在场。\n", "utf-8")
    assert xianwen(folder, "ingest", str(sheet), "--newspaper", "qingyi-daily", "--date", "2025-03-20").code == 0
    assert follower.stdout is not None
    (told,) = events(follower.stdout.readline())
    assert told["subject"].startswith("qingyi-daily-20250320-01-")
    follower.send_signal(signal.SIGINT)
    _, complaint = follower.communicate(timeout=SECONDS)
    assert follower.returncode == 130
    place = re.search(r"to go on: --since (\d+)", complaint)
    assert place is not None
    # Ctrl-C may come between the line and the note of it: then it is told again, never left out.
    assert int(place[1]) in (last, int(told["id"]))
