"""Commands that ask the database."""

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from flows.commands.options import DatabaseUrl, Format
from flows.long_work import expect_long_work

commands = typer.Typer()
ViewName = Literal[
    "articles", "article_counties", "article_topics", "edits", "changes", "coverage", "pages", "reprints"
]
ExportFormat = Literal["parquet", "jsonl", "csv"]
BIGGEST = 2**63 - 1
"""The greatest number that a database knows."""


def _storable(number: int) -> int:
    """Checked here: the help would print a range."""
    if number > BIGGEST:
        raise typer.BadParameter(f"{number} is more than a database can count")
    return number


def _number(metavar: str, says: str) -> Any:
    return typer.Option(metavar=metavar, min=0, callback=_storable, help=says)


@commands.command()
def articles(
    county: Annotated[str | None, typer.Option(metavar="NAME", help="Name (曹县, 曹) or code (371721).")] = None,
    topic: Annotated[str | None, typer.Option(metavar="NAME", help="Name (教育), medtop:… or local code.")] = None,
    newspaper: Annotated[str | None, typer.Option(metavar="ID", help="As heze-daily.")] = None,
    since: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="This day and later ones.")] = None,
    until: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="This day and earlier ones.")] = None,
    search: Annotated[str | None, typer.Option(metavar="TEXT", help="Words in heads or body.")] = None,
    best: Annotated[bool, typer.Option("--best", help="With --search: what is most about it first.")] = False,
    limit: Annotated[int, _number("N", "At most so many; 0 for all.")] = 50,
    format: Annotated[Format, typer.Option("--format", help="How they are written.")] = "table",
    database_url: DatabaseUrl = None,
) -> None:
    """Lists stored articles, newest day first.

    Of a search, with the place that was found.

    \b
    Examples:
      xianwen articles --county 曹县 --since 2025-02-01
      xianwen articles --topic 教育 --search 校园 --format csv > found.csv
      xianwen articles --search "曹县 小麦" --best
      xianwen articles --limit 0 --format jsonl | jq -r .title
    """
    from flows.commands.articles import Query, list_articles

    list_articles(Query(newspaper, county, topic, since, until, search, best, limit, format), database_url)


@commands.command()
def show(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Its id, as `xianwen articles` lists it.")],
    edits: Annotated[bool, typer.Option("--edits", help="What cleaning repaired, before and after.")] = False,
    all_: Annotated[bool, typer.Option("--all", help="With --edits: every mark of punctuation too.")] = False,
    format: Annotated[Format, typer.Option("--format", help="How it is written.")] = "table",
    database_url: DatabaseUrl = None,
) -> None:
    """Shows one article, or what was repaired in it.

    With its verdicts and their evidence.

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


@commands.command()
def coverage(
    newspapers: Annotated[
        list[str] | None, typer.Argument(metavar="NEWSPAPER", help="As heze-daily. None: all that are stored.")
    ] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="Default: first known day.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="YYYY-MM-DD", help="Default: last known day.")] = None,
    format: Annotated[Format, typer.Option("--format", help="How it is written.")] = "table",
    svg: Annotated[Path | None, typer.Option(metavar="FILE", help="The calendar as a picture, into FILE.")] = None,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="The same with all reasons, into FILE.")] = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Shows day by day which editions are here.

    Complete, partial, suspect, missing, or none published.

    \b
    Examples:
      xianwen coverage heze-daily --from 2025-01-01 --to 2025-12-31
      xianwen coverage --html coverage.html
      xianwen coverage --format csv | grep missing
    """
    from flows.commands.coverage import Request, show_coverage

    show_coverage(Request(newspapers or (), since, until, format, svg, html), database_url)


@commands.command()
def changes(
    since: Annotated[int, _number("SEQ", "The last number dealt with; 0 for all.")] = 0,
    follow: Annotated[bool, typer.Option("--follow", help="Goes on as more is stored.")] = False,
    articles: Annotated[bool, typer.Option("--articles", help="Each with its article as it stands now.")] = False,
    source: Annotated[str, typer.Option(metavar="URI", help="The events' source.")] = "/xianwen",
    limit: Annotated[int, _number("N", "At most so many; 0 for all.")] = 0,
    database_url: DatabaseUrl = None,
) -> None:
    """Prints what happened to articles, in order, as CloudEvents.

    One JSON object a line.

    \b
    Examples:
      xianwen changes --since 4120
      xianwen changes --since 4120 --follow --articles | my-consumer
      xianwen changes | jq -r '[.data.seq, .type, .subject] | @tsv'
    """
    from flows.commands.changes import Wanted, tell_changes

    tell_changes(Wanted(since, follow, articles, source, limit or None), database_url)


@commands.command()
def export(
    view: Annotated[ViewName, typer.Argument(metavar="VIEW", help="Of the views v1_…")] = "articles",
    format: Annotated[ExportFormat, typer.Option("--format", help="What is written.")] = "jsonl",
    since: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="This day and later ones.")] = None,
    until: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="This day and earlier ones.")] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="A file. Default: standard output.")] = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Writes a whole view as JSON lines, CSV or Parquet.

    However large it is; columns are those of docs/data.md.

    \b
    Examples:
      xianwen export --since 2025-02-01 | jq -r .title
      xianwen export articles --format parquet --out articles.parquet
      xianwen export article_counties --format csv --out counties.csv
    """
    from flows.commands.export import Wanted
    from flows.commands.export import export as run

    expect_long_work()
    run(Wanted(view, format, since, until, out), database_url)
