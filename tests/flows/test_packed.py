"""Pages in .zip and .tar archives: read as if the archive were a folder, within bounds, and from nowhere else."""

import io
import tarfile
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from flows.sources import packed
from flows.sources.content import content
from flows.sources.errors import UnreadableFile
from flows.sources.files import Given, Plan, plan
from flows.sources.pages import load

HEZE = Given("heze-daily", date(2025, 2, 19))
PAGES = {"page_10.md": "十", "page_2.md": "二", "deep/page_1.txt": "一"}


def zipped(file: Path, texts: Mapping[str, str]) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(name, text)
    return file


def tarred(file: Path, texts: Mapping[str, str], mode: str = "w") -> Path:
    with tarfile.open(file, mode) as archive:  # type: ignore[call-overload]
        for name, text in texts.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(text.encode())
            archive.addfile(entry, io.BytesIO(text.encode()))
    return file


def made(file: Path, texts: Mapping[str, str]) -> Path:
    kinds = {".gz": "w:gz", ".tgz": "w:gz", ".bz2": "w:bz2", ".xz": "w:xz", ".tar": "w"}
    return zipped(file, texts) if file.suffix.lower() == ".zip" else tarred(file, texts, kinds[file.suffix])


def reason(planned: Plan) -> str:
    assert not planned.editions
    (rejection,) = planned.rejected
    return rejection.reason


@pytest.mark.parametrize("name", ["a.zip", "A.ZIP", "a.tar", "a.tar.gz", "a.tgz", "a.tar.bz2", "a.tar.xz"])
def test_an_archive_is_read_like_a_folder(name: str, tmp_path: Path) -> None:
    archive = made(tmp_path / name, PAGES | {"README.md": "about", "scan.jpg": "", ".hidden/4.md": "四"})
    planned = plan([str(archive)], HEZE)
    (edition,) = planned.editions
    loaded = load(edition)
    assert [(page.label, page.content.decode()) for page in loaded.pages] == [("1", "一"), ("2", "二"), ("10", "十")]
    assert loaded.pages[0].source_url == f"{archive.as_uri()}/deep/page_1.txt"
    assert (planned.passed_over, planned.rejected, loaded.rejected) == (2, (), ())


def test_names_of_archive_and_folders_in_it_tell_newspaper_and_date(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "菏泽日报.zip", {"2025-02-19/1.md": "一", "2025-02-20/1.md": "二"})
    names = [edition.name for edition in plan([str(archive)], Given()).editions]
    assert names == ["heze-daily/2025-02-19", "heze-daily/2025-02-20"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_that_do_not_say_how_they_are_written(encoding: str, tmp_path: Path) -> None:
    name = "第3版.md".encode(encoding)
    archive = zipped(tmp_path / "a.zip", {"x" * len(name): "三"})
    archive.write_bytes(archive.read_bytes().replace(b"x" * len(name), name))
    (edition,) = plan([str(archive)], HEZE).editions
    assert [page.label for page in load(edition).pages] == ["3"]


@pytest.mark.parametrize("name", ["a.zip", "a.tar"])
def test_names_that_lead_out_of_the_archive_are_left_out(name: str, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("密", encoding="utf-8")
    outside = ["../secret.md", "/etc/secret.md", "a/../../secret.md", r"..\secret.md", r"C:\secret.md"]
    archive = made(tmp_path / name, dict.fromkeys(outside, "x") | {r"in\page_1.md": "一"})
    (edition,) = plan([str(archive)], HEZE).editions
    assert edition.paths == (str(archive / "in" / "page_1.md"),)
    for each in outside:
        with pytest.raises(UnreadableFile):
            content(str(archive / each.replace("\\", "/").removeprefix("/")))


def test_links_in_an_archive_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("密", encoding="utf-8")
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE):
            entry = tarfile.TarInfo(f"{kind.decode()}.md")
            entry.type, entry.linkname = kind, str(tmp_path / "secret.md")
            archive.addfile(entry)
    assert "no page files" in reason(plan([str(tmp_path / "a.tar")], HEZE))


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.tar.xz"])
def test_what_unpacks_to_far_more_than_it_is_is_refused(name: str, tmp_path: Path) -> None:
    archive = made(tmp_path / name, {f"{number}.md": "啊" * 1_000_000 for number in range(4)})
    assert "too much for its size" in reason(plan([str(archive)], HEZE))


def test_a_zip_that_lies_about_its_sizes_gives_no_more_than_it_says(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", {"1.md": "a" * 4_000_000})
    true, said = (4_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little")
    archive.write_bytes(archive.read_bytes().replace(true, said))
    (edition,) = plan([str(archive)], HEZE).editions
    assert all(len(page.content) <= 100 for page in load(edition).pages)


def test_more_files_than_anybody_packs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MOST_FILES", 2)
    assert "more than 2 files" in reason(plan([str(zipped(tmp_path / "a.zip", PAGES))], HEZE))
    assert "more than 2 files" in reason(plan([str(tarred(tmp_path / "a.tar", PAGES))], HEZE))


@pytest.mark.parametrize("name", packed.SUFFIXES)
def test_a_damaged_archive_is_named_with_the_remedy(name: str, tmp_path: Path) -> None:
    archive = tmp_path / f"a{name}"
    archive.write_bytes(b"PK\x03\x04 no archive at all")
    assert "unpack it, and give the folder" in reason(plan([str(archive)], HEZE))
    assert f"{archive}" == plan([str(archive)], HEZE).rejected[0].what


def test_a_page_damaged_in_the_archive_leaves_the_others(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", {})
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as file:
        file.writestr("1.md", "first page")
        file.writestr("2.md", "second page")
    archive.write_bytes(archive.read_bytes().replace(b"first page", b"worst page"))
    (edition,) = plan([str(archive)], HEZE).editions
    loaded = load(edition)
    assert [page.label for page in loaded.pages] == ["2"]
    assert [rejection.what for rejection in loaded.rejected] == [str(archive / "1.md")]


def test_encrypted_files_are_named_with_the_remedy(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", {"1.md": "一"})
    content_of = bytearray(archive.read_bytes())
    content_of[content_of.index(b"PK\x01\x02") + 8] |= 1
    archive.write_bytes(content_of)
    assert "encrypted" in reason(plan([str(archive)], HEZE))


def test_an_archive_without_pages_is_wrong_use(tmp_path: Path) -> None:
    planned = plan([str(zipped(tmp_path / "a.zip", {"a.jpg": ""}))], HEZE)
    assert "no page files in it" in reason(planned)
    assert planned.rejected[0].wrong_use


def test_an_archive_written_anew_is_read_anew(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", {"1.md": "一"})
    assert content(str(archive / "1.md")).decode() == "一"
    zipped(archive, {"1.md": "二二"})
    assert content(str(archive / "1.md")).decode() == "二二"
