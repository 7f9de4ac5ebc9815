"""Rules for text that stands twice: tails and seams.

Legitimate repetition is far more frequent than the artefact; each rule says what must speak for the error.
"""

import itertools
import re
from collections.abc import Container, Iterator, Sequence

from parsers.cleaning import words
from parsers.cleaning.blocks import without
from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN
from parsers.cleaning.twice import may_stand_twice
from parsers.datelines import DATELINE
from parsers.lines import Line, Look, bare_lines, ends_sentence, lines

_SHORTEST_TAIL = 3
_SHORTEST_WHOLE = 10
_LEAST_ABOVE = 12
_SAID = re.compile(rf"[{HAN}]{{1,6}}(?:说|表示|介绍)。")


def tails(text: str) -> Iterator[Change]:
    """A paragraph that is the end of the paragraph above, cut in mid-sentence, goes."""
    above: Line | None = None
    for line in bare_lines(text):
        if above and above.text.endswith(line.text) and _is_tail(above.text, line.text) and not line.level:
            yield without(text, line)
        else:
            above = line


def _is_tail(above: str, line: str) -> bool:
    if not _SHORTEST_TAIL <= len(line) < len(above) or len(above) < _LEAST_ABOVE:
        return False
    return not _ends(above[: -len(line)]) or len(line) >= _SHORTEST_WHOLE or bool(_SAID.fullmatch(line))


def _ends(above: str) -> bool:
    """Whether a sentence or a speech ends here, and not a word in quotation marks."""
    return ends_sentence(above) or above.endswith("—")


_SHORTEST_SEAM = 4
_SURE_SEAM = 16
_LONGEST_SEAM = 200
_SHORTEST_TORN = 8


_MARK = re.compile("[，。；：！？]")
_INNER = range(8, 41)
_BESIDE = 4
"""Of eight characters and more around a mark, four on one side of it stand again, too."""

_BEGINS = "，。、；：！？“”‘’《》（）\n "


def inner_seams(text: str) -> Iterator[Change]:
    """Where a line goes back to the middle of a clause and says the same once more, over a mark, it says it once.

    正视自己的需求，不能无|己的需求，不能无度: what is said twice on purpose begins with a clause, or is a list.
    """
    sizes = {size for size in _INNER if may_stand_twice(text, size)}
    if not sizes:
        return
    pieces = _MARK.split(text)
    marks = list(itertools.accumulate(len(piece) + 1 for piece in pieces[:-1]))
    behind, before = [piece[:_BESIDE] for piece in pieces[1:]], [piece[-_BESIDE:] for piece in pieces[:-1]]
    again = sorted({*_seen_near(behind, marks, sizes), *_seen_near(before, marks, sizes)})
    after = 0
    for second, size in again:
        if (twice := _twice(text, second - size - 1, size)) and twice[0] >= after:
            after = twice[1]
            yield Change(after - size, after, "")


def _seen_near(keys: Sequence[str], marks: Sequence[int], sizes: Container[int]) -> Iterator[tuple[int, int]]:
    """Where the text beside a mark stands beside one before it, too, at one of these distances."""
    if len(set(keys)) == len(keys):
        return
    seen: dict[str, int] = {}
    for key, mark in zip(keys, marks, strict=True):
        size = mark - seen.get(key, mark)
        if size in sizes and len(key) == _BESIDE:
            yield mark, size
        seen[key] = mark


def _twice(text: str, at: int, size: int) -> tuple[int, int] | None:
    """Where what stands twice on end around a place starts and ends, None if it does not or is a clause."""
    start, end = at, at + 1
    while start > at - size and text[start - 1] == text[start - 1 + size] != "\n":
        start -= 1
    while end < start + size and end + size < len(text) and text[end] == text[end + size] != "\n":
        end += 1
    if end - start < size or start == 0 or text[at] != text[at + size]:
        return None
    edges = text[start - 1 : end - size] + text[start] + text[start + size - 1]
    clause = any(edge in _BEGINS for edge in edges)
    return None if clause else (start, end + size)


def seams(text: str) -> Iterator[Change]:
    """Where the end of one part stands again at the start of the next, it stands once and the parts are joined."""
    for k, (above, below) in enumerate(itertools.pairwise(bare_lines(text))):
        upper, lower = above.text.replace(" ", ""), below.text.replace(" ", "")
        if above.level or below.level or lower[:_SHORTEST_SEAM] not in upper:
            continue
        size = _overlap(upper, lower)
        if size and (not above.ends_sentence or size >= _SURE_SEAM) and _is_torn(text, k, lower[size:], size):
            yield Change(above.end, below.start + _spaced(below.text, size), "")


def _spaced(text: str, size: int) -> int:
    """Where so many characters of a text end, spaces not counted."""
    places = [at for at, char in enumerate(text) if char != " "]
    return places[size - 1] + 1


def _is_torn(text: str, k: int, rest: str, size: int) -> bool:
    """Whether line k is body text or, however short, torn in the middle of a word; a heading may come again."""
    above = bare_lines(text)[k]
    if "，" in above.text or DATELINE.match(above.text):
        return True
    if size >= _SHORTEST_TORN and words.word_across(above.text, rest):
        return True
    return lines(text)[k].look is Look.BODY


def _overlap(above: str, below: str) -> int:
    """The length of the longest end of `above` that `below` begins with, 0 if too short to mean anything."""
    longest = min(len(above), len(below) - 1, _LONGEST_SEAM)
    probe = below[:_SHORTEST_SEAM]
    at = above.find(probe, len(above) - longest) if longest >= _SHORTEST_SEAM else -1
    while at >= 0:
        if below.startswith(above[at:]):
            return len(above) - at
        at = above.find(probe, at + 1)
    return 0
