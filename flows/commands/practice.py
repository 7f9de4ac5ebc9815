"""`xianwen practice`: invented newspapers on this machine, to try things out on."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from flows.commands.signals import stopped_by_signals
from flows.errors import WrongUse
from flows.practice.faults import FAULTS, BadFault, Fault, fault
from flows.practice.server import PracticeServer, practice
from flows.practice.sites import newspapers_file
from flows.screen import note, say

TRIED = "2025-02-19"


def serve_practice(port: int, year: int, wanted: Sequence[str], share: int, file: Path) -> int:
    """Runs until a signal comes. Raises WrongUse."""
    faults = _faults(wanted, share)
    stopping = stopped_by_signals()
    try:
        with practice(date(year, 1, 1), date(year, 12, 31), faults, port) as server:
            _write(file, newspapers_file(server.address, server.years, faults))
            say(_told(server, file, year))
            stopping.wait()
            note(_counted(server))
    except OSError as error:
        raise WrongUse(f"--port {port}: {error.strerror}; give another one, or 0 for any that is free") from error
    return 0


def list_faults() -> None:
    say("\n".join(f"{kind:12}{does}" for kind, does in FAULTS.items()))


def _faults(wanted: Sequence[str], share: int) -> list[Fault]:
    try:
        return [fault(text, share) for text in wanted]
    except BadFault as error:
        raise WrongUse(str(error)) from error


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise WrongUse(f"--file {file}: {error.strerror}") from error


def _told(server: PracticeServer, file: Path, year: int) -> str:
    return f"""practice newspapers of {year} at {server.address}, a folder each: a b b2 c d e
they are written down in {file}; in another terminal:

  export XIANWEN_NEWSPAPERS={file} XIANWEN_FETCH_PRIVATE=true XIANWEN_FETCH_DELAY=0
  xianwen fetch practice-b --date {date.fromisoformat(TRIED).replace(year=year)}

Ctrl-C stops"""


def _counted(server: PracticeServer) -> str:
    by_status = Counter(request.status for request in server.requests)
    sent = sum(request.sent for request in server.requests)
    statuses = ", ".join(f"{count:,} × {status}" for status, count in sorted(by_status.items()))
    return f"{len(server.requests):,} requests ({statuses or 'none'}), {sent / 1e6:,.1f} MB sent"
