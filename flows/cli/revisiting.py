"""Commands that go over what is stored once more."""

from typing import Annotated

import typer

from flows.cli.long_work import expect_long_work
from flows.commands.options import DatabaseUrl

commands = typer.Typer()


@commands.command()
def reclassify(
    newspaper: Annotated[str | None, typer.Option(metavar="ID", help="Only this one's, as heze-daily.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="Those judged with today's tables too.")] = False,
    database_url: DatabaseUrl = None,
) -> None:
    """Judges stored articles anew whose county and topic were found with older tables; nothing is read again.

    Articles whose verdicts become others appear in the change feed as reclassified. Interrupted, the same call goes
    on where it was.

    \b
    Examples:
      xianwen reclassify
      xianwen reclassify --newspaper heze-daily
    """
    from flows.commands.reclassify import reclassify_stored

    expect_long_work()
    reclassify_stored(newspaper, database_url, all_=all_)


@commands.command()
def reread(
    newspaper: Annotated[str | None, typer.Option(metavar="ID", help="Only this one's, as heze-daily.")] = None,
    since: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Editions of this day and later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Editions of this day and earlier.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="Pages that today's parsers read last, too.")] = False,
    what_if: Annotated[bool, typer.Option("--what-if", help="Only show what would change.")] = False,
    samples: Annotated[int, typer.Option(min=0, help="With --what-if: so many differences in full.")] = 10,
    accept: Annotated[bool, typer.Option("--accept", help="Publish it even where far less is found.")] = False,
    database_url: DatabaseUrl = None,
) -> None:
    """Reads archived pages with today's parsers; articles keep their ids, and what reads otherwise is revised.

    Nothing is fetched. An edition in which these parsers find less than half of what stands is held as suspect.
    Interrupted, the same call goes on where it was.

    \b
    Examples:
      xianwen reread --what-if --samples 20
      xianwen reread --newspaper heze-daily --since 2024-12-01
    """
    from flows.commands.reread import Request, reread_stored

    expect_long_work()
    request = Request(newspaper, since, until, all_, what_if, samples, accept, database_url)
    raise typer.Exit(reread_stored(request))


@commands.command()
def reprints(database_url: DatabaseUrl = None) -> None:
    """Finds articles that say the same in nearly the same words: wire copy, twins, one page in two forms.

    Looks at what was stored or changed since the last time, and compares it with the week before and after. The
    families stand in the view v1_reprints.

    \b
    Examples:
      xianwen reprints
      sqlite3 data/xianwen.db "SELECT * FROM v1_reprints WHERE role = 'copy'"
    """
    from flows.commands.reprints import find_reprints

    expect_long_work()
    find_reprints(database_url)
