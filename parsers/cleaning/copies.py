"""Whether one of two texts is a copy of the other, whole or in part, read a second time from an overlapping tile."""

import re
from functools import lru_cache

from parsers.cleaning.han import CLOSING, HAN, OPENING, TERMINAL
from parsers.cleaning.matching import could_share, differing, share
from parsers.cleaning.parallels import are_changed, are_parallel, have_other_words
from parsers.datelines import DATELINE, SIGNED
from parsers.language.bigrams import better
from parsers.lines import Line
from parsers.looks import ends_sentence

SURE = 40
"""A paragraph of so many characters stands twice in an article by mistake."""

_SHORTEST_MISREAD = 30
_LONGEST_MISREAD, _FIGURES = 3, 2
_SHORTEST_BEGINNING, _SHORTEST_PART, _LONG_PART = 30, 16, 20
_READS_BETTER = 4.0
"""Natural log-odds from which the second of two copies is the one that was read well."""

_SAMPLES = 5
_SAMPLE = 6
_MOST_TWICE = 24
_SAME = 0.9
_REMEMBERED = 64
"""A line is looked at beside each of the few before it."""

_LONG_MISREAD, _LEAST_SHARED, _EACH_READS_WORSE = 50, 0.8, 4.0
"""Characters of a text, of which many may be misread where each place reads so much worse (natural log-odds)."""

_NUMERAL = re.compile("[0-9零〇一二三四五六七八九十百千万亿两半前后]")
_COMPLETE = re.compile(f"[{CLOSING}—]")
_INSIDE = re.compile(f"[{HAN}{OPENING}0-9A-Za-z]")


def twin(first: Line, second: Line, adjacent: bool) -> Line | None:
    """Which of two paragraphs is a copy of the other, whole, misread or cut; None if neither.

    No row of print begins with a mark: what ends before one is a heading, or a sentence set above the text. One
    that stands right below its text, too long for a heading and cut amid a sentence, was read once more.
    """
    a, b = first.text, second.text
    if not look_alike(behind_dateline(a), behind_dateline(b)):
        return None
    if _is_set_apart(a, b) or (_is_set_apart(b, a) and not (adjacent and _stops_amid(b, a))):
        return None
    alike = look_alike(a, b)
    if not alike and second.ends_sentence and not first.ends_sentence:
        return None
    adjacent = adjacent and alike
    if adjacent and len(a) < len(b) and not first.ends_sentence and same(a, b[: len(a)]):
        return first
    if (second.ends_sentence or len(b) >= SURE) and same(a, b):
        return first if adjacent and a != b and first.ends_sentence and _reads_worse(a, b) else second
    return second if adjacent and (not second.ends_sentence or len(b) >= SURE) and begins(a, b) else None


def _reads_worse(first: str, second: str) -> bool:
    """Whether the first of two copies is the one that was misread; of two the one that lost characters was."""
    apart = differing(first, second)
    if not any(other for _, other in apart):
        return False
    if any(one for one, _ in apart):
        return better(first, second) > _READS_BETTER
    return not any(2 * other in second and 2 * other not in first for _, other in apart)


def _is_set_apart(text: str, whole: str) -> bool:
    """Whether a text without a mark at its end is what stands before one at the beginning of another, or all of it."""
    before_mark = bool(_COMPLETE.match(whole, len(text))) and whole[len(text)] != "、"
    return before_mark and whole.startswith(text) and not ends_sentence(text)


def _stops_amid(text: str, whole: str) -> bool:
    """Whether a beginning of a text ends before a mark that ends no sentence, and is no heading."""
    return whole[len(text)] not in TERMINAL and not _may_head(text)


def part(first: Line, second: Line, adjacent: bool) -> Line | None:
    """Which of two paragraphs is a piece of the other that a tile's edge cut off in mid-sentence; None if neither."""
    a, b = first.text, second.text
    if len(a) < len(b):
        cut = second.ends_sentence and not (first.ends_sentence or _may_head(a)) and is_cut_off(b, a)
        return first if cut else None
    if not first.ends_sentence:
        return None
    if second.ends_sentence:
        amid = adjacent or _INSIDE.match(a, len(a) - len(b) - 1)
        return second if amid and _ends(a, b) else None
    return second if is_cut_off(a, b) and (adjacent or not _may_head(b)) else None


