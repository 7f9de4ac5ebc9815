"""`xianwen newspapers check`: each address of a newspaper tried live, and what differs from its row."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from rich.text import Text

from flows.commands.api import turn_at_hosts
from flows.commands.wanted import wanted_edition
from flows.plain.fetch import opened_web
from flows.screen import counted, note, say, show
from flows.settings import read_settings
from flows.sources.epaper.entry import Closed, Opened, enter
from flows.sources.web.faults import Fault
from flows.sources.web.fetcher import Fetch, Fetcher
from flows.sources.web.traffic import Traffic
from flows.walk import open_house
from parsers.epaper.article import read_article
from parsers.epaper.entries import filled, holds, hosts
from parsers.epaper.model import ArticlePage, Source, UnreadableResponse
from parsers.model import Newspaper

DIFFERS = 1


class Differs(Exception):
    """The address does not lead to what the row expects; the message says what was found."""


def check_newspaper(id_: str, published_on: str | None, database_url: str | None) -> int:
    """0 when an address leads to an edition as the row expects it, else 1. Raises WrongUse, StorageError."""
    paper, edition = wanted_edition(id_, published_on)
    settings, traffic = read_settings(database_url), Traffic(tell=note)
    say(f"{paper.id}  {paper.name}  edition of {edition.published_on}")
    with open_house(settings) as house, opened_web(settings.web) as web:
        fetcher = Fetcher(web, house.engine, house.archive, paper.id, edition.published_on, traffic)
        with turn_at_hosts(settings)(hosts(paper, edition.published_on), house, web, note):
            well = [_report(paper, source, edition.published_on, fetcher) for source in paper.sources]
    say(f"{counted(traffic.requests, 'request')}, {traffic.waited:,.0f} s waited")
    return 0 if any(well) else DIFFERS


def _report(paper: Newspaper, source: Source, day: date, fetch: Fetch) -> bool:
    try:
        found, mark, well = _try(paper, source, day, fetch), ("ok     ", "green"), True
    except (Differs, Fault, UnreadableResponse) as error:
        found, mark, well = str(error), ("differs", "bold red"), False
    show(Text.assemble(mark, f"  {source.family:<3} {filled(source.entry, day)}\n             ", found))
    return well


def _try(paper: Newspaper, source: Source, day: date, fetch: Fetch) -> str:
    """What stands there. Raises Differs, Fault, UnreadableResponse."""
    if source.system is None:
        raise Differs(f"not tried: family {source.family} cannot be read yet")
    if not holds(source, day):
        raise Differs(f"not tried: known to hold only from {source.valid_from or '…'} to {source.valid_until or '…'}")
    entered = enter(replace(paper, sources=(source,)), day, fetch)
    if isinstance(entered, Closed):
        raise Differs("; ".join(entered.suspicions) or (entered.absence.reason if entered.absence else ""))
    article = _first_article(entered, fetch)
    differences = "; ".join(_differences(paper, entered, article))
    index = entered.index
    here = (
        f"{counted(len(index.pages), 'page')}, {counted(len(index.articles), 'article')} on page {index.label or '?'}"
    )
    found = f"{here}; 《{article.title}》 {counted(sum(map(len, article.paragraphs)), 'character')}"
    if differences:
        raise Differs(f"{found}; but {differences}")
    return found


def _first_article(entered: Opened, fetch: Fetch) -> ArticlePage:
    if not entered.index.articles:
        raise Differs(f"{entered.response.url} links no article of its own")
    response = fetch(entered.index.articles[0].url)
    return read_article(response.content, response.url, response.content_type, entered.system)


def _differences(paper: Newspaper, entered: Opened, article: ArticlePage) -> Iterator[str]:
    if len(entered.index.pages) < paper.pages:
        yield f"at least {paper.pages} pages are expected"
    if article.newspaper_name and article.newspaper_name != paper.name:
        yield f"it calls itself {article.newspaper_name}"
    if not article.paragraphs and not article.images:
        yield "the article has neither text nor picture"
    if not article.title:
        yield "the article has no title"
    if article.guessed:
        yield "its text stands where no selector looks for it, and was guessed"
