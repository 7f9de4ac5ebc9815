"""Family B2, Founder nbs: html/2025-03/12/nbs.D110000prac_01.htm, nw.D110000prac_20250312_3-07.htm.

The addresses say day, page and position; titles are written by a script.
"""

import re
from html import escape

from flows.practice.answer import Answer, area, html, lines, refresh
from flows.practice.editions import Edition, Page, Piece
from flows.practice.house import House, label_of
from flows.practice.layout import Layout


def _index(edition: Edition, page: Page) -> Answer:
    pages = "".join(
        f'<div><a id="pageLink" href="nbs.D110000prac_{each.label}.htm">{label_of(each)}</a></div>'
        for each in edition.pages
    )
    addresses = [
        f"nw.D110000prac_{edition.day:%Y%m%d}_{k}-{page.label}.htm" for k, _ in enumerate(page.pieces, start=1)
    ]
    areas = "".join(area(k, address) for k, address in enumerate(addresses))
    titles = "".join(
        f'<li><a href="{address}"></a><a href="{address}"><script>document.write(view("{piece.title}<br>"))'
        "</script></a></li>"
        for address, piece in zip(addresses, page.pieces, strict=True)
    )
    return html(f"""<title>{edition.paper.name}</title><div class="l_t">{label_of(page)}</div>
<div>{edition.day:%Y年%m月%d日}</div><img src="{page.label}.png" usemap="#PagePicMap">
<map name="PagePicMap">{areas}</map><a href="{page.label}.pdf">PDF</a>
<div id="pageList">{pages}</div><div id="titleList"><ul>{titles}</ul></div>""")


def _article(edition: Edition, page: Page, piece: Piece) -> Answer:
    pictures = "".join(
        f'<table class="pci_c"><tr><td><img src="{each.name}"></td></tr><tr><td>{each.caption}</td></tr></table>'
        for each in piece.pictures
    )
    return html(f"""<title>{escape(piece.title)}</title>
<div class="text_c"><h3>{piece.kicker}</h3><h1>{escape(piece.title)}</h1>
<h2>{piece.subtitle}</h2><h4>{piece.author}</h4>
<div class="lai">《{edition.paper.name}》（{edition.day:%Y年%m月%d日} {page.label} 版）</div>{pictures}
<div id="ozoom">{lines(piece)}</div></div>""")


def _entry(house: House, path: str) -> Answer | None:
    first = f"html/{house.newest:%Y-%m/%d}/nbs.D110000prac_01.htm"
    return refresh(first) if path in ("", "paperindex.htm") else None


LAYOUT = Layout(
    re.compile(
        r"html/(?P<y>\d{4})-(?P<m>\d\d)/(?P<d>\d\d)/(?:nbs\.D110000prac_(?P<page>\d\d)\.htm"
        r"|nw\.D110000prac_\d{8}_(?P<position>\d+)-(?P<on>\d\d)\.htm|(?P<file>\w+\.(?:pdf|png)))"
    ),
    _index,
    _article,
    _entry,
)
