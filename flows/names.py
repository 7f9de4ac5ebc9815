"""Names that a person or another system gives: of newspapers, counties and topics."""

from collections.abc import Sequence

from flows.errors import WrongUse
from flows.newspapers import known
from parsers.newspapers.registry import UnknownNewspaper, newspaper
from parsers.places.table import form_lines, is_code
from parsers.topics.table import codes_under, subjects


def known_id(newspaper_id: str | None) -> str:
    """The id given with --newspaper, if the registry has it; "" for none. Raises WrongUse."""
    try:
        return newspaper(newspaper_id, known()).id if newspaper_id else ""
    except UnknownNewspaper as error:
        raise WrongUse(f"--newspaper: {error}") from error


def check_names(counties: Sequence[str], topics: Sequence[str]) -> None:
    """Raises WrongUse for the first that is neither a name nor a code."""
    for county in counties:
        if not _is_county(county):
            raise WrongUse(f"--county {county!r}: no county of that name; write it as 曹县, or its code, as 371721")
    for topic in topics:
        if not codes_under(topic):
            raise WrongUse(
                f"--topic {topic!r}: no topic of that name; write it as 教育, or its code, as medtop:05000000; "
                f"our subjects are {'、'.join(each.name for each in subjects())}"
            )


def _is_county(county: str) -> bool:
    from storage.query import COUNTY_SUFFIXES

    return is_code(county) or any(county + suffix in form_lines() for suffix in COUNTY_SUFFIXES)
