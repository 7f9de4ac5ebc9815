"""Family E, html/index and page: prac/20250312/html/index.htm, page_02.htm, page_02_content_4711.htm."""

import re
from html import escape

from flows.practice.answer import Answer, area, html, lines, refresh
from flows.practice.editions import Edition, Page, Piece
from flows.practice.house import House, label_of
from flows.practice.layout import Layout


def _index(edition: Edition, page: Page) -> Answer:
    pages = "".join(f'<li><a href="{_file(each)}.htm">{label_of(each)}</a></li>' for each in edition.pages)
    addresses = [f"{_file(page)}_content_{piece.number}.htm" for piece in page.pieces]
    areas = "".join(area(k, address) for k, address in enumerate(addresses))
    titles = "".join(
        f'<li><a href="{address}">{escape(piece.title)}</a></li>'
        for address, piece in zip(addresses, page.pieces, strict=True)
    )
    return html(f"""<title>{edition.paper.name}</title>
<div>{edition.day:%Y年%m月%d日}</div><div class="banmian">{label_of(page)}</div>
<img src="{page.label}.png" usemap="#PagePicMap"><map name="PagePicMap">{areas}</map><a href="{page.label}.pdf">PDF</a>
<ul>{pages}</ul><ul>{titles}</ul>""")


def _file(page: Page) -> str:
    return "index" if page.label == "01" else f"page_{page.label}"


def _article(edition: Edition, page: Page, piece: Piece) -> Answer:
    pictures = "".join(f'<img src="{each.name}"><p>{each.caption}</p>' for each in piece.pictures)
    return html(f"""<title>{escape(piece.title)}</title>
<div>{edition.paper.name} {edition.day:%Y年%m月%d日} {label_of(page)}</div>
<div class="bmnr_con_yinti">{piece.kicker}</div><div class="bmnr_con_biaoti">{escape(piece.title)}</div>
<div class="bmnr_con_futi">{piece.subtitle}</div><div class="bmnr_con_zuozhe">{piece.author}</div>
<div id="zoom">{pictures}{lines(piece)}</div>""")


def _entry(house: House, path: str) -> Answer | None:
    first = f"/{house.paper.folder}/prac/{house.newest:%Y%m%d}/html/index.htm"
    return refresh(first) if path in ("", "prac/index.htm") else None


LAYOUT = Layout(
    re.compile(
        r"prac/(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)/html/(?:(?:index|page_(?P<page>\d\d))\.htm"
        r"|(?:index|page_\d\d)_content_(?P<number>\d+)\.htm|(?P<file>\w+\.(?:pdf|png)))"
    ),
    _index,
    _article,
    _entry,
)
