"""The bytes of a page file, packed into an archive or not, or of standard input."""

import stat
import sys
from functools import cache
from pathlib import Path

from flows.sources.errors import UnreadableFile
from flows.sources.packed import unpacked

STDIN = "-"
MAX_BYTES = 64 * 1024 * 1024
"""More than any page of text: a file beyond it is something else, and is not read into memory."""


def content(path: str) -> bytes:
    """All bytes of a file, or of standard input for `-`. Raises UnreadableFile."""
    try:
        if path != STDIN and stat.S_ISREG(Path(path).stat().st_mode):
            return _read(path)
        return _read_once(path)
    except NotADirectoryError:
        return _no_more(unpacked(path, MAX_BYTES + 1))
    except OSError as error:
        raise UnreadableFile(f"it cannot be read ({error.strerror}); check the file and its permissions") from error


def comes_once(path: str) -> bool:
    """Whether it is a stream, which gives its bytes to this process and once."""
    return path == STDIN or (Path(path).exists() and not Path(path).is_file())


@cache
def _read_once(path: str) -> bytes:
    """A stream gives its bytes only once."""
    return _read(path)


def _read(path: str) -> bytes:
    if path == STDIN:
        return _no_more(sys.stdin.buffer.read(MAX_BYTES + 1))
    with Path(path).open("rb") as file:
        return _no_more(file.read(MAX_BYTES + 1))


def _no_more(read: bytes) -> bytes:
    if len(read) > MAX_BYTES:
        raise UnreadableFile(f"it is larger than {MAX_BYTES // 2**20} MB: no page of text; give the page alone")
    return read
