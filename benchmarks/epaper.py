"""The bench of e-paper article pages: `python -m benchmarks.epaper [--pages N] [--rounds R]`.

Reads the same pages with our families, with our last resort alone, and with trafilatura and newspaper4k where those
are installed (extra `rivals`), one after the other in one run: pages a second of one core's own time, and how much of
what stands on the pages came out. The pages are built by us after the families' selectors: that ours finds its fields
is no merit. The other two are made for any page of the web, as is the last resort.
"""

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from typing import NamedTuple

from benchmarks.epaper_pages import Page, pages
from parsers.epaper.article import read_article
from parsers.epaper.families import families
from parsers.epaper.model import Selectors, UnreadableResponse


class Said(NamedTuple):
    title: str
    lines: tuple[str, ...]


Reader = Callable[[Page], Said]


class Score(NamedTuple):
    """Shares of pages whose title came out, of paragraphs that did, and of the lines that did not stand in the text."""

    seconds: float
    titles: float
    paragraphs: float
    alien: float


def main() -> None:
    arguments = _arguments()
    every = pages()
    chosen = [every[k * len(every) // arguments.pages] for k in range(arguments.pages)]
    size = sum(len(page.content) for page in chosen) / len(chosen) / 1000
    kinds = len({page.family for page in chosen})
    print(f"{len(chosen)} pages of {kinds} families, {size:.0f} kB each; best of {arguments.rounds} rounds\n")
    print(f"{'':24}{'pages/s':>9}{'titles':>9}{'text':>9}{'alien':>9}")
    for name, reader in _readers():
        score = min((_score(reader, chosen) for _ in range(arguments.rounds)), key=lambda each: each.seconds)
        speed = len(chosen) / score.seconds
        print(f"{name:24}{speed:9.0f}{score.titles:9.3f}{score.paragraphs:9.3f}{score.alien:9.3f}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args()


def _readers() -> Iterator[tuple[str, Reader]]:
    yield "ours, by family", _by_family
    yield "ours, last resort", _last_resort
    for name, make in (("trafilatura", _trafilatura), ("newspaper", _newspaper)):
        try:
            yield name, make()
        except ImportError:
            print(f"{name:24} not installed (extra rivals)")


def _by_family(page: Page) -> Said:
    read = read_article(page.content, page.url, "text/html", families()[page.family])
    return Said(read.title, read.paragraphs)


def _last_resort(page: Page) -> Said:
    try:
        read = read_article(page.content, page.url, "text/html", replace(families()["Z"], selectors=Selectors()))
    except UnreadableResponse:
        return Said("", ())
    return Said(read.title, read.paragraphs)


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
    titles = sum(_bare(page.title) == _bare(said.title) for page, said in zip(chosen, read, strict=True))
    wanted = found = lines = alien = 0
    for page, said in zip(chosen, read, strict=True):
        own, got = [_bare(each) for each in page.paragraphs], [_bare(each) for each in said.lines if each.strip()]
        wanted += len(own)
        found += sum(each in set(got) for each in own)
        lines += len(got)
        alien += sum(each not in {*own, _bare(page.title)} for each in got)
    return Score(seconds, titles / len(chosen), found / wanted, alien / max(1, lines))


def _bare(text: str) -> str:
    return "".join(text.split())


if __name__ == "__main__":
    main()
