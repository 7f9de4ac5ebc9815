"""The pages of an edition as an index links them."""

import re
from collections import Counter
from collections.abc import Sequence

from bs4 import BeautifulSoup, Tag

from parsers.epaper.addresses import Address, address, parsed
from parsers.epaper.model import PageLink, System
from parsers.epaper.printed import parted
from parsers.epaper.soup import attribute, said

_PDF = re.compile(r"\.pdf$", re.IGNORECASE)
_TURN = re.compile(r"^.{0,3}[上下前后]一?[版页].{0,3}$|^\W*$", re.DOTALL)
"""A link that turns the page, or an icon, does not name the page it leads to."""

Linked = tuple[Address, Tag]


def links(part: Tag, url: str, pattern: str) -> list[Linked]:
    """The links of a part of the page whose address ends with the pattern, in its order."""
    wanted = re.compile(f"(?:{pattern})$", re.IGNORECASE)
    found = ((address(url, attribute(tag, "href")), tag) for tag in part.find_all("a", href=True))
    return [(its_address, tag) for its_address, tag in found if wanted.search(its_address.url)]


def page_links(page: BeautifulSoup, url: str, system: System) -> tuple[PageLink, ...]:
    """The pages of the index's own edition, each once, in the order of the index; of its names the longest counts."""
    found = links(page, url, system.page)
    edition = _edition([its_address for its_address, _ in found], url)
    names: dict[str, tuple[str, str]] = {}
    files: dict[str, str] = {}
    for its_address, tag in sorted(found, key=lambda each: bool(_TURN.match(said(each[1])))):
        key, text = its_address.url, said(tag)
        if its_address.edition == edition and _TURN.match(text):
            names.setdefault(key, ("", ""))
        elif its_address.edition == edition:
            names[key] = max(names.get(key, ("", "")), parted(text), key=lambda each: (bool(each[0]), len(each[1])))
            files[key] = files.get(key) or _pdf_beside(tag, url, system)
    return tuple(PageLink(label, name, key, files.get(key, "")) for key, (label, name) in names.items())


def _edition(found: Sequence[Address], url: str) -> str:
    """The edition that the index is of: its own address's, else the one that most of its links belong to."""
    counted = Counter(its_address.edition for its_address in found)
    own = parsed(url).edition
    return own if own in counted else max(counted, key=lambda edition: counted[edition], default="")


def _pdf_beside(tag: Tag, url: str, system: System) -> str:
    """The PDF that shares a row with a page's link, and with no other page's."""
    own = address(url, attribute(tag, "href")).url
    for outer in tag.parents:
        if {each.url for each, _ in links(outer, url, system.page)} != {own}:
            return ""
        if len(found := pdfs(outer, url)) == 1:
            return found[0]
    return ""


def pdfs(part: Tag, url: str) -> list[str]:
    """The PDF files that a part of the page links, each once."""
    found = (address(url, attribute(tag, "href")).url for tag in part.find_all("a", href=True))
    return list(dict.fromkeys(each for each in found if _PDF.search(each)))


def page_picture(page: BeautifulSoup, url: str) -> str:
    """The picture of the page: the one that has a map."""
    picture = page.find("img", usemap=True, src=True)
    return address(url, attribute(picture, "src")).url if isinstance(picture, Tag) else ""
