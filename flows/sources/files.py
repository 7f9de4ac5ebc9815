"""Page files: which of them there are, and to which edition each belongs. flows.sources.pages reads them."""

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path

from flows.sources.content import STDIN, content
from flows.sources.editions import Rejection
from flows.sources.errors import UnreadableFile
from flows.sources.packed import is_archive, packed_files
from flows.sources.told import Told, edition_by_path, edition_by_text
from parsers.formats.errors import UnreadablePage
from parsers.formats.text import decode

PAGE_SUFFIXES = (".md", ".markdown", ".txt")


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller says of all files of one call; it outranks what names and texts say."""

    newspaper: str = ""
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class EditionFiles:
    """The page files of one edition, as plain data. `page` is the label of its only file, "" to find labels out."""

    newspaper: str
    published_on: date
    paths: tuple[str, ...]
    page: str = ""

    @property
    def name(self) -> str:
        return f"{self.newspaper}/{self.published_on}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a call comes to. `passed_over` counts files in folders that are no pages by their names."""

    editions: tuple[EditionFiles, ...]
    rejected: tuple[Rejection, ...]
    passed_over: int


@dataclass(frozen=True, slots=True)
class _Found:
    path: Path
    told: Told


def plan(arguments: Sequence[str], given: Given, page: str = "", archive: str = "", latest: date = date.max) -> Plan:
    """The editions that the files named by `arguments` (files, folders, `-`) make up, by date and newspaper.

    The folder `archive` is ours and is not looked into. What tells a day after `latest` is not taken.
    """
    paths, rejected, passed_over = _page_files(arguments, Path(archive).absolute())
    found = [_Found(path, _told(path, given)) for path in paths]
    complete = list(_informed_by_neighbours(found))
    rejected += [_to_come(each) for each in complete if _is_known(each) and _day_of(each) > latest]
    complete = [each for each in complete if not _is_known(each) or _day_of(each) <= latest]
    rejected += [_undeterminable(each) for each in complete if not _is_known(each)]
    editions = _editions([each for each in complete if _is_known(each)])
    return Plan(tuple(replace(each, page=page) for each in editions), tuple(rejected), passed_over)


def located(edition: EditionFiles) -> EditionFiles:
    """The same files by addresses that hold in every folder."""
    return replace(
        edition, paths=tuple(path if path == STDIN else str(Path(path).absolute()) for path in edition.paths)
    )


def _pages(edition: EditionFiles) -> int:
    return len(edition.paths)


def by_pages(
    editions: Iterable[EditionFiles], limit: int, size: Callable[[EditionFiles], float] = _pages
) -> Iterator[list[EditionFiles]]:
    """Editions gathered until they have `limit` pages or more, or what else `size` counts."""
    batch: list[EditionFiles] = []
    gathered = 0.0
    for edition in editions:
        batch.append(edition)
        gathered += size(edition)
        if gathered >= limit:
            yield batch
            batch, gathered = [], 0.0
    if batch:
        yield batch


def natural(text: str) -> list[tuple[bool, int, str]]:
    """Sorting key with which page 2 comes before page 10, and numbers before letters."""
    return [(not digits, int(digits or 0), other) for digits, other in re.findall(r"(\d+)|(\D+)", text)]


def _page_files(arguments: Sequence[str], archive: Path) -> tuple[list[Path], list[Rejection], int]:
    """Every page file once, in the order given and naturally within a folder or an archive."""
    paths: dict[Path, None] = {}
    rejected: list[Rejection] = []
    passed_over = 0
    for argument in arguments:
        try:
            files = _files(argument, archive)
        except UnreadableFile as error:
            rejected.append(Rejection(argument, str(error)))
            continue
        pages = files if files == [Path(argument)] else [file for file in files if looks_like_page(file)]
        passed_over += len(files) - len(pages)
        paths.update(dict.fromkeys(pages))
        rejected += [] if pages else [_no_pages(argument)]
    return list(paths), rejected, passed_over


