"""Family C, Page/Articel: content/20250312/Page01PX.htm, Articel01001PX.htm (sic), two refreshes from the entry."""

import re
from html import escape

from flows.practice.answer import Answer, area, html, lines, refresh
from flows.practice.editions import Edition, Page, Piece
from flows.practice.house import House, label_of
from flows.practice.layout import Layout

LETTERS = "PX"
"""The two letters that a site puts behind its numbers."""


def _index(edition: Edition, page: Page) -> Answer:
    pages = "".join(f'<a href="Page{each.label}{LETTERS}.htm">{label_of(each)}</a><br>' for each in edition.pages)
    follows = edition.pages[edition.pages.index(page) + 1 :][:1]
    next_page = "".join(f'<a href="Page{each.label}{LETTERS}.htm">下一版</a>' for each in follows)
    addresses = [f"Articel{page.label}{k:03d}{LETTERS}.htm" for k, _ in enumerate(page.pieces, start=1)]
    areas = "".join(area(k, address) for k, address in enumerate(addresses))
    titles = "".join(
        f'<li><a href="{address}">{escape(piece.title)}</a></li>'
        for address, piece in zip(addresses, page.pieces, strict=True)
    )
    return html(f"""<title>{edition.paper.name} {edition.day:%Y-%m-%d} {label_of(page)}</title>
<img src="{page.label}.png" usemap="#PagePicMap"><map name="PagePicMap">{areas}</map><a href="{page.label}.pdf">PDF</a>
{next_page}<div class="banci">{pages}</div><ul>{titles}</ul>""")


def _article(edition: Edition, page: Page, piece: Piece) -> Answer:
    pictures = "".join(f'<img src="{each.name}">{each.caption}' for each in piece.pictures)
    subtitle = f"<h3>{piece.subtitle}</h3>" if piece.subtitle else ""
    kicker = f"<h4>{piece.kicker}</h4>" if piece.kicker else ""
    author = f"<p class='zuozhe'>{piece.author}</p>" if piece.author else ""
    return html(f"""<title>{escape(piece.title)}</title>
<p>{edition.paper.name} {edition.day:%Y年%m月%d日} {label_of(page)}</p>
<div class="neirong">{kicker}<h2>{escape(piece.title)}</h2>{subtitle}{author}<span id="imagelist">{pictures}</span>
<div id="contenttext">{lines(piece)}</div></div>""")


def _entry(house: House, path: str) -> Answer | None:
    if path in ("", "content/PaperIndex.htm"):
        return refresh(f"/{house.paper.folder}/content/{house.newest:%Y%m%d}/IssueIndex.htm")
    day = re.fullmatch(r"content/(\d{4})(\d\d)(\d\d)/IssueIndex\.htm", path)
    edition = house.edition(int(day[1]), int(day[2]), int(day[3])) if day else None
    return refresh(f"Page01{LETTERS}.htm") if edition else None


LAYOUT = Layout(
    re.compile(
        rf"content/(?P<y>\d{{4}})(?P<m>\d\d)(?P<d>\d\d)/(?:Page(?P<page>\d\d){LETTERS}\.htm"
        rf"|Articel(?P<on>\d\d)(?P<position>\d{{3}}){LETTERS}\.htm|(?P<file>\w+\.(?:pdf|png)))"
    ),
    _index,
    _article,
    _entry,
)
