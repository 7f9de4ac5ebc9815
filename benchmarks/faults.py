"""Faults made on purpose on the real stack: what is accounted for, lost and doubled, and what a person has to do.

    python -m benchmarks.faults                         all of them, some twenty minutes
    python -m benchmarks.faults --only killed           those whose name has this in it
    python -m benchmarks.faults --list

PostgreSQL (from a wheel), Prefect's server on it, deployments, worker and relay run as processes, as
deploy/compose.yaml starts them; a practice newspaper stands beside them. Each fault has an edition of its own.
"""

import argparse
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import faults_machine, faults_server, faults_site
from benchmarks.faults_ground import Found, Ground
from benchmarks.stack import stack
from flows.practice.server import practice
from flows.practice.sites import newspapers_file

FIRST = date(2025, 3, 1)
LONG = faults_server.LONG

ON_THE_STACK: dict[str, Callable[[Ground, date], Found]] = {
    "server away before a command": faults_server.away_before_a_command,
    "server away before a worker": faults_server.away_before_a_worker,
    "server killed amid a command": faults_server.killed_amid_a_command,
    "server killed amid a run": faults_server.killed_amid_a_run,
    "server killed before a command's end": faults_server.killed_before_the_end_of_a_command,
    "server killed before a run's end": faults_server.killed_before_the_end_of_a_run,
    "server killed amid a command, for long": partial(faults_server.killed_amid_a_command, away=LONG),
    "server killed amid a run, for long": partial(faults_server.killed_amid_a_run, away=LONG),
    "server killed before a command's end, for long": partial(
        faults_server.killed_before_the_end_of_a_command, away=LONG
    ),
    "server killed before a run's end, for long": partial(faults_server.killed_before_the_end_of_a_run, away=LONG),
    "worker and run killed": faults_machine.worker_and_run_killed,
    "database restarted amid a command's save": faults_machine.database_restarted_amid_a_commands_save,
    "database restarted amid a run's save": faults_machine.database_restarted_amid_a_save,
    "two at once": faults_site.two_at_once,
}
ALONE: dict[str, Callable[[], Found]] = {
    "network cut for a moment": partial(faults_site.network_cut, 1.0, "network cut amid an edition, for a second"),
    "network cut for long": partial(faults_site.network_cut, 20.0, "network cut amid an edition, for 20 s"),
    "midnight": faults_site.midnight,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="part of a name")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    names = [name for name in (*ALONE, *ON_THE_STACK) if options.only in name]
    if options.list:
        print("\n".join(names))
        return
    _tell(("fault", "expected", "accounted", "lost", "doubled", "runs in Prefect", "what a person has to do", "s"))
    _tell(("---",) * 8)
    for name in names:
        if name in ALONE:
            _tell(ALONE[name]())
    if staged := [name for name in names if name in ON_THE_STACK]:
        _on_the_stack(staged)


def _on_the_stack(names: Sequence[str]) -> None:
    with TemporaryDirectory() as name, practice(FIRST, FIRST + timedelta(60), pages=2, articles=3) as site:
        folder = Path(name)
        (folder / "papers.toml").write_text(newspapers_file(site.address, site.years, ()), encoding="utf-8")
        with stack(folder, on(folder)) as running:
            running.start("relay")
            running.start("worker")
            for at, each in enumerate(names):
                _tell(ON_THE_STACK[each](Ground(running, site), FIRST + timedelta(at)))


def on(folder: Path) -> dict[str, str]:
    """The variables with which everything fetches from the practice newspapers."""
    return {
        "XIANWEN_NEWSPAPERS": str(folder / "papers.toml"),
        "XIANWEN_FETCH_PRIVATE": "1",
        "XIANWEN_FETCH_DELAY": "0",
    }


def _tell(cells: Sequence[object]) -> None:
    """A row of a table in Markdown, at once."""
    print("|", " | ".join(f"{cell:.0f}" if isinstance(cell, float) else str(cell) for cell in cells), "|", flush=True)


if __name__ == "__main__":
    main()
