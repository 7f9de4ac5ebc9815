"""Commands that go over what is stored once more."""

from typing import Annotated

import typer

from flows.commands.options import DatabaseUrl
from flows.long_work import expect_long_work

commands = typer.Typer()


@commands.command()
def reclassify(
    newspaper: Annotated[str | None, typer.Option(metavar="ID", help="Only this one's, as heze-daily.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="Those judged with today's tables too.")] = False,
    database_url: DatabaseUrl = None,
) -> None:
    """Judges stored articles by newer tables of counties and topics.

    Those whose county and topic were found with older ones; nothing is read again. Articles whose verdicts become
    others appear in the change feed as reclassified. Interrupted, the same call goes on where it was.

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
    samples: Annotated[int, typer.Option(metavar="N", min=0, help="With --what-if: so many differences in full.")] = 10,
    accept: Annotated[bool, typer.Option("--accept", help="Publish it even where far less is found.")] = False,
    database_url: DatabaseUrl = None,
) -> None:
    """Reads archived pages with today's parsers.

    Articles keep their ids, and what reads otherwise is revised. Nothing is fetched. An edition in which these parsers
    find less than half of what stands is held as suspect. Interrupted, the same call goes on where it was.

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
    """Finds articles that say the same in nearly the same words.

    Wire copy, twins, one page in two forms. Looks at what was stored or changed since the last time, and compares it
    with the week before and after. The families stand in the view v1_reprints.

    \b
    Examples:
      xianwen reprints
      sqlite3 data/xianwen.db "SELECT * FROM v1_reprints WHERE role = 'copy'"
    """
    from flows.commands.reprints import find_reprints

    expect_long_work()
    find_reprints(database_url)


@commands.command("no-edition")
def no_edition(
    newspaper: Annotated[str, typer.Argument(metavar="NEWSPAPER", help="Its id, as heze-daily.")],
    since: Annotated[str, typer.Option("--from", metavar="YYYY-MM-DD", help="First day.")],
    until: Annotated[str | None, typer.Option("--to", metavar="YYYY-MM-DD", help="Last day. Default: one.")] = None,
    weekday: Annotated[
        list[str] | None, typer.Option(metavar="mon|…|sun", help="Only on these; may be given again.")
    ] = None,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why, for `xianwen coverage`.")] = "marked by hand",
    database_url: DatabaseUrl = None,
) -> None:
    """Marks days on which a newspaper did not come out.

    They are not asked for again, and not missing. Days of which pages are stored are left as they are, and the exit
    code is then 1. If an edition is fetched all the same it takes the mark's place.

    \b
    Examples:
      xianwen no-edition heze-daily --from 2025-01-28 --to 2025-02-04 --reason 春节休刊
      xianwen no-edition heze-daily --from 2025-01-01 --to 2025-12-31 --weekday sat --weekday sun
    """
    from flows.commands.no_edition import Request, mark_no_edition

    raise typer.Exit(mark_no_edition(Request(newspaper, since, until, weekday or (), reason, database_url)))
