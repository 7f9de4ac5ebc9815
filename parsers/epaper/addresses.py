"""What an address says: its day, and which edition it belongs to."""

import re
from datetime import date
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/_]?)(\d\d)[-/_]?(\d\d)(?!\d)")


class Address(NamedTuple):
    """`url` without query and fragment; `edition` is what the addresses of one edition share at their beginning.

    That is all up to the day that the address names, else only the host: then no link is known to lead elsewhere.
    """

    url: str
    edition: str
    published_on: date | None


def address(base: str, href: str) -> Address:
    """The address that a link on the page `base` leads to."""
    return parsed(joined(base, href))


def joined(base: str, href: str) -> str:
    """As browsers do, which take a backslash for a slash, and the dots out of a whole address, too."""
    url = urljoin(base, href.replace("\\", "/"))
    parts = urlsplit(url)
    if "/." not in parts.path:
        return url
    root = parts._replace(path="/", query="", fragment="").geturl()
    return parts._replace(path=urlsplit(urljoin(root, parts.path.lstrip("/"))).path).geturl()


def parsed(url: str) -> Address:
    parts = urlsplit(url)
    bare = parts._replace(query="", fragment="").geturl()
    day = day_in(bare)
    if day is None:
        return Address(bare, f"{parts.scheme}://{parts.netloc}/", None)
    return Address(bare, bare[: day[1]], day[0])


def day_in(url: str) -> tuple[date, int] | None:
    """The last day that an address names, and where it ends: 2023-02/20, 202302/20, 20230220."""
    for found in reversed(list(_DAY.finditer(url))):
        try:
            return date(int(found[1]), int(found[3]), int(found[4])), found.end()
        except ValueError:
            continue
    return None


def without_fragment(url: str) -> str:
    return urldefrag(url).url
