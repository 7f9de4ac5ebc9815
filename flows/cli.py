"""The `xianwen` command. Each function here only names its options: what it does is imported when it is called."""

import gc
import sys
from typing import Annotated

import typer

from flows.commands.options import DatabaseUrl, Format

INTERRUPTED = 130

app = typer.Typer(
    help="县闻: Chinese regional newspapers in, articles by county and topic out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
db = typer.Typer(help="The database's schema.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(db, name="db")


def main() -> None:
    """Runs the command. Exit code 0: done; 1: something was kept back or failed; 2: wrong use; 130: interrupted."""
    # Importing makes no garbage worth looking for, and looking takes a tenth of the start.
    gc.disable()
    from flows.screen import a_reader_may_leave, note, speak_utf8

    speak_utf8()
    code = _run()
    if code == INTERRUPTED:
        note("interrupted: what was stored stays stored, and the same call goes on from there")
    with a_reader_may_leave():
        sys.stdout.flush()
    sys.exit(code)


def _run() -> int:
    from flows.errors import WrongUse
    from flows.screen import note
    from flows.settings import BadSetting
    from storage.errors import StorageError

    try:
        app(prog_name="xianwen")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    except (WrongUse, BadSetting, StorageError) as error:
        note(str(error))
        return 2
    return 0


@app.command()
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

    _expect_long_work()
    raise typer.Exit(run(Request(paths or (), newspaper, date, page, home, database_url)))


@app.command()
def articles(
    county: Annotated[str | None, typer.Option(help="Name (曹县, 曹) or code (371721).")] = None,
    topic: Annotated[str | None, typer.Option(help="Name (教育), medtop:… or local code.")] = None,
    newspaper: Annotated[str | None, typer.Option(metavar="ID", help="As heze-daily.")] = None,
    since: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="This day and later ones.")] = None,
    until: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="This day and earlier ones.")] = None,
    search: Annotated[str | None, typer.Option(metavar="TEXT", help="Stands in title or body.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="At most so many; 0 for all.")] = 50,
    format: Annotated[Format, typer.Option("--format", help="How they are written.")] = "table",
    database_url: DatabaseUrl = None,
) -> None:
    """Lists stored articles, newest day first.

    \b
    Examples:
      xianwen articles --county 曹县 --since 2025-02-01
      xianwen articles --topic 教育 --search 校园 --format csv > found.csv
      xianwen articles --limit 0 --format jsonl | jq -r .title
    """
    from flows.commands.articles import Query, list_articles

    list_articles(Query(newspaper, county, topic, since, until, search, limit, format), database_url)


@app.command()
def show(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Its id, as `xianwen articles` lists it.")],
    edits: Annotated[bool, typer.Option("--edits", help="What cleaning repaired, before and after.")] = False,
    all_: Annotated[bool, typer.Option("--all", help="With --edits: every mark of punctuation too.")] = False,
    format: Annotated[Format, typer.Option("--format", help="How it is written.")] = "table",
    database_url: DatabaseUrl = None,
) -> None:
    """Shows one article with its verdicts and their evidence, or what was repaired in it.

    \b
    Examples:
      xianwen show heze-daily-20250219-3-1
      xianwen show heze-daily-20250219-3-1 --edits
      xianwen show heze-daily-20250219-3-1 --format json | jq .counties
    """
    from flows.commands.show import show_article, show_edits

    if edits:
        show_edits(article, format, database_url, punctuation=all_)
    else:
        show_article(article, format, database_url)


@app.command()
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

    _expect_long_work()
    reclassify_stored(newspaper, database_url, all_=all_)


@app.command()
def doctor(database_url: DatabaseUrl = None) -> None:
    """Looks whether everything is in order, and says what to do where it is not.

    \b
    Examples:
      xianwen doctor
      xianwen doctor --database-url postgresql://xianwen@db/xianwen
    """
    from flows.commands.doctor import examine

    raise typer.Exit(examine(database_url))


@app.command()
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

    _expect_long_work()
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


def _expect_long_work() -> None:
    gc.freeze()
    gc.enable()


if __name__ == "__main__":
    main()
