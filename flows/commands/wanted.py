"""Which newspaper, and which edition of it, a command is about."""

from flows.commands.options import day
from flows.days import today
from flows.errors import WrongUse
from flows.newspapers import known
from flows.sources.epaper.edition import WebEdition
from parsers.model import Newspaper
from parsers.newspapers.registry import UnknownNewspaper, newspaper


def registered(id_: str) -> Newspaper:
    """The newspaper of that id. Raises WrongUse."""
    try:
        return newspaper(id_, known())
    except UnknownNewspaper as error:
        raise WrongUse(str(error)) from error


def wanted_edition(id_: str, published_on: str | None) -> tuple[Newspaper, WebEdition]:
    """A newspaper whose e-paper can be read, and its edition of that day, today's by default. Raises WrongUse."""
    paper = registered(id_)
    if not any(source.system for source in paper.sources):
        raise WrongUse(
            f"{paper.id}: no e-paper of it is known that can be read; write one down in a file of your own "
            "and name that with XIANWEN_NEWSPAPERS"
        )
    wanted = day(published_on, "--date") or today()
    if wanted > today():
        raise WrongUse(f"--date {wanted} is in the future: in China it is {today()}")
    return paper, WebEdition(paper.id, wanted)
