"""The SQL a migration runs, kept beside it: `0001_first.sqlite.sql` and `0001_first.postgresql.sql`.

SQL and not calls: a released migration must not change with schema.py or views.py, and a reviewer sees what will run.
A new schema's scripts are written with `python -m storage.migrations.frozen 0001_first` and read by a person.
"""

import sys
from pathlib import Path
from typing import get_args

from storage import ddl
from storage.views import DialectName

VERSIONS = Path(__file__).parent / "versions"
_END = ";\n\n"


def load(name: str, dialect: str) -> list[str]:
    """The statements of the script `name` for one database."""
    return [part.strip() for part in _file(name, dialect).read_text("utf-8").split(_END) if part.strip()]


def write(name: str) -> None:
    """Today's whole schema as the scripts `name`."""
    for dialect in get_args(DialectName):
        _file(name, dialect).write_text("".join(part + _END for part in ddl.statements(dialect)), "utf-8")


def _file(name: str, dialect: str) -> Path:
    return VERSIONS / f"{name}.{dialect}.sql"


if __name__ == "__main__":
    write(sys.argv[1])
