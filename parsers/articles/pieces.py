"""Where a piece without a head begins below another one."""

import re
from collections.abc import Sequence

from parsers.articles.fields import comes_from_elsewhere
from parsers.articles.items import labels_news
from parsers.articles.kinds import heads_notice
from parsers.articles.parts import Parts, span_of
from parsers.articles.tables import heads_rows
from parsers.bylines import glued_byline
from parsers.cleaning import words
from parsers.cleaning.han import HAN
from parsers.labels import INSIDE, ITEM_MARK, NOTICE, OFFERED, PICTURED, closed_up, is_collection
from parsers.lines import Line
from parsers.looks import FURNITURE, HEADLINE_LENGTH, IN_HEAD, Look
from parsers.names import NAME_LINE

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
        below_text = below_text or line.look in (Look.BODY, Look.VERSE)
    return starts


def labels_items(body: Sequence[Line], at: int) -> bool:
    """Whether a line is the label of a collection and marked items stand below it, or nothing but marked news does."""
    below = body[at + 1 : at + 1 + _LEAST]
    if len(below) < _LEAST or not all(ITEM_MARK.match(line.text) for line in below):
        return False
    text = body[at].text
    return is_collection(text) or labels_news(
        text, (body[k] for k in range(at + 1, len(body)) if body[k].look not in FURNITURE)
    )


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
    if not 0 < at < len(body) - 1:
        return False
    if line.look in (Look.SHORT, Look.VERSE) and heads_rows(body, at):
        return True
    if line.look is not Look.SHORT:
        return False
    if _heads_last(body, at):
        return True
    if _PASSED.fullmatch(body[at + 1].text):
        return body[at - 1].look is not Look.SHORT
    if body[at + 1].look is not Look.BODY:
        return False
    if _says_what_follows(line.text) or _heads_small(body, at):
        return body[at - 1].ends_sentence or body[at - 1].text[-1].isdigit() or _signs(body, at - 1)
    if heads_notice(line.text):
        return _signs(body, at - 1)
    return _is_signed(body[at - 1]) and len(body[at + 1].text) > HEADLINE_LENGTH and not INSIDE.fullmatch(line.text)


def _signs(body: Sequence[Line], at: int) -> bool:
    """Whether a line names who placed the notice above it: a short one below a sentence."""
    return (
        at > 0 and body[at].look is Look.SHORT and bool(_SIGNER.fullmatch(body[at].text)) and body[at - 1].ends_sentence
    )


def _heads_last(body: Sequence[Line], at: int) -> bool:
    """Whether a short name below a text heads a few lines of something else at its end: 农事提醒 below news.

    It is the only one such in the text, of which neither it nor what follows says anything: a subheading has company,
    and its text has the words of what stands above.
    """
    below = body[at + 1 :] if len(body) - at <= _FEW + 1 else ()
    if not below or below[0].look is not Look.BODY or not body[at - 1].ends_sentence:
        return False
    if (
        below[0].text[0] in _POINTING
        or ITEM_MARK.match(below[0].text)
        or not _NAME.fullmatch(body[at].text)
        or INSIDE.fullmatch(body[at].text)
    ):
        return False
    if any(line.look in IN_HEAD and line.text[-1] not in "）)" for line in (*body[:at], *below)):
        return False
    told, own = ("".join(line.text for line in lines) for lines in (body[:at], below))
    if not _LEAST_TOLD <= len(own) <= len(told) or _shared(body[at].text, told):
        return False
    return _shared(own, told) <= min(_SHARED * len(told), _MOST_SHARED)


def _shared(text: str, told: str) -> float:
    """The share of a text's pairs of Chinese characters that another one has."""
    pairs = {pair[0] for pair in _PAIR.finditer(text)} | {pair[0] for pair in _PAIR.finditer(text, 1)}
    return sum(pair in told for pair in pairs) / max(len(pairs), 1)


_NAME = re.compile(rf"[【\[〖〔■●◆▍]?[{HAN}]{{3,6}}[】\]〗〕]?")
_SIGNER = re.compile(f"[{HAN}]{{4,20}}")
_POINTING = "他她它这那其此"
_PAIR = re.compile(f"[{HAN}]{{2}}")
_FEW, _LEAST_TOLD, _SMALL = 4, 20, 2
_SHARED, _MOST_SHARED = 0.00005, 0.06


def _says_what_follows(text: str) -> bool:
    """Whether a line says no more than 公告 or 门面出租, be it spelled out."""
    bare = closed_up(text)
    return bool(NOTICE.fullmatch(bare) or OFFERED.fullmatch(bare))


def _heads_small(body: Sequence[Line], at: int) -> bool:
    """Whether a line spells a word out, no name, over a small notice, up to the end or to another such: 寻　人.

    More text below one is that of a part.
    """
    behind = next((k for k in range(at + 1, min(len(body), at + _FEW)) if _is_spelled(body[k])), at + _FEW)
    return _is_spelled(body[at]) and min(behind, len(body)) - at - 1 <= _SMALL


def _is_spelled(line: Line) -> bool:
    bare = closed_up(line.text) if line.look is Look.SHORT else line.text
    return bare != line.text and words.is_word(bare) and not NAME_LINE.fullmatch(bare)


def _is_signed(line: Line) -> bool:
    """Whether a paragraph ends with who wrote it, in brackets."""
    return line.look is Look.BODY and line.text[-1] in "）)" and glued_byline(line.text) is not None
