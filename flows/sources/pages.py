"""From the page files of an edition to its pages: bytes, label, name, address."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.sources.content import STDIN, content
from flows.sources.editions import Loaded, Rejection
from flows.sources.errors import UnreadableFile
from flows.sources.files import EditionFiles
from flows.sources.told import Told, page_by_path, page_by_text
from parsers.formats.errors import UnreadablePage
from parsers.formats.text import decode
from parsers.model import RawPage


@dataclass(frozen=True, slots=True)
class _File:
    """`label` is what name or text say, or the stem; `otherwise` the label if another file's name claims that one."""

    path: str
    content: bytes
    label: str
    otherwise: str
    name: str


def load(edition: EditionFiles) -> Loaded:
    """Reads the files. One that cannot be opened, or whose label another page has, is rejected and the rest loaded."""
    files: list[_File] = []
    rejected: list[Rejection] = []
    for path in edition.paths:
        try:
            files.append(_file(path, content(path), edition.page))
        except UnreadableFile as error:
            rejected.append(Rejection(path, str(error)))
    by_label: dict[str, _File] = {}
    for file, label in zip(files, _labels(files), strict=True):
        if label in by_label:
            rejected.append(_doubled(file.path, label, edition, by_label[label].path))
        else:
            by_label[label] = file
    pages = (RawPage(label, file.content, _address(file.path), file.name) for label, file in by_label.items())
    return Loaded(tuple(pages), tuple(file.path for file in by_label.values()), tuple(rejected))


def _file(path: str, its_content: bytes, page: str) -> _File:
    """A label that the name spells out outranks the text's, which outranks a bare stem; but 02 is no other than 2."""
    stem = os.fsencode(Path(path).stem).decode(errors="backslashreplace") if path != STDIN else "stdin"
    by_name, by_text = page_by_path(Path(path)), _page_by_text(its_content)
    is_bare = by_name.label == stem
    said = ("" if is_bare else by_name.label) or by_text.label
    label = page or (stem if not said or _number(said) == _number(stem) else said)
    name = by_name.page_name or (by_text.page_name if _number(label) == _number(by_text.label) else "")
    return _File(path, its_content, label, stem if is_bare and not page else label, name)


def _number(label: str) -> str:
    """02 and 2 are one page."""
    return label.lstrip("0")


def _page_by_text(its_content: bytes) -> Told:
    try:
        return page_by_text(decode(its_content))
    except UnreadablePage:
        return Told()


def _labels(files: Sequence[_File]) -> Iterator[str]:
    claims = Counter(_number(file.label) for file in files)
    return (file.label if claims[_number(file.label)] == 1 else file.otherwise for file in files)


def _doubled(path: str, label: str, edition: EditionFiles, first: str) -> Rejection:
    reason = (
        f"page {label} of {edition.name} comes from {first} already; "
        "give this file a label of its own in its name, or ingest it alone with --page"
    )
    return Rejection(path, reason)


def _address(path: str) -> str:
    return "stdin:" if path == STDIN else Path(path).absolute().as_uri()
