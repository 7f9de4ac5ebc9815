"""`xianwen doctor`: every part looked at, a line for each, with what to do where one is not well."""

import platform
import sys
from collections.abc import Callable
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryFile

from rich.text import Text
from sqlalchemy import Engine, text

from flows.commands.database import schema_remedy, where
from flows.commands.wanted import wanted_edition
from flows.engine import answers, find_api, lets_us_in
from flows.errors import WrongUse
from flows.newspapers import known
from flows.screen import counted, show
from flows.settings import Settings, data_folder, read_settings, sqlite_file
from flows.verdicts import VERDICT_VERSION
from parsers.model import Article, Passage
from parsers.places.verdict import counties
from parsers.reading import PARSER_VERSION
from parsers.topics.verdict import topics
from storage.archive import keep, load
from storage.database import opened, revision, writing
from storage.errors import StorageError
from storage.reclassify import count_to_judge, homes

PYTHON = (3, 11)

PROBE = b"xianwen doctor"
CAO = "371721"
HEADLINE = Article(1, "article", (), Passage("山东省曹县新建两所中小学 教师培训开班", ()))
AGAIN = "install xianwen anew: pip install ."


class NotWell(Exception):
    """A part is not well; the message says what is the matter and what to do."""


Check = Callable[[Settings], str]


def examine(database_url: str | None) -> int:
    """0 when all is well, else 1."""
    settings = read_settings(database_url)
    return max([_report(name, check, settings) for name, check in CHECKS])


def _report(name: str, check: Check, settings: Settings) -> int:
    try:
        found, well = check(settings), True
    except (NotWell, StorageError) as error:
        found, well = str(error), False
    mark = ("ok    ", "green") if well else ("failed", "bold red")
    show(Text.assemble(mark, f"  {name:<11}", found))
    return 0 if well else 1


def _python(_: Settings) -> str:
    if sys.version_info < PYTHON:
        raise NotWell(f"{platform.python_version()}; install Python 3.11 or later")
    return f"{platform.python_version()} on {platform.system()} {platform.machine()}"


def _packages(_: Settings) -> str:
    missing = [name for name in PACKAGES if not _version(name)]
    if missing:
        raise NotWell(f"{', '.join(missing)} missing; {AGAIN}")
    return ", ".join(f"{name} {_version(name)}" for name in PACKAGES)


PACKAGES = ("prefect", "sqlalchemy", "alembic", "pydantic", "httpx", "typer", "rich")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _tables(_: Settings) -> str:
    """The packaged tables are in order when a plain headline gets its county and a topic."""
    try:
        places, subjects = counties(HEADLINE, home="", on=date(2025, 1, 1)), topics(HEADLINE)
    except (OSError, ValueError, LookupError) as error:
        raise NotWell(f"a table of the package cannot be read ({error}); {AGAIN}") from error
    if not subjects or not places or places[0].code != CAO:
        raise NotWell(f"a plain headline about 曹县 and its schools is not recognised; {AGAIN}")
    return f"{VERDICT_VERSION}, parsers {PARSER_VERSION}; {counted(len(known()), 'newspaper')}"


def _database(settings: Settings) -> str:
    file = sqlite_file(settings.database_url)
    if file and not file.exists():
        return f"{file.absolute()}: not there yet; {_can_be_made(file)}"
    with opened(settings.database_url) as engine:
        found = revision(engine)
        if found.current != found.head:
            raise NotWell(f"{where(settings)}: schema {found.current or 'missing'}; {schema_remedy(found)}")
        return f"{where(settings)}: schema {found.current}{_older_verdicts(engine)}"


def _older_verdicts(engine: Engine) -> str:
    with engine.connect() as connection:
        older = sum(count_to_judge(connection, home.newspaper_id, VERDICT_VERSION) for home in homes(connection))
    return f"; {counted(older, 'article')} judged with older tables: run `xianwen reclassify`" if older else ""


def _write_access(settings: Settings) -> str:
    file = sqlite_file(settings.database_url)
    if file and not file.exists():
        return "the database is not there yet"
    with opened(settings.database_url) as engine, writing(engine) as connection:
        connection.execute(text("SELECT 1"))
    return "a transaction that writes can be begun"


def _archive(settings: Settings) -> str:
    folder = Path(settings.archive)
    if "://" not in settings.archive and not folder.exists():
        return f"{folder.absolute()}: not there yet; {_can_be_made(folder)}"
    load(settings.archive, keep(settings.archive, PROBE))
    return f"{settings.archive}: bytes written and read back"


def _can_be_made(path: Path) -> str:
    parent = next(parent for parent in path.absolute().parents if parent.exists())
    try:
        with TemporaryFile(dir=parent):
            pass
    except OSError as error:
        remedy = "make that a writable folder, or choose another with --database-url"
        raise NotWell(f"{path.absolute()} cannot be made in {parent} ({error.strerror}); {remedy}") from error
    return "the first `xianwen ingest` makes it"


def _prefect(settings: Settings) -> str:
    api = find_api(data_folder(settings.database_url))
    if api is None:
        return "no API configured: runs are not recorded; `xianwen serve` starts one"
    if not answers(api):
        raise NotWell(f"{api.said_by} names {api.url}, which does not answer; start that server, or unset the name")
    if not lets_us_in(api):
        raise NotWell(f"{api.url} (named by {api.said_by}) wants another password: set PREFECT_API_AUTH_STRING")
    return f"{api.url} answers (named by {api.said_by}): runs are recorded there"


def _fetching(settings: Settings) -> str:
    """Who we say we are; to say nobody's name is no fault, but a site cannot complain then."""
    web = settings.web
    contact = "" if web.contact else "; set XIANWEN_CONTACT, so that a site can turn to you"
    return f"as {web.agent}, {web.delay:g} s between two requests to a host{contact}"


def _daily(settings: Settings) -> str:
    """Which newspapers are fetched every day, and when."""
    if not settings.daily:
        return "no newspaper is fetched every day: XIANWEN_DAILY names none"
    for id_ in settings.daily:
        try:
            wanted_edition(id_, None)
        except WrongUse as error:
            raise NotWell(f"XIANWEN_DAILY: {error}") from error
    return f"{', '.join(settings.daily)} at {settings.daily_cron!r} in China, while `xianwen serve` or a worker runs"


CHECKS: tuple[tuple[str, Check], ...] = (
    ("python", _python),
    ("packages", _packages),
    ("tables", _tables),
    ("database", _database),
    ("writing", _write_access),
    ("archive", _archive),
    ("fetching", _fetching),
    ("daily", _daily),
    ("prefect", _prefect),
)
