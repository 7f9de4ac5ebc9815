"""Where a piece without a head begins below another one."""

import re
from collections.abc import Sequence

from parsers.articles.fields import comes_from_elsewhere
from parsers.articles.parts import Parts, span_of
from parsers.bylines import glued_byline
from parsers.labels import BULLET, INSIDE, NOTICE, OFFERED, PICTURED, is_collection
from parsers.lines import Line
from parsers.looks import HEADLINE_LENGTH, Look

_LEAST = 2
_PASSED = re.compile(r"[（(]\d{4}年\d{1,2}月\d{1,2}日[^。]{4,80}通过[）)]")


def begin_amid(body: Sequence[Line]) -> list[int]:
    """The lines below other text that begin a piece: they say from which page they come, are a label over items, or
    head a text or a picture of their own.
    """
    starts: list[int] = []
    below_text = False
    for k, line in enumerate(body):
        if below_text and (comes_from_elsewhere(line) or labels_items(body, k) or _below_head(body, k) > k):
            starts.append(k)
            below_text = False
        below_text = below_text or line.look is Look.BODY
    return starts


def labels_items(body: Sequence[Line], at: int) -> bool:
    """Whether a line is the label of a collection and marked items stand below it."""
    below = body[at + 1 : at + 1 + _LEAST] if is_collection(body[at].text) else ()
    return len(below) == _LEAST and all(BULLET.match(line.text) for line in below)


def begun(body: Sequence[Line], at: int) -> tuple[Parts, int]:
    """The article that begins at a line of a body with the head it has, and the line with which its text begins."""
    after = _below_head(body, at)
    if after == at:
        return Parts(), at
    title = body[after - 1]
    piece = Parts(title=[span_of(title)], head=title.text)
    if title is not body[at]:
        piece.column, piece.label = [span_of(body[at])], body[at].text
    return piece, after


def _below_head(body: Sequence[Line], at: int) -> int:
    """The line below the head that begins at a line of a body; that line itself where none does."""
    if _heads_text(body, at):
        return at + 1
    after = at + 1 + (at + 1 < len(body) and body[at + 1].look is Look.SHORT)
    captioned = after < len(body) and body[after].look is Look.CAPTION
    return after if captioned and PICTURED.fullmatch(body[at].text) else at


def _heads_text(body: Sequence[Line], at: int) -> bool:
    """Whether a line heads the text below it.

    It says no more than 公告 or 门面出租, stands over when and by whom it was passed, or stands below a signature.
    """
    line = body[at]
    if not 0 < at < len(body) - 1 or line.look is not Look.SHORT:
        return False
    if _PASSED.fullmatch(body[at + 1].text):
        return body[at - 1].look is not Look.SHORT
    if body[at + 1].look is not Look.BODY:
        return False
    if NOTICE.fullmatch(line.text) or OFFERED.fullmatch(line.text):
        return body[at - 1].ends_sentence or body[at - 1].text[-1].isdigit()
    return _is_signed(body[at - 1]) and len(body[at + 1].text) > HEADLINE_LENGTH and not INSIDE.fullmatch(line.text)


def _is_signed(line: Line) -> bool:
    """Whether a paragraph ends with who wrote it, in brackets."""
    return line.look is Look.BODY and line.text[-1] in "）)" and glued_byline(line.text) is not None
