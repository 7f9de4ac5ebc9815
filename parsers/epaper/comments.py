"""What Founder's systems write into comments: the properties of a page, and marks around the fields of its text."""

import html
import re
from collections.abc import Mapping

_BLOCK = re.compile(r"<!--\s*enpproperty\b(.*?)/?\s*enpproperty\s*-->", re.DOTALL | re.IGNORECASE)
_PROPERTY = re.compile(r"<(?:founder-)?([a-z]\w*)>(.*?)</(?:founder-)?\1>", re.DOTALL | re.IGNORECASE)


def properties(text: str) -> Mapping[str, str]:
    """The properties in a page's enpproperty comments, by name without `founder-`, in lower case; {} for none."""
    blocks = _BLOCK.findall(text) if "enpproperty" in text else []
    pairs = (pair for block in blocks for pair in _PROPERTY.findall(block))
    return {name.lower(): html.unescape(value).strip() for name, value in pairs}
