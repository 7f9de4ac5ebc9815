"""The variables of the environment, checked. Read through flows.settings, which imports this only when one is set."""

from pydantic_settings import BaseSettings, SettingsConfigDict

from flows.settings import PREFIX


class Environment(BaseSettings):
    """One field a variable: XIANWEN_ and the field's name."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True)

    database_url: str | None = None
    archive: str | None = None
