"""Two workers of Prefect's, as on two machines, share a month of a newspaper: each edition exactly once.

    python -m benchmarks.month                          31 editions of 8 pages with 6 articles each
    python -m benchmarks.month --days 7 --workers 3

Two callers submit the same month at once, to one server and one PostgreSQL; everything runs as processes.
"""

import argparse
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.faults import on
from benchmarks.faults_ground import PAPER, Ground
from benchmarks.stack import stack
from flows.practice.editions import ARTICLES, PAGES
from flows.practice.server import practice
from flows.practice.sites import newspapers_file

FIRST = date(2025, 3, 1)
LONGEST = 3600
CALLERS = 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--days", type=int, default=31)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    days = [FIRST + timedelta(n) for n in range(options.days)]
    with TemporaryDirectory() as name, practice(FIRST, days[-1]) as site:
        folder = Path(name)
        (folder / "papers.toml").write_text(newspapers_file(site.address, site.years, ()), encoding="utf-8")
        with stack(folder, on(folder)) as running:
            workers = [f"worker {at + 1}" for at in range(options.workers)]
            for each in ("relay", *workers):
                running.start(each)
            _share(Ground(running, site), days, workers)


def _share(ground: Ground, days: list[date], workers: list[str]) -> None:
    its, started = ground.stack, time.monotonic()
    call = ("xianwen", "backfill", PAPER, "--from", str(days[0]), "--to", str(days[-1]), "--submit")
    callers = [its.begin(*call) for _ in range(CALLERS)]
    said = [each.communicate() for each in callers]
    assert not any(each.returncode for each in callers), said
    its.wait_for(lambda: all(map(ground.stored, days)), workers[0], LONGEST)
    its.wait_for(lambda: not _unfinished(ground), workers[0])
    seconds = time.monotonic() - started
    found = ground.found("shared", days, "nothing", started)
    asked = Counter(times for day in days for times in ground.asked(day).values())
    (created,) = its.rows("SELECT count(*), count(DISTINCT article_id) FROM v1_changes WHERE change = 'created'")
    shares = ", ".join(f"{its.log(each).read_text('utf-8').count('Beginning flow run')} by {each}" for each in workers)
    print(f"editions expected, stored    {found.expected}, {found.accounted}")
    print(f"articles expected            {len(days) * PAGES * ARTICLES}; lost {found.lost}, doubled {found.doubled}")
    print(f"created in the feed          {created[0]}, of {created[1]} articles")
    print(f"addresses by times asked for {dict(asked)}")
    print(f"runs an edition              {found.states}; runs in all: {shares}")
    print(f"seconds                      {seconds:.0f}, {seconds / len(days):.1f} an edition")


def _unfinished(ground: Ground) -> bool:
    return any(state not in ("COMPLETED", "FAILED", "CRASHED") for _, state in ground.stack.runs("ingest-edition"))


if __name__ == "__main__":
    main()
