"""`xianwen warc`: what servers answered, in the format of web archives (ISO 28500)."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from flows.appearing import appearing
from flows.commands.database import asking, check_stored
from flows.commands.options import period
from flows.screen import counted, note, say
from flows.settings import Settings, read_settings
from storage.archive import load
from storage.errors import ArchiveDamaged, ArchiveUnavailable
from storage.reclassify import homes
from storage.responses import StoredResponse, of_editions

KEPT_BACK = 1
UNPACKED = ("content-encoding", "transfer-encoding", "content-length")
"""Headers that no longer hold, as bodies are kept unpacked; they stay under another name."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The command line, as it was given."""

    newspaper: str | None
    since: str | None
    until: str | None


def write_warc(file: Path, wanted: Wanted, database_url: str | None) -> int:
    """Writes the file and returns the exit code. Raises WrongUse, StorageError."""
    settings = read_settings(database_url)
    since, until = period(wanted.since, wanted.until)
    with asking(settings) as connection, appearing(file) as out:
        found = of_editions(connection, wanted.newspaper, since, until)
        written, lost = _write(out, file.name, found, settings)
        if wanted.newspaper and not written + lost:
            check_stored([wanted.newspaper], [home.newspaper_id for home in homes(connection)])
    if not written:
        note("nothing that was fetched meets these conditions: the file holds no response")
    say(f"{counted(written, 'response')} written to {file}; {lost} kept back")
    return KEPT_BACK if lost else 0


def _write(out: BinaryIO, name: str, found: Iterator[StoredResponse], settings: Settings) -> tuple[int, int]:
    writer, written, lost = WARCWriter(out, gzip=True), 0, 0
    software = f"xianwen/{version('xianwen')}"
    writer.write_record(writer.create_warcinfo_record(name, {"software": software, "format": "WARC File Format 1.0"}))
    for response in found:
        try:
            body = load(settings.archive, response.sha256)
        except (ArchiveDamaged, ArchiveUnavailable) as error:
            note(f"{response.url}: {error}")
            lost += 1
        else:
            _write_response(writer, response, body)
            written += 1
    return written, lost


def _write_response(writer: WARCWriter, response: StoredResponse, body: bytes) -> None:
    record = writer.create_warc_record(
        response.url,
        "response",
        payload=io.BytesIO(body),
        length=len(body),
        http_headers=StatusAndHeaders(_status(response.status), _headers(response, body), protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Date": _moment(response.fetched_at)},
    )
    writer.write_record(record)


def _status(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} "


def _headers(response: StoredResponse, body: bytes) -> list[tuple[str, str]]:
    kept = [(f"X-Archive-Orig-{name}" if name.lower() in UNPACKED else name, value) for name, value in response.headers]
    return [*kept, ("Content-Length", str(len(body)))]


def _moment(moment: datetime) -> str:
    """WARC 1.0 knows whole seconds."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
