"""`xianwen db …`."""

from flows.commands.database import where
from flows.errors import WrongUse
from flows.screen import say
from flows.settings import read_settings
from storage.database import open_database, revision
from storage.database import upgrade as upgrade_schema
from storage.errors import StorageError


def upgrade(database_url: str | None) -> None:
    """Raises WrongUse when the database cannot be brought there."""
    settings = read_settings(database_url)
    try:
        engine = open_database(settings.database_url)
        before = revision(engine).current
        after = upgrade_schema(engine).current
    except StorageError as error:
        raise WrongUse(str(error)) from error
    change = "had it already" if before == after else f"came from {before or 'an empty database'}"
    say(f"database {where(settings)}: schema {after}, {change}")


def check(database_url: str | None) -> int:
    """0 when the schema is this version's, else 1. Raises WrongUse."""
    settings = read_settings(database_url)
    try:
        found = revision(open_database(settings.database_url))
    except StorageError as error:
        raise WrongUse(str(error)) from error
    if found.current == found.head:
        say(f"database {where(settings)}: schema {found.current}, as this version wants it")
        return 0
    say(f"database {where(settings)}: schema {found.current or 'missing'}, wanted {found.head}: run `xianwen db upgrade`")
    return 1