def _files(argument: str, archive: Path) -> list[Path]:
    """The file itself, or all that are in a folder or a packed archive. Raises UnreadableFile."""
    path = Path(argument)
    if path.is_dir():
        return list(_walk(path, archive))
    if is_archive(argument) and path.is_file():
        return sorted(packed_files(argument), key=lambda file: natural(str(file)))
    return [path] if argument == STDIN or path.exists() else []


def looks_like_page(file: Path) -> bool:
    """Whether a file of a folder is a page by its name."""
    return file.suffix.lower() in PAGE_SUFFIXES and file.stem.lower() != "readme"


def _no_pages(argument: str) -> Rejection:
    if not Path(argument).exists():
        return Rejection(argument, "there is no such file or folder; check the path", wrong_use=True)
    return Rejection(argument, f"no page files in it; pages end in {', '.join(PAGE_SUFFIXES)}", wrong_use=True)


def _walk(folder: Path, archive: Path) -> Iterator[Path]:
    """All files below a folder but hidden ones and the archive's, in natural order."""
    for parent, folders, files in os.walk(folder):
        visible = (name for name in folders if not name.startswith(".") and Path(parent, name).absolute() != archive)
        folders[:] = sorted(visible, key=natural)
        yield from (Path(parent, name) for name in sorted(files, key=natural) if not name.startswith("."))


def _told(path: Path, given: Given) -> Told:
    """From the call, else from the path, else from the text, which is read only when it must be."""
    by_path = edition_by_path(path.absolute())
    newspaper = given.newspaper or by_path.newspaper
    published_on = given.published_on or by_path.published_on
    if not newspaper or not published_on:
        by_text = _told_by_content(path)
        newspaper, published_on = newspaper or by_text.newspaper, published_on or by_text.published_on
    return Told(newspaper, published_on)


def _told_by_content(path: Path) -> Told:
    try:
        return edition_by_text(decode(content(str(path))))
    except (UnreadablePage, UnreadableFile):
        return Told()


def _informed_by_neighbours(found: Iterable[_Found]) -> Iterator[_Found]:
    """In a folder whose files tell of one newspaper only, or of one date only, the silent ones belong to it."""
    by_folder: defaultdict[Path, list[_Found]] = defaultdict(list)
    for each in found:
        by_folder[each.path.parent].append(each)
    for neighbours in by_folder.values():
        papers = {each.told.newspaper for each in neighbours if each.told.newspaper}
        days = {each.told.published_on for each in neighbours if each.told.published_on}
        paper = papers.pop() if len(papers) == 1 else ""
        day = days.pop() if len(days) == 1 else None
        for each in neighbours:
            told = Told(each.told.newspaper or paper, each.told.published_on or day)
            yield replace(each, told=told)


def _is_known(found: _Found) -> bool:
    return bool(found.told.newspaper and found.told.published_on)


def _day_of(found: _Found) -> date:
    return found.told.published_on or date.min


def _to_come(found: _Found) -> Rejection:
    reason = f"name or text tell of {_day_of(found)}, which has not come; give --date YYYY-MM-DD"
    return Rejection(str(found.path), reason, wrong_use=True)


def _undeterminable(found: _Found) -> Rejection:
    told = found.told
    missing = [*([] if told.newspaper else ["newspaper"]), *([] if told.published_on else ["date"])]
    remedies = [*([] if told.newspaper else ["--newspaper ID"]), *([] if told.published_on else ["--date YYYY-MM-DD"])]
    reason = f"neither name nor text tells its {' and '.join(missing)}; give {' and '.join(remedies)}"
    return Rejection(str(found.path), reason, wrong_use=True)


def _editions(found: Iterable[_Found]) -> list[EditionFiles]:
    keyed = sorted(((each.told.published_on or date.min, each.told.newspaper, each.path) for each in found), key=_day)
    groups = groupby(keyed, key=_day)
    return [EditionFiles(paper, day, tuple(str(path) for *_, path in group)) for (day, paper), group in groups]


def _day(keyed: tuple[date, str, Path]) -> tuple[date, str]:
    return keyed[0], keyed[1]
