"""Family D, shtml: shtml/prac/20250312/vA01.shtml, articles in the same folder; says gb2312 and is UTF-8."""

import re
from html import escape

from flows.practice.answer import Answer, area, html, lines, refresh
from flows.practice.editions import Edition, Page, Piece
from flows.practice.house import House
from flows.practice.layout import Layout


def _index(edition: Edition, page: Page) -> Answer:
    pages = "".join(
        f'<li><a href="vA{each.label}.shtml">A{each.label}版：{each.name}</a></li>' for each in edition.pages
    )
    areas = "".join(area(k, f"{piece.number}.shtml") for k, piece in enumerate(page.pieces))
    titles = "".join(f'<li><a href="{piece.number}.shtml">{escape(piece.title)}</a></li>' for piece in page.pieces)
    return html(
        f"""<title>{edition.paper.name}</title>
<div>{edition.day:%Y年%m月%d日} A{page.label}版：{page.name}</div>
<img src="{page.label}.png" usemap="#PagePicMap"><map name="PagePicMap">{areas}</map><a href="{page.label}.pdf">PDF</a>
<ul class="bc">{pages}</ul><ul class="bt">{titles}</ul>""",
        "gb2312",
    )


def _article(edition: Edition, page: Page, piece: Piece) -> Answer:
    pictures = "".join(f'<img src="{each.name}"><p>{each.caption}</p>' for each in piece.pictures)
    return html(
        f"""<title>{escape(piece.title)}</title>
<div class="d_t_y">{piece.kicker}</div><div class="d_t_b">{escape(piece.title)}</div>
<div class="d_t_f">{piece.subtitle}</div>
<div class="d_t_z">{piece.author} {edition.day:%Y-%m-%d} A{page.label}版</div>
<div id="article_img_marquee">{pictures}</div><div class="para">{lines(piece)}</div>""",
        "gb2312",
    )


def _entry(house: House, path: str) -> Answer | None:
    first = f"/{house.paper.folder}/shtml/prac/{house.newest:%Y%m%d}/vA01.shtml"
    return refresh(first) if path in ("", "index.shtml") else None


LAYOUT = Layout(
    re.compile(
        r"shtml/prac/(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)/"
        r"(?:vA(?P<page>\d\d)\.shtml|(?P<number>\d+)\.shtml|(?P<file>\w+\.(?:pdf|png)))"
    ),
    _index,
    _article,
    _entry,
)
