"""What the job costs beside its core: by the clock and by the processor's time, each against the other in one run.

    python -m benchmarks.cost start                     start-up of the commands, and of a bare flow, on one server
    python -m benchmarks.cost edition                   an edition: read only, stored, stored as a recorded run
    python -m benchmarks.cost archive --editions 1250   `xianwen ingest` of 10,000 pages against reading them only

The server is that of deploy/compose.yaml, on PostgreSQL; editions go to SQLite. The core is parsers and verdicts in one
process: pages in memory in, articles with counties and topics out, nothing stored.
"""

import argparse
import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.cost_pages import write_editions
from benchmarks.stack import PASSWORD, Stack, stack
from flows import walk
from flows.engine import Api, use
from flows.settings import Settings
from flows.sources.editions import Loaded
from flows.sources.files import EditionFiles
from flows.sources.pages import load
from flows.walk import open_house

BARE = """
import asyncio
from prefect import flow, task
@task
def step(): pass
@flow
async def bare({}): step()
asyncio.run(bare({}))
"""
TICK = os.sysconf("SC_CLK_TCK")


class Cost(NamedTuple):
    """Seconds by the clock, and of the processor."""

    clock: float
    processor: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("start", "edition", "archive"))
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--editions", type=int, default=1250)
    options = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        with stack(folder, {}, deployed=False) as running:
            if options.what == "start":
                _start(running, folder, options.rounds)
            elif options.what == "edition":
                _edition(running, folder, options.rounds)
            else:
                _archive(running, folder, options.editions)


def _start(running: Stack, folder: Path, rounds: int) -> None:
    """Turn by turn; the first round warms the caches and does not count."""
    recorded = {**running.services["schema"].environment, "XIANWEN_DATABASE_URL": f"sqlite:///{folder}/start.db"}
    alone = {name: value for name, value in recorded.items() if not name.startswith("PREFECT_API")}
    xianwen = (sys.executable, "-m", "flows.cli.main")
    commands = {
        "a bare flow with a task": ((sys.executable, "-c", BARE.format("", "")), recorded),
        "the same with a parameter": ((sys.executable, "-c", BARE.format("names: list[str]", "['a']")), recorded),
        "xianwen ingest, recorded": ((*xianwen, "ingest"), recorded),
        "xianwen ingest, not recorded": ((*xianwen, "ingest"), alone),
        "xianwen articles": ((*xianwen, "articles"), alone),
        "xianwen --help": ((*xianwen, "--help"), alone),
    }
    taken: dict[str, list[Cost]] = {name: [] for name in commands}
    began: dict[str, list[float]] = {name: [] for name, (_, environment) in commands.items() if environment is recorded}
    for _ in range(rounds + 1):
        for name, (command, environment) in commands.items():
            started = datetime.now(UTC)
            taken[name].append(_process(command, environment, folder))
            if name in began:
                began[name].append((_newest_run(running) - started).total_seconds())
    bare = _median(taken["a bare flow with a task"][1:])
    for name, seconds in began.items():
        ratio = median(seconds[1:]) / median(began["a bare flow with a task"][1:])
        print(f"{name:32} {median(seconds[1:]):6.2f} s until its run begins; to a bare flow {ratio:.2f}")
    for name, costs in taken.items():
        cost = _median(costs[1:])
        ratios = f"{cost.clock / bare.clock:.2f} {cost.processor / bare.processor:.2f}"
        print(f"{name:32} {cost.clock:6.2f} s, processor {cost.processor:6.2f} s; to a bare flow {ratios}")


def _newest_run(running: Stack) -> datetime:
    """When the run that began last did so, as the server has it."""
    (newest,) = running.asked("flow_runs/filter", {"sort": "START_TIME_DESC", "limit": 1})
    return datetime.fromisoformat(newest["start_time"])


