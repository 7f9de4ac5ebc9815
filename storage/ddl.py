"""The whole schema of today as SQL statements: what a fresh database is made of, and what migrations must arrive at."""

from sqlalchemy import Connection, Dialect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable, SetColumnComment, SetTableComment

from storage import search, views
from storage.outbox import outbox
from storage.reprints import reprints
from storage.responses import responses
from storage.schema import metadata

_IN_FILES_OF_THEIR_OWN = (responses, reprints, outbox)
"""Tables that stand in `metadata` once their files are imported."""

TABLES = metadata.sorted_tables

_DIALECTS: dict[views.DialectName, type[Dialect]] = {
    "sqlite": sqlite.dialect,
    "postgresql": postgresql.dialect,
}


def statements(dialect: views.DialectName) -> list[str]:
    """Tables, indexes, comments (PostgreSQL), search index and views, in the order in which they can be run."""
    tables = [*_table_statements(dialect), *search.DDL[dialect]]
    return [_tidy(statement) for statement in tables + views.statements(dialect)]


def run(connection: Connection, script: list[str]) -> None:
    for statement in script:
        connection.exec_driver_sql(statement)


def _table_statements(name: views.DialectName) -> list[str]:
    dialect = _DIALECTS[name]()
    made: list[str] = []
    for table in TABLES:
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        made.append(str(CreateTable(table).compile(dialect=dialect)))
        made += [str(CreateIndex(index).compile(dialect=dialect)) for index in indexes]
        if dialect.supports_comments:
            made.append(str(SetTableComment(table).compile(dialect=dialect)))
            commented = [column for column in table.columns if column.comment]
            made += [str(SetColumnComment(column).compile(dialect=dialect)) for column in commented]
    return made


def _tidy(statement: str) -> str:
    return "\n".join(line.replace("\t", "  ").rstrip() for line in statement.strip().splitlines())
