"""A month of the practice newspapers, backfilled while sites fail and processes are killed: what was lost or doubled.

    python -m benchmarks.soak                                   31 days of six newspapers, SQLite
    python -m benchmarks.soak --database postgresql             the same on a PostgreSQL that is restarted on the way

Two processes of `xianwen backfill` work on the same month. Again and again one is killed (-9) and started anew, the
site throttles, fails and cuts connections at a tenth of its addresses, two days are missing or hidden for good.
Afterwards every article of every edition is looked for in v1_articles.
"""

import argparse
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, text

from benchmarks.stack_postgresql import postgresql
from flows.practice.editions import PAPERS, edition
from flows.practice.faults import fault
from flows.practice.server import PracticeServer, practice
from flows.practice.sites import newspapers_file
from storage.database import opened

FIRST = date(2025, 3, 1)
MISSING, HIDDEN = FIRST + timedelta(3), FIRST + timedelta(5)
PASSING = ("storm=1", "unavailable=1", "cut=1")
SHARE = 10
PAGES, ARTICLES = 2, 3
PROCESSES = 2
LONGEST = 20
"""Rounds after which it is given up."""


@dataclass(slots=True)
class Tally:
    kills: int = 0
    restarts: int = 0
    rounds: int = 0
    seconds: float = 0.0
    errors: list[str] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--days", type=int, default=31)
    parser.add_argument("--papers", type=int, default=len(PAPERS))
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--kills", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    last = FIRST + timedelta(options.days - 1)
    faults = [*(fault(each, SHARE) for each in PASSING), fault(f"missing={MISSING}"), fault(f"newest={HIDDEN}")]
    with TemporaryDirectory() as name, practice(FIRST, last, faults, pages=PAGES, articles=ARTICLES) as server:
        folder = Path(name)
        (folder / "papers.toml").write_text(newspapers_file(server.address, server.years, faults), encoding="utf-8")
        papers = [paper.id for paper in PAPERS[: options.papers]]
        with _database(options.database, folder) as database:
            command = _command(papers, last)
            tally = _soak(command, _environment(folder, database.url), database, options.kills, Random(options.seed))
            with opened(database.url) as engine:
                _report(engine, server, papers, last, tally)


@dataclass(slots=True)
class Database:
    """Where the editions go; `restart` takes it down amid whatever it does, and brings it up again."""

    url: str
    restart: Callable[[], bool]


@contextmanager
def _database(kind: str, folder: Path) -> Iterator[Database]:
    if kind == "sqlite":
        yield Database(f"sqlite:///{folder}/x.db", lambda: False)
        return
    with postgresql() as server:

        def restart() -> bool:
            server.restart()
            return True

        yield Database(server.url(), restart)


def _command(papers: Sequence[str], last: date) -> list[str]:
    return [sys.executable, "-m", "flows.cli.main", "backfill", *papers, "--from", str(FIRST), "--to", str(last)]


def _environment(folder: Path, url: str) -> dict[str, str]:
    return {
        **os.environ,
        "XIANWEN_DATABASE_URL": url,
        "XIANWEN_ARCHIVE": str(folder / "archive"),
        "XIANWEN_NEWSPAPERS": str(folder / "papers.toml"),
        "XIANWEN_FETCH_PRIVATE": "1",
        "XIANWEN_FETCH_DELAY": "0",
        "XIANWEN_FETCH_TRIES": "3",
        "XIANWEN_CONTACT": "mailto:soak@example.org",
    }


def _soak(command: list[str], environment: dict[str, str], database: Database, kills: int, chance: Random) -> Tally:
    """Kills and restarts first, then rounds until two processes ask for nothing that may still come."""
    tally, started = Tally(), time.monotonic()
    subprocess.run([*command[:3], "db", "upgrade"], env=environment, check=True, capture_output=True)
    processes = [_start(command, environment) for _ in range(PROCESSES)]
    for _ in range(kills):
        time.sleep(chance.uniform(3, 8))
        victim = chance.randrange(PROCESSES)
        processes[victim].send_signal(signal.SIGKILL)
        _ended(processes[victim], tally)
        tally.kills += 1
        tally.restarts += database.restart()
        processes[victim] = _start(command, environment)
    done: list[str] = []
    while tally.rounds < LONGEST and (not done or any(_left(said) for said in done)):
        tally.rounds += 1
        done = [_ended(process, tally) for process in processes]
        processes = [_start(command, environment) for _ in range(PROCESSES)]
    for process in processes:
        process.kill()
        process.communicate()
    tally.seconds = time.monotonic() - started
    return tally


def _start(command: list[str], environment: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _ended(process: subprocess.Popen[str], tally: Tally) -> str:
    out, err = process.communicate()
    tally.errors += [line for line in err.splitlines() if "Traceback" in line or "Error" in line]
    return out


def _left(said: str) -> bool:
    """Whether more failed than the one day of each newspaper that is missing for good, or something is planned."""
    counts = [line for line in said.splitlines() if " days: " in line]
    return not counts or any(" planned" in line or ", 1 failed" not in line for line in counts)


def _report(engine: Engine, server: PracticeServer, papers: Sequence[str], last: date, tally: Tally) -> None:
    days = [FIRST + timedelta(n) for n in range((last - FIRST).days + 1)]
    with engine.connect() as connection:
        states = Counter(
            dict(map(tuple, connection.execute(text("SELECT status, count(*) FROM v1_coverage GROUP BY 1"))))
        )
        found = Counter(
            (row.newspaper_id, str(row.published_on), row.page_label.removeprefix("A"), row.title)
            for row in connection.execute(
                text("SELECT newspaper_id, published_on, page_label, title FROM v1_articles WHERE withdrawn_at IS NULL")
            )
        )
        created = connection.execute(text("SELECT count(*), count(DISTINCT article_id) FROM v1_changes")).one()
    expected = Counter(
        (paper.id, str(day), page.label, piece.title)
        for paper in PAPERS
        if paper.id in papers
        for day in days
        if day not in (MISSING, HIDDEN)
        for page in edition(paper, day, PAGES, ARTICLES).pages
        for piece in page.pieces
    )
    whole = _whole_bodies(server)
    print(f"editions expected    {len(papers) * len(days)}")
    print(f"editions accounted   {sum(states.values())}: {', '.join(f'{n} {s}' for s, n in sorted(states.items()))}")
    print(f"articles expected    {sum(expected.values())}")
    print(f"articles lost        {sum((expected - found).values())}")
    print(f"articles doubled     {sum((found - expected).values())}")
    print(f"feed entries         {created[0]}, of {created[1]} articles")
    print(f"whole bodies sent    {sum(whole.values())}, {sum(whole.values()) - len(whole)} of them once more")
    print(f"kills, restarts      {tally.kills} of a process, {tally.restarts} of the database")
    print(f"rounds, seconds      {tally.rounds}, {tally.seconds:.0f}")
    print(f"errors told          {Counter(tally.errors).most_common(3) or 'none'}")


def _whole_bodies(server: PracticeServer) -> Counter[str]:
    """How often each address gave its whole body; what was cut short does not count, nor does robots.txt."""
    sent = [request for request in server.requests if request.status == 200 and request.path != "/robots.txt"]
    longest = {request.path: max(each.sent for each in sent if each.path == request.path) for request in sent}
    return Counter(request.path for request in sent if request.sent == longest[request.path])


if __name__ == "__main__":
    main()
