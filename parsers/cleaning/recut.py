"""Finds what stands twice with other line ends: a strip from amid a paragraph, two run together, broken ones."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from parsers.cleaning import words
from parsers.cleaning.copies import are_misread
from parsers.cleaning.han import HAN, TERMINAL
from parsers.cleaning.tiles import WINDOW
from parsers.lines import Line

_SHORTEST, _SHORTEST_LINE = 24, 14
_TRIED, _PROBE, _AHEAD, _REACH, _TOGETHER = 4, 8, 3, 8, 4
_REACH_BACK = 40
_AMID = re.compile(f"[{HAN}]{{2}}")


def recut(page: Sequence[Line]) -> Iterator[int]:
    """The lines that say together what stands close above, or below, though their ends are others.

    Such ends fall amid clauses, or the copy runs over the end of a paragraph: nobody quotes so.
    """
    texts = [line.text for line in page]
    told, starts = "".join(texts), [0, *accumulate(map(len, texts))]
    done = 0
    for k, line in enumerate(page):
        if k < done or line.level or len(line.text) < _SHORTEST_LINE:
            continue
        at, size = _above(told, starts, k, line.text)
        if at >= 0:
            breaks = [at + size]
            while k + len(breaks) < len(page) and _goes_on(page[k + len(breaks)], told, breaks[-1], starts[k]):
                breaks.append(breaks[-1] + len(texts[k + len(breaks)]))
            below = page[k + len(breaks)].text if k + len(breaks) < len(page) else ""
            longer = _begins_above(told, starts[k], at) or _is_longer(told, starts, breaks[-1], below)
            if _is_recut(told, starts, at, breaks) and not longer:
                done = k + len(breaks)
                yield from range(k, done)
        elif _is_strip_of_next(told, starts, k, line):
            yield k


def _goes_on(line: Line, told: str, at: int, stop: int) -> bool:
    return not line.level and at + len(line.text) <= stop and told.startswith(line.text, at)


def _begins_above(told: str, start: int, at: int) -> bool:
    """Whether what stands twice, at two places, begins above: amid a broken paragraph, with the line there."""
    return bool(_AMID.match(told, start - 2)) and told[start - 2 : start] == told[at - 2 : at]


def _is_longer(told: str, starts: Sequence[int], end: int, below: str) -> bool:
    """Whether the line below goes on as the text above does, or begins with the end of what was said before.

    Then a paragraph is broken that is longer than the deck above it.
    """
    rest = told[end : starts[bisect_right(starts, end)]].rstrip(TERMINAL) if end < starts[-1] else ""
    return bool(rest and below) and (
        below.startswith(rest[:_TOGETHER]) or below[:_PROBE] in told[end - _REACH_BACK : end]
    )


def _above(told: str, starts: Sequence[int], k: int, text: str) -> tuple[int, int]:
    """Where in the few lines above a line stands, whole or misread, and its length there; -1 if nowhere."""
    low, high, size = starts[max(0, k - WINDOW)], starts[k], len(text)
    for place in (0, size - _PROBE):
        probe = text[place : place + _PROBE]
        found, tried = told.find(probe, low + place, high), 0
        while found >= 0 and tried < _TRIED:
            tried += 1
            first = found - place
            if first + size <= high and told.startswith(text, first):
                return first, size
            for at, length in _nearly(first, size) if size >= _SHORTEST else ():
                if low <= at <= high - length and _is_misread(told[at : at + length], text):
                    return at, length
            found = told.find(probe, found + 1, high)
    return -1, 0


def _nearly(first: int, size: int) -> Iterator[tuple[int, int]]:
    """Where and how long a copy may be of which a character was misread, lost or made up."""
    yield from ((at, length) for at in (first, first - 1, first + 1) for length in (size, size + 1, size - 1))


def _is_misread(piece: str, copy: str) -> bool:
    """Whether a copy has what a piece has, from its first characters to its last, but for what was misread."""
    return piece[:2] == copy[:2] and piece[-2:] == copy[-2:] and are_misread(piece, copy)


def _is_recut(told: str, starts: Sequence[int], at: int, breaks: Sequence[int]) -> bool:
    """Whether a copy's ends are others than those of the lines it is a copy of.

    A copy that is whole where the lines above are broken amid a sentence is none: these are to be put together first.
    """
    end = breaks[-1]
    if end - at < _SHORTEST:
        return False
    inside = [start for start in starts if at < start < end and start not in breaks]
    cut = [place for place in (at, *breaks) if place not in starts and _AMID.match(told, place - 1)]
    if not all(_AMID.match(told, start - 1) for start in inside):
        return True
    if inside or len(breaks) > 1:
        return bool(cut)
    return len(cut) == 2 and _is_no_heading(told, at, end)


def _is_no_heading(told: str, at: int, end: int) -> bool:
    """Whether a strip of text could be no heading: it has clauses, or is torn from a word."""
    text = told[at:end]
    return (
        "，" in text
        or words.is_torn(told[max(0, at - _REACH) : at], text)
        or words.is_torn(text, told[end : end + _REACH])
    )


def _is_strip_of_next(told: str, starts: Sequence[int], k: int, line: Line) -> bool:
    """Whether a line is a strip from amid the paragraphs right below, and no heading of theirs."""
    size, low = len(line.text), starts[k + 1]
    if size < _SHORTEST or line.ends_sentence:
        return False
    at = told.find(line.text, low, starts[min(k + 1 + _AHEAD, len(starts) - 1)])
    ends = (at, at + size)
    if at <= low or not all(place not in starts and _AMID.match(told, place - 1) for place in ends):
        return False
    return not _begins_above(told, starts[k], at) and _is_no_heading(told, *ends)
