"""Loops of which many copies are misread: a phrase is followed over them, character by character, both ways."""

import re

from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN
from parsers.language.bigrams import better

SHORTEST = 6
"""Shorter phrases are said several times with another character: 二等奖三名，三等奖三名."""

_FARTHEST = 8_000
_AHEAD = 3
_LEAST_COPIES, _LEAST_WELL_READ, _LEAST_DIFFERENT = 4, 3, 0.5
_READS_WORSE = 2.0
"""Natural log-odds for each place that was misread: 看看东山，看看东山，看看西山 is no loop."""

_TRIED = ((1, 1), (0, 1), (1, 0), (2, 2))
"""What may be wrong at a place: characters to pass over in the text, and in the phrase."""

_HAN = re.compile(f"[{HAN}]")


def drifting(text: str, start: int, end: int, period: int) -> Change | None:
    """A loop around two copies that are the same, as a change that leaves one of them; None if it is none.

    What stands before the first copy and behind the last one is left, and with it a copy that was broken off.
    """
    phrase = text[start : start + period]
    if (
        len({*phrase}) < _LEAST_DIFFERENT * period
        or (phrase + phrase).find(phrase, 1) < period
        or not _HAN.search(phrase)
    ):
        return None
    back, begun, wrong = _followed(text[max(0, start - _FARTHEST) : start][::-1], phrase[::-1])
    on, gone, also_wrong = _followed(text[start : start + _FARTHEST], phrase)
    first, last, length, places = start - back, start + on, begun + gone, wrong + also_wrong
    if length < _LEAST_COPIES * period or not 0 < places * SHORTEST <= length:
        return None
    if text.count(phrase, first, last) < _LEAST_WELL_READ:  # what is varied on purpose does not come back
        return None
    cut = -begun % period
    whole = phrase[cut:] + phrase[:cut]
    copies, left = divmod(length, period)
    if better(text[first:last], whole * copies + whole[:left]) < _READS_WORSE * places:
        return None
    return Change(first, last, whole + whole[:left])


def _followed(text: str, phrase: str) -> tuple[int, int, int]:
    """How far copies of a phrase go on: characters of the text, of copies well read, and how often one was misread."""
    size, again = len(phrase), phrase + phrase[:_AHEAD]
    at = told = wrong = 0
    sure = (0, 0, 0)
    run = _AHEAD
    while at < len(text):
        if text[at] == phrase[told % size]:
            at, told, run = at + 1, told + 1, run + 1
            if run >= _AHEAD:
                sure = (at, told, wrong)
            continue
        tried = next(
            (
                (passed, skipped)
                for passed, skipped in _TRIED
                if "\n" not in text[at : at + passed]
                and text.startswith(again[(told + skipped) % size :][:_AHEAD], at + passed)
                and at + passed + _AHEAD <= len(text)
            ),
            None,
        )
        if tried is None:
            break
        at, told, wrong, run = at + tried[0], told + tried[1], wrong + 1, 0
    return sure
