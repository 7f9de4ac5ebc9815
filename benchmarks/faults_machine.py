"""Machines go: worker and run are killed amid an edition, the database is restarted amid a save."""

import time
from datetime import date

from benchmarks.faults_ground import PAPER, Found, Ground

ENDED = ("COMPLETED", "FAILED", "CRASHED")
RETRY = {"state": {"type": "SCHEDULED", "name": "AwaitingRetry"}, "force": True}
"""What `prefect flow-run retry` and the button in the UI ask for."""

HEARTBEATS = "xianwen: a run whose heartbeats stop has crashed"


def worker_and_run_killed(ground: Ground, day: date, within: int | None = None) -> Found:
    """Nobody is left to say that the run has ended, but the automation on its heartbeats.

    `within` are seconds without one after which it says so, when they are not those of flows/deployments/declare.py.
    """
    started = time.monotonic()
    if within:
        _expect_heartbeats(ground, within)
    with ground.slowly(day):
        run = ground.run(day)
        ground.amid(day)
        before = ground.asked(day)
        ground.stack.kill("worker")
    killed = time.monotonic()
    ground.wait_for_state(run, "CRASHED")
    noticed = time.monotonic() - killed
    if within:
        _expect_heartbeats(ground, None)
    ground.stack.start("worker")
    ground.stack.asked(f"flow_runs/{run}/set_state", RETRY)
    assert ground.wait_for_state(run, *ENDED) == "COMPLETED", ground.state(run)
    again = sum((ground.asked(day) & before).values())
    to_do = (
        f"`prefect flow-run retry`, or wait for the next catch-up; Crashed after {noticed:.0f} s, {again} asked again"
    )
    return ground.found("worker and run killed (-9) amid an edition", [day], to_do, started)


def _expect_heartbeats(ground: Ground, within: int | None) -> None:
    """The automation of deploy/ with another time; None takes it away again."""
    found = ground.stack.asked("automations/filter", {})
    (ours,) = [each for each in found if each["name"] == HEARTBEATS]
    (*copies,) = [each for each in found if each["name"] == f"{HEARTBEATS}, soon"]
    for each in copies:
        ground.stack.api.delete(f"automations/{each['id']}").raise_for_status()
    if within:
        trigger = {**{name: value for name, value in ours["trigger"].items() if name != "id"}, "within": within}
        copy = {"name": f"{HEARTBEATS}, soon", "trigger": trigger, "actions": ours["actions"]}
        ground.stack.asked("automations/", copy)


def database_restarted_amid_a_save(ground: Ground, day: date) -> Found:
    """Ours and that of Prefect's server, which are on one PostgreSQL."""
    started = time.monotonic()
    run = ground.run(day)
    with ground.saving_held():
        ground.stack.postgresql.restart()
    state = ground.wait_for_state(run, *ENDED)
    return ground.found("PostgreSQL restarted amid a run's save", [day], _to_do(state), started)


def database_restarted_amid_a_commands_save(ground: Ground, day: date) -> Found:
    started = time.monotonic()
    command = ground.stack.begin("xianwen", "fetch", PAPER, "--date", str(day))
    with ground.saving_held():
        ground.stack.postgresql.restart()
    _, noted = command.communicate()
    assert "Traceback" not in noted, noted
    to_do = "nothing"
    if command.returncode:
        to_do = "the same call again, as it says"
        again = ground.stack.do("xianwen", "fetch", PAPER, "--date", str(day))
        assert again.returncode == 0, again.stderr
    return ground.found("PostgreSQL restarted amid a command's save", [day], to_do, started)


def _to_do(state: str) -> str:
    return "nothing" if state == "COMPLETED" else "the run again"
