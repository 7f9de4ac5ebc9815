"""The pages of our own newspapers, one set a family, and how they are read."""

from datetime import date
from pathlib import Path

from parsers.epaper.article import read_article
from parsers.epaper.families import families
from parsers.epaper.index import read_index
from parsers.epaper.model import ArticlePage, PageIndex, Redirect

PAGES = Path(__file__).parent / "pages"
DAY = date(2025, 3, 12)
FOLDERS = {
    "A": "http://paper.example/qywb/pc/layout/202503/12/",
    "B": "http://paper.example/qyrb/html/2025-03/12/",
    "B2": "http://paper.example/qyrb/html/2025-03/12/",
    "C": "http://paper.example/qysb/content/20250312/",
    "D": "http://paper.example/shtml/qyzb/20250312/",
    "E": "http://paper.example/qyzb/20250312/html/",
}
CONTENT = "http://paper.example/qywb/pc/content/202503/12/"
B = families()["B"]
AT = FOLDERS["B"] + "node_1.htm"


def page(family: str, name: str) -> bytes:
    return (PAGES / family / name).read_bytes()


def index(family: str, name: str) -> PageIndex:
    read = read_index(page(family, name), FOLDERS[family] + name, "text/html", families()[family])
    assert isinstance(read, PageIndex)
    return read


def sent_on(family: str, name: str, url: str) -> str:
    read = read_index(page(family, name), url, "text/html", families()[family])
    assert isinstance(read, Redirect)
    return read.url


def article(family: str, name: str, folder: str = "") -> ArticlePage:
    return read_article(page(family, name), (folder or FOLDERS[family]) + name, "text/html", families()[family])


def names(read: PageIndex) -> list[str]:
    return [link.key.rpartition("/")[2] for link in read.articles]


def pages(read: PageIndex) -> list[tuple[str, str]]:
    return [(link.label, link.name) for link in read.pages]


def read_b(body: str, url: str = AT) -> PageIndex:
    found = read_index(f"<html><body>{body}</body></html>".encode(), url, "text/html", B)
    assert isinstance(found, PageIndex)
    return found


def areas(*numbers: int) -> str:
    made = (f'<area shape="polygon" coords="0,{n},9,{n},9,{n + 1}" href="content_{n}.htm">' for n in numbers)
    return f"<map name=PagePicMap>{''.join(made)}</map><img src=1.jpg usemap=#PagePicMap>"


def numbers(links) -> list[int]:
    return [int(link.key.rpartition("_")[2].removesuffix(".htm")) for link in links]
