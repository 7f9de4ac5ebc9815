"""Statements as the store sends them: over many rows at once, and one writer of a newspaper at a time."""

from collections.abc import Sequence

from sqlalchemy import Connection, Executable, func, select

Row = dict[str, object]


def run(connection: Connection, statement: Executable, rows: Sequence[Row]) -> None:
    """One statement over many rows; over none it would insert a row of defaults."""
    if rows:
        connection.execute(statement, rows)


def take_turn(connection: Connection, newspaper_id: str) -> None:
    """Of two writers of one newspaper one waits until the other has committed; on SQLite there is one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(newspaper_id, 0))))
