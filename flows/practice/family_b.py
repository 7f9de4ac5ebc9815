"""Family B, Founder classic: html/2025-03/12/node_187.htm, content_4711.htm, period.xml, page.xml; in GB 18030."""

import re
from html import escape

from flows.practice.answer import Answer, area, chinese, lines, refresh
from flows.practice.editions import Edition, Page, Piece
from flows.practice.house import House
from flows.practice.layout import Layout

FIRST_NODE = 187
"""The number of a page's node is not the number of the page."""


def _index(edition: Edition, page: Page) -> Answer:
    pages = "".join(
        f'<li><a id="pageLink" href="{"./" * (each is page)}node_{FIRST_NODE + k}.htm">{form}</a>'
        for form_of in ("{0}：{1}", "第{0}版：{1}")
        for k, each in enumerate(edition.pages)
        for form in (form_of.format(each.label, each.name),)
    )
    areas = "".join(area(k, f"content_{piece.number}.htm?div=-1") for k, piece in enumerate(page.pieces))
    titles = "".join(
        f'<li><a href="content_{piece.number}.htm?div=0">{escape(piece.title)}</a>' for piece in page.pieces
    )
    elsewhere = "".join(
        f'<a href="content_{other.pieces[0].number}.htm">{escape(other.pieces[0].title)}</a>'
        for other in edition.pages
        if other is not page
    )
    return chinese(f"""<title>{edition.paper.name}</title><td>{edition.day:%Y年%m月%d日}</td>
<img src="{page.label}.png" usemap="#pagepicmap"><map name="pagepicmap">{areas}</map><a href="{page.label}.pdf">PDF</a>
<ul>{pages}</ul><div id="titlelist"><ul>{titles}</ul></div><div class="box">今日关注{elsewhere}</div></body></html>
<!--enpproperty <founder-date>{edition.day:%Y-%m-%d} 23:59:57</founder-date><founder-pagenum>{page.label}\
</founder-pagenum><founder-papername>{edition.paper.name}</founder-papername><founder-type>2</founder-type>\
/enpproperty-->""")


def _article(edition: Edition, page: Page, piece: Piece) -> Answer:
    pictures = "".join(
        f'<tr><td><img src="{each.name}"></td></tr><tr><td>{each.caption}</td></tr>' for each in piece.pictures
    )
    return chinese(f"""<title>{escape(piece.title)}</title><table>
<tr><td class="font02"><!--<npm:article-pretitle>-->{piece.kicker}</td></tr>
<tr><td class="font01"><founder-title>{escape(piece.title)}</founder-title></td></tr>
<tr><td class="font02">{piece.subtitle}</td></tr>
<tr><td class="font02"><founder-author>{piece.author}</founder-author></td></tr></table>
<table id="newspic">{pictures}</table>
<div id="ozoom"><founder-content>{lines(piece)}</founder-content></div></body></html>
<!--enpproperty <founder-date>{edition.day:%Y-%m-%d} 23:59:57</founder-date><founder-pagenum>{page.label}\
</founder-pagenum><founder-papername>{edition.paper.name}</founder-papername><founder-type>3</founder-type>\
/enpproperty-->""")


def _other(house: House, path: str) -> Answer | None:
    if path in ("", "paperindex.htm"):
        return refresh(f"html/{house.newest:%Y-%m/%d}/node_{FIRST_NODE}.htm")
    if month := re.fullmatch(r"html/(\d{4})-(\d\d)/period\.xml", path):
        return _days(house, int(month[1]), int(month[2]))
    found = re.fullmatch(r"html/(\d{4})-(\d\d)/(\d\d)/(?:page\.xml|node_(\d+)\.htm)", path)
    edition = house.edition(int(found[1]), int(found[2]), int(found[3])) if found else None
    if not edition or not found:
        return None
    return _node(edition, int(found[4]) - FIRST_NODE) if found[4] else _nodes(edition)


def _node(edition: Edition, k: int) -> Answer | None:
    return _index(edition, edition.pages[k]) if 0 <= k < len(edition.pages) else None


def _days(house: House, year: int, month: int) -> Answer:
    rows = "".join(
        f"<period><id>{day.toordinal()}</id><period_name>{day}</period_name><period_date>{day}</period_date></period>"
        for day in house.days(year, month)
    )
    return Answer(f'<?xml version="1.0" encoding="UTF-8"?><periodlist>{rows}</periodlist>'.encode(), "text/xml")


def _nodes(edition: Edition) -> Answer:
    rows = "".join(
        f"<page><id>{FIRST_NODE + k}</id><name>第{page.label}版：{page.name}</name></page>"
        for k, page in enumerate(edition.pages)
    )
    return Answer(f'<?xml version="1.0" encoding="UTF-8"?><pagelist>{rows}</pagelist>'.encode(), "text/xml")


LAYOUT = Layout(
    re.compile(
        r"html/(?P<y>\d{4})-(?P<m>\d\d)/(?P<d>\d\d)/(?:content_(?P<number>\d+)\.htm|(?P<file>\w+\.(?:pdf|png)))"
    ),
    _index,
    _article,
    _other,
)
