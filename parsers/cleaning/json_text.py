"""Rule for a page that a reader gave as JSON: its strings are the text."""

import json
import re
from collections.abc import Iterator

from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN

_BEGINS = re.compile(r"\s*+(?:`{3,}[ \t]*(?:json)?[ \t]*\n\s*)?[{\[\x22]")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)"(\s*:)?', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL)
_HAN = re.compile(f"[{HAN}]")
_KINDS = frozenset(("type", "label", "category", "kind", "class", "block_type", "block_label", "类型"))
_TEXTS = frozenset(("text", "content", "markdown", "md", "body", "paragraphs", "lines", "正文", "内容"))
_TITLES = frozenset(("title", "headline", "heading", "doc_title", "标题"))


def json_text(text: str) -> Iterator[Change]:
    """Where all of a page is JSON, each string of Chinese text in it stands on a line, written as it reads.

    So do all strings under text, content and the like; keys, numbers and the names of kinds go. What is told to be a
    title, by its key or by the kind before it, is marked as a heading.
    """
    begins = _BEGINS.match(text)
    if not begins or not _is_json(text[begins.end() - 1 :].rstrip().rstrip("`").rstrip()):
        return
    key, kind, end = "", "", 0
    for found in _STRING.finditer(text, begins.end() - 1):
        value = str(json.loads(text[found.start() : found.end(1) + 1], strict=False))
        if found[2]:
            key = value
        elif key in _KINDS:
            kind = value
        elif _HAN.search(value) or (key in _TEXTS and value.strip()):
            is_title = (key in _TITLES or kind in _TITLES) and not value.startswith("#") and "\n" not in value.strip()
            yield Change(end, found.start(1), ("\n" if end else "") + ("# " if is_title else ""))
            yield from (Change(*escape.span(), _read(escape[0])) for escape in _ESCAPE.finditer(text, *found.span(1)))
            kind, end = "", found.end(1)
    if end:
        yield Change(end, len(text), "")


def _is_json(body: str) -> bool:
    """Whether this is JSON with text in it; a line in quotation marks is no string of several lines."""
    if not body.endswith(("}", "]", '"')) or (body[0] == '"' and "\\n" not in body):
        return False
    try:
        json.loads(body, strict=False)
    except (ValueError, RecursionError):
        return False
    return True


def _read(escape: str) -> str:
    """The character; nothing for half of one."""
    character = str(json.loads(f'"{escape}"'))
    return "" if "\ud800" <= character <= "\udfff" else character
