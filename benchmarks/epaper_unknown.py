"""Article pages in skins that no selector of ours knows: what an extractor for any page must come to.

The skins were written before any extractor was tried on them, from how content systems of many kinds build a page,
none of which is a platform of families.toml. `dev` may be looked at; of `held` only total figures ever are.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from random import Random
from string import Template
from typing import NamedTuple

from benchmarks.epaper_pages import Page, Written, articles

SKINS = Path(__file__).parent / "skins"
SITE = "http://paper.example/qyrb/2024-03/05"
LINKS, TEASERS, LEAD = 12, 3, 70
EVERY = 4
"""Every so manieth article has a picture, photo pieces have one always."""

CAPTION = "图为青渠县柳泉镇村民在渠边引水。"
DATE = "2024年3月5日"
COMMENTS = (
    ("渠边人家", "写得真好，说的就是我们村的事。"),
    ("麦田守望", "去年我们那儿也清了渠，今年浇地快多了，希望把生产路也一起修一修，下雨天车进不去。"),
    ("匿名用户", "支持！"),
)


class Skin(NamedTuple):
    """How a site builds its pages: the page, and how it writes each part that comes several times."""

    name: str
    parts: Mapping[str, Template]
    page: Template


def pages(split: str) -> list[Page]:
    """Every article of ours in every skin of the split, `dev` or `held`."""
    every = tuple(articles())
    skins = map(_skin, sorted((SKINS / split).glob("*.html")))
    return [_page(skin, number, every) for skin in skins for number in range(len(every))]


@cache
def _skin(path: Path) -> Skin:
    head, _, page = path.read_text(encoding="utf-8").partition("\n---\n")
    parts = (line.partition(" = ") for line in head.splitlines())
    return Skin(path.stem, {name: Template(part) for name, _, part in parts}, Template(page))


def _page(skin: Skin, number: int, every: Sequence[Written]) -> Page:
    article = every[number]
    pictures = (f"{SITE}/p{number}.jpg",) * (article.photo or number % EVERY == 0)
    lines = [skin.parts["paragraph"].substitute(line=escape(line)) for line in article.paragraphs]
    half = (len(lines) + 1) // 2
    html = skin.page.substitute(
        title=escape(article.title),
        kicker=article.kicker,
        subtitle=article.subtitle,
        author=article.byline,
        date=DATE,
        pictures="\n".join(skin.parts["picture"].substitute(src=each, caption=CAPTION) for each in pictures),
        text="\n".join(lines),
        text_first="\n".join(lines[:half]),
        text_second="\n".join(lines[half:]),
        **_others(skin, number, every),
    )
    aside = (article.kicker, article.subtitle, article.byline, *article.byline.split(), CAPTION)
    its_url = f"{SITE}/{number}.html"
    return Page(html.encode(), its_url, skin.name, article.title, article.paragraphs, pictures, aside)


def _others(skin: Skin, number: int, every: Sequence[Written]) -> dict[str, str]:
    """What stands around: links to other articles, the beginnings of some, and what readers say."""
    random = Random(f"{skin.name} {number}")
    others = [article for article in every if article is not every[number]]
    chosen = random.sample(others, LINKS)
    links = [_told(skin.parts["link"], k, each) for k, each in enumerate(chosen)]
    teasers = [_told(skin.parts["teaser"], k, each) for k, each in enumerate(random.sample(others, TEASERS))]
    said = COMMENTS[: random.randrange(len(COMMENTS) + 1)]
    return {
        "links": "\n".join(links),
        "links_one": escape(chosen[0].title),
        "teasers": "\n".join(teasers),
        "comments": "\n".join(skin.parts["comment"].substitute(name=name, words=words) for name, words in said),
    }


def _told(part: Template, number: int, article: Written) -> str:
    lead = article.paragraphs[0][:LEAD]
    return part.substitute(href=f"{number}.html", title=escape(article.title), lead=escape(lead))
