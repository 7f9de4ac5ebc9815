"""Rows of typed columns as files: CSV, JSON lines, Parquet. A writer takes rows one by one and returns their number."""

import csv
import json
from codecs import getwriter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import BinaryIO

from flows.errors import WrongUse
from storage.export import Field, Value

BATCH = 1_000
"""Rows of a Parquet row group: with bodies, a few megabytes."""

Rows = Iterable[tuple[Value, ...]]


def write_csv(file: BinaryIO, columns: Sequence[Field], rows: Rows) -> int:
    """RFC 4180 in UTF-8, a header first; times in ISO 8601, lists as JSON."""
    writer = csv.writer(getwriter("utf-8")(file), lineterminator="\r\n")
    writer.writerow([field.name for field in columns])
    count = 0
    for row in rows:
        writer.writerow([_cell(value) for value in row])
        count += 1
    return count


def write_jsonl(file: BinaryIO, columns: Sequence[Field], rows: Rows) -> int:
    """One object a line; lists stay lists."""
    names = [field.name for field in columns]
    count = 0
    for row in rows:
        said = (value.isoformat() if isinstance(value, date) else value for value in row)
        file.write(json.dumps(dict(zip(names, said, strict=True)), ensure_ascii=False).encode() + b"\n")
        count += 1
    return count


def write_parquet(file: BinaryIO, columns: Sequence[Field], rows: Rows) -> int:
    """Typed columns, compressed with zstd; lists are JSON text. Raises WrongUse where pyarrow is not installed."""
    try:
        import pyarrow as arrow
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise WrongUse("Parquet needs pyarrow: pip install 'xianwen[parquet]'") from error
    types = {
        "text": arrow.string(),
        "json": arrow.string(),
        "integer": arrow.int64(),
        "real": arrow.float64(),
        "boolean": arrow.bool_(),
        "date": arrow.date32(),
        "time": arrow.timestamp("us", "UTC"),
    }
    schema = arrow.schema([(field.name, types[field.kind]) for field in columns])
    count = 0
    with ParquetWriter(file, schema, compression="zstd") as writer:
        for some in _batches(rows):
            columns_of_some = zip(zip(*some, strict=True), schema, strict=True)
            arrays = [arrow.array(map(_plain, values), each.type) for values, each in columns_of_some]
            writer.write_batch(arrow.record_batch(arrays, schema=schema))
            count += len(some)
    return count


def _batches(rows: Rows) -> Iterator[list[tuple[Value, ...]]]:
    left = iter(rows)
    while some := list(islice(left, BATCH)):
        yield some


def _plain(value: Value) -> Value:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def _cell(value: Value) -> Value:
    return value.isoformat() if isinstance(value, date) else _plain(value)
