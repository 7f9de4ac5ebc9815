"""`xianwen show`: one article as it is stored, with what speaks for its verdicts."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from flows.commands.database import asking
from flows.commands.edits import EditReport, describe
from flows.commands.options import Format
from flows.errors import WrongUse
from flows.formats import csv_lines, json_document, json_lines
from flows.screen import has_colours, say, show
from flows.settings import Settings, read_settings
from parsers.model import County, Evidence, Topic
from storage.errors import ArticleNotFound
from storage.query import ArticleDetail, article
from storage.stored import StoredArticle


def show_article(article_id: str, format_: Format, database_url: str | None) -> None:
    """Raises WrongUse."""
    found = _found(article_id, read_settings(database_url)).article
    match format_:
        case "table":
            show(_article(found))
        case "json":
            say(json_document(found))
        case "jsonl":
            say(next(json_lines([found])))
        case "csv":
            for line in csv_lines([found]):
                say(line)


def show_edits(article_id: str, format_: Format, database_url: str | None, *, punctuation: bool) -> None:
    """Raises WrongUse."""
    settings = read_settings(database_url)
    detail = _found(article_id, settings)
    match format_:
        case "table":
            show(describe(EditReport(detail.article, detail.edits, settings.archive, punctuation, has_colours())))
        case "json":
            say(json_document(detail.edits))
        case "jsonl":
            for line in json_lines(detail.edits):
                say(line)
        case "csv":
            raise WrongUse("edits are written as table, json or jsonl: give --format one of these")


def _found(article_id: str, settings: Settings) -> ArticleDetail:
    with asking(settings) as connection:
        try:
            return article(connection, article_id)
        except ArticleNotFound as error:
            raise WrongUse(str(error)) from error


def _article(found: StoredArticle) -> RenderableType:
    return Group(*_head(found), Text(), Text(found.body), Text(), *_verdicts(found), Text(), *_origin(found))


def _head(found: StoredArticle) -> Iterator[RenderableType]:
    for text, style in ((found.column_name, "dim"), (found.kicker, ""), (found.title, "bold"), (found.subtitle, "")):
        if text:
            yield Text(text, style)
    by = " ".join(text for text in (found.dateline, found.byline) if text)
    if by:
        yield Text(by, "italic")


def _verdicts(found: StoredArticle) -> Iterator[RenderableType]:
    if not found.counties:
        yield Text("county  unknown")
    for county in found.counties:
        yield Text(f"county  {_county(county)}")
        yield from _evidence(county.evidence)
    if not found.topics:
        yield Text("topic   unknown")
    for topic in found.topics:
        yield Text(f"topic   {_topic(topic)}")
        yield from _evidence(topic.evidence)


def _county(county: County) -> str:
    above = " ".join(name for name in (county.province, county.prefecture) if name and name != county.name)
    return f"{county.name} {county.code}  {above}  {county.role}  {county.score:.2f}"


def _topic(topic: Topic) -> str:
    return f"{topic.name_zh} {topic.name_en}  {topic.code}  {topic.local_code}  {topic.score:.2f}"


def _evidence(evidence: tuple[Evidence, ...]) -> Iterator[RenderableType]:
    """Every distinct reason once, with the places where it stands."""
    places: dict[tuple[str, str], list[str]] = {}
    for each in evidence:
        places.setdefault((each.text, each.rule), []).append(f"{each.field} {each.start}")
    for (text, rule), at in places.items():
        yield Text(f"        {text}  ({rule}: {', '.join(at)})", "dim")


def _origin(found: StoredArticle) -> Iterator[RenderableType]:
    page = f"page {found.page_label} {found.page_name}".strip()
    yield Text(f"{found.article_id}  revision {found.revision}  {found.kind}  quality {found.quality:.2f}", "dim")
    yield Text(f"{found.newspaper_name} {found.published_on}  {page}  {found.char_count} characters", "dim")
    yield Text(f"{found.source_url}  sha256 {found.raw_sha256[:12]}…", "dim")
    if found.withdrawn_at:
        yield Text(f"withdrawn {found.withdrawn_at:%Y-%m-%d %H:%M} UTC: it is no longer on its page", "red")
