"""What a practice site says to one address."""

from html import escape
from typing import NamedTuple

from flows.practice.editions import Piece

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fe"
    "a735c1d60000000049454e44ae426082"
)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"


class Answer(NamedTuple):
    """A body with its Content-Type; `location` makes it a redirect."""

    body: bytes
    content_type: str = "text/html"
    location: str = ""


def refresh(target: str) -> Answer:
    """A page that sends the reader on by a meta element."""
    return Answer(f'<html><head><meta http-equiv="refresh" content="0; url={target}"></head></html>'.encode())


def script(target: str) -> Answer:
    """A page that sends the reader on by a script."""
    return Answer(f"<html><script>setTimeout(\"javascript:location.href='{target}'\", 0);</script></html>".encode())


def picture_of(name: str) -> Answer:
    return Answer(PDF, "application/pdf") if name.endswith(".pdf") else Answer(PNG, "image/png")


def lines(piece: Piece) -> str:
    """The paragraphs as the sites write them, each with an indent."""
    return "".join(f"<p>　　{escape(text)}</p>\n" for text in piece.paragraphs)


def area(number: int, href: str) -> str:
    """The place of the piece with this number from 0 on the picture of its page."""
    x, y = 10 + number % 2 * 160, 20 + number // 2 * 150
    corners = f"{x},{y},{x + 150},{y},{x + 150},{y + 140},{x},{y + 140}"
    return f'<area coords="{corners}" shape="polygon" href="{href}">'


def html(text: str, charset: str = "utf-8") -> Answer:
    """A page in UTF-8, whatever charset it says it is in."""
    head = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"></head><body>'
    return Answer(f"{head}{text}</body></html>".encode())


def chinese(text: str) -> Answer:
    """A page in GB 18030 that calls it gb2312; what stands behind </html> is the text's own business."""
    head = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>'
    return Answer(f"{head}{text}".encode("gb18030"))
