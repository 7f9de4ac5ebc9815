"""The bytes of a page file, or of standard input."""

import stat
import sys
from functools import cache
from pathlib import Path

STDIN = "-"
MAX_BYTES = 64 * 1024 * 1024
"""More than any page of text: a file beyond it is something else, and is not read into memory."""


class UnreadableFile(Exception):
    """A file that cannot be opened or is too large; the message says what to do."""


def content(path: str) -> bytes:
    """All bytes of a file, or of standard input for `-`. Raises UnreadableFile."""
    try:
        if path != STDIN and stat.S_ISREG(Path(path).stat().st_mode):
            return _read(path)
        return _read_once(path)
    except OSError as error:
        raise UnreadableFile(f"it cannot be read ({error.strerror}); check the file and its permissions") from error


@cache
def _read_once(path: str) -> bytes:
    """A stream gives its bytes only once."""
    return _read(path)


def _read(path: str) -> bytes:
    if path == STDIN:
        read = sys.stdin.buffer.read(MAX_BYTES + 1)
    else:
        with Path(path).open("rb") as file:
            read = file.read(MAX_BYTES + 1)
    if len(read) > MAX_BYTES:
        raise UnreadableFile(f"it is larger than {MAX_BYTES // 2**20} MB: no page of text; give the page alone")
    return read
