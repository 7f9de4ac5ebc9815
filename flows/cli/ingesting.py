"""Commands that bring pages and verdicts into the database."""

from typing import Annotated

import typer

from flows.cli.long_work import expect_long_work
from flows.commands.options import DatabaseUrl

commands = typer.Typer()


@commands.command()
def ingest(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Files, folders, or - for standard input. None: the bundled sample."),
    ] = None,
    newspaper: Annotated[
        str | None, typer.Option(metavar="ID", help="As heze-daily. Default: by name or text.")
    ] = None,
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Default: by name or text.")] = None,
    page: Annotated[
        str | None, typer.Option(metavar="LABEL", help="As A03, of a single file. Default: by name.")
    ] = None,
    home: Annotated[
        str | None, typer.Option(metavar="CODE", help="The region to take for the newspaper's own.")
    ] = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Reads pages (OCR text, Markdown) and stores their articles.

    Files of one newspaper and date make up an edition. The same pages again change nothing. A page that cannot be
    read is kept, with the reason, and the exit code is 1; a path that is not there makes it 2.

    \b
    Examples:
      xianwen ingest                                            the bundled sample edition
      xianwen ingest pages/ --newspaper heze-daily --date 2025-02-19
      xianwen ingest heze-daily/2025-02-19/03.md                names tell newspaper, date and page
      ocr page.jpg | xianwen ingest - --newspaper heze-daily --date 2025-02-19 --page 3
    """
    from flows.commands.ingest import Request
    from flows.commands.ingest import ingest as run

    expect_long_work()
    raise typer.Exit(run(Request(paths or (), newspaper, date, page, home, database_url)))


@commands.command()
def fetch(
    newspaper: Annotated[str, typer.Argument(metavar="NEWSPAPER", help="Its id, as `xianwen newspapers` lists it.")],
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Default: today in China.")] = None,
    accept: Annotated[bool, typer.Option("--accept", help="Publish it although it is suspect: you looked.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="List what would be asked, and ask nobody.")] = False,
    database_url: DatabaseUrl = None,
) -> None:
    """Fetches one edition from its e-paper site and stores its articles.

    One connection and a pause between two requests, robots.txt obeyed; all that comes is archived first. The same
    edition again asks only for changes. What is not as the newspaper's row expects is kept as suspect and not
    published; then, and when something did not come, the exit code is 1.

    \b
    Examples:
      xianwen fetch heze-daily --date 2025-02-19
      xianwen fetch heze-daily --dry-run
    """
    from flows.commands.fetch import Request, fetch_newspaper, list_requests

    expect_long_work()
    request = Request(newspaper, date, accept, database_url)
    raise typer.Exit(list_requests(request) if dry_run else fetch_newspaper(request))


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
