"""Page files packed into .zip and .tar archives: their names, and their bytes, without writing any of them to disk.

A packed file is named as if its archive were a folder: `heze-daily.zip/2025-02-19/03.md`.
"""

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from tempfile import TemporaryFile
from typing import IO, Any, TypeVar, cast
from weakref import finalize
from zipfile import BadZipFile, ZipFile

from flows.sources.errors import UnreadableFile

SUFFIXES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
COMPRESSED: Mapping[str, Callable[[str], IO[bytes]]] = {
    "gz": cast(Any, gzip.open),
    "tgz": cast(Any, gzip.open),
    "bz2": cast(Any, bz2.open),
    "tbz2": cast(Any, bz2.open),
    "xz": cast(Any, lzma.open),
    "txz": cast(Any, lzma.open),
}

MOST_BYTES = 2 * 1024**3
MOST_TIMES = 100
"""An archive may become so many bytes, and so many times its own; packed Chinese text becomes three to six times."""

ALWAYS = 1024**2
"""Bytes that the smallest archive may become."""

MOST_FILES = 200_000
OPEN_AT_ONCE = 16
"""Editions come by their dates, and each may lie in another archive than the one before."""

ZIP_NAMES = ("utf-8", "gb18030")
"""What names may be written in that do not say it: by Linux, by Chinese Windows."""

ENCRYPTED = 1
"""Bit 0 of a zip entry's flags (APPNOTE 4.4.4)."""

DAMAGE = (BadZipFile, tarfile.TarError, EOFError, zlib.error, lzma.LZMAError, NotImplementedError, OSError)
UNPACK = "unpack it, and give the folder"
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class _Archive:
    """Names as the archive writes them, by the paths that they mean, and what reads at most so many bytes of one."""

    names: Mapping[str, str]
    read: Callable[[str, int], bytes]


def is_archive(path: str) -> bool:
    """By its name."""
    return path.lower().endswith(SUFFIXES)


def packed_files(archive: str) -> list[Path]:
    """The files in it but hidden ones, each as if the archive were a folder. Raises UnreadableFile."""
    return [Path(archive, path) for path in _opened(archive).names]


def unpacked(path: str, most: int) -> bytes:
    """At most so many bytes of a packed file. Raises UnreadableFile."""
    archive = next((str(each) for each in Path(path).parents if each.is_file() and is_archive(str(each))), "")
    opened = _opened(archive) if archive else None
    name = opened.names.get(Path(path).relative_to(archive).as_posix()) if opened else None
    if not opened or name is None:
        raise UnreadableFile("it is not in its archive any more; check the archive")
    with _damage_is_told():
        return opened.read(name, most)


def _opened(archive: str) -> _Archive:
    with _damage_is_told():
        state = Path(archive).stat()
        return _open(archive, state.st_size, state.st_mtime_ns)


@lru_cache(OPEN_AT_ONCE)
def _open(archive: str, size: int, _changed: int) -> _Archive:
    most = min(MOST_BYTES, max(ALWAYS, MOST_TIMES * size))
    return _open_zip(archive, most) if archive.lower().endswith(".zip") else _open_tar(archive, most)


def _open_zip(archive: str, most: int) -> _Archive:
    """Sizes are the declared ones: of a file that is longer no more is read."""
    file = _zip(archive)
    entries = {entry.filename: entry for entry in _limited(file.infolist()) if not entry.is_dir()}
    if any(entry.flag_bits & ENCRYPTED for entry in entries.values()):
        raise UnreadableFile(f"its files are encrypted; {UNPACK}")
    _check_size(sum(entry.file_size for entry in entries.values()), most)

    def read(name: str, most: int) -> bytes:
        with file.open(entries[name]) as packed:
            return packed.read(most)

    return _Archive(_paths(entries), read)


def _zip(archive: str) -> ZipFile:
    for encoding in ZIP_NAMES:
        try:
            return ZipFile(archive, metadata_encoding=encoding)
        except UnicodeDecodeError:
            continue
    return ZipFile(archive)


def _open_tar(archive: str, most: int) -> _Archive:
    """A compressed one is unpacked once, into a file without a name: the pages of an edition may lie anywhere in it."""
    with ExitStack() as held:
        plain = _plain(archive, most, held)
        file = tarfile.TarFile(fileobj=plain)
        entries = {entry.name: entry for entry in _limited(file) if entry.isreg() and not entry.issparse()}
        finalize(file, held.pop_all().close)

    def read(name: str, most: int) -> bytes:
        packed = file.extractfile(entries[name])
        return packed.read(most) if packed else b""

    return _Archive(_paths(entries), read)


def _plain(archive: str, most: int, held: ExitStack) -> IO[bytes]:
    opener = COMPRESSED.get(archive.lower().rpartition(".")[2])
    if opener is None:
        return held.enter_context(Path(archive).open("rb"))
    plain = held.enter_context(TemporaryFile())  # noqa: SIM115 (the caller closes it)
    with opener(archive) as compressed:
        while some := compressed.read(ALWAYS):
            plain.write(some)
            _check_size(plain.tell(), most)
    plain.seek(0)
    return plain


def _limited(entries: Iterable[Entry]) -> Iterator[Entry]:
    for number, entry in enumerate(entries, 1):
        if number > MOST_FILES:
            raise UnreadableFile(f"it holds more than {MOST_FILES:,} files; {UNPACK}")
        yield entry


def _paths(names: Iterable[str]) -> dict[str, str]:
    """Names that lead out of the archive are left out, as are hidden files; Windows writes \\ for /."""
    paths = ((PurePosixPath(name.replace("\\", "/")), name) for name in names)
    inside = (
        each for each in paths if not any(part.startswith((".", "/")) or part[1:2] == ":" for part in each[0].parts)
    )
    return {str(path): name for path, name in inside}


def _check_size(size: int, most: int) -> None:
    if size > most:
        raise UnreadableFile(f"unpacked it is more than {most // 2**20:,} MB, too much for its size; {UNPACK}")


@contextmanager
def _damage_is_told() -> Iterator[None]:
    try:
        yield
    except DAMAGE as error:
        raise UnreadableFile(f"the archive cannot be read ({error}); check it, or {UNPACK}") from error
