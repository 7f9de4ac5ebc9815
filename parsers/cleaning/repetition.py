"""Rules for text that stands twice: tails and seams.

Legitimate repetition is far more frequent than the artefact; each rule says what must speak for the error.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from parsers.cleaning import words
from parsers.cleaning.blocks import without
from parsers.cleaning.copies import are_read_alike
from parsers.cleaning.draft import Change
from parsers.cleaning.edges import ending
from parsers.cleaning.han import HAN, TERMINAL
from parsers.cleaning.parallels import are_parallel
from parsers.cleaning.twice import doubled
from parsers.datelines import DATELINE
from parsers.lines import Line, bare_lines, lines
from parsers.looks import Look, ends_sentence, look

_SHORTEST_TAIL = 3
_SHORTEST_WHOLE = 10
_SHORTEST_OPEN = 5
_LEAST_ABOVE = 12
_SHORTEST_MISREAD_TAIL, _MISREAD_ONCE_IN = 10, 12
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")
_LONGEST_VERSE = 17
_SAID = re.compile(rf"[{HAN}]{{1,6}}(?:说|表示|介绍)。")


def tails(text: str) -> Iterator[Change]:
    """A paragraph that is the end of the paragraph above, cut in mid-sentence, goes."""
    above: Line | None = None
    for line in bare_lines(text):
        if above and not line.level and (_is_tail(above.text, line.text) or _is_misread_tail(above.text, line.text)):
            yield without(text, line)
        else:
            above = line


def _is_tail(above: str, line: str) -> bool:
    if not above.endswith(line) or not _SHORTEST_TAIL <= len(line) < len(above) or len(above) < _LEAST_ABOVE:
        return False
    if _is_refrain(above, len(line)):
        return False
    if not _ends(above[: -len(line)]) or len(line) >= _SHORTEST_WHOLE or _SAID.fullmatch(line):
        return True
    return len(line) >= _SHORTEST_OPEN and not ends_sentence(line) and look(line) is Look.SHORT


def _is_refrain(above: str, size: int) -> bool:
    """Whether a line as short as one of verse ends with a whole clause of so many characters: 欲说还休。"""
    return len(above) <= _LONGEST_VERSE and above[-size - 1] == "，"


def _is_misread_tail(above: str, line: str) -> bool:
    """Whether a line is the end of the one above, cut in mid-sentence, but for a character or two that were misread.

    It begins amid a clause, or what differs makes no word: a clause may be said anew with another one.
    """
    size = len(line)
    if not _SHORTEST_MISREAD_TAIL <= size < len(above) - 1 or line[-2:] != above[-2:] or not ends_sentence(line):
        return False
    end = above[-size:]
    apart = [k for k, (one, other) in enumerate(zip(end, line, strict=True)) if one != other]
    if not 0 < len(apart) <= max(1, size // _MISREAD_ONCE_IN) or _ends(above[:-size]):
        return False
    if not all(_HAN.match(end[k]) and _HAN.match(line[k]) and end[k] not in _NUMERALS for k in apart):
        return False
    return bool(_HAN.match(above, len(above) - size - 1)) or not are_parallel(end, line)


def _ends(above: str) -> bool:
    """Whether a sentence or a speech ends here, and not a word in quotation marks."""
    return ends_sentence(above) or above.endswith("—")


_SHORTEST_SEAM = 4
_LONGEST_MISREAD = 60
_SURE_SEAM = 16
_LONGEST_SEAM = 200
_SHORTEST_TORN, _SHORTEST_AMID = 8, 12
_UNLIKE_HEADING = -1.0
"""Natural log-odds: how a line ends that is no heading, with 的 or 我们."""


_INNER = range(6, 41)
_SHORTEST_OVER_MARK, _SHORTEST_OVER_LIST = 8, 16
_SHORTEST_CLAUSE = 10
_LEAST_DIFFERENT = 4
_SHORTEST_ONE_MISREAD = 10
_SHORTEST_AGAIN, _LINE, _LONGEST_OF_ONES = 8, 1_000, 6
_RUN = re.compile(rf"[^\n]{{1,{_INNER[-1]}}}")
_HAN, _HAN_ONLY = re.compile(f"[{HAN}]"), re.compile(f"[{HAN}]{{1,12}}")
"""What is no longer and of Chinese characters only is a phrase to the rule for doubled ones."""

_WORD = 8
_NEGATIONS = frozenset("不没未")
_CLAUSE_MARKS = frozenset("，。、；：！？")
_MARKS = frozenset("，。、；：！？“”‘’《》（） ")


def inner_seams(text: str) -> Iterator[Change]:
    """Where a line goes back to the middle of a clause and says the same once more, it says it once.

    正视自己的需求，不能无|己的需求，不能无度: what is said twice on purpose is items of a list, or short clauses.
    """
    for at, size in doubled(text, _INNER, _RUN):
        if _is_inner_seam(text, at, size):
            yield Change(at + size, at + 2 * size, "")


def _is_inner_seam(text: str, at: int, size: int) -> bool:
    """Whether the second copy of what stands twice on end is no clause and no item of a list."""
    copy, end = text[at : at + size], at + size
    if len(set(_HAN.findall(copy))) < _LEAST_DIFFERENT:
        return False
    while end < at + 2 * size and end + size < len(text) and text[end] == text[end + size] != "\n":
        end += 1
    if end == at + 2 * size:
        return False
    if not _MARKS.isdisjoint(text[at + size - 1 : end + 1]):
        return _begins_inside(text, at, copy) or _is_clause_again(text, at, size)
    if _CLAUSE_MARKS.isdisjoint(copy):
        return not _HAN_ONLY.fullmatch(copy)
    if size >= (_SHORTEST_OVER_LIST if "、" in copy else _SHORTEST_OVER_MARK):
        return True
    left, second, behind = (text[k : k + _WORD] for k in (max(0, end - _WORD), end, end + size))
    if left[-1] in _NEGATIONS or words.word_across(left, second):
        return False
    return bool(words.word_across(left, behind))


def _begins_inside(text: str, at: int, copy: str) -> bool:
    """Whether a clause or item goes back into its own words: 对文化自信、化自信、文化强国."""
    if copy[-1] not in "，、" or not _MARKS.isdisjoint(copy[:-1]) or not _HAN.match(text, at - 1):
        return False
    left = text[max(0, at - _WORD) : at]
    return len(copy) > _SHORTEST_CLAUSE or bool(words.word_across(left, copy) and len(words.cut(copy)[0]) == 1)


def _is_clause_again(text: str, at: int, size: int) -> bool:
    """Whether what stands twice on end is one long clause, its mark before it or behind it, and not in speech.

    In nine million characters of newspapers and reviews nobody says one of so many characters twice at once.
    """
    copy = text[at : at + size]
    first = copy[0] in _CLAUSE_MARKS
    clause, beside = (copy[1:], text[at + 2 * size : at + 2 * size + 1]) if first else (copy[:-1], text[at - 1 : at])
    if not (first or copy[-1] in _CLAUSE_MARKS) or len(clause) < _SHORTEST_AGAIN or clause[0] == "一":
        return False
    if not _MARKS.isdisjoint(clause) or (beside.strip() and beside not in _CLAUSE_MARKS and beside not in TERMINAL):
        return False
    line = text[max(0, at - _LINE) : at].rpartition("\n")[2]
    return line.count("“") <= line.count("”")


def seams(text: str) -> Iterator[Change]:
    """Where the end of one part stands again at the start of the next, it stands once and the parts are joined.

    A line that is the first sentence of the next, or what stands there before a mark, was set above it. Where a word
    runs over the line end, two items of a list begin alike: 根本政治制度、基⏎本政治制度、基⏎本经济制度.
    """
    page = bare_lines(text)
    dense = [line.text.replace(" ", "") for line in page]
    for k, ((above, below), (upper, lower)) in enumerate(zip(pairwise(page), pairwise(dense), strict=True)):
        if above.level or below.level or not (lower[:4] in upper or lower[4:8] in upper):
            continue
        size = overlap(upper, lower) or _misread_overlap(upper, lower)
        sure = (
            not above.ends_sentence
            or size >= _SURE_SEAM
            or (size >= _SHORTEST_AMID and _HAN.match(upper[-size - 1 : -size]))
        )
        set_above = size == len(upper) and (above.ends_sentence or lower[size] in _CLAUSE_MARKS - {"、"})
        one_by_one = lower[0] == "一" and lower[size - 1] in _CLAUSE_MARKS and size <= _LONGEST_OF_ONES
        refrain = 0 < size < len(upper) and _is_refrain(upper, size) and lower[size] in _CLAUSE_MARKS
        runs_on = "、" in lower[: min(size, _SURE_SEAM)] and bool(words.word_across(upper, lower))
        may_stay = set_above or one_by_one or refrain or runs_on
        if size and sure and not may_stay and _is_torn(text, k, lower[size:], size):
            yield Change(above.end, below.start + _spaced(below.text, size), "")


def _misread_overlap(above: str, below: str) -> int:
    """How much `below` begins with of the end of `above`, of which a character was misread."""
    for at in (0, _SHORTEST_SEAM):
        start = above.rfind(below[at : at + _SHORTEST_SEAM]) - at
        for first in (start, start - 1, start + 1)[: 3 if at else 1]:
            if 0 < first >= len(above) - _LONGEST_MISREAD and above[first] == below[0]:
                sizes = (len(above) - first + more for more in (0, 1, -1))
                size = next((size for size in sizes if _are_read_alike(above[first:], below[:size])), 0)
                if 0 < size < len(below):
                    return size
    return 0


def _are_read_alike(piece: str, copy: str) -> bool:
    """Whether a copy has what a piece has, but for what was misread: in a short one, one character amid it."""
    if are_read_alike(piece, copy):
        return True
    if not len(piece) == len(copy) >= _SHORTEST_ONE_MISREAD or piece[:2] != copy[:2] or piece[-2:] != copy[-2:]:
        return False
    apart = [two for two in zip(piece, copy, strict=True) if two[0] != two[1]]
    return len(apart) == 1 and all(_HAN.match(each) and each not in _NUMERALS for each in apart[0])


def _spaced(text: str, size: int) -> int:
    """Where so many characters of a text end, spaces not counted."""
    places = [at for at, char in enumerate(text) if char != " "]
    return places[size - 1] + 1


def _is_torn(text: str, k: int, rest: str, size: int) -> bool:
    """Whether line k is body text or, however short, torn: a heading may come again as a paragraph's beginning.

    No heading is torn in the middle of a word, leaves a quotation open or ends with 的; and what a heading ends with
    begins with a word of its own. Lines of verse that begin with the end of the one above have no marks.
    """
    above = bare_lines(text)[k]
    if "，" in above.text or DATELINE.match(above.text):
        return True
    upper = above.text.replace(" ", "")
    left, copy = upper[:-size], upper[-size:]
    if size >= _SHORTEST_TORN and words.word_across(upper, rest):
        return True
    if lines(text)[k].look is Look.BODY:
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
