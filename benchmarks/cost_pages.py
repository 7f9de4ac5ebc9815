"""The practice newspapers' editions as page files, for what is measured without a site."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from flows.practice.editions import PAPERS, Page, Piece, edition
from flows.sources.files import EditionFiles

FIRST = date(2020, 1, 1)
PAPER = PAPERS[1]
NAME = "qingyi-daily"
"""A newspaper of the registry, whose pages they shall be."""


def write_editions(folder: Path, count: int) -> list[EditionFiles]:
    """So many editions of 8 pages with 6 articles each, below a folder, as `xianwen ingest FOLDER` takes them."""
    return list(_written(folder, count))


def _written(folder: Path, count: int) -> Iterator[EditionFiles]:
    for number in range(count):
        day = FIRST + timedelta(number)
        its_folder = folder / NAME / str(day)
        its_folder.mkdir(parents=True)
        files = []
        for page in edition.__wrapped__(PAPER, day).pages:
            files.append(its_folder / f"{page.label}.md")
            files[-1].write_text(_text(page), encoding="utf-8")
        yield EditionFiles(NAME, day, tuple(map(str, files)))


def _text(page: Page) -> str:
    return f"{page.label}版 {page.name}\n\n" + "\n\n".join(_article(piece) for piece in page.pieces) + "\n"


def _article(piece: Piece) -> str:
    opening = f"本报讯（{piece.author}）" if piece.author else ""
    return f"# {piece.title}\n\n{opening}" + "\n\n".join(piece.paragraphs)
