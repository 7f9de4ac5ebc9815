"""`xianwen db upgrade`, `backup`, `compact` and `forget`."""

from datetime import UTC, date, datetime, time
from pathlib import Path

from flows.commands.database import existing, where
from flows.commands.options import day
from flows.errors import WrongUse
from flows.screen import counted, say
from flows.settings import read_settings, sqlite_file
from storage import archive, feed
from storage.backup import back_up
from storage.database import opened, revision, writing
from storage.database import upgrade as upgrade_schema
from storage.retention import forgettable

NUMBERS = 50_000
"""Of the feed looked at in one transaction."""


def upgrade(database_url: str | None) -> None:
    """Raises DatabaseUnavailable."""
    settings = read_settings(database_url)
    with opened(settings.database_url) as engine:
        before = revision(engine).current
        after = upgrade_schema(engine).current
    change = "had it already" if before == after else f"was at {before}" if before else "was empty"
    say(f"database {where(settings)}: schema {after}, {change}")


def backup(file: Path, database_url: str | None) -> None:
    """Raises WrongUse, StorageError."""
    settings = read_settings(database_url)
    if not sqlite_file(settings.database_url):
        raise WrongUse("of PostgreSQL: pg_dump --format=custom --file=FILE DATABASE; see docs/operate.md")
    with existing(settings) as engine:
        size = back_up(engine, file.absolute())
    say(f"{file.absolute()}: {size / 1e6:.1f} MB, whole")


def compact(before: str, database_url: str | None) -> None:
    """Raises WrongUse, StorageError."""
    start = datetime.combine(_day(before), time(), UTC)
    gone = 0
    with existing(read_settings(database_url)) as engine:
        with engine.connect() as connection:
            newest = feed.newest(connection)
        for after in range(0, newest, NUMBERS):
            with writing(engine) as connection:
                gone += feed.compact(connection, start, after=after, upto=min(after + NUMBERS, newest))
    say(f"{gone} {'entry' if gone == 1 else 'entries'} taken out of the feed; the newest is {newest}")


def forget(before: str, database_url: str | None, *, really: bool) -> None:
    """Raises WrongUse, StorageError."""
    settings = read_settings(database_url)
    with existing(settings) as engine, engine.connect() as connection:
        digests = list(forgettable(connection, _day(before)))
    sizes = {digest: archive.size(settings.archive, digest) for digest in digests}
    there = [digest for digest in digests if sizes[digest]]
    if really:
        for digest in there:
            archive.forget(settings.archive, digest)
    told = f"{counted(len(there), 'file')}, {sum(sizes.values()) / 1000:,.0f} kB"
    say(f"{told} taken out of {settings.archive}" if really else f"{told} would go: --yes takes them out")


def _day(text: str) -> date:
    found = day(text, "--before")
    assert found is not None
    return found
