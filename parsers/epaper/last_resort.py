"""Where the text of an article stands on a page of unknown build: where most of its Chinese stands outside links."""

import re
from collections import defaultdict

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString, PreformattedString

from parsers.epaper.soup import said

_HAN = re.compile(r"[\u3400-\u9fff]")
_SILENT = frozenset(
    {"script", "style", "noscript", "a", "select", "option", "button", "title", "head", "footer", "nav"}
)
_HEADS = ("h1", "h2", "h3", "h4")
_LEAST = 40
_PARENT, _GRANDPARENT = 1.0, 0.5
_FOOTER = re.compile(r"版权所有|ICP备|Copyright|未经.{0,12}授权", re.IGNORECASE)


def marked_text(page: BeautifulSoup) -> Tag | None:
    """The element in which Founder's systems mark the text with comments, whatever the skin around it."""
    mark = page.find(string=lambda text: isinstance(text, Comment) and text.strip() == "enpcontent")
    return mark.parent if mark else None


def likely_text(page: BeautifulSoup) -> Tag | None:
    """The element whose own blocks hold most Chinese outside links; None where that is less than two lines."""
    tags: dict[int, Tag] = {}
    scores: dict[int, float] = defaultdict(float)
    for text in page.find_all(string=_HAN):
        block = _block(text)
        if block is None:
            continue
        weight = len(_HAN.findall(text))
        for outer, share in ((block, _PARENT), (block.parent, _GRANDPARENT)):
            if outer is not None:
                tags[id(outer)] = outer
                scores[id(outer)] += weight * share
    best = max(scores, key=lambda name: scores[name], default=None)
    return tags[best] if best is not None and scores[best] >= _LEAST else None


def likely_title(page: BeautifulSoup, text: Tag | None) -> Tag | None:
    """The last heading before the text, else the first of the page."""
    before = text.find_previous(_HEADS) if text is not None else None
    found = before if isinstance(before, Tag) and said(before) else page.find(_HEADS)
    return found if isinstance(found, Tag) else None


def _block(text: NavigableString) -> Tag | None:
    """What holds the paragraph that this text is in: the parent of its <p>, or its block; None for what is no text."""
    if isinstance(text, PreformattedString) or _FOOTER.search(text):
        return None
    outer = text.parent
    while outer is not None and outer.name in _INLINE:
        outer = outer.parent
    if outer is None or any(parent.name in _SILENT for parent in (*text.parents,)):
        return None
    return outer.parent if outer.name == "p" else outer


_INLINE = frozenset({"span", "font", "b", "strong", "i", "em", "u", "sub", "sup", "big", "small"})
