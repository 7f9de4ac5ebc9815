"""The SQL a migration runs, kept beside it: `0001_first.sqlite.sql` and `0001_first.postgresql.sql`.

SQL and not calls: a released migration must not change with schema.py or views.py, and a reviewer sees what will run.
`python -m storage.migrations.frozen draft` writes today's whole schema, to take a new migration's statements from. On
PostgreSQL a view is changed with CREATE OR REPLACE VIEW, so that consumers keep what was granted to them.
"""

import re
import sys
from collections.abc import Collection
from pathlib import Path
from typing import get_args

from storage import ddl
from storage.views import DialectName

VERSIONS = Path(__file__).parent / "versions"
_END = ";\n\n"


def load(name: str, dialect: str) -> list[str]:
    """The statements of the script `name` for one database."""
    return [part.strip() for part in _file(name, dialect).read_text("utf-8").split(_END) if part.strip()]


def views(name: str, dialect: str, wanted: Collection[str]) -> list[str]:
    """Of the script, what makes these views and comments on them: for going back to them."""
    of_view = re.compile(r"(?:CREATE|COMMENT ON) (?:VIEW|COLUMN) (\w+)")
    found = ((of_view.match(statement), statement) for statement in load(name, dialect))
    return [statement for view, statement in found if view and view[1] in wanted]


def write(name: str) -> None:
    """Today's whole schema as the scripts `name`."""
    for dialect in get_args(DialectName):
        _file(name, dialect).write_text("".join(part + _END for part in ddl.statements(dialect)), "utf-8")


def _file(name: str, dialect: str) -> Path:
    return VERSIONS / f"{name}.{dialect}.sql"


if __name__ == "__main__":
    write(sys.argv[1])
