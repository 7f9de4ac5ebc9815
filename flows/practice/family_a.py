"""Family A, Founder newer: pc/layout/202503/12/node_01.html, pc/content/202503/12/content_4711.html."""

import re
from html import escape

from flows.practice.answer import Answer, area, html, lines, script
from flows.practice.editions import Edition, Page, Piece
from flows.practice.house import House
from flows.practice.layout import Layout


def _index(edition: Edition, page: Page) -> Answer:
    day = f"{edition.day:%Y%m/%d}"
    pages = "".join(
        f'<li><a href="node_{each.label}.html">第{each.label}版：{each.name}</a>'
        f'<a href="/{edition.paper.folder}/pc/attachement/{day}/{each.label}.pdf">pdf</a></li>'
        for each in edition.pages
    )
    addresses = [f"../../../content/{day}/content_{piece.number}.html" for piece in page.pieces]
    areas = "".join(area(k, address) for k, address in enumerate(addresses))
    titles = "".join(
        f'<li><a href="{address}">{escape(piece.title)}</a></li>'
        for address, piece in zip(addresses, page.pieces, strict=True)
    )
    return html(f"""<title>{edition.paper.name}数字报-第{page.label}版：{page.name}</title>
<div class="date">{edition.day:%Y年%m月%d日}</div><span id="layout">第{page.label}版：{page.name}</span>
<img src="/{edition.paper.folder}/pc/pic/{day}/{page.label}.png" usemap="#PagePicMap">
<map name="PagePicMap">{areas}</map>
<ul id="layoutlist">{pages}</ul><div class="news-list"><ul>{titles}</ul></div>""")


def _article(edition: Edition, page: Page, piece: Piece) -> Answer:
    pictures = "".join(
        f'<img src="/{edition.paper.folder}/pc/pic/{edition.day:%Y%m/%d}/{each.name}"><p>{each.caption}</p>'
        for each in piece.pictures
    )
    return html(f"""<title>{escape(piece.title)}</title>
<div class="newsdetatit"><p id="PreTitle">{piece.kicker}</p><h3 id="Title">{escape(piece.title)}</h3>
<p id="SubTitle">{piece.subtitle}</p></div><p class="sec">{piece.author}</p>
<span class="date">《{edition.paper.name}》（{edition.day:%Y年%m月%d日} 第 {page.label} 版）</span>
<div class="attachment">{pictures}</div>
<founder-content><!--enpcontent-->{lines(piece)}<!--/enpcontent--></founder-content>
<!--enpproperty <articleid>{piece.number}</articleid><date>{edition.day:%Y-%m-%d} 06:00:00:0</date>\
<author>{piece.author}</author><title>{escape(piece.title)}</title><subtitle>{piece.subtitle}</subtitle>\
<introtitle>{piece.kicker}</introtitle><nodename>第{page.label}版：{page.name}</nodename> /enpproperty-->""")


def _entry(house: House, path: str) -> Answer | None:
    first = f"/{house.paper.folder}/pc/layout/{house.newest:%Y%m/%d}/node_01.html"
    return script(first) if path in ("", "pc/layout/index.html") else None


LAYOUT = Layout(
    re.compile(
        r"pc/(?:layout|content|attachement|pic)/(?P<y>\d{4})(?P<m>\d\d)/(?P<d>\d\d)/"
        r"(?:node_(?P<page>\d\d)\.html|content_(?P<number>\d+)\.html|(?P<file>\w+\.(?:pdf|png)))"
    ),
    _index,
    _article,
    _entry,
)
