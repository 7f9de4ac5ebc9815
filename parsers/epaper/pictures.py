"""The pictures of an article, each with the caption that stands below it."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urljoin

from bs4 import Tag

from parsers.epaper.model import Image
from parsers.epaper.soup import attribute
from parsers.epaper.text import lines

_MARK = "\x00"
_ICON = re.compile(
    r"/tplimg/|/(?:(?:icon|ico|btn|button|blank|spacer|dot|line)[\w-]*|[\w-]*logo)\.(?:gif|png|jpe?g)$", re.IGNORECASE
)


def pictures(holders: Sequence[Tag], body: Sequence[Tag], url: str) -> tuple[Image, ...]:
    """The pictures that stand in the holders, with captions, and those in the text, each file once."""
    found: dict[str, str] = {}
    for image in (*(each for holder in holders for each in _held(holder, url)), *_loose(body, url)):
        found[image.url] = found.get(image.url) or image.caption
    return tuple(Image(address, caption) for address, caption in found.items())


def _held(holder: Tag, url: str) -> Iterator[Image]:
    """The pictures of one holder; each has the text behind it up to the next, the first one also that before it."""
    addresses = [(tag, address) for tag in holder.find_all("img") if (address := _address(tag, url))]
    marks = {id(tag): f"{_MARK}{k}" for k, (tag, _) in enumerate(addresses)}
    captions: list[list[str]] = [[] for _ in addresses]
    at = 0
    for line in lines(holder, marks=marks):
        if line.startswith(_MARK):
            at = int(line.removeprefix(_MARK))
        elif captions:
            captions[at].append(line)
    for (_, address), caption in zip(addresses, captions, strict=True):
        yield Image(address, "\n".join(caption))


def _loose(body: Sequence[Tag], url: str) -> Iterator[Image]:
    for part in body:
        for tag in part.find_all("img"):
            if its_address := _address(tag, url):
                yield Image(its_address)


def _address(tag: Tag, url: str) -> str:
    """The address of a picture that belongs to the article; "" for icons and for what has no address."""
    source = attribute(tag, "src") or attribute(tag, "data-src")
    its_address = urljoin(url, source) if source else ""
    return its_address if its_address.startswith("http") and not _ICON.search(its_address) else ""
