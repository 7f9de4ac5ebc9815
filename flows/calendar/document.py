"""The calendar as one HTML file: the picture, and below it every day that is not well, with its reasons."""

from collections.abc import Iterator, Sequence
from html import escape

from flows.calendar.days import NOT_YET, SIGNS, Calendar, not_well
from flows.calendar.picture import svg
from storage.ledger import Covered


def html(calendars: Sequence[Calendar]) -> str:
    """A document that needs nothing but itself."""
    first, last = calendars[0].first, calendars[0].last
    lists = "\n".join(_list(calendar) for calendar in calendars if not_well(calendar))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Coverage {first} to {last}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<h1>Coverage, {first} to {last}</h1>\n"
        f'<div class="picture">\n{svg(calendars)}</div>\n{lists}\n</body>\n</html>\n'
    )


def _list(calendar: Calendar) -> str:
    rows = "\n".join(_rows(not_well(calendar)))
    heading = escape(f"{calendar.newspaper_id} {calendar.name}: days that are not well")
    heads = "<tr><th>day<th>state<th>pages<th>articles<th>problems"
    return f"<h2>{heading}</h2>\n<table>\n<thead>{heads}</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _rows(days: Sequence[Covered]) -> Iterator[str]:
    for each in days:
        problems = "<br>".join(map(escape, each.problems)) or NOT_YET
        cells = (str(each.published_on), SIGNS[each.status].words, str(each.pages_stored), str(each.articles), problems)
        yield "<tr>" + "".join(f"<td>{cell}" for cell in cells)


STYLE = (
    ":root{color-scheme:light dark}"
    'body{font:15px/1.5 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;margin:2rem auto;'
    "max-width:60rem;padding:0 1rem;background:#fff;color:#1f2328}"
    "h1{font-size:1.3rem}h2{font-size:1rem;margin-top:2rem}.picture{overflow-x:auto}"
    "table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;"
    "border-bottom:1px solid #d0d7de}td:last-child{overflow-wrap:anywhere}td:first-child,th{white-space:nowrap}"
    "@media (prefers-color-scheme:dark){body{background:#0d1117;color:#f0f6fc}td,th{border-color:#30363d}}"
)
