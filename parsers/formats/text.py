"""Plain text and Markdown: bytes into characters."""

import codecs

from parsers.formats.errors import UnreadablePage

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Bytes that no text in any of the encodings below contains: their presence means a binary file.
_BINARY = bytes(set(range(32)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B})
_BINARY_SHARE = 0.005


def decode(content: bytes) -> str:
    """The characters of a text page: byte order mark, then strict UTF-8, then GB 18030 (it reads GB 2312 and GBK).

    Raises UnreadablePage for an empty page, a binary file, or bytes that are text in none of these encodings.
    """
    if not content.strip():
        raise UnreadablePage("the file is empty: there is nothing to read")
    text = _decoded(content)
    if not text.strip("\ufeff \t\r\n\u3000"):
        raise UnreadablePage("the file is empty: there is nothing to read")
    return text


def _decoded(content: bytes) -> str:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _strict(content, encoding)
    if len(content.translate(None, _BINARY)) < len(content) * (1 - _BINARY_SHARE):
        raise UnreadablePage("the file is binary, not text: give OCR text or Markdown (.md, .txt)")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _strict(content, "gb18030")


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        problem = f"byte {error.start} is text neither in UTF-8 nor in GB 18030: save the page as UTF-8"
        raise UnreadablePage(problem) from error
