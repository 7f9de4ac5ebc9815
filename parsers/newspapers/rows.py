"""The rows of the registry's table: one a source, the first of a newspaper says what it is."""

from collections.abc import Iterator
from typing import NamedTuple


class BadRegistry(Exception):
    """A table of newspapers is not as it must be: the message names the file, the place, and what is wrong there."""


class Row(NamedTuple):
    """One line of newspapers.tsv as it stands; its header explains the columns."""

    id: str
    name: str
    home: str
    pages: str
    articles: str
    family: str
    entry: str
    page: str
    article: str
    valid_from: str
    valid_until: str
    seen: str


COLUMNS = Row._fields


def read_rows(text: str, file: str) -> Iterator[Row]:
    """The rows of a table; columns that a line leaves off are empty. Raises BadRegistry."""
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) > len(COLUMNS):
                raise BadRegistry(f"{file}, line {number}: {len(cells)} columns, there are {len(COLUMNS)}")
            yield Row(*cells, *[""] * (len(COLUMNS) - len(cells)))
