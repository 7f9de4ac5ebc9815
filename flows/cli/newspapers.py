"""`xianwen newspapers` and what is below it."""

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import DatabaseUrl, Format
from flows.long_work import expect_long_work

commands = typer.Typer(invoke_without_command=True)


@commands.callback()
def newspapers(
    context: typer.Context,
    province: Annotated[
        str | None, typer.Option(metavar="NAME", help="Name or code of a province: 山东, 370000.")
    ] = None,
    family: Annotated[str | None, typer.Option(metavar="LETTER", help="Platform of the e-paper: A, B, B2, C …")] = None,
    file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Only the newspapers of this file of your own.")
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How they are written.")] = "table",
) -> None:
    """Lists the newspapers that are known, and their e-papers.

    Addresses are as they were reported. A family in brackets cannot be read yet. Your own newspapers: a file named by
    XIANWEN_NEWSPAPERS (docs/extend.md).

    \b
    Examples:
      xianwen newspapers --province 山东
      xianwen newspapers --family D --format csv > found.csv
      xianwen newspapers --file my.toml                    says what is wrong in a file of yours
    """
    if context.invoked_subcommand is None:
        from flows.commands.newspapers import list_newspapers

        list_newspapers(province, family, file, format)


@commands.command()
def check(
    newspaper: Annotated[str, typer.Argument(metavar="NEWSPAPER", help="Its id, as heze-daily.")],
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Edition to try. Default: today.")] = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Tries each address of a newspaper live.

    With a few requests each; it says what differs from the newspaper's row. What comes is archived like all that is
    fetched; no article is stored. Exit code 1: no address leads to an edition as the row expects it.

    \b
    Examples:
      xianwen newspapers check heze-daily
      xianwen newspapers check heze-daily --date 2023-05-04
    """
    from flows.commands.check import check_newspaper

    expect_long_work()
    raise typer.Exit(check_newspaper(newspaper, date, database_url))
