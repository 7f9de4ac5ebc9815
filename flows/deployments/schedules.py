"""The deployments that stand ready on every machine that serves: the daily newspapers by schedule, reading again."""

from typing import Any

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron, Schedule
from prefect.types.entrypoint import EntrypointType

from flows.backfill import backfill_editions
from flows.days import HOME
from flows.reread import reread_editions
from flows.settings import Settings
from flows.tags import TAG

WITHIN = 600
"""Seconds among which chance takes the moment at which a scheduled run begins to ask."""

ALONE = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
"""No run beside another one, and none after it: the one that runs asks for all that is missing."""


def standing(settings: Settings) -> list[RunnerDeployment]:
    """`catch-up`, scheduled when there are daily newspapers, and `reread`, for whoever starts it."""
    common: dict[str, Any] = {"entrypoint_type": EntrypointType.MODULE_PATH, "tags": [TAG]}
    return [
        RunnerDeployment.from_flow(
            backfill_editions, name="catch-up", schedules=mornings(settings), concurrency_limit=ALONE, **common
        ),
        RunnerDeployment.from_flow(reread_editions, name="reread", concurrency_limit=ALONE, **common),
    ]


def mornings(settings: Settings) -> list[Schedule]:
    """When the daily newspapers are asked for, in the time of China."""
    if not settings.daily:
        return []
    return [Cron(settings.daily_cron, timezone=str(HOME), parameters={"within": WITHIN}, slug="mornings")]
