"""Article pages of e-papers as their sites build them, around articles that we wrote: what must come out is known."""

import json
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

TEXTS = Path(__file__).parent / "texts"
SITE = "http://paper.example/qyrb"


class Page(NamedTuple):
    """One page: its bytes, its address, the family of its skin, and what it says.

    `aside` are lines that stand around the text and may be taken for a part of it: subtitle, author, captions.
    """

    content: bytes
    url: str
    family: str
    title: str
    paragraphs: tuple[str, ...]
    pictures: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()


class Written(NamedTuple):
    """An article of ours, as its file has it; "" for what it has not."""

    title: str
    paragraphs: tuple[str, ...]
    kicker: str
    subtitle: str
    byline: str
    photo: bool


def pages() -> list[Page]:
    """Every article of ours in every skin."""
    written = list(articles())
    return [
        _page(family, number, each.title, each.paragraphs) for family in SKINS for number, each in enumerate(written)
    ]


def articles() -> Iterator[Written]:
    """The articles that we wrote."""
    for path in sorted(TEXTS.glob("*.json")):
        for group in json.loads(path.read_text(encoding="utf-8")):
            for each in group if isinstance(group, list) else [group]:
                if each.get("title") and each.get("paragraphs"):
                    kicker, subtitle, byline = (each.get(name, "") for name in ("kicker", "subtitle", "byline"))
                    photo = each.get("kind") == "photo"
                    yield Written(each["title"], tuple(each["paragraphs"]), kicker, subtitle, byline, photo)


def _page(family: str, number: int, title: str, paragraphs: Sequence[str]) -> Page:
    body = SKINS[family].format(title=escape(title), text="".join(f"<p>　　{escape(each)}</p>" for each in paragraphs))
    html = HEAD + _chrome(number) + body + _chrome(number + 7) + FOOT
    return Page(html.encode(), f"{SITE}/html/2025-03/12/content_{number}.htm", family, title, tuple(paragraphs))


def _chrome(seed: int) -> str:
    """What stands around an article on a real page, about as much of it: lists of pages and titles, a calendar."""
    links = "".join(
        f'<tr id="row{k}" onMouseOver="focus_row({k})"><td height="24" class="black">&nbsp;'
        f'<a href="content_{seed * 97 + k}.htm" class="black">第{k}篇的标题写在这里</a></td></tr>'
        for k in range(40)
    )
    days = "".join(f'<td align="center"><a href="#" onclick="go({k})">{k}</a></td>' for k in range(1, 32))
    script = "function f(a){var b=a.length;for(var i=0;i<b;i++){a[i].style.color=0;}}" * 30
    return (
        f'<table width="100%" border="0" cellspacing="0">{links}</table><table><tr>{days}</tr></table>'
        f'<script type="text/javascript">{script}</script>'
    )


HEAD = '<html><head><meta charset="utf-8"><title>清漪日报数字报</title></head><body>'
FOOT = "<div>版权所有 清漪日报社 未经书面授权不得转载 备案号 00000000</div></body></html>"
SKINS = {
    "A": '<div class="newsdetatit"><p id="PreTitle"></p><h3>{title}</h3><p id="SubTitle"></p></div>'
    '<div class="newsdetatext"><founder-content><!--enpcontent-->{text}<!--/enpcontent--></founder-content></div>',
    "B": '<div id="ozoom"><table><tr><td class="font02"></td></tr><tr><td class="font01">{title}</td></tr></table>'
    "<table><tr><td><founder-content>{text}</founder-content></td></tr></table></div>",
    "B2": '<div class="text_c"><h3></h3><h1>{title}</h1><h2></h2><h4></h4><div id="ozoom">{text}</div></div>',
    "C": '<div class="neirong"><h2>{title}</h2><div id="contenttext">{text}</div></div>',
    "D": '<div class="d_t_b">{title}</div><div class="para">{text}</div>',
    "E": '<div class="bmnr_con_biaoti">{title}</div><div class="bmnr_con_con"><div id="zoom">{text}</div></div>',
}
