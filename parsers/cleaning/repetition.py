"""Rules for text that stands twice: loops of a vision-language OCR, repeated blocks, tails and seams, stuttered characters.

Legitimate repetition is far more frequent than the artefact; each rule says what must speak for the error.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from parsers.cleaning import words
from parsers.cleaning.draft import Change
from parsers.cleaning.han import CLOSING, HAN
from parsers.lines import Line, Look, lines

LONGEST_PHRASE = 40
_ANCHOR = 3
_STRIDE = 2
_LEGITIMATE_LOOP = 12


def loops(text: str) -> Iterator[Change]:
    """A phrase of 2 to 40 characters written three times or more on end stands once.

    Below twelve characters in all it stays: 加油加油加油 is how people shout.
    """
    at, last = 0, len(text) - 3 * _ANCHOR
    find = text.find
    while at <= last:
        again = find(text[at : at + _ANCHOR], at + 1, at + LONGEST_PHRASE + _ANCHOR)
        if again > 0 and text[at] != "\n":
            change = _loop(text, at, again - at)
            if change:
                yield change
                at = change.end
        at += _STRIDE


def _loop(text: str, at: int, period: int) -> Change | None:
    """The loop of this period around `at`, whole phrases only, if it is one."""
    start = at
    while start and text[start - 1] == text[start - 1 + period]:
        start -= 1
    end = at + period
    while end < len(text) and text[end] == text[end - period]:
        end += 1
    times = (end - start) // period
    phrase = text[start : start + period]
    if (
        times < 3
        or period < 2
        or times * period < _LEGITIMATE_LOOP
        or len(set(phrase)) < 2
        or not re.search(f"[{HAN}]", phrase)
    ):
        return None
    return Change(start + period, start + times * period, "")


_WINDOW = 8
_SHORTEST_BLOCK = 16
_SHORTEST_TAIL = 3
_SAMPLES = 5
_SAMPLE = 6
_SAME = 0.9


def repeated_blocks(text: str) -> Iterator[Change]:
    """A paragraph that stands a second time within the next few, to the letter or nearly, goes."""
    page = [line for line in lines(text) if len(line.text) >= _SHORTEST_BLOCK]
    for k, line in enumerate(page):
        if any(_same_block(earlier.text, line.text) for earlier in page[max(0, k - _WINDOW) : k]):
            yield _without(text, line)


def _same_block(first: str, second: str) -> bool:
    if first == second:
        return True
    if abs(len(first) - len(second)) > max(4, len(first) // 10):
        return False
    step = max(1, (len(second) - _SAMPLE) // _SAMPLES)
    shared = sum(second[k : k + _SAMPLE] in first for k in range(0, len(second) - _SAMPLE + 1, step))
    return shared >= 3 and SequenceMatcher(None, first, second, autojunk=False).ratio() >= _SAME


def _without(text: str, line: Line) -> Change:
    """The line with the line end before it, so that no blank line stays."""
    start = text.rfind("\n", 0, line.start) + 1
    return Change(max(start - 1, 0), line.end, "")


def tails(text: str) -> Iterator[Change]:
    """A paragraph that is the end of the paragraph above, cut in mid-sentence, goes."""
    above: Line | None = None
    for line in lines(text):
        if above and _is_tail(above.text, line.text) and not line.level:
            yield _without(text, line)
        else:
            above = line


def _is_tail(above: str, line: str) -> bool:
    if not _SHORTEST_TAIL <= len(line) < len(above) or not above.endswith(line):
        return False
    cut_in_mid_sentence = above[-len(line) - 1] not in CLOSING + "——"
    return cut_in_mid_sentence or len(line) >= _SHORTEST_BLOCK


_SHORTEST_SEAM = 4
_LONGEST_SEAM = 200


def seams(text: str) -> Iterator[Change]:
    """Where the end of one part stands again at the start of the next, it stands once and the parts are joined."""
    page = lines(text)
    for above, below in zip(page, page[1:], strict=False):
        if above.level or below.level or above.look is not Look.BODY and len(above.text) < _SHORTEST_BLOCK:
            continue
        size = _overlap(above.text, below.text)
        if size and (not above.ends_sentence or size >= _SHORTEST_BLOCK):
            yield Change(above.end, below.start + size, "")


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


_COMMON = 30
_COUNTS = tuple("一几数半每")
_TWICE = re.compile(rf"([{HAN}]{{1,4}})\1")


def stutters(text: str) -> Iterator[Change]:
    """A character or short word written twice, where the dictionary knows the text with one but not with two."""
    for found in _TWICE.finditer(text):
        if _is_stutter(text[max(0, found.start() - 3) : found.start()], found[1], text[found.end() : found.end() + 3]):
            yield Change(found.start(), found.end(), found[1], 0.9)


def _is_stutter(before: str, twice: str, after: str) -> bool:
    """Whether the second copy belongs to no word: the first ends a word of the text before, and doubled it is none."""
    if len(twice) > 1:
        return False
    if before[-1:] in _COUNTS:
        return False
    left = _word_before(before, twice)
    return (
        bool(left)
        and not words.is_word(twice + twice)
        and not _reduplicates(before, twice, after)
        and not _begins(twice, after)
    )


def _word_before(before: str, character: str) -> str:
    return next(
        (before[-k:] + character for k in (3, 2, 1) if len(before) >= k and words.is_word(before[-k:] + character)), ""
    )


def _reduplicates(before: str, character: str, after: str) -> bool:
    """AABB, ABB and the like: 实实在在, 绿油油."""
    around = (
        before[-1:] + character * 2,
        character * 2 + after[:1],
        character * 2 + after[:2],
        before[-2:] + character * 2,
    )
    return any(words.is_word(text) for text in around if len(text) > 2) or len(after) > 1 and after[0] == after[1]


def _begins(character: str, after: str) -> bool:
    """Whether a word in common use begins with the character: 发展展望."""
    return any(
        words.is_word(character + after[:k]) and words.frequency(character + after[:k]) >= _COMMON
        for k in (1, 2, 3)
        if len(after) >= k
    )
