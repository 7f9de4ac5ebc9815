"""The database as commands see it: found, named, opened for questions."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, make_url

from flows.errors import WrongUse
from flows.settings import Settings, sqlite_file
from storage.database import Revision, opened, revision


@contextmanager
def existing(settings: Settings) -> Iterator[Engine]:
    """A database that is there and has this version's schema. Raises WrongUse, StorageError."""
    file = sqlite_file(settings.database_url)
    if file and not file.exists():
        raise WrongUse(
            f"no database at {file.absolute()}: `xianwen ingest` makes one, or name yours with --database-url"
        )
    with opened(settings.database_url) as engine:
        found = revision(engine)
        if found.current != found.head:
            raise WrongUse(f"database {where(settings)} has not this version's schema: {schema_remedy(found)}")
        yield engine


def schema_remedy(found: Revision) -> str:
    """What to do about a schema that is not this version's; revisions are numbered in their order."""
    if found.current and found.current > found.head:
        return "it was made by a newer xianwen: install that one"
    return "run `xianwen db upgrade`"


@contextmanager
def asking(settings: Settings) -> Iterator[Connection]:
    """A connection to such a database, for questions. Raises WrongUse, StorageError."""
    with existing(settings) as engine, engine.connect() as connection:
        yield connection


def check_stored(chosen: Sequence[str], stored: Sequence[str]) -> None:
    """Raises WrongUse for a newspaper of which the database has nothing."""
    for each in chosen:
        if each not in stored:
            known = ", ".join(stored) or "none yet"
            raise WrongUse(f"newspaper {each!r}: nothing of it is stored; newspapers of this database: {known}")


def where(settings: Settings) -> str:
    """The database as a person finds it again, without its password."""
    file = sqlite_file(settings.database_url)
    return str(file.absolute()) if file else make_url(settings.database_url).render_as_string(hide_password=True)
