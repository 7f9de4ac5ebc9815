"""Commands that keep the house running."""

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import DatabaseUrl
from flows.long_work import expect_long_work

commands = typer.Typer()


@commands.command()
def doctor(database_url: DatabaseUrl = None) -> None:
    """Looks whether all is in order, and says what to do if not.

    \b
    Examples:
      xianwen doctor
      xianwen doctor --database-url postgresql://xianwen@db/xianwen
    """
    from flows.commands.doctor import examine

    raise typer.Exit(examine(database_url))


@commands.command()
def serve(
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="Of server and UI; 0 takes a free one.")] = 0,
    database_url: DatabaseUrl = None,
) -> None:
    """Runs Prefect's server here: history, schedules, events.

    With our deployments, until Ctrl-C. While it runs, `xianwen ingest` on the same database records each run there.

    \b
    Examples:
      xianwen serve
      xianwen serve --port 4200
    """
    from flows.commands.serve import serve as run

    expect_long_work()
    raise typer.Exit(run(port, database_url))


@commands.command()
def practice(
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="0 takes a free one.")] = 0,
    year: Annotated[int, typer.Option(metavar="YEAR", min=2000, max=2099, help="The year of the editions.")] = 2025,
    fault: Annotated[
        list[str] | None, typer.Option(metavar="KIND=VALUE@PATTERN", help="What goes wrong; may be given again.")
    ] = None,
    share: Annotated[
        int, typer.Option(metavar="N", min=1, max=100, help="Of 100 addresses, how many the faults meet.")
    ] = 100,
    faults: Annotated[bool, typer.Option("--faults", help="Lists the kinds of faults and ends.")] = False,
    file: Annotated[
        Path, typer.Option(metavar="FILE", help="Where the newspapers are written down, for XIANWEN_NEWSPAPERS.")
    ] = Path("data/practice-newspapers.toml"),
) -> None:
    """Serves invented newspapers on this machine to try fetching on.

    A year of editions, a site of each family.

    \b
    Examples:
      xianwen practice
      xianwen practice --fault storm=2 --fault cut=1 --share 5
      xianwen practice --fault missing=2025-02-19 --fault 'slow=0.5@content_'
      xianwen practice --faults
    """
    from flows.commands.practice import list_faults, serve_practice

    if faults:
        list_faults()
    else:
        raise typer.Exit(serve_practice(port, year, fault or (), share, file))


@commands.command()
def warc(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The WARC file to write, as 2025-02.warc.gz.")],
    newspaper: Annotated[str | None, typer.Option(metavar="ID", help="Only this one's, as heze-daily.")] = None,
    since: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Editions of this day and later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Editions of this day and earlier.")] = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Writes what servers answered into one WARC file.

    With headers, as web archives take it over.

    \b
    Examples:
      xianwen warc 2025-02.warc.gz --since 2025-02-01 --until 2025-02-28
      xianwen warc heze.warc.gz --newspaper heze-daily
    """
    from flows.commands.warc import Wanted, write_warc

    expect_long_work()
    raise typer.Exit(write_warc(file, Wanted(newspaper, since, until), database_url))


@commands.command()
def relay(
    once: Annotated[bool, typer.Option("--once", help="One turn; exit code 1 when something was not taken.")] = False,
    articles: Annotated[bool, typer.Option("--articles", help="Events of articles, too.")] = False,
    newspaper: Annotated[list[str] | None, typer.Option(metavar="ID", help="Only its articles.")] = None,
    county: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only articles about it: name or code.")
    ] = None,
    topic: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only articles on it: name or code.")] = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Sends to Prefect what became of editions.

    Events xianwen.edition.stored, .suspect, .failed. `xianwen serve` does it, too. Of articles (xianwen.article.stored)
    only where they are asked for, from the first time on. Events wait in the database until the server has taken them;
    each keeps its id.

    \b
    Examples:
      xianwen relay
      xianwen relay --once
      xianwen relay --county 曹县 --county 单县
    """
    from flows.commands.relay import run_relay
    from flows.plain.relay import Wanted

    asked = articles or newspaper or county or topic
    wanted = Wanted(tuple(newspaper or ()), tuple(county or ()), tuple(topic or ())) if asked else None
    raise typer.Exit(run_relay(wanted, database_url, once=once))
