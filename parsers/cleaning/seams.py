"""Rule for the end of one part that stands again at the start of the next.

Legitimate repetition is far more frequent than the artefact; each condition says what must speak for the error.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from parsers.cleaning import words
from parsers.cleaning.copies import are_read_alike
from parsers.cleaning.draft import Change
from parsers.cleaning.edges import ending
from parsers.cleaning.han import HAN
from parsers.cleaning.page_marks import without_page_marks
from parsers.cleaning.tails import end_before, is_refrain
from parsers.datelines import DATELINE
from parsers.lines import Line, lines
from parsers.looks import Look, ends_sentence

_SHORTEST_SEAM = 4
_LONGEST_MISREAD = 60
_SURE_SEAM = 16
_LONGEST_SEAM = 200
_SHORTEST_TORN, _SHORTEST_AMID, _SHORTEST_ONE_MISREAD, _LONGEST_CLAUSE = 8, 12, 8, 6
_UNLIKE_HEADING = -1.0
"""Natural log-odds: how a line ends that is no heading, with 的 or 我们."""

_HAN = re.compile(f"[{HAN}]")
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")
_CLAUSE_MARKS = frozenset("，。、；：！？")


def seams(text: str) -> Iterator[Change]:
    """Where the end of one part stands again at the start of the next, it stands once and the parts are joined.

    A line that is the first sentence of the next, or what stands there before a mark, was set above it. A short clause
    may be said twice over the end of a printed row too (锣鼓咚咚锵，⏎咚咚锵) and one by one (一个阶段⏎一个阶段).
    Two items of a list may begin alike: 根本政治制度、基⏎本政治制度、基⏎本经济制度.
    Where a paragraph ends above, its end goes from before the next one.
    """
    page, _ = without_page_marks(lines(text))
    dense = [line.text.replace(" ", "") for line in page]
    for (above, below), (upper, lower) in zip(pairwise(page), pairwise(dense), strict=True):
        if above.level or below.level:
            continue
        if above.ends_sentence and (size := end_before(above.text, below.text)):
            yield Change(below.start, below.start + size, "")
            continue
        if not (lower[:4] in upper or lower[4:8] in upper):
            continue
        size = overlap(upper, lower) or _misread_overlap(upper, lower)
        sure = (
            not above.ends_sentence
            or size >= _SURE_SEAM
            or (size >= _SHORTEST_AMID and _HAN.match(upper[-size - 1 : -size]))
        )
        set_above = size == len(upper) and (above.ends_sentence or lower[size] in _CLAUSE_MARKS - {"、"})
        signs = (lower[0] == "一") + (lower[size - 1] in _CLAUSE_MARKS)
        said_twice = size <= _LONGEST_CLAUSE and signs > (below.gap > 1)
        refrain = 0 < size < len(upper) and is_refrain(upper, size) and lower[size] in _CLAUSE_MARKS
        may_stay = set_above or said_twice or refrain or _are_items(upper, size)
        if size and sure and not may_stay and _is_torn(above, lower[size:], size):
            yield Change(above.end, below.start + _spaced(below.text, size), "")


def _are_items(above: str, size: int) -> bool:
    """Whether so many characters at a line's end are an item of a list and the next one's beginning, like its own."""
    left, (item, mark, begun) = above[:-size], above[-size:].rpartition("、")
    return bool(item and mark and begun) and left.endswith(begun)


def _misread_overlap(above: str, below: str) -> int:
    """How much `below` begins with of the end of `above`, of which a character was misread."""
    for at in (0, _SHORTEST_SEAM):
        start = above.rfind(below[at : at + _SHORTEST_SEAM]) - at
        for first in (start, start - 1, start + 1)[: 3 if at else 1]:
            if 0 < first >= len(above) - _LONGEST_MISREAD:
                sizes = (len(above) - first + more for more in (0, 1, -1))
                size = next((size for size in sizes if _are_read_alike(above[first:], below[:size])), 0)
                if 0 < size < len(below):
                    return size
    return 0


def _are_read_alike(piece: str, copy: str) -> bool:
    """Whether a copy has what a piece has, but for what was misread: in a short one, one character."""
    if are_read_alike(piece, copy):
        return True
    if not len(piece) == len(copy) >= _SHORTEST_ONE_MISREAD or piece[-2:] != copy[-2:]:
        return False
    apart = [two for two in zip(piece, copy, strict=True) if two[0] != two[1]]
    return len(apart) == 1 and all(_HAN.match(each) and each not in _NUMERALS for each in apart[0])


def _spaced(text: str, size: int) -> int:
    """Where so many characters of a text end, spaces not counted."""
    places = [at for at, char in enumerate(text) if char != " "]
    return places[size - 1] + 1


def _is_torn(above: Line, rest: str, size: int) -> bool:
    """Whether a line is body text or, however short, torn: a heading may come again as a paragraph's beginning.

    No heading is torn in the middle of a word, leaves a quotation open or ends with 的; and what a heading ends with
    begins with a word of its own. Lines of verse that begin with the end of the one above have no marks.
    """
    if "，" in above.text or DATELINE.match(above.text):
        return True
    upper = above.text.replace(" ", "")
    left, copy = upper[:-size], upper[-size:]
    if size >= _SHORTEST_TORN and words.word_across(upper, rest):
        return True
    if above.look is Look.BODY:
        return True
    if not left or not (ends_sentence(rest) or "，" in rest):
        return False
    open_quote = upper.count("“") > upper.count("”")
    return open_quote or ending(upper) <= _UNLIKE_HEADING or words.is_torn(left, copy) or words.is_torn(upper, rest)


def overlap(above: str, below: str) -> int:
    """The length of the longest end of `above` that `below` begins with, 0 if too short to mean anything."""
    longest = min(len(above), len(below) - 1, _LONGEST_SEAM)
    probe = below[:_SHORTEST_SEAM]
    at = above.find(probe, len(above) - longest) if longest >= _SHORTEST_SEAM else -1
    while at >= 0:
        if below.startswith(above[at:]):
            return len(above) - at
        at = above.find(probe, at + 1)
    return 0
