"""Child processes that are started and stopped together, each with a log file of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

STOP_SECONDS = 20

Process = subprocess.Popen[bytes]


def start_python(arguments: Sequence[str], environment: Mapping[str, str], log: Path) -> Process:
    """This interpreter with `arguments`, in a session of its own: Ctrl-C reaches only us, and we end it in order."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as output:
        return subprocess.Popen(
            [sys.executable, *arguments],
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def stop(process: Process) -> None:
    """Asks the process and its children to end, and ends them when they do not."""
    _signal(process, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.wait(STOP_SECONDS)
    # Also when the process itself is gone: a child of it may be left.
    _signal(process, signal.SIGKILL)
    process.wait()


def _signal(process: Process, number: signal.Signals) -> None:
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        return
