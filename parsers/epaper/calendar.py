"""Founder's calendar: the XML files from which a site's own script knows the days and pages of its editions."""

import re
import xml.etree.ElementTree as xml
from datetime import date
from urllib.parse import urljoin

from parsers.epaper.addresses import day_in
from parsers.epaper.characters import characters
from parsers.epaper.model import PageLink, UnreadableResponse
from parsers.epaper.printed import days, parted


def calendar_addresses(url: str) -> tuple[str, str] | None:
    """Where the calendar stands of the edition that has a page at `url`: the file of its month, the file of its pages.

    None for an address without a day, whose calendar cannot be known.
    """
    day = day_in(url)
    if day is None:
        return None
    folder = url[: day[1]] + "/"
    return urljoin(folder, "../period.xml"), urljoin(folder, "page.xml")


def read_days(content: bytes, url: str, content_type: str = "") -> tuple[date, ...]:
    """The days of a month that have an edition (period.xml), in order. Raises UnreadableResponse."""
    periods = _root(content, url, content_type, "periodlist").iter("period")
    found = {day for period in periods for day in days(period.findtext("period_date") or "")[:1]}
    return tuple(sorted(found))


def read_pages(content: bytes, url: str, content_type: str = "") -> tuple[PageLink, ...]:
    """The pages of one edition (page.xml), in its order. Raises UnreadableResponse."""
    found = []
    for page in _root(content, url, content_type, "pagelist").iter("page"):
        node, name = (page.findtext("id") or page.get("id") or "").strip(), page.findtext("name") or page.get("name")
        if node:
            found.append(PageLink(*parted(name or ""), urljoin(url, f"node_{node}.htm")))
    return tuple(found)


def _root(content: bytes, url: str, content_type: str, name: str) -> xml.Element:
    """The root element; entities that a file declares of its own are refused, not expanded."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", characters(content, content_type))
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise UnreadableResponse(url, f"an XML file with a {name}", "a document type declaration")
    try:
        root = xml.fromstring(text)
    except xml.ParseError as error:
        raise UnreadableResponse(url, f"an XML file with a {name}", str(error)) from error
    if root.tag != name:
        raise UnreadableResponse(url, f"an XML file with a {name}", f"a {root.tag}")
    return root
