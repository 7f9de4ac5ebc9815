"""An inbox folder: which of its files are complete, and where each goes when it has been dealt with.

A file is complete when nothing about it has changed for a while. Names that begin with a dot, or end like those of
half-written files, are left alone until they are renamed.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

DONE, KEPT_BACK = "done", "kept-back"
OURS = (DONE, KEPT_BACK)
"""Folders directly in the inbox in which files end up; they are not looked into."""

UNFINISHED = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".filepart", ".swp", "~")
"""Endings under which programs write what is not whole yet."""

Look = tuple[int, int, int]
"""What shows that a file is still the same: inode, size, time of its last change in nanoseconds."""


@dataclass(slots=True)
class Inbox:
    """The folder, and since when each of its files has looked as it does; `settle` is in seconds."""

    folder: Path
    settle: float
    _since: dict[Path, tuple[Look, float]] = field(default_factory=dict)

    def scan(self, now: float) -> Mapping[Path, bool]:
        """Every waiting file, and whether it is complete; `now` is of a clock that only grows."""
        looks = dict(_files(self.folder))
        self._since = {path: self._unchanged_since(path, look, now) for path, look in looks.items()}
        return {path: now - since >= self.settle for path, (_, since) in self._since.items()}

    @property
    def waiting(self) -> int:
        """How many files of the last scan are still to be dealt with."""
        return len(self._since)

    @property
    def waits(self) -> bool:
        return bool(self._since)

    def is_as_scanned(self, path: Path) -> bool:
        """Whether the file is still the one that the last scan saw."""
        return path in self._since and _look(path) == self._since[path][0]

    def put_away(self, path: Path, reason: str = "") -> Path | None:
        """Moves a file that has been dealt with, and returns its new place.

        With a reason it goes among those kept back, the reason beside it. One that has changed meanwhile is left: it
        is a new file, and its turn comes.
        """
        if not self.is_as_scanned(path):
            return None
        place = _free(self.folder / (KEPT_BACK if reason else DONE) / path.relative_to(self.folder))
        place.parent.mkdir(parents=True, exist_ok=True)
        if reason:
            place.with_name(f"{place.name}.reason").write_text(f"{reason}\n", encoding="utf-8")
        try:
            path.rename(place)
        except FileNotFoundError:
            return None
        del self._since[path]
        return place

    def _unchanged_since(self, path: Path, look: Look, now: float) -> tuple[Look, float]:
        known = self._since.get(path)
        return known if known and known[0] == look else (look, now)


def _files(folder: Path) -> Iterator[tuple[Path, Look]]:
    """A file that vanishes while we look is not there."""
    for parent, folders, names in os.walk(folder):
        at_top = Path(parent) == folder
        folders[:] = [name for name in folders if not name.startswith(".") and not (at_top and name in OURS)]
        for name in names:
            look = _look(Path(parent, name))
            if look and not name.startswith(".") and not name.lower().endswith(UNFINISHED):
                yield Path(parent, name), look


def _look(path: Path) -> Look | None:
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_ino, seen.st_size, seen.st_mtime_ns


def _free(place: Path) -> Path:
    """The place, or one beside it when an earlier file of that name lies there."""
    number, found = 2, place
    while found.exists():
        found = place.with_name(f"{place.stem} ({number}){place.suffix}")
        number += 1
    return found