def _edition(running: Stack, folder: Path, rounds: int) -> None:
    editions = write_editions(folder / "pages", rounds + 1)
    ways: dict[str, list[Cost]] = {"core": [], "stored": [], "recorded": []}
    server: list[float] = []
    with open_house(Settings(f"sqlite:///{folder}/stored.db", str(folder / "stored"))) as stored:
        record = _recorder(running, folder)
        for edition in editions:
            loaded = load(edition)
            ways["core"].append(_cost(partial(walk.read, edition, loaded)))
            ways["stored"].append(_cost(partial(walk.ingest, edition, stored)))
            before = _processor_of(running.running["server"].pid)
            ways["recorded"].append(_cost(partial(record, [edition])))
            time.sleep(2)  # behind the run the server works on what it was told
            server.append(_processor_of(running.running["server"].pid) - before)
    for name, costs in ways.items():
        cost = _median(costs[1:])
        print(f"{name:10} {1000 * cost.clock:6.0f} ms, processor {1000 * cost.processor:6.0f} ms an edition of 8 pages")
    print(f"the server {1000 * median(server[1:]):6.0f} ms of the processor a recorded run")


def _archive(running: Stack, folder: Path, count: int) -> None:
    editions = write_editions(folder / "pages", count)
    pages = sum(len(edition.paths) for edition in editions)
    loaded = [load(edition) for edition in editions]
    core = _cost(lambda: _read(editions, loaded))
    environment = {**running.services["schema"].environment, "XIANWEN_ARCHIVE": f"{folder}/alone"}
    alone = {name: value for name, value in environment.items() if not name.startswith("PREFECT_API")}
    command = (sys.executable, "-m", "flows.cli.main", "ingest", str(folder / "pages"))
    _say("the core", core, core, pages)
    alone["XIANWEN_DATABASE_URL"] = f"sqlite:///{folder}/alone.db"
    _say("xianwen ingest, not recorded", _process(command, alone, folder), core, pages)
    environment.update(XIANWEN_DATABASE_URL=f"sqlite:///{folder}/told.db", XIANWEN_ARCHIVE=f"{folder}/told")
    before = _processor_of(running.running["server"].pid)
    _say("xianwen ingest, recorded", _process(command, environment, folder), core, pages)
    time.sleep(5)
    print(f"the server {_processor_of(running.running['server'].pid) - before:.1f} s of the processor")


def _say(name: str, cost: Cost, core: Cost, pages: int) -> None:
    print(
        f"{name:30} {cost.clock:6.1f} s, processor {cost.processor:6.1f} s, {pages / cost.processor:,.0f} pages a "
        f"second of it; of the core's pace {core.clock / cost.clock:.0%} by the clock, "
        f"{core.processor / cost.processor:.0%} by the processor",
        flush=True,
    )


def _read(editions: Sequence[EditionFiles], loaded: Sequence[Loaded]) -> None:
    for edition, its_pages in zip(editions, loaded, strict=True):
        walk.read(edition, its_pages)


def _recorder(running: Stack, folder: Path) -> Callable[[list[EditionFiles]], object]:
    os.environ.update(PREFECT_HOME=str(folder / "prefect"), PREFECT_API_AUTH_STRING=PASSWORD)
    use(Api(str(running.api.base_url).rstrip("/"), "the stack"))
    from flows.ingest import run

    settings = Settings(f"sqlite:///{folder}/recorded.db", str(folder / "recorded"))
    return lambda editions: asyncio.run(run(editions, "", settings))


def _cost(work: Callable[[], object]) -> Cost:
    started = Cost(time.perf_counter(), time.process_time())
    work()
    return Cost(time.perf_counter() - started.clock, time.process_time() - started.processor)


def _process(command: Sequence[str], environment: dict[str, str], folder: Path) -> Cost:
    """Of a whole process, from its start to its end."""
    started = time.perf_counter()
    with (folder / "said.log").open("wb") as said:
        process = subprocess.Popen(command, env=environment, cwd=folder, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, (folder / "said.log").read_text("utf-8")
    return Cost(time.perf_counter() - started, used.ru_utime + used.ru_stime)


def _processor_of(pid: int) -> float:
    user, system = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / TICK


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(median(each.clock for each in costs), median(each.processor for each in costs))


if __name__ == "__main__":
    main()
