"""Rule for the end of a paragraph that stands once more: as a paragraph of its own, or before the next one."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from parsers.cleaning import words
from parsers.cleaning.blocks import without
from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN
from parsers.cleaning.parallels import are_parallel
from parsers.cleaning.signatures import unsigned
from parsers.language.bigrams import better
from parsers.lines import Line, bare_lines
from parsers.looks import Look, ends_sentence, look

_SHORTEST_TAIL = 3
_SHORTEST_WHOLE = 10
_SHORTEST_OPEN = 5
_LEAST_ABOVE = 12
_SHORTEST_MISREAD_TAIL, _LONG_MISREAD_TAIL, _MISREAD_ONCE_IN = 6, 10, 12
_WORD, _READS_WORSE = 8, 3.0
"""Natural log-odds for what stands above against what would be a short misread copy of its end, and characters looked
at before these.
"""

_FARTHEST, _SHORTEST_FAR, _LEAST_FAR = 4, 8, 12
_SHORTEST_END, _LONGEST_END, _SURE_END = 4, 200, 16
_LONGEST_VERSE = 17
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")
_CLAUSE_MARKS = frozenset("，。、；：！？")
_HAN = re.compile(f"[{HAN}]")
_CLOSED = re.compile("[^“”]{1,40}”")
_SAID = re.compile(rf"[{HAN}]{{1,6}}(?:说|表示|介绍)。")


def tails(text: str) -> Iterator[Change]:
    """A paragraph that is the end of a paragraph above, cut in mid-sentence, goes, be it broken in two itself.

    Between them a page number, a picture's text or the next paragraph may stand.
    """
    page, kept = unsigned(bare_lines(text)), list[Line]()
    ends = Counter([line.text[-2:] for line in page])  # no tail of whole sentences ends as nothing else does
    gone = -1
    for k, line in enumerate(page):
        if k <= gone:
            continue
        if kept and not line.level and (not line.ends_sentence or ends[line.text[-2:]] > 1):
            gone = _tail_ends(page, kept, k)
        elif kept and line.level and line.ends_sentence and _is_tail_further_up(kept[-1].text, line.text):
            gone = k  # it is all in bold type, as a heading is
        if k > gone:
            kept.append(line)
        yield from (without(text, page[n]) for n in range(k, gone + 1))


def _tail_ends(page: Sequence[Line], kept: Sequence[Line], k: int) -> int:
    """The last line of the tail that begins with line k, -1 if none does."""
    above, line = kept[-1].text, page[k].text
    if _is_tail(above, line) or _is_misread_tail(above, line) or _is_unmarked_tail(above, line):
        return k
    if any(far.text.endswith(line) and _is_tail_further_up(far.text, line) for far in kept[-_FARTHEST:-1]):
        return k
    below = page[k + 1] if k + 1 < len(page) and not page[k].ends_sentence else None
    both = below and not below.level and above.endswith(below.text) and _is_tail_further_up(above, line + below.text)
    return k + 1 if both else -1


def _is_tail_further_up(above: str, line: str) -> bool:
    """Whether a line is the end of a paragraph that is surely none of verse, amid a clause or a word of it."""
    size = len(line)
    if size < _SHORTEST_OPEN or not above.endswith(line) or len(above) < _LEAST_FAR + size or not ends_sentence(line):
        return False
    left = above[:-size]
    return bool(_HAN.match(left[-1])) and (size >= _SHORTEST_FAR or words.is_torn(left, line))


def _is_tail(above: str, line: str) -> bool:
    if not above.endswith(line) or not _SHORTEST_TAIL <= len(line) < len(above) or len(above) < _LEAST_ABOVE:
        return False
    if is_refrain(above, len(line)):
        return False
    if not _ends(above[: -len(line)]) or len(line) >= _SHORTEST_WHOLE or _SAID.fullmatch(line):
        return True
    return len(line) >= _SHORTEST_OPEN and not ends_sentence(line) and look(line) is Look.SHORT


def is_refrain(above: str, size: int) -> bool:
    """Whether a line as short as one of verse ends with a whole clause of so many characters: 欲说还休。"""
    return len(above) <= _LONGEST_VERSE and above[-size - 1] == "，"


def _is_unmarked_tail(above: str, line: str) -> bool:
    """Whether a line is the end of a paragraph but for its mark, and no heading: torn from a word, or with a mark."""
    size = len(line) + 1
    if line[-1] != above[-2:-1] or size < _SHORTEST_OPEN or line != above[-size:-1]:
        return False
    if ends_sentence(line) or not ends_sentence(above):
        return False
    left = above[:-size]
    torn = bool(_HAN.match(left[-1:])) and (not _CLAUSE_MARKS.isdisjoint(line) or words.is_torn(left, line))
    return torn and len(left) >= _LEAST_FAR


def _is_misread_tail(above: str, line: str) -> bool:
    """Whether a line is the end of the one above, cut in mid-sentence, but for a character or two that were misread.

    It begins amid a clause, or what differs makes no word: a clause may be said anew with another one. Or one was lost.
    """
    size = len(line)
    if not _SHORTEST_MISREAD_TAIL <= size < len(above) - 2 or line[-2:] != above[-2:] or not ends_sentence(line):
        return False
    end, left = above[-size:], above[:-size]
    if _has_lost_one(above[-size - 1 :], line):
        return size >= _SHORTEST_FAR and bool(_HAN.match(left[-2]))
    apart = [k for k, (one, other) in enumerate(zip(end, line, strict=True)) if one != other]
    if not 0 < len(apart) <= max(1, size // _MISREAD_ONCE_IN) or _ends(left):
        return False
    if not all(_HAN.match(end[k]) and _HAN.match(line[k]) and end[k] not in _NUMERALS for k in apart):
        return False
    if size < _LONG_MISREAD_TAIL:
        return bool(_HAN.match(left[-1])) and better(left[-_WORD:] + line, left[-_WORD:] + end) > _READS_WORSE
    return bool(_HAN.match(left[-1])) or not are_parallel(end, line)


def _has_lost_one(whole: str, line: str) -> bool:
    """Whether a line is a text without one of its characters, neither the first nor the last."""
    same = next((k for k, (one, other) in enumerate(zip(whole, line, strict=False)) if one != other), 0)
    return same > 0 and bool(_HAN.match(whole[same])) and line[same:] == whole[same + 1 :]


def _ends(above: str) -> bool:
    """Whether a sentence or a speech ends here, and not a word in quotation marks."""
    return ends_sentence(above) or above.endswith("—")


def end_before(above: str, below: str) -> int:
    """How many characters of the end of a paragraph stand before the next one on its line, with the sentence's mark."""
    if above[-1] == "”" and (closed := _CLOSED.match(below)) and above.endswith(closed[0]):
        return closed.end()
    size = below.find(above[-_SHORTEST_END:], 0, _LONGEST_END) + _SHORTEST_END
    if not _SHORTEST_OPEN <= size < len(below) or len(above) < size + _LEAST_FAR or not above.endswith(below[:size]):
        return 0
    left = above[:-size]
    if "“" not in below[:size] and "”" in below[:size]:
        return size
    if not _HAN.match(left[-1]):
        return size if size >= _SURE_END else 0
    return size if size >= _SHORTEST_FAR or words.is_torn(left, below) else 0
