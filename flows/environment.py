"""The variables of the environment, checked. Read through flows.settings, which imports this only when one is set."""

from typing import Annotated

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from flows.settings import PREFIX

_HEADER = r"^[ -~]+$"
"""What may stand in a header of HTTP."""


class Environment(BaseSettings):
    """One field a variable: XIANWEN_ and the field's name."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True)

    database_url: str | None = None
    archive: str | None = None
    newspapers: str | None = None
    daily: Annotated[str, Field(pattern=r"^[a-z0-9-]+( [a-z0-9-]+)*$")] | None = None
    daily_cron: str | None = None
    readers: Annotated[int, Field(ge=1)] | None = None
    batch_seconds: Annotated[float, Field(gt=0)] | None = None
    user_agent: Annotated[str, Field(pattern=_HEADER)] | None = None
    contact: Annotated[str, Field(pattern=_HEADER)] | None = None
    fetch_delay: Annotated[float, Field(ge=0)] | None = None
    fetch_budget: Annotated[int, Field(ge=1)] | None = None
    fetch_tries: Annotated[int, Field(ge=1)] | None = None
    fetch_seconds: Annotated[float, Field(gt=0)] | None = None
    fetch_edition_seconds: Annotated[float, Field(gt=0)] | None = None
    fetch_longest_wait: Annotated[float, Field(ge=0)] | None = None
    fetch_megabytes: Annotated[int, Field(ge=1)] | None = None
    fetch_private: bool | None = None
