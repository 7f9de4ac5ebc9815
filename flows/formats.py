"""What is stored, for other programs: JSON, one JSON object a line, CSV. Names are those of the v1 views."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from parsers.model import County, Topic
from storage.stored import StoredArticle

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

_IN_VIEWS = {(County, "code"): "division_code", (Topic, "code"): "topic_code"}
_VERDICTS = ("county_codes", "counties", "topic_codes", "topics")
_PLAIN = tuple(field.name for field in fields(StoredArticle) if field.name not in ("authors", "counties", "topics"))


def as_json(value: object) -> Json:
    """Nouns as JSON: dataclasses and named tuples become objects, dates and times ISO 8601."""
    if is_dataclass(value):
        names = (field.name for field in fields(value))
        return {_IN_VIEWS.get((type(value), name), name): as_json(getattr(value, name)) for name in names}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: as_json(each) for name, each in value._asdict().items()}
    if isinstance(value, tuple | list):
        return [as_json(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"no JSON for {type(value).__name__}")


def json_document(value: object) -> str:
    """One JSON document, indented."""
    return json.dumps(as_json(value), ensure_ascii=False, indent=1)


def json_lines(values: Iterable[object]) -> Iterator[str]:
    """One JSON object a line."""
    return (json.dumps(as_json(value), ensure_ascii=False) for value in values)


def csv_lines(articles: Iterable[StoredArticle]) -> Iterator[str]:
    """A header, then a row an article; several authors, counties or topics stand in one cell, with `;` between them."""
    yield _csv((*_PLAIN, "authors", *_VERDICTS))
    for article in articles:
        plain = (getattr(article, name) for name in _PLAIN)
        authors = ";".join(f"{author.name} {author.role}".strip() for author in article.authors)
        yield _csv((*(as_json(each) for each in plain), authors, *_verdicts(article)))


def plain_csv(rows: Sequence["DataclassInstance"]) -> Iterator[str]:
    """A header of field names, then a row a dataclass of plain values; all of one type, none gives no line.

    Several sentences stand in one cell, with `; ` between them.
    """
    names = [field.name for field in fields(rows[0])] if rows else []
    if names:
        yield _csv(names)
    for row in rows:
        yield _csv(_cell(getattr(row, name)) for name in names)


def _cell(value: object) -> Json:
    said = as_json(value)
    return "; ".join(map(str, said)) if isinstance(said, list) else said


def _verdicts(article: StoredArticle) -> tuple[str, ...]:
    cells = (
        (county.code for county in article.counties),
        (county.name for county in article.counties),
        (topic.code for topic in article.topics),
        (topic.name_zh for topic in article.topics),
    )
    return tuple(";".join(cell) for cell in cells)


def _csv(cells: Iterable[Json]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue().removesuffix("\n")
