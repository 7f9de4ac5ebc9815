"""`xianwen db …`."""

from flows.commands.database import where
from flows.screen import say
from flows.settings import read_settings
from storage.database import opened, revision
from storage.database import upgrade as upgrade_schema


def upgrade(database_url: str | None) -> None:
    """Raises DatabaseUnavailable."""
    settings = read_settings(database_url)
    with opened(settings.database_url) as engine:
        before = revision(engine).current
        after = upgrade_schema(engine).current
    change = "had it already" if before == after else f"was at {before}" if before else "was empty"
    say(f"database {where(settings)}: schema {after}, {change}")


def check(database_url: str | None) -> int:
    """0 when the schema is this version's, else 1. Raises DatabaseUnavailable."""
    settings = read_settings(database_url)
    with opened(settings.database_url) as engine:
        found = revision(engine)
    if found.current == found.head:
        say(f"database {where(settings)}: schema {found.current}, as this version wants it")
        return 0
    say(f"database {where(settings)}: schema {found.current or 'missing'}, not {found.head}: run `xianwen db upgrade`")
    return 1
