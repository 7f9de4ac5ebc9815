"""The pages of an edition as an index links them."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag

from parsers.epaper.addresses import Address, address, parsed
from parsers.epaper.model import PageLink, System
from parsers.epaper.printed import parted
from parsers.epaper.soup import attribute, said

_PDF = re.compile(r"\.pdf$", re.IGNORECASE)
_TURN = re.compile(r"^.{0,3}[上下前后]一?[版页].{0,3}$|^\W*$", re.DOTALL)
"""A link that turns the page, or an icon, does not name the page it leads to."""

Linked = tuple[Address, Tag]


class _Around(NamedTuple):
    """Of what is linked in an element: two addresses of pages and two of PDF files at most. One is the only one."""

    pages: set[str]
    pdfs: set[str]


def links(part: Tag, url: str) -> list[Linked]:
    """The links of a part of the page, in its order."""
    return [(address(url, attribute(tag, "href")), tag) for tag in part.find_all("a", href=True)]


def page_links(page: BeautifulSoup, url: str, system: System) -> tuple[PageLink, ...]:
    """The pages of the index's own edition, each once, in the order of the index; of its names the longest counts."""
    wanted, every = re.compile(f"(?:{system.page})$", re.IGNORECASE), links(page, url)
    found = [(its_address, tag) for its_address, tag in every if wanted.search(its_address.url)]
    edition = _edition([its_address for its_address, _ in found], url)
    around = _around(found, [each for each in every if _PDF.search(each[0].url)])
    names: dict[str, tuple[str, str]] = {}
    files: dict[str, str] = {}
    for its_address, tag in sorted(found, key=lambda each: _is_button(each[1])):
        key = its_address.url
        if its_address.edition == edition and _is_button(tag):
            names.setdefault(key, ("", ""))
        elif its_address.edition == edition:
            told = parted(said(tag))
            names[key] = max(names.get(key, ("", "")), told, key=lambda each: (bool(each[0]), len(each[1])))
            files[key] = files.get(key) or _pdf_beside(tag, key, around)
    return tuple(PageLink(label, name, key, files.get(key, "")) for key, (label, name) in names.items())


def _is_button(tag: Tag) -> bool:
    """Whether a link turns the page or does something on it (打印, "#"), and so says nothing of where pages stand."""
    text = said(tag)
    return bool(_TURN.match(text)) or (attribute(tag, "href").strip().startswith("#") and not parted(text)[0])


def _edition(found: Sequence[Address], url: str) -> str:
    """The edition that the index is of: its own address's, else the one that most of its links belong to."""
    counted = Counter(its_address.edition for its_address in found)
    own = parsed(url).edition
    return own if own in counted else max(counted, key=lambda edition: counted[edition], default="")


def _around(pages: Sequence[Linked], pdf_files: Sequence[Linked]) -> dict[int, _Around]:
    """What each element around a link holds, by its id()."""
    found: dict[int, _Around] = defaultdict(lambda: _Around(set(), set()))
    for kind, linked in enumerate((pages, pdf_files)):
        for its_address, tag in linked:
            for outer in tag.parents:
                held = found[id(outer)][kind]
                if its_address.url in held or len(held) > 1:
                    break  # so it is in all that is around it
                held.add(its_address.url)
    return found


def _pdf_beside(tag: Tag, own: str, around: Mapping[int, _Around]) -> str:
    """The PDF that shares a row with a page's link, and with no other page's."""
    for outer in tag.parents:
        pages, files = around[id(outer)]
        if pages != {own}:
            return ""
        if len(files) == 1:
            return next(iter(files))
    return ""


def pdfs(part: Tag, url: str) -> list[str]:
    """The PDF files that a part of the page links, each once."""
    return list(dict.fromkeys(its_address.url for its_address, _ in links(part, url) if _PDF.search(its_address.url)))


def page_picture(page: BeautifulSoup, url: str) -> str:
    """The picture of the page: the one that has a map."""
    picture = page.find("img", usemap=True, src=True)
    return address(url, attribute(picture, "src")).url if isinstance(picture, Tag) else ""
