"""How the site of a family is laid out, and what it says to an address."""

import re
from collections.abc import Callable
from typing import NamedTuple

from flows.practice.answer import Answer, picture_of
from flows.practice.editions import Edition, Page, Piece
from flows.practice.house import House, page_of, piece_of


class Layout(NamedTuple):
    """One family. `address` of an edition's pages has the groups y, m, d and one of: `page` (a label), `number` (of a
    piece), `on` with `position` (of a page, from 1), `file` (a picture or PDF); none of them: the first page.

    `other` is asked first: entries, calendars and what else the family has.
    """

    address: re.Pattern[str]
    page_index: Callable[[Edition, Page], Answer]
    article_page: Callable[[Edition, Page, Piece], Answer]
    other: Callable[[House, str], Answer | None]


def answer(layout: Layout, house: House, path: str) -> Answer | None:
    """What stands at this path below the newspaper's folder; None: nothing."""
    if found := layout.other(house, path):
        return found
    place = layout.address.fullmatch(path)
    edition = house.edition(int(place["y"]), int(place["m"]), int(place["d"])) if place else None
    return _inside(layout, edition, place.groupdict()) if edition and place else None


def _inside(layout: Layout, edition: Edition, named: dict[str, str | None]) -> Answer | None:
    if file := named.get("file"):
        return picture_of(file)
    if number := named.get("number"):
        found = piece_of(edition, int(number))
        return layout.article_page(edition, *found) if found else None
    page = page_of(edition, named.get("on") or named.get("page") or "01")
    if page is None:
        return None
    position = int(named.get("position") or 0)
    if position:
        return layout.article_page(edition, page, page.pieces[position - 1]) if position <= len(page.pieces) else None
    return layout.page_index(edition, page)
