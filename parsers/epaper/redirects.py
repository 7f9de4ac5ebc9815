"""Where a page sends its reader on: a meta element or a script, as the entries of e-papers do."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from bs4 import BeautifulSoup

from parsers.epaper.addresses import without_fragment
from parsers.epaper.model import Redirect
from parsers.epaper.soup import attribute

_REFRESH = re.compile(r"\s*(?P<delay>\d*\.?\d*)\s*[;,]?\s*(?:url\s*=\s*)?[\"']?\s*(?P<url>[^\"']*)", re.IGNORECASE)
_LOCATION = re.compile(
    r"(?<![\w.])(?:(?:window|self|top|parent|document)\.)*location(?:\.href)?\s*"
    r"(?:=|\.(?:replace|assign)\s*\()\s*\\?[\"']([^\"'<>\s\\]+)\\?[\"'](?!\s*\+)"
)
_SCRIPT_COMMENT = re.compile(r"/\*.{0,2000}?\*/|(?<![:\w\"'])//[^\n]*", re.DOTALL)
_LONGEST_DELAY = 10.0


def redirect(page: BeautifulSoup, url: str, *, scripts: bool) -> Redirect | None:
    """Where the page sends its reader; None where it sends him nowhere, or only has itself loaded anew."""
    for target in (*_by_meta(page), *(_by_script(page) if scripts else ())):
        address = without_fragment(urljoin(url, target))
        if address.startswith(("http://", "https://")) and address != without_fragment(url):
            return Redirect(address)
    return None


def _by_meta(page: BeautifulSoup) -> Iterator[str]:
    for meta in page.find_all("meta"):
        if attribute(meta, "http-equiv").lower() == "refresh":
            found = _REFRESH.match(attribute(meta, "content"))
            if found and found["url"].strip() and float(found["delay"].rstrip(".") or 0) <= _LONGEST_DELAY:
                yield found["url"].strip()


def _by_script(page: BeautifulSoup) -> Iterator[str]:
    for script in page.find_all("script"):
        for found in _LOCATION.finditer(_SCRIPT_COMMENT.sub("", script.string or "")):
            yield found[1]
