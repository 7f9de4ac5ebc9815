"""Prefect's command with another way to write on SQLite: who writes waits for whoever else does.

    python -m flows.deployments.server server start --port 4200

Of itself Prefect begins most transactions as readers. One that has read is refused at once when it comes to write and
another has written since, however long it might have waited; the caller tries again after 2, 4, 8, 16 and 32 seconds,
and then the run has failed.
"""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from prefect.cli import app
from prefect.server.database.configurations import SQLITE_BEGIN_MODE, AioSqliteConfiguration
from prefect.server.database.dependencies import set_database_config
from prefect.settings import PREFECT_API_DATABASE_CONNECTION_URL
from sqlalchemy.ext.asyncio import AsyncSession, AsyncSessionTransaction


class InTurn(AioSqliteConfiguration):
    """Every transaction takes the right to write when it begins, and waits for it for a minute."""

    @asynccontextmanager
    async def begin_transaction(
        self, session: AsyncSession, with_for_update: bool = False
    ) -> AsyncGenerator[AsyncSessionTransaction, None]:
        async with session.begin() as transaction:
            beginning = SQLITE_BEGIN_MODE.set("IMMEDIATE")
            try:
                await session.connection()
            finally:
                # What only reads on another connection meanwhile is not to wait for this one.
                SQLITE_BEGIN_MODE.reset(beginning)
            yield transaction


def main() -> None:
    """What `prefect` does with the same arguments."""
    url = PREFECT_API_DATABASE_CONNECTION_URL.value()
    if url.startswith("sqlite"):
        set_database_config(InTurn(url))
    app()


if __name__ == "__main__":
    main()
