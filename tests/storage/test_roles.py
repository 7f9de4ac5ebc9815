"""deploy/roles.sql: who reads the contract reads nothing else, and changes nothing."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from databases import fresh_schema
from sqlalchemy import Connection, Engine, text
from storage_samples import WHEAT, edition, page, save

from storage.database import upgrade
from storage.errors import DatabaseUnavailable
from storage.query import find
from storage.views import VIEWS

SCRIPT = (Path(__file__).parents[2] / "deploy" / "roles.sql").read_text("utf-8")
ROLES = ("xianwen_reader", "xianwen_analyst")


@pytest.fixture
def granted() -> Iterator[Engine]:
    with fresh_schema() as engine:
        upgrade(engine)
        save(engine, edition(page("1", WHEAT)))
        had = set(roles(engine))
        for _ in range(2):
            run(engine, SCRIPT)
        yield engine
        for role in set(ROLES) - had:
            run(engine, f"DROP OWNED BY {role}; DROP ROLE {role}")


def run(engine: Engine, script: str) -> None:
    """Several statements at once, as psql sends them."""
    with engine.begin() as connection:
        driver: psycopg.Connection = connection.connection.driver_connection  # type: ignore[assignment]
        driver.execute(script.encode())


def roles(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.scalars(text("SELECT rolname FROM pg_roles")))


def become(connection: Connection, role: str) -> None:
    connection.exec_driver_sql(f"SET LOCAL ROLE {role}")


def test_a_reader_reads_every_view(granted: Engine) -> None:
    for view in VIEWS:
        with granted.begin() as connection:
            become(connection, "xianwen_reader")
            connection.exec_driver_sql(f"SELECT count(*) FROM {view.name}").scalar_one()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM changes", "UPDATE articles SET revision = 2", "INSERT INTO newspapers VALUES ('a', 'b', '')"],
)
def test_nobody_changes_anything(granted: Engine, role: str, statement: str) -> None:
    with granted.connect() as connection:
        become(connection, role)
        with pytest.raises(DatabaseUnavailable, match="permission denied"):
            connection.exec_driver_sql(statement)


def test_the_tables_are_for_analysts(granted: Engine) -> None:
    with granted.connect() as connection:
        become(connection, "xianwen_analyst")
        assert len(find(connection, search="小麦")) == 1
        become(connection, "xianwen_reader")
        with pytest.raises(DatabaseUnavailable, match="xianwen_analyst"):
            find(connection, search="小麦")


def test_who_may_only_read_is_told_so(granted: Engine) -> None:
    """A role with default_transaction_read_only, or a standby."""
    with granted.connect() as connection:
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")
        assert len(find(connection, search="小麦")) == 1
        with pytest.raises(DatabaseUnavailable, match="only reads"):
            connection.exec_driver_sql("DELETE FROM changes")
