"""The bench of e-paper article pages: `python -m benchmarks.epaper [--skins S] [--pages N] [--rounds R]`.

Reads the same pages with our families, with our last resort alone, with trafilatura itself, and with newspaper4k where
that is installed (extra `rivals`), one after the other in one run: pages a second of one core's own time, and how much
of what stands on the pages came out. Pages in the skins of `families` are built by us after the families' selectors:
that ours finds its fields there is no merit. The skins `dev` and `held` are of no family.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from typing import NamedTuple

from benchmarks import epaper_unknown as unknown
from benchmarks.epaper_pages import Page, pages
from parsers.epaper.article import read_article
from parsers.epaper.families import families
from parsers.epaper.model import ArticlePage, Selectors, UnreadableResponse
from parsers.looks import FURNITURE, look


class Said(NamedTuple):
    title: str
    lines: tuple[str, ...]
    pictures: tuple[str, ...] = ()


Reader = Callable[[Page], Said]


class Score(NamedTuple):
    """Shares: titles, paragraphs and pictures that came out, lines that stand elsewhere, texts without any error."""

    seconds: float
    titles: float
    paragraphs: float
    alien: float
    pictures: float
    whole: float


def main() -> None:
    arguments = _arguments()
    every = pages() if arguments.skins == "families" else unknown.pages(arguments.skins)
    count = min(arguments.pages, len(every))
    chosen = [every[k * len(every) // count] for k in range(count)]
    size = sum(len(page.content) for page in chosen) / len(chosen) / 1000
    kinds = len({page.family for page in chosen})
    print(f"{len(chosen)} pages in {kinds} skins, {size:.0f} kB each; best of {arguments.rounds} rounds\n")
    print(f"{'':24}{'pages/s':>9}{'titles':>9}{'text':>9}{'alien':>9}{'pictures':>9}{'whole':>9}")
    for name, reader in _readers(by_family=arguments.skins == "families"):
        score = min((_score(reader, chosen) for _ in range(arguments.rounds)), key=lambda each: each.seconds)
        print(f"{name:24}{len(chosen) / score.seconds:9.0f}" + "".join(f"{share:9.3f}" for share in score[1:]))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--skins", choices=("families", "dev", "held"), default="families")
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args()


def _readers(*, by_family: bool) -> Iterator[tuple[str, Reader]]:
    if by_family:
        yield "ours, by family", _by_family
    yield "ours, last resort", _last_resort
    for name, make in (("trafilatura", _trafilatura), ("newspaper", _newspaper)):
        try:
            yield name, make()
        except ImportError:
            print(f"{name:24} not installed (extra rivals)")


def _by_family(page: Page) -> Said:
    read = read_article(page.content, page.url, "text/html", families()[page.family])
    return _said(read)


def _last_resort(page: Page) -> Said:
    try:
        read = read_article(page.content, page.url, "text/html", replace(families()["Z"], selectors=Selectors()))
    except UnreadableResponse:
        return Said("", ())
    return _said(read)


def _said(read: ArticlePage) -> Said:
    return Said(read.title, read.paragraphs, tuple(image.url for image in read.images))


def _trafilatura() -> Reader:
    """With the settings that do best here: by default it takes the tables of links around a text for text."""
    bare_extraction = import_module("trafilatura").bare_extraction

    def read(page: Page) -> Said:
        found = bare_extraction(page.content, include_comments=False, include_tables=False, favor_precision=True)
        return Said(found.title or "", tuple((found.text or "").split("\n"))) if found else Said("", ())

    return read


def _newspaper() -> Reader:
    module = import_module("newspaper")

    def read(page: Page) -> Said:
        article = module.Article(page.url, language="zh", fetch_images=False)
        article.download(input_html=page.content.decode())
        article.parse()
        return Said(article.title, tuple(article.text.split("\n")))

    return read


def _score(reader: Reader, chosen: Sequence[Page]) -> Score:
    start = time.process_time()
    read = [reader(page) for page in chosen]
    seconds = time.process_time() - start
    told: Counter[str] = Counter()
    for page, said in zip(chosen, read, strict=True):
        told.update(_tally(page, said))
    return Score(
        seconds,
        told["titles"] / len(chosen),
        told["found"] / told["paragraphs"],
        told["alien"] / max(1, told["lines"]),
        told["seen"] / max(1, told["pictures"]),
        told["whole"] / len(chosen),
    )


def _tally(page: Page, said: Said) -> dict[str, int]:
    """What one page's reading comes to.

    Lines that stand around the text are neither wanted nor wrong; nor are those that every article is rid of later on.
    """
    own = [_bare(each) for each in page.paragraphs]
    around = {_bare(each) for each in (page.title, *page.aside)} | {
        _bare(each) for each in said.lines if _taken_off(each)
    }
    got = [line for line in map(_bare, said.lines) if line and (line in own or line not in around)]
    return {
        "titles": _bare(page.title) == _bare(said.title),
        "paragraphs": len(own),
        "found": sum(each in set(got) for each in own),
        "lines": len(got),
        "alien": sum(each not in own for each in got),
        "pictures": len(page.pictures),
        "seen": sum(each in said.pictures for each in page.pictures),
        "whole": own == got,
    }


def _taken_off(line: str) -> bool:
    return bool(line.strip()) and look(line.strip()) in FURNITURE


def _bare(text: str) -> str:
    return "".join(text.split()).strip("（）")


if __name__ == "__main__":
    main()
