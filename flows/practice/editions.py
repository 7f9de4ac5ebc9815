"""Invented newspapers: who they are, and what each of their editions says. The same day always says the same."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from random import Random

PAGES, ARTICLES = 8, 6
PAGE_NAMES = ("要闻", "综合", "民生", "乡村", "经济", "法治", "文化", "专题")
TOWNS = ("柳泉镇", "石桥镇", "望湖镇", "双河镇", "白鹭乡", "城关街道")
VILLAGES = ("枫树湾村", "石井村", "上堰村", "竹坪村", "南坡村", "水磨村", "桐花岭村", "杨柳渡村")
SURNAMES = "邓鲁乔舒邹钟罗尤何秦傅雷沈陆"
GIVEN = ("守拙", "桂芝", "雨桐", "自明", "根生", "见山", "文澜", "秋禾", "立夏", "远航", "思齐", "永年")
MONTHS = ("三月", "五月", "八月", "十月")


@dataclass(frozen=True, slots=True)
class Paper:
    """A practice newspaper: the family of its site, its folder on the server, and the region that it serves."""

    id: str
    name: str
    family: str
    folder: str
    home: str
    region: str


PAPERS = (
    Paper("practice-a", "沧澜日报", "A", "a", "990100", "沧澜市"),
    Paper("practice-b", "清漪时讯", "B", "b", "990121", "清漪县"),
    Paper("practice-b2", "云岭日报", "B2", "b2", "990000", "云岭省"),
    Paper("practice-c", "怀溪日报", "C", "c", "990122", "怀溪县"),
    Paper("practice-d", "棠溪日报", "D", "d", "990181", "棠溪市"),
    Paper("practice-e", "青岚晨报", "E", "e", "990102", "青岚区"),
)


@dataclass(frozen=True, slots=True)
class Picture:
    name: str
    caption: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One article. `number` is unique among all of the newspaper's; `paragraphs` of a picture page may be empty."""

    number: int
    title: str
    kicker: str
    subtitle: str
    author: str
    paragraphs: tuple[str, ...]
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    label: str
    name: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    paper: Paper
    day: date
    pages: tuple[Page, ...]


@cache
def _stock() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("flows.practice").joinpath("stock.toml").read_text(encoding="utf-8"))


@lru_cache(64)
def edition(paper: Paper, day: date, pages: int = PAGES, articles: int = ARTICLES) -> Edition:
    """What the newspaper says on this day: pages 01, 02 …, no subject twice on a page."""
    chance = Random(f"{paper.id} {day.isoformat()}")
    first = day.toordinal() * pages * articles
    made = []
    for k in range(pages):
        subjects = chance.sample(sorted(_stock()), articles)
        numbers = range(first + k * articles, first + (k + 1) * articles)
        pieces = tuple(_piece(paper, n, subject, chance) for n, subject in zip(numbers, subjects, strict=True))
        made.append(Page(f"{k + 1:02d}", PAGE_NAMES[k % len(PAGE_NAMES)], pieces))
    return Edition(paper, day, tuple(made))


def _piece(paper: Paper, number: int, subject: str, chance: Random) -> Piece:
    stock = _stock()[subject]
    places = {"county": paper.region, "town": chance.choice(TOWNS), "village": chance.choice(VILLAGES)}

    def filled(text: str) -> str:
        return text.format(**places, n=chance.randint(11, 980), person=_person(chance), month=chance.choice(MONTHS))

    title = filled(chance.choice(stock["titles"]))
    sentences = [filled(text) for text in chance.sample(stock["sentences"], chance.randint(5, 9))]
    reporter = _person(chance)
    return Piece(
        number,
        title,
        filled("{county}扎实做好{month}重点工作") if chance.random() < 0.2 else "",
        filled("——来自{town}{village}的报道") if chance.random() < 0.2 else "",
        f"记者 {reporter}" if chance.random() < 0.6 else "",
        tuple("".join(part) for part in _parts(sentences, chance)),
        (Picture(f"{number}.png", f"图为{places['town']}一景。{reporter} 摄"),) if chance.random() < 0.25 else (),
    )


def _parts(sentences: Sequence[str], chance: Random) -> list[Sequence[str]]:
    """The sentences in paragraphs of one to three."""
    out: list[Sequence[str]] = []
    at = 0
    while at < len(sentences):
        size = chance.randint(1, 3)
        out.append(sentences[at : at + size])
        at += size
    return out


def _person(chance: Random) -> str:
    return chance.choice(SURNAMES) + chance.choice(GIVEN)
