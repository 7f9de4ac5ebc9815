"""Backfill and catch-up as a Prefect flow: what is missing of a period, fetched and accounted for in one run."""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from datetime import date, timedelta
from logging import INFO, WARNING
from typing import Literal

from prefect import flow, get_run_logger
from prefect.client.schemas.objects import State as RunState
from prefect.runtime import flow_run
from prefect.states import Completed
from pydantic import SecretStr

from flows.artifacts import Cells, begun, kept_back, moved, table
from flows.assets import materialize
from flows.calendar.days import each_day
from flows.days import today
from flows.ingest import settings_of
from flows.limits import limited
from flows.newspapers import known
from flows.plain.backfill import ASKED_FOR, STATES, Done, Plan, backfill, planned, told, write_down
from flows.settings import Settings
from flows.tags import tag
from flows.walk import House, open_house
from parsers.newspapers.registry import newspaper
from storage.ledger import State

AT_ONCE = 4
"""Newspapers that one run asks for at the same time."""

NOT_WELL: tuple[State, ...] = ("suspect", "failed")
FEW = 3
"""So many newspapers stand in a run's name, and so many reasons with a day."""


def _run_name() -> str:
    said = flow_run.parameters
    papers = said["newspapers"] or ["daily newspapers"]
    whose = ", ".join(papers) if len(papers) <= FEW else f"{len(papers)} newspapers"
    last = f"newest {said['last']} days" + (f" until {said['until']}" if said["until"] else "")
    return f"{whose} {said['since']} … {said['until'] or 'today'}" if said["since"] else f"{whose} {last}"


@flow(flow_run_name=_run_name, persist_result=False)
async def backfill_editions(
    newspapers: list[str] | None = None,
    since: date | None = None,
    until: date | None = None,
    last: int = 7,
    only: Literal["planned", "failed", "suspect"] | None = None,
    within: int = 0,
    database_url: SecretStr | None = None,
    archive: str | None = None,
) -> RunState[dict[State, int]]:
    """What is missing of these newspapers from `since` to `until`; by default the `last` days of the daily ones.

    Only what is missing is asked for: a run that comes late, or twice, asks for nothing that has come. `within` are
    seconds among which chance takes the moment of beginning, so that not all of China's readers come at seven sharp.
    Raises UnknownNewspaper, DatabaseUnavailable.
    """
    await _wait(random.uniform(0, within))
    settings = settings_of(database_url, archive)
    papers = [newspaper(id_, known()) for id_ in newspapers or settings.daily]
    await tag(paper.id for paper in papers)
    if not papers:
        return Completed(message="no newspaper is named, and XIANWEN_DAILY names none", data={})
    ended = until or today()
    days = list(each_day(since or ended - timedelta(days=last - 1), ended))
    with open_house(settings) as house:
        plans = planned(house, papers, days, (only,) if only else ASKED_FOR)
        write_down(house, plans)
        asked = await _asked(plans, house, settings)
        left = planned(house, papers, days, ASKED_FOR)
    await _show(left)
    states = Counter(entry.state for plan in left for entry in plan.entries)
    return Completed(message=f"{len(asked)} asked for; of {states.total()} days {told(states)}", data=dict(states))


async def _wait(seconds: float) -> None:
    """Said beforehand: a run that does nothing for ten minutes looks as if it hung."""
    if seconds:
        get_run_logger().info("begins in %.1f s", seconds)
        await asyncio.sleep(seconds)


async def _asked(plans: Sequence[Plan], house: House, settings: Settings) -> list[Done]:
    """Everything wanted, in threads of its own: while we wait for sites, the run's heart goes on."""
    wanted = sum(len(plan.wanted) for plan in plans)
    if not wanted:
        return []
    log, asked = get_run_logger(), list[Done]()
    progress = await begun(f"{wanted} editions")
    with closing(backfill(plans, house, settings.web, min(AT_ONCE, len(plans)), log.warning, limited)) as results:
        while (done := await asyncio.to_thread(next, results, None)) is not None:
            asked.append(done)
            if done.outcome:
                materialize(done.outcome)
            level = WARNING if done.entry.state in NOT_WELL else INFO
            log.log(
                level, "%s: %s%s", done.edition, done.entry.state, "".join(f"; {each}" for each in done.entry.reasons)
            )
            states = told(Counter(each.entry.state for each in asked))
            await moved(progress, len(asked) / wanted, f"{len(asked)} of {wanted}: {states}")
    return asked


async def _show(plans: Sequence[Plan]) -> None:
    """A row a newspaper, and a row for every day that is not well."""
    papers: list[Cells] = [
        {"newspaper": plan.paper.id, **{state: sum(entry.state == state for entry in plan.entries) for state in STATES}}
        for plan in plans
    ]
    await table("backfill", papers, "Days by state.")
    not_well = [
        (f"{plan.paper.id}/{entry.published_on}", f"{entry.state}: {_told(entry.reasons)}")
        for plan in plans
        for entry in plan.entries
        if entry.state in NOT_WELL
    ]
    await kept_back("not-well", "Days that are not well", not_well)


def _told(reasons: Sequence[str]) -> str:
    """The first reasons, and how many more there are: of a day on which nothing worked there may be fifty."""
    more = f" (and {len(reasons) - FEW} more)" if len(reasons) > FEW else ""
    return "; ".join(reasons[:FEW]) + more
