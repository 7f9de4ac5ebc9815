"""Raw bytes exactly as they came, kept under their sha256: the same bytes once, whatever page they came for.

`archive_url` is a folder: a path, `file://…`, or any address fsspec knows (`s3://bucket/raw`).
"""

import gzip
import uuid
import zlib
from hashlib import sha256
from typing import TYPE_CHECKING

from storage.errors import ArchiveDamaged, ArchiveForgotten, ArchiveUnavailable

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem  # type: ignore[import-untyped]


def keep(archive_url: str, content: bytes) -> str:
    """Archives `content` and returns its sha256. A file appears whole or not at all; the same bytes are written once.

    Raises ArchiveUnavailable.
    """
    digest = sha256(content).hexdigest()
    # mtime 0: the same bytes make the same file, wherever and whenever.
    packed = gzip.compress(content, mtime=0)
    try:
        _put(*_place(archive_url, digest), packed)
    except OSError as error:
        raise _unavailable(archive_url, error, "make it writable, free space, or choose another archive") from error
    return digest


def load(archive_url: str, digest: str) -> bytes:
    """The bytes whose sha256 is `digest`.

    Raises ArchiveDamaged when what is kept there are other bytes, ArchiveForgotten when they were taken out,
    ArchiveUnavailable when nothing can be read.
    """
    try:
        files, path = _place(archive_url, digest)
        packed: bytes = files.cat_file(path)
    except OSError as error:
        if isinstance(error, FileNotFoundError) and files.exists(_mark(path)):
            raise ArchiveForgotten(
                f"archive {archive_url}: {digest[:12]}… was forgotten (xianwen db forget)"
            ) from error
        raise _unavailable(archive_url, error, f"bring back {digest[:12]}… or read its page again") from error
    content = _unpacked(packed, path)
    if sha256(content).hexdigest() != digest:
        raise ArchiveDamaged(f"archive file {path}: its bytes are not those of its name; restore it from a backup")
    return content


def size(archive_url: str, digest: str) -> int:
    """Bytes that the file takes; 0 when there is none. Raises ArchiveUnavailable."""
    try:
        files, path = _place(archive_url, digest)
        return int(files.size(path)) if files.exists(path) else 0
    except OSError as error:
        raise _unavailable(archive_url, error, "see that the archive can be read") from error


def forget(archive_url: str, digest: str) -> None:
    """Takes the bytes away for good; an empty file says that this was meant. Raises ArchiveUnavailable."""
    try:
        files, path = _place(archive_url, digest)
        if files.exists(path):
            files.pipe_file(_mark(path), b"")
            files.rm_file(path)
    except OSError as error:
        raise _unavailable(archive_url, error, "make it writable") from error


def _place(archive_url: str, digest: str) -> "tuple[AbstractFileSystem, str]":
    """Two levels of folders: 65,536 of them, none with too many files in it."""
    from fsspec.core import url_to_fs  # type: ignore[import-untyped]

    files, root = url_to_fs(archive_url)
    return files, f"{root.rstrip('/')}/{digest[:2]}/{digest[2:4]}/{digest}.gz"


def _mark(path: str) -> str:
    return f"{path.removesuffix('.gz')}.forgotten"


def _put(files: "AbstractFileSystem", path: str, packed: bytes) -> None:
    """A file of another length is what a power cut leaves behind: it is written anew."""
    if files.exists(path) and files.size(path) == len(packed):
        return
    folder = path.rpartition("/")[0]
    files.makedirs(folder, exist_ok=True)
    passing = f"{folder}/.{uuid.uuid4().hex}.part"
    try:
        files.pipe_file(passing, packed)
        files.mv(passing, path)
    except OSError:
        if files.exists(passing):
            files.rm_file(passing)
        raise


def _unpacked(packed: bytes, path: str) -> bytes:
    try:
        return gzip.decompress(packed)
    except (OSError, EOFError, zlib.error) as error:
        raise ArchiveDamaged(f"archive file {path}: {error}; restore it from a backup") from error


def _unavailable(archive_url: str, error: OSError, remedy: str) -> ArchiveUnavailable:
    return ArchiveUnavailable(f"archive {archive_url}: {error.strerror or error}; {remedy}")
