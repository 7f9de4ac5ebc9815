"""Prefect's server goes away: before an edition is begun, amid it, and before its end is reported."""

import time
from datetime import date

from benchmarks.faults_ground import PAPER, Found, Ground

MOMENT, LONG = 3.0, 90.0
"""Seconds that the server is away: Prefect's client tries for about a minute."""

ENDED = ("COMPLETED", "FAILED", "CRASHED")


def away_before_a_command(ground: Ground, day: date) -> Found:
    """The command says so and does its work; the event waits for the server."""
    started = time.monotonic()
    ground.stack.kill("server")
    ran = ground.stack.do("xianwen", "fetch", PAPER, "--date", str(day))
    assert ran.returncode == 0, ran.stderr
    assert "does not answer: not recorded" in ran.stderr
    ground.stack.start_server()
    return ground.found("server away before a command", [day], "nothing", started)


def away_before_a_worker(ground: Ground, day: date) -> Found:
    """A worker that starts before its server."""
    started = time.monotonic()
    ground.stack.stop("worker")
    run = ground.run(day)
    ground.stack.kill("server")
    ground.stack.start("worker")
    time.sleep(20)
    ended = ground.stack.running["worker"].poll() is not None
    ground.stack.start_server()
    if ended:
        ground.stack.start("worker")
    ground.wait_for_state(run, *ENDED)
    to_do = "nothing: the worker ends, and systemd or Compose starts it again" if ended else "nothing: the worker waits"
    return ground.found("server away before a worker", [day], to_do, started)


def killed_amid_a_command(ground: Ground, day: date, away: float = MOMENT) -> Found:
    started = time.monotonic()
    with ground.slowly(day):
        command = ground.stack.begin("xianwen", "fetch", PAPER, "--date", str(day))
        ground.amid(day)
        ground.stack.kill("server")
        time.sleep(away)
        ground.stack.start_server()
        said, noted = command.communicate()
    assert command.returncode == 0, noted
    assert f"{PAPER}/{day}  stored" in said, said + noted
    return ground.found(f"server killed amid a command, away {away:g} s and its start", [day], "nothing", started)


def killed_amid_a_run(ground: Ground, day: date, away: float = MOMENT) -> Found:
    started = time.monotonic()
    with ground.slowly(day):
        run = ground.run(day)
        ground.amid(day)
        ground.stack.kill("server")
        time.sleep(away)
        ground.stack.start_server()
    return _ended(ground, day, run, f"server killed amid a run, away {away:g} s and its start", started)


def killed_before_the_end_of_a_run(ground: Ground, day: date, away: float = MOMENT) -> Found:
    """The rows are committed, and nobody is there to be told that the run has completed."""
    started = time.monotonic()
    run = ground.run(day)
    with ground.saving_held():
        ground.stack.kill("server")
    ground.stack.wait_for(lambda: ground.stored(day), "worker")
    time.sleep(away)
    ground.stack.start_server()
    return _ended(ground, day, run, f"server killed before a run's end, away {away:g} s and its start", started)


def killed_before_the_end_of_a_command(ground: Ground, day: date, away: float = MOMENT) -> Found:
    started = time.monotonic()
    command = ground.stack.begin("xianwen", "fetch", PAPER, "--date", str(day))
    with ground.saving_held():
        ground.stack.kill("server")
    ground.stack.wait_for(lambda: ground.stored(day), "worker")
    time.sleep(away)
    ground.stack.start_server()
    said, noted = command.communicate()
    assert command.returncode == 0, noted
    assert f"{PAPER}/{day}  stored" in said, said + noted
    name = f"server killed before a command's end, away {away:g} s and its start"
    return ground.found(name, [day], "nothing", started)


def _ended(ground: Ground, day: date, run: str, name: str, started: float) -> Found:
    """A worker that gave up meanwhile is started again, as systemd and Compose do it."""
    gone = ground.stack.running["worker"].poll() is not None
    if gone:
        ground.stack.start("worker")
    ground.wait_for_state(run, *ENDED)
    to_do = "nothing: the worker ends, and systemd or Compose starts it again" if gone else "nothing"
    return ground.found(name, [day], to_do, started)
