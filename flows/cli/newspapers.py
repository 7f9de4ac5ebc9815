"""`xianwen newspapers` and what is below it."""

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import Format

commands = typer.Typer(invoke_without_command=True)


@commands.callback()
def newspapers(
    context: typer.Context,
    province: Annotated[str | None, typer.Option(help="Name or code of a province: 山东, 370000.")] = None,
    family: Annotated[str | None, typer.Option(metavar="LETTER", help="Platform of the e-paper: A, B, B2, C …")] = None,
    file: Annotated[Path | None, typer.Option(help="Only the newspapers of this file of your own.")] = None,
    format: Annotated[Format, typer.Option("--format", help="How they are written.")] = "table",
) -> None:
    """Lists the newspapers that are known, and where their e-papers were reported.

    A family in brackets cannot be read yet. Your own newspapers: a file named by XIANWEN_NEWSPAPERS (docs/extend.md).

    \b
    Examples:
      xianwen newspapers --province 山东
      xianwen newspapers --family D --format csv > found.csv
      xianwen newspapers --file my.toml                    says what is wrong in a file of yours
    """
    if context.invoked_subcommand is None:
        from flows.commands.newspapers import list_newspapers

        list_newspapers(province, family, file, format)
