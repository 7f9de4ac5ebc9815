"""Commands that look after the database: `xianwen db …`."""

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import DatabaseUrl

commands = typer.Typer()
db = typer.Typer(help="Looks after the database.", no_args_is_help=True, rich_markup_mode=None)
commands.add_typer(db, name="db")


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
def check(
    sample: Annotated[int, typer.Option(metavar="N", min=0, help="Articles and pages looked at one by one.")] = 500,
    database_url: DatabaseUrl = None,
) -> None:
    """Looks the database through, and says what is wrong in it.

    Damage, rows without their others, feed; text and places on a sample. Exit code 1 when something is wrong.

    \b
    Examples:
      xianwen db check
      xianwen db check --sample 10000
    """
    from flows.commands.db_check import check as run

    raise typer.Exit(run(sample, database_url))


@db.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The copy to write; it must not be there yet.")],
    database_url: DatabaseUrl = None,
) -> None:
    """Copies an SQLite database while others go on writing.

    Into a new file. Of PostgreSQL use pg_dump.

    \b
    Example:
      xianwen db backup /backups/xianwen-$(date +%F).db
    """
    from flows.commands.db import backup as run

    run(file, database_url)


@db.command()
def compact(
    before: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="Entries of earlier days.")],
    database_url: DatabaseUrl = None,
) -> None:
    """Takes old entries out of the change feed.

    Where later ones say it all: a reader from 0 still comes to know all.

    \b
    Example:
      xianwen db compact --before 2025-01-01
    """
    from flows.commands.db import compact as run

    run(before, database_url)


@db.command()
def forget(
    before: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="Of editions of earlier days.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do it; else it is only said what would go.")] = False,
    database_url: DatabaseUrl = None,
) -> None:
    """Takes raw bytes of old editions out of the archive.

    They can then not be read again. Articles stay.

    \b
    Examples:
      xianwen db forget --before 2015-01-01
      xianwen db forget --before 2015-01-01 --yes
    """
    from flows.commands.db import forget as run

    run(before, database_url, really=yes)
