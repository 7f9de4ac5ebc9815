"""Commands that bring pages into the database."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from flows.commands.options import DatabaseUrl
from flows.long_work import expect_long_work

commands = typer.Typer()


@commands.command()
def ingest(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH",
            help="Files, folders, .zip or .tar archives, or - for standard input. None: the bundled sample.",
        ),
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
      xianwen ingest heze-daily-2025.zip                        like the folder that it would unpack to
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
    """Fetches one edition from its e-paper site.

    Its articles are stored. One connection and a pause between two requests, robots.txt obeyed; all that comes is
    archived first. The same edition again asks only for changes. What is not as the newspaper's row expects is kept as
    suspect and not published; then, and when something did not come, the exit code is 1.

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
def backfill(
    newspapers: Annotated[list[str], typer.Argument(metavar="NEWSPAPER", help="Ids; several are fetched at once.")],
    since: Annotated[str, typer.Option("--from", metavar="YYYY-MM-DD", help="First day.")],
    until: Annotated[str | None, typer.Option("--to", metavar="YYYY-MM-DD", help="Last day. Default: today.")] = None,
    only: Annotated[
        Literal["planned", "failed", "suspect"] | None, typer.Option(help="Only these. Default: planned and failed.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the plan, and ask nobody.")] = False,
    submit: Annotated[
        bool, typer.Option("--submit", help="Leave the fetching to the workers of a Prefect API.")
    ] = False,
    at_once: Annotated[int, typer.Option(metavar="N", min=1, max=12, help="So many newspapers at a time.")] = 4,
    accept: Annotated[bool, typer.Option("--accept", help="Publish what is suspect: you looked.")] = False,
    database_url: DatabaseUrl = None,
) -> None:
    """Fetches the editions of a period that are not here yet.

    What is done, or had no edition, is not asked for again. Interrupted, even killed, the same call goes on where it
    was, and nothing is fetched twice. The exit code is 1 while a day is suspect, failed or still planned.

    \b
    Examples:
      xianwen backfill heze-daily --from 2024-01-01 --to 2024-12-31 --dry-run
      xianwen backfill heze-daily peoples-daily --from 2024-01-01
      xianwen backfill heze-daily --from 2024-01-01 --only failed
    """
    from flows.commands.backfill import Request, fetch_period, list_period, submit_period

    expect_long_work()
    request = Request(newspapers, since, until, only, at_once, accept, database_url)
    do = list_period if dry_run else submit_period if submit else fetch_period
    raise typer.Exit(do(request))


@commands.command()
def watch(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The inbox, with its subfolders.")],
    newspaper: Annotated[
        str | None, typer.Option(metavar="ID", help="As heze-daily. Default: by name or text.")
    ] = None,
    settle: Annotated[
        float,
        typer.Option(
            metavar="SECONDS", min=0, help="Seconds without change after which a file is complete, and its edition."
        ),
    ] = 5.0,
    once: Annotated[bool, typer.Option("--once", help="End when nothing waits any more.")] = False,
    database_url: DatabaseUrl = None,
) -> None:
    """Ingests the page files that arrive in a folder.

    Edition by edition, until Ctrl-C. Files dealt with go to done/ in that folder, those that are not well to kept-back/
    with the reason beside them. Names that begin with a dot or end in .part, .tmp or ~ are left alone until they are
    renamed.

    \b
    Examples:
      xianwen watch inbox/
      xianwen watch scans/ --newspaper heze-daily --settle 30
      xianwen watch inbox/ --once                              from cron
    """
    from flows.commands.watch import Request, watch_folder

    expect_long_work()
    raise typer.Exit(watch_folder(Request(folder, newspaper, settle, once, database_url)))
