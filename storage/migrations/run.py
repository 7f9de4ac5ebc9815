"""Alembic, driven on a connection that is already open. Imported only where there is something to migrate."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from storage.errors import DatabaseUnavailable
from storage.remedies import as_given


def upgrade(connection: Connection, to: str) -> None:
    """Runs the migrations up to revision `to`. Raises DatabaseUnavailable when the database's revision is not known."""
    try:
        command.upgrade(_config(connection), to)
    except CommandError as error:
        raise _unknown(connection, error) from error


def downgrade(connection: Connection, to: str) -> None:
    """Runs the migrations back to revision `to`. Raises DatabaseUnavailable like `upgrade`."""
    try:
        command.downgrade(_config(connection), to)
    except CommandError as error:
        raise _unknown(connection, error) from error


def revisions() -> list[str]:
    """All that there are files of, the oldest first."""
    return [each.revision for each in ScriptDirectory.from_config(_config(None)).walk_revisions()][::-1]


def _config(connection: Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _unknown(connection: Connection, error: CommandError) -> DatabaseUnavailable:
    address = as_given(connection.engine.url)
    return DatabaseUnavailable(f"database {address}: {error}; it was made by a newer xianwen: install that one")