def _may_head(text: str) -> bool:
    """Whether a beginning is short and plain enough for a headline or a caption."""
    return len(text) < _SHORTEST_BEGINNING and "，" not in text


def is_cut_off(whole: str, beginning: str) -> bool:
    """Whether a text begins so and goes on without a mark."""
    return whole.startswith(beginning) and not _COMPLETE.match(whole, len(beginning))


def look_alike(first: str, second: str) -> bool:
    """A quick look at the beginning, a place early on and the end: copies differ in a few characters at most."""
    return first[:4] == second[:4] or first[8:13] == second[8:13] or first[-5:] == second[-5:]


def same(first: str, second: str) -> bool:
    """Whether two texts say the same, but for a dateline and for what was misread."""
    if first == second:
        return True
    first, second = behind_dateline(first), behind_dateline(second)
    if abs(len(first) - len(second)) > max(4, len(first) // 10):
        return False
    if min(len(first), len(second)) < _SHORTEST_MISREAD:
        return False
    step = max(1, (len(second) - _SAMPLE) // _SAMPLES)
    shared = sum(second[k : k + _SAMPLE] in first for k in range(0, len(second) - _SAMPLE + 1, step))
    if shared < 2:
        return False
    if shared >= 3 and are_misread(first, second) and not are_parallel(first, second):
        return True
    return _reads_far_worse(first, second)


def _reads_far_worse(first: str, second: str) -> bool:
    """Whether one of two long texts has much that makes no sense where the other has characters that do."""
    if min(len(first), len(second)) < _LONG_MISREAD or not could_share(first, second, _LEAST_SHARED):
        return False
    apart = differing(first, second)
    if share(first, second, apart) < _LEAST_SHARED or any(len(each) > _FIGURES for two in apart for each in two):
        return False
    if any(_NUMERAL.search(each) for two in apart for each in two):
        return False
    return abs(better(first, second)) >= _EACH_READS_WORSE * len(apart) and not have_other_words(first, second)


def are_misread(first: str, second: str) -> bool:
    """Whether two texts differ as one does that was read twice: in characters, not in figures only, in no phrase.

    Two that have another number and another name each are two orders, two notices.
    """
    if not could_share(first, second, _SAME):
        return False
    apart = differing(first, second)
    if share(first, second, apart) < _SAME:
        return False
    if any(min(map(len, two)) > _LONGEST_MISREAD for two in apart):
        return False
    figures = sum(all(map(_NUMERAL.search, two)) for two in apart)
    if figures and all(map(are_changed, apart)):
        return False
    return not apart or figures < min(_FIGURES, len(apart))


def are_read_alike(piece: str, copy: str) -> bool:
    """The same of pieces that begin and end alike, which may be shorter than a paragraph."""
    edge = 1 if len(copy) >= _LONG_PART else 2
    ends_meet = piece[:edge] == copy[:edge] and piece[-edge:] == copy[-edge:]
    alike = len(copy) >= _SHORTEST_PART and ends_meet and are_misread(piece, copy)
    return alike and not are_parallel(piece, copy)


def begins(whole: str, beginning: str) -> bool:
    """Whether a text begins with another, a character more or less where it was misread, or some that stand twice."""
    if whole.startswith(beginning):
        return True
    long = len(beginning)
    longer = whole.find(beginning[-_SAMPLE:], long - _SAMPLE, long + _MOST_TWICE) + _SAMPLE - long
    return any(are_read_alike(whole[: long + more], beginning) for more in (0, 1, -1, 2, longer) if more >= -1)


def _ends(whole: str, end: str) -> bool:
    """Whether a text ends with another, a character more or less where it was misread."""
    if whole.endswith(end):
        return True
    return any(are_read_alike(whole[-len(end) - more :], end) for more in (0, 1, -1, 2))


@lru_cache(_REMEMBERED)
def behind_dateline(text: str) -> str:
    """A text without its dateline and the credits with which it begins."""
    dateline = DATELINE.match(text) or SIGNED.match(text)
    return text[dateline.end() :] if dateline else text
