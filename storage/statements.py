"""Statements as the store sends them: over many rows at once, and one writer of a newspaper at a time."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Connection, Dialect, Executable, Table, func, insert, select

Row = dict[str, object]
Bind = Callable[[object], object]


def run(connection: Connection, statement: Executable, rows: Sequence[Row]) -> None:
    """One statement over many rows; over none it would insert a row of defaults."""
    if rows:
        connection.execute(statement, rows)


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Many new rows, each with the same columns. What SQLAlchemy works out for each row is worked out once a table."""
    if rows:
        inserting = _inserting(table, tuple(rows[0]), connection.dialect)
        connection.exec_driver_sql(inserting.sql, [inserting.parameters(row) for row in rows])


class _Inserting(NamedTuple):
    """An INSERT in the driver's own words, and what makes a row's values fit for the driver."""

    sql: str
    names: Sequence[str]
    values: Callable[[Row], tuple[object, ...]]
    binds: Sequence[tuple[int, Bind]]
    positional: bool

    def parameters(self, row: Row) -> tuple[object, ...] | Row:
        bound = list(self.values(row))
        for at, bind in self.binds:
            bound[at] = bind(bound[at])
        return tuple(bound) if self.positional else dict(zip(self.names, bound, strict=True))


@lru_cache(maxsize=64)
def _inserting(table: Table, names: tuple[str, ...], dialect: Dialect) -> _Inserting:
    compiled = insert(table).compile(dialect=dialect, column_keys=list(names))
    order = compiled.positiontup or names
    binds = (table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in order)
    needed = [(at, bind) for at, bind in enumerate(binds) if bind]
    return _Inserting(str(compiled), order, itemgetter(*order), needed, compiled.positional)


def new_ids(connection: Connection, table: Table, count: int) -> Sequence[int]:
    """So many numbers for the key `id` of new rows, that nobody else has or gets.

    On SQLite who writes is alone, and nothing is ever deleted from a table whose numbers are given here.
    """
    if connection.dialect.name == "sqlite":
        last = connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()
        return range(last + 1, last + 1 + count)
    numbers = select(func.nextval(f"{table.name}_id_seq")).select_from(func.generate_series(1, count))
    return connection.scalars(numbers).all()


def take_turn(connection: Connection, newspaper_id: str) -> None:
    """Of two writers of one newspaper one waits until the other has committed; on SQLite there is one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(newspaper_id, 0))))
