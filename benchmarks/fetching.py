"""A year of a practice newspaper, fetched twice: requests, bytes, time, memory; what was lost, and what came twice.

    python -m benchmarks.fetching                       365 editions of 8 pages with 6 articles each
    python -m benchmarks.fetching --days 30 --paper practice-a

The server runs in a process of its own. Everything goes over real connections, without a pause between requests.
"""

import argparse
import multiprocessing
import os
import resource
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, text

from flows.plain.fetch import Watch, fetch, opened_web
from flows.practice.editions import PAPERS, edition
from flows.practice.server import practice
from flows.practice.sites import newspapers_file
from flows.settings import Settings, WebSettings
from flows.sources.epaper.edition import WebEdition
from flows.sources.web.traffic import Traffic
from flows.walk import open_house

FIRST = date(2025, 1, 1)
WEB = WebSettings(delay=0.0, budget=10**9, private=True)
MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Run:
    """One pass over all editions. `resident` is memory in megabytes after a tenth of them each."""

    traffic: Traffic
    seconds: float
    statuses: Counter[str]
    resident: tuple[int, ...]

    @property
    def growth(self) -> float:
        """The last tenth against the second: 1 is flat. The first fills tables and caches."""
        return self.resident[-1] / self.resident[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--paper", default="practice-b", choices=[paper.id for paper in PAPERS])
    options = parser.parse_args()
    days = [FIRST + timedelta(n) for n in range(options.days)]
    with TemporaryDirectory() as folder, _server(Path(folder), days[-1]) as papers:
        _measure(Path(folder), papers, options.paper, days)


def _measure(folder: Path, papers: Path, paper: str, days: list[date]) -> None:
    settings = Settings(f"sqlite:///{folder}/x.db", str(folder / "archive"), WEB, str(papers))
    print(f"{paper}: {len(days)} editions, 8 pages of 6 articles each")
    for name in ("first run", "second run"):
        _tell(name, _run(settings, paper, days))
        with open_house(settings) as house:
            _tell_stored(house.engine, folder / "archive", folder / "x.db")
    with open_house(settings) as house:
        _compare(house.engine, paper, days)


def _run(settings: Settings, paper: str, days: list[date]) -> Run:
    traffic, statuses, resident = Traffic(), Counter[str](), []
    started = time.perf_counter()
    with open_house(settings) as house, opened_web(settings.web) as web:
        for at, day in enumerate(days, 1):
            statuses[fetch(WebEdition(paper, day), house, web, Watch(traffic)).status] += 1
            if at * 10 // len(days) > (at - 1) * 10 // len(days):
                resident.append(_resident())
    return Run(traffic, time.perf_counter() - started, statuses, tuple(resident))


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // MEGABYTE


def _tell(name: str, run: Run) -> None:
    traffic = run.traffic
    print(
        f"\n{name}: {run.seconds:.0f} s, {traffic.requests / run.seconds:.0f} requests a second; {dict(run.statuses)}"
    )
    print(f"  {traffic.requests:,} requests, {traffic.conditional:,} asked for changes, {traffic.unchanged:,} had none")
    print(f"  {traffic.received / 1e6:.1f} MB of bodies received")
    print(f"  resident memory {' '.join(map(str, run.resident))} MB; last tenth against second {run.growth:.3f}")


def _tell_stored(engine: Engine, archive: Path, database: Path) -> None:
    with engine.connect() as connection:
        counts = [connection.scalar(text(f"SELECT count(*) FROM {name}")) for name in ("responses", "v1_changes")]
    files = [file.stat().st_size for file in archive.rglob("*.gz")]
    print(f"  stored: {counts[0]:,} responses, {counts[1]:,} changes; archive {len(files):,} files, ", end="")
    print(f"{sum(files) / 1e6:.1f} MB; database {database.stat().st_size / 1e6:.1f} MB")


def _compare(engine: Engine, paper: str, days: list[date]) -> None:
    """What the newspaper printed against what other applications see, as bags of day, page, title and lines of text."""
    its = next(each for each in PAPERS if each.id == paper)
    printed = Counter(
        (str(day), page.name, piece.title, _lines([*piece.paragraphs, *(each.caption for each in piece.pictures)]))
        for day in days
        for page in edition(its, day).pages
        for piece in page.pieces
    )
    query = "SELECT CAST(published_on AS TEXT), page_name, title, body FROM v1_articles WHERE withdrawn_at IS NULL"
    with engine.connect() as connection:
        rows = connection.execute(text(query))
        stored = Counter((day, page, title, _lines(body.split("\n"))) for day, page, title, body in rows)
    print(f"\n{sum(printed.values()):,} articles printed, {sum(stored.values()):,} stored: ", end="")
    print(f"{sum((printed - stored).values())} lost, {sum((stored - printed).values())} too many or altered")


def _lines(text: Iterable[str]) -> bytes:
    """The lines in any order: where a caption stands among them differs from skin to skin."""
    return sha256("\n".join(sorted(text)).encode()).digest()


@contextmanager
def _server(folder: Path, newest: date) -> Iterator[Path]:
    """The practice server in another process; the file that names its newspapers."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs, newest))
    process.start()
    papers = folder / "papers.toml"
    papers.write_text(ours.recv(), encoding="utf-8")
    os.environ["XIANWEN_NEWSPAPERS"] = str(papers)
    try:
        yield papers
    finally:
        ours.send("stop")
        process.join()


def _serve(pipe: Connection, newest: date) -> None:
    with practice(FIRST, newest) as server:
        pipe.send(newspapers_file(server.address, server.years, ()))
        pipe.recv()


if __name__ == "__main__":
    main()
