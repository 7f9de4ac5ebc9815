"""Short lines that are a poem's or a list's, where a comma or no mark at all ends a line and nothing is broken."""

import re
from collections.abc import Sequence

from parsers.lines import Line
from parsers.looks import IN_TEXT, Look

_MARK_INSIDE = re.compile("[，。、；：？！].")
_LONGEST_VERSE, _LONGEST_LINE, _STANZA, _POEM = 12, 20, 4, 5


def are_verse(above: Line, below: Line) -> bool:
    return above.look is below.look is Look.VERSE or max(len(above.text), len(below.text)) <= _LONGEST_VERSE


def is_among_short(page: Sequence[Line], k: int) -> bool:
    """Whether four lines or more of a poem's length stand together, of which line k and the next are two."""
    first = last = k
    while first > 0 and k - first < _STANZA and _is_short(page[first - 1]):
        first -= 1
    while last + 1 < len(page) and last - k < _STANZA and _is_short(page[last + 1]):
        last += 1
    return last > k and last - first + 1 >= _STANZA and _is_short(page[k])


def is_in_poem(page: Sequence[Line], k: int) -> bool:
    """Whether five lines or more of a poem's length stand together, line k and the next among them, of which few end a
    sentence and few have a mark inside. A list may be set so, too; lines torn that often hardly ever are.
    """
    near = range(max(0, k - _POEM), min(len(page), k + 2 + _POEM))
    first = next((j + 1 for j in range(k + 1, near.start - 1, -1) if not _is_short(page[j])), near.start)
    after = next((j for j in range(k, near.stop) if not _is_short(page[j])), near.stop)
    rows = page[first:after]
    if first > k or len(rows) < _POEM:
        return False
    marked = sum(bool(_MARK_INSIDE.search(row.text)) for row in rows)
    return 3 * sum(row.ends_sentence for row in rows) < len(rows) and 2 * marked < len(rows)


def _is_short(line: Line) -> bool:
    return not line.level and len(line.text) <= _LONGEST_LINE and line.look in IN_TEXT
