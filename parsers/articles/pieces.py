"""Where a piece without a head begins below another one."""

from collections.abc import Sequence

from parsers.articles.fields import comes_from_elsewhere
from parsers.labels import BULLET, is_collection
from parsers.lines import Line
from parsers.looks import Look

_LEAST = 2


def begin_amid(body: Sequence[Line]) -> list[int]:
    """The lines below other text that begin a piece: they say from which page they come, or are a label over items."""
    starts: list[int] = []
    below_text = False
    for k, line in enumerate(body):
        if below_text and (comes_from_elsewhere(line) or labels_items(body, k)):
            starts.append(k)
            below_text = False
        below_text = below_text or line.look is Look.BODY
    return starts


def labels_items(body: Sequence[Line], at: int) -> bool:
    """Whether a line is the label of a collection and marked items stand below it."""
    below = body[at + 1 : at + 1 + _LEAST] if is_collection(body[at].text) else ()
    return len(below) == _LEAST and all(BULLET.match(line.text) for line in below)
