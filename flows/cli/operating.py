"""Commands that keep the house running."""

from typing import Annotated

import typer

from flows.cli.long_work import expect_long_work
from flows.commands.options import DatabaseUrl

commands = typer.Typer()
db = typer.Typer(help="The database's schema.", no_args_is_help=True, rich_markup_mode=None)
commands.add_typer(db, name="db")


@commands.command()
def doctor(database_url: DatabaseUrl = None) -> None:
    """Looks whether everything is in order, and says what to do where it is not.

    \b
    Examples:
      xianwen doctor
      xianwen doctor --database-url postgresql://xianwen@db/xianwen
    """
    from flows.commands.doctor import examine

    raise typer.Exit(examine(database_url))


@commands.command()
def serve(
    port: Annotated[int, typer.Option(min=0, max=65535, help="Of server and UI; 0 takes a free one.")] = 0,
    database_url: DatabaseUrl = None,
) -> None:
    """Runs Prefect's server on this machine, with our deployments: history, schedules, events. Ctrl-C ends it.

    While it runs, `xianwen ingest` on the same database records each run there.

    \b
    Examples:
      xianwen serve
      xianwen serve --port 4200
    """
    from flows.commands.serve import serve as run

    expect_long_work()
    raise typer.Exit(run(port, database_url))


@db.command()
def upgrade(database_url: DatabaseUrl = None) -> None:
    """Brings the database's schema to that of this version. A fresh database is made.

    \b
    Example:
      xianwen db upgrade --database-url sqlite:///data/xianwen.db
    """
    from flows.commands.db import upgrade as run

    run(database_url)


@db.command()
def check(database_url: DatabaseUrl = None) -> None:
    """Says which schema the database has; exit code 1 when it is not that of this version.

    \b
    Example:
      xianwen db check || xianwen db upgrade
    """
    from flows.commands.db import check as run

    raise typer.Exit(run(database_url))
