"""What Founder's systems write into a comment of a page: its properties, in two vocabularies."""

import html
import re
from collections.abc import Iterator, Mapping

NAMES = ("date", "pagenum", "papername", "title", "introtitle", "subtitle", "author")
"""The properties that we read; the others of one vocabulary begin with `founder-`."""

_OPENS = re.compile(r"<!--\s*enpproperty\b", re.IGNORECASE)
_CLOSES = re.compile(r"enpproperty\s*-->", re.IGNORECASE)
_STARTS = {name: re.compile(rf"<(founder-)?{name}>", re.IGNORECASE) for name in NAMES}


def properties(text: str) -> Mapping[str, str]:
    """The properties in a page's enpproperty comments by name, without `founder-`; {} for none."""
    found: dict[str, str] = {}
    for block in _blocks(text):
        for name in NAMES:
            if start := _STARTS[name].search(block):
                end = block.find(f"</{start[0][1:]}", start.end())
                value = html.unescape(block[start.end() : end]).strip() if end >= 0 else ""
                found[name] = value or found.get(name, "")
    return found


def _blocks(text: str) -> Iterator[str]:
    at = 0
    while (opens := _OPENS.search(text, at)) and (closes := _CLOSES.search(text, opens.end())):
        yield text[opens.end() : closes.start()]
        at = closes.end()
