"""`xianwen articles`: a question to the store, its answer as table, JSON or CSV."""

from collections.abc import Sequence
from dataclasses import dataclass

from flows.commands.database import asking, check_stored
from flows.commands.options import Format, period
from flows.errors import WrongUse
from flows.formats import csv_lines, json_document, json_lines
from flows.names import check_names
from flows.screen import Column, note, say, show, table
from flows.settings import read_settings
from storage.query import COUNTY_SUFFIXES, find
from storage.reclassify import homes
from storage.stored import StoredArticle
from storage.terms import snippet, terms

COLUMNS = (Column("article"), Column("title", folds=True), Column("county"), Column("topic"))

SNIPPET = Column("found in", folds=True)


@dataclass(frozen=True, slots=True)
class Query:
    """The command line, as it was given."""

    newspaper: str | None
    county: str | None
    topic: str | None
    since: str | None
    until: str | None
    search: str | None
    best: bool
    limit: int
    format: Format


def list_articles(query: Query, database_url: str | None) -> None:
    """Raises WrongUse."""
    if query.best and not query.search:
        raise WrongUse("--best orders what a search found: add --search TEXT")
    since, until = period(query.since, query.until)
    with asking(read_settings(database_url)) as connection:
        found = find(
            connection,
            newspaper=query.newspaper,
            county=query.county,
            topic=query.topic,
            since=since,
            until=until,
            search=query.search,
            order="best" if query.best else "newest",
            limit=query.limit or None,
        )
        if not found:
            _check_names(query, [home.newspaper_id for home in homes(connection)])
    _write(found, query)
    if not found:
        note("no article meets these conditions")
    elif len(found) == query.limit:
        note(f"the first {query.limit}: --limit gives more, 0 all")


def _check_names(query: Query, stored: Sequence[str]) -> None:
    """Raises WrongUse for a name that nothing has: a slip must not look like an answer."""
    check_stored([query.newspaper] if query.newspaper else [], stored)
    check_names([query.county] if query.county else [], [query.topic] if query.topic else [])


def _write(found: Sequence[StoredArticle], query: Query) -> None:
    match query.format:
        case "table" if query.search:
            wanted = terms(query.search)
            cells = ((*_cells(each, query.county), _place(each, wanted)) for each in found)
            show(table((*COLUMNS, SNIPPET), cells))
        case "table":
            show(table(COLUMNS, (_cells(each, query.county) for each in found)))
        case "json":
            say(json_document(found))
        case "jsonl":
            for line in json_lines(found):
                say(line)
        case "csv":
            for line in csv_lines(found):
                say(line)


def _cells(article: StoredArticle, asked: str | None) -> tuple[str, ...]:
    title = article.title or article.body.partition("\n")[0]
    topic = "、".join(topic.name_zh for topic in article.topics)
    return (article.article_id, title, _counties(article, asked), topic)


def _counties(article: StoredArticle, asked: str | None) -> str:
    """What it is about, and in brackets the county that was asked for where it is only named."""
    primary = "、".join(county.name for county in article.counties if county.role == "primary")
    names = {asked + suffix for suffix in COUNTY_SUFFIXES} if asked else set()
    named = [
        county.name
        for county in article.counties
        if county.role != "primary" and (county.name in names or county.code == asked)
    ]
    return f"{primary} (names {'、'.join(named)})".lstrip() if named else primary


def _place(article: StoredArticle, wanted: Sequence[str]) -> str:
    """The stretch of the body around what was found; the title stands before it in any case."""
    found = snippet(article.body, wanted)
    return found.text if found.hits else ""
