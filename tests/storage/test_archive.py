"""Raw bytes kept and brought back."""

import gzip
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.archive import keep, load
from storage.errors import ArchiveDamaged, ArchiveUnavailable


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@given(content=st.binary())
def test_what_is_kept_is_brought_back(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = str(tmp_path_factory.getbasetemp() / "raw")
    assert load(folder, keep(folder, content)) == content


def test_the_same_bytes_are_one_file_written_once(tmp_path: Path) -> None:
    digest = keep(f"file://{tmp_path}/raw", b"page")
    (path,) = files(tmp_path)
    before = path.stat()
    assert keep(str(tmp_path / "raw"), b"page") == digest == sha256(b"page").hexdigest()
    assert files(tmp_path) == [path]
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert path == tmp_path / "raw" / digest[:2] / digest[2:4] / f"{digest}.gz"


def test_a_file_cut_short_is_written_anew(tmp_path: Path) -> None:
    digest = keep(str(tmp_path), b"page")
    files(tmp_path)[0].write_bytes(b"")
    with pytest.raises(ArchiveDamaged):
        load(str(tmp_path), digest)
    keep(str(tmp_path), b"page")
    assert load(str(tmp_path), digest) == b"page"


@pytest.mark.parametrize(
    "damaged", [b"not gzip", gzip.compress(b"other bytes", mtime=0), gzip.compress(b"page", mtime=0)[:-3]]
)
def test_damaged_bytes_are_named(tmp_path: Path, damaged: bytes) -> None:
    digest = keep(str(tmp_path), b"page")
    files(tmp_path)[0].write_bytes(damaged)
    with pytest.raises(ArchiveDamaged, match=digest):
        load(str(tmp_path), digest)


def test_missing_bytes_are_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveUnavailable, match="No such file"):
        load(str(tmp_path), "ab" * 32)


def test_an_archive_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "raw").write_text("a file, not a folder")
    with pytest.raises(ArchiveUnavailable, match="make it writable"):
        keep(str(tmp_path / "raw"), b"page")


def test_a_failed_write_leaves_no_part_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from fsspec.implementations.local import LocalFileSystem  # type: ignore[import-untyped]

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(LocalFileSystem, "mv", full)
    with pytest.raises(ArchiveUnavailable, match="No space left"):
        keep(str(tmp_path), b"page")
    assert files(tmp_path) == []


def test_an_archive_may_be_any_place_fsspec_knows() -> None:
    assert load("memory://raw", keep("memory://raw", b"page")) == b"page"
