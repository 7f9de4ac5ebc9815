"""Long work on a terminal: the bar tells how far it has come, and leaves nothing behind."""

import os
import pty
import re
import subprocess
from pathlib import Path

from commanding import SECONDS, command, environment
from practising import on_practice, serving


def on_a_terminal(folder: Path, *arguments: str) -> str:
    """What stands on a terminal of 120 columns after the command."""
    ours, theirs = pty.openpty()
    variables = {**on_practice(folder), "TERM": "xterm", "COLUMNS": "120"}
    with subprocess.Popen(
        command(*arguments), cwd=folder, env=environment(folder, **variables), stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        seen = b""
        while True:
            try:
                seen += os.read(ours, 65536)
            except OSError:
                break
        assert process.wait(SECONDS) == 0
    os.close(ours)
    return seen.decode()


def test_a_backfill_tells_how_far_it_is(tmp_path: Path) -> None:
    with serving(tmp_path):
        seen = on_a_terminal(tmp_path, "backfill", "practice-b", "--from", "2025-02-11", "--to", "2025-02-14")
    bars = re.findall(r"(\d)/4\x1b\[0m editions  [\d.]+/(?:s|min) .*?(\d) done", seen)
    assert bars
    assert {told for told in bars if told[0] != told[1]} == set()
    assert "4 editions asked for: 4 done" in seen
