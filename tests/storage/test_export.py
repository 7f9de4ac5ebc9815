"""Exported rows are the same from both databases, and typed."""

from datetime import UTC, date, datetime

import pytest
from storage_samples import DAY, NOON, PAPER, SCHOOLS, TABLES, WHEAT, page

from parsers.model import EditionReading
from storage.database import writing
from storage.export import fields, rows
from storage.save import prepared, save_edition
from storage.views import VIEWS

NAMES = [view.name.removeprefix("v1_") for view in VIEWS]
PYTHON = {"text": str, "integer": int, "real": float, "boolean": bool, "date": date, "time": datetime, "json": list}


@pytest.fixture
def filled(engine):
    with writing(engine) as connection:
        reading = EditionReading(PAPER, DAY, (page("1", WHEAT, SCHOOLS),))
        save_edition(connection, prepared(reading), parser_version="1", verdict_version=TABLES, now=NOON)
    return engine


@pytest.mark.parametrize("name", NAMES)
def test_every_value_is_of_its_columns_kind(filled, name):
    with filled.connect() as connection:
        found = list(rows(connection, name))
    assert found or name == "reprints"
    for row in found:
        for field, value in zip(fields(name), row, strict=True):
            assert value is None or type(value) is PYTHON[field.kind], (field, value)
            assert not isinstance(value, datetime) or value.tzinfo == UTC


def test_a_period_of_each(filled):
    with filled.connect() as connection:
        for name in NAMES:
            whole = list(rows(connection, name))
            assert list(rows(connection, name, since=DAY, until=DAY)) == whole
            assert list(rows(connection, name, until=date(2025, 2, 18))) == []
