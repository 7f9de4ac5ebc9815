"""A view row by row, however large it is, with the same values from both databases."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Literal, NamedTuple

from sqlalchemy import Boolean, Connection, Date, Double, Integer, Text, bindparam, text
from sqlalchemy.types import TypeEngine

from storage.schema import Json, UtcTime
from storage.views import VIEWS

Kind = Literal["text", "integer", "real", "boolean", "date", "time", "json"]
ViewName = Literal[
    "articles", "article_counties", "article_topics", "edits", "changes", "coverage", "pages", "reprints"
]
Value = str | int | float | bool | date | datetime | list[object] | None

_KINDS: dict[Kind, str] = {
    "date": "published_on",
    "time": "changed_at finished_at first_stored_at read_at updated_at withdrawn_at",
    "json": "authors evidence problems remainder",
    "real": "confidence quality score similarity",
    "integer": (
        "articles char_count image_count pages_expected pages_stored position rank raw_end raw_start revision seq"
    ),
    "boolean": "applied",
}
"""Kind → the columns of it, by their names, which mean the same in every view; the others are text."""

_TYPES: dict[Kind, TypeEngine[Any]] = {
    "text": Text(),
    "integer": Integer(),
    "real": Double(),
    "boolean": Boolean(),
    "date": Date(),
    "time": UtcTime(),
    "json": Json,
}
_BATCH = 500


class Field(NamedTuple):
    """A column of a view, and what its values are; a JSON value comes as a list."""

    name: str
    kind: Kind


def fields(name: ViewName) -> tuple[Field, ...]:
    view = next(view for view in VIEWS if view.name == f"v1_{name}")
    kinds = {column: kind for kind, columns in _KINDS.items() for column in columns.split()}
    return tuple(Field(column.name, kinds.get(column.name, "text")) for column in view.columns)


def rows(
    connection: Connection, name: ViewName, since: date | None = None, until: date | None = None
) -> Iterator[tuple[Value, ...]]:
    """The view's rows in the order of `fields`, in constant memory, as they stood when the first was asked for.

    Both days are included; of edits and changes they are the days of their articles.
    """
    columns = fields(name)
    names = ", ".join(f'"{field.name}"' for field in columns)
    period = [*(["published_on >= :since"] if since else []), *(["published_on <= :until"] if until else [])]
    statement = text(f"SELECT {names} FROM v1_{name}{_where(columns, ' AND '.join(period))}")
    days = [bindparam(key, day, Date) for key, day in (("since", since), ("until", until)) if day]
    typed = statement.bindparams(*days).columns(**{field.name: _TYPES[field.kind] for field in columns})
    for row in connection.execution_options(yield_per=_BATCH).execute(typed):
        yield tuple(row)


def _where(columns: tuple[Field, ...], period: str) -> str:
    if not period:
        return ""
    if any(field.name == "published_on" for field in columns):
        return f" WHERE {period}"
    return f" WHERE article_id IN (SELECT article_id FROM v1_articles WHERE {period})"
