"""The bytes of a response into characters: what the page says of its own encoding is wrong often enough."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE)
_HEAD = 4096
_SUPERSET = "gb18030"
_CHINESE = {"gb2312": _SUPERSET, "gbk": _SUPERSET, _SUPERSET: _SUPERSET, "big5": "big5hkscs", "big5hkscs": "big5hkscs"}


def characters(content: bytes, content_type: str = "") -> str:
    """The text of an HTML or XML response: byte order mark, strict UTF-8, HTTP header, meta element, GB 18030.

    Each of them counts only if the bytes can be read so. Bytes of a whole page that can be read as UTF-8 are UTF-8,
    whatever is said of them: read as GB 18030 they may pass too, as nonsense. GB 2312 and GBK are read as GB 18030,
    which holds them. What nothing reads whole (a page cut inside a character) has U+FFFD where it cannot be read.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content.decode(encoding, errors="replace")
    for encoding in ("utf-8", _in_header(content_type), _in_page(content), _SUPERSET):
        if encoding and (text := _strict(content, encoding)) is not None:
            return text
    return content.decode(_nearest(content), errors="replace")


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _nearest(content: bytes) -> str:
    """UTF-8 or GB 18030, whichever leaves less unread."""
    return min(("utf-8", _SUPERSET), key=lambda encoding: content.decode(encoding, errors="replace").count("\ufffd"))


def _in_header(content_type: str) -> str:
    found = _CHARSET.search(content_type)
    return _known(found[1]) if found else ""


def _in_page(content: bytes) -> str:
    found = _META.search(content[:_HEAD])
    return _known((found[1] or found[2]).decode("ascii", errors="replace")) if found else ""


def _known(name: str) -> str:
    """The encoding to read such a page with; "" for one without Chinese, which many servers name by default."""
    try:
        return _CHINESE.get(codecs.lookup(name).name, "")
    except LookupError:
        return ""
