"""Rules for text that stands twice: loops of a vision-language OCR, repeated blocks, tails and seams.

Legitimate repetition is far more frequent than the artefact; each rule says what must speak for the error.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from parsers.cleaning import words
from parsers.cleaning.draft import Change
from parsers.cleaning.han import HAN
from parsers.cleaning.matching import ratio
from parsers.cleaning.twice import every_third_comes_back
from parsers.datelines import DATELINE
from parsers.lines import Line, Look, bare_lines, ends_sentence, lines

LONGEST_PHRASE = 40
_SHORT_PHRASES, _LONG_PHRASES = range(2, 13), range(13, LONGEST_PHRASE + 1)
_ANCHOR = 3
_STRIDE = 2 * _LONG_PHRASES[0] - _ANCHOR + 1
_SHORTEST_LOOP, _LEGITIMATE_LOOP = 8, 12
_BROKEN_OFF = 2
_HAN = re.compile(f"[{HAN}]")


def loops(text: str) -> Iterator[Change]:
    """A phrase of 2 to 40 characters written three times or more on end stands once; so does a last copy broken off.

    Below twelve characters in all it stays: 加油加油加油 is how people shout.
    """
    end = 0
    for change in sorted([*_short_loops(text), *_long_loops(text)]):
        if change.start >= end:
            yield change
            end = change.end


def _short_loops(text: str) -> Iterator[Change]:
    for period in _SHORT_PHRASES:
        least = max(2 * period, _SHORTEST_LOOP - period)
        zeros, run = every_third_comes_back(text, period), bytes(least // 3)
        at = zeros.find(run)
        while at >= 0:
            start, end = _run(text, 3 * at, period)
            if end - start >= least + period and (change := _loop(text, start, end, period)):
                yield change
            at = zeros.find(run, (end - period) // 3 + 1)


def _long_loops(text: str) -> Iterator[Change]:
    """Three characters that stand again after a long phrase are looked for as often as a loop cannot be missed."""
    at, first, last, stride = 0, _LONG_PHRASES[0], _LONG_PHRASES[-1] + _ANCHOR, _STRIDE
    stop = len(text) - first - _ANCHOR
    while at <= stop:
        anchor, after = text[at : at + _ANCHOR], at + stride
        again = text.find(anchor, at + first, at + last)
        while again >= 0:
            start, end = _run(text, at, again - at)
            if change := _loop(text, start, end, again - at):
                yield change
            after = max(after, end - 2 * first)
            again = text.find(anchor, again + 1, at + last)
        at = after


_BLOCK = 256


def _run(text: str, at: int, period: int) -> tuple[int, int]:
    """The stretch around `at` in which every character comes back after one period."""
    start, end = at, at + period
    while start >= _BLOCK and text[start - _BLOCK : start] == text[start - _BLOCK + period : start + period]:
        start -= _BLOCK
    while start and text[start - 1] == text[start - 1 + period]:
        start -= 1
    while end + _BLOCK < len(text) and text[end : end + _BLOCK] == text[end - period : end - period + _BLOCK]:
        end += _BLOCK
    while end < len(text) and text[end] == text[end - period]:
        end += 1
    return start, end


def _loop(text: str, start: int, end: int, period: int) -> Change | None:
    """What goes of a stretch that is a loop: all copies but the first."""
    times, rest = divmod(end - start, period)
    phrase = text[start : start + period]
    if times < 3 or period < 2 or len(set(phrase)) < 2 or not _HAN.search(phrase):
        return None
    if times * period < _LEGITIMATE_LOOP and not _is_amid_sentence(text, start, end, period):
        return None
    is_broken_off = rest >= _BROKEN_OFF and _HAN.search(text, end - rest, end)
    return Change(start + period, end if is_broken_off else end - rest, "")


def _is_amid_sentence(text: str, start: int, end: int, period: int) -> bool:
    """Whether a short loop stands where a sentence runs on: 改革改革改革改革开放; cries stand by themselves."""
    if not _HAN.match(text, end):
        return False
    if period == 2:
        if not _HAN.match(text, start - 1):
            return False
        known = any(words.kind(text[at : at + period])[:1] in ("n", "v", "a") for at in (start, start + 1))
        return end - start >= (4 if known else 5) * period
    return "一" not in text[start:end] and all(map(_HAN.match, text[start:end]))


_WINDOW = 8
_NEAR = 6
_SHORTEST_HEAD = 4
_SHORTEST_BLOCK = 16
_SHORTEST_TAIL = 3
_SHORTEST_WHOLE = 10
_SAID = re.compile(rf"[{HAN}]{{1,6}}(?:说|表示|介绍)。")
_SURE_BLOCK = 40
_SAMPLES = 5
_SAMPLE = 6
_SAME = 0.9


def repeated_blocks(text: str) -> Iterator[Change]:
    """A paragraph that stands a second time within the next few, to the letter or nearly, goes.

    So does the headline that stands above both, and the half of a paragraph that a tile's edge cut off. What stands in
    two articles, or far apart with other text around it, is a quotation or an extract and stays.
    """
    page = bare_lines(text)
    long = [k for k, line in enumerate(page) if len(line.text) >= _SHORTEST_BLOCK and not line.level]
    twice = any(above.text == below.text for above, below in itertools.pairwise(page))
    gone = set(_repeated_heads(lines(text))) if twice else set()
    for n, before in _alike([page[k].text for k in long]).items():
        k = long[n]
        for m in before:
            j = long[m]
            twin = _twin(page[j], page[k], m == n - 1) if j not in gone else None
            if twin and (_are_near(lines(text), j, k) or _have_like_context(page, j, k)):
                gone |= {j} if twin is page[j] else {k, *_same_above(page, j, k)}
                break
    yield from (_without(text, page[k]) for k in sorted(gone))


def _alike(texts: Sequence[str]) -> dict[int, Sequence[int]]:
    """Which of the few texts before each may be alike, nearest first: they begin, go on early or end the same."""
    keys = [(text[:4], text[8:13], text[-5:]) for text in texts]
    times = Counter(itertools.chain.from_iterable(keys))
    alike: dict[int, Sequence[int]] = {}
    seen: dict[str, list[int]] = {}
    for n, three in enumerate(keys if len(times) < 3 * len(keys) else ()):
        shared = [key for key in three if times[key] > 1]
        before = {m for key in shared if key in seen for m in seen[key][-_WINDOW:] if m >= n - _WINDOW}
        if before:
            alike[n] = sorted(before, reverse=True)
        for key in shared:
            seen.setdefault(key, []).append(n)
    return alike


def _repeated_heads(page: Sequence[Line]) -> Iterator[int]:
    """The second of two headlines that say the same right below each other; a cry or a line of verse comes again."""
    for k, (above, below) in enumerate(itertools.pairwise(page), start=1):
        is_head = above.level or (below.look is Look.SHORT and above.text[-1] not in "！？")
        if is_head and above.text == below.text and len(above.text) >= _SHORTEST_HEAD:
            yield k


def _are_near(page: Sequence[Line], first: int, second: int) -> bool:
    """Whether two paragraphs stand close to each other in one article."""
    if second - first > _NEAR:
        return False
    between = range(first + 1, second)
    if any(_begins_article(page[k]) for k in between):
        return False
    return len(page[second].text) >= _SURE_BLOCK or not any(_is_head(page, k) for k in between)


def _begins_article(line: Line) -> bool:
    """Whether a line belongs to the head of another article by its mark, dateline or byline."""
    return bool(line.level) or line.look in (Look.BYLINE, Look.DATELINE) or bool(DATELINE.match(line.text))


def _is_head(page: Sequence[Line], k: int) -> bool:
    """Whether a line without mark may be a headline, or else a subheading."""
    return page[k].look is Look.SHORT and page[k - 1].ends_sentence and page[k + 1].look is not Look.SHORT


def _have_like_context(page: Sequence[Line], first: int, second: int) -> bool:
    """Whether what stands above or below two paragraphs is the same, too: a whole block was read twice."""
    above = first > 0 and _is_copy(page[first - 1].text, page[second - 1].text)
    below = second + 1 < len(page) and first + 1 < second and _is_copy(page[first + 1].text, page[second + 1].text)
    return above or below


def _is_copy(first: str, second: str) -> bool:
    return len(second) >= _SHORTEST_HEAD and _look_alike(first, second) and _same_block(first, second)


def _same_above(page: Sequence[Line], first: int, second: int) -> Iterator[int]:
    """The lines right above the second copy that stand above the first one too: headline, dateline, byline."""
    up = 1
    while second - up > first and first >= up and page[second - up].text == page[first - up].text:
        yield second - up
        up += 1


def _twin(first: Line, second: Line, adjacent: bool) -> Line | None:
    """Which of two paragraphs is a copy of the other, whole or cut; None if neither."""
    a, b = first.text, second.text
    if not _look_alike(a, b):
        return None
    if adjacent and len(a) < len(b) and not first.ends_sentence and _same_block(a, b[: len(a)]):
        return first
    if (second.ends_sentence or len(b) >= _SURE_BLOCK) and _same_block(a, b):
        return second
    return second if adjacent and not second.ends_sentence and a.startswith(b) else None


def _look_alike(first: str, second: str) -> bool:
    """A quick look at the beginning, a place early on and the end: copies differ in a few characters at most."""
    return first[:4] == second[:4] or first[8:13] == second[8:13] or first[-5:] == second[-5:]


def _same_block(first: str, second: str) -> bool:
    if first == second:
        return True
    first, second = _behind_dateline(first), _behind_dateline(second)
    if abs(len(first) - len(second)) > max(4, len(first) // 10):
        return False
    step = max(1, (len(second) - _SAMPLE) // _SAMPLES)
    shared = sum(second[k : k + _SAMPLE] in first for k in range(0, len(second) - _SAMPLE + 1, step))
    return shared >= 3 and ratio(first, second) >= _SAME


def _behind_dateline(text: str) -> str:
    dateline = DATELINE.match(text)
    return text[dateline.end() :] if dateline else text


def _without(text: str, line: Line) -> Change:
    """The line with all white space before it, so that the edit touches the text above."""
    start = text.rfind("\n", 0, line.start) + 1
    while start and text[start - 1].isspace():
        start -= 1
    return Change(start, line.end, "")


def tails(text: str) -> Iterator[Change]:
    """A paragraph that is the end of the paragraph above, cut in mid-sentence, goes."""
    above: Line | None = None
    for line in bare_lines(text):
        if above and above.text.endswith(line.text) and _is_tail(above.text, line.text) and not line.level:
            yield _without(text, line)
        else:
            above = line


def _is_tail(above: str, line: str) -> bool:
    if not _SHORTEST_TAIL <= len(line) < len(above):
        return False
    return not _ends(above[: -len(line)]) or len(line) >= _SHORTEST_WHOLE or bool(_SAID.fullmatch(line))


def _ends(above: str) -> bool:
    """Whether a sentence or a speech ends here, and not a word in quotation marks."""
    return ends_sentence(above) or above.endswith("—")


_SHORTEST_SEAM = 4
_LONGEST_SEAM = 200
_SHORTEST_TORN = 8


def seams(text: str) -> Iterator[Change]:
    """Where the end of one part stands again at the start of the next, it stands once and the parts are joined."""
    for k, (above, below) in enumerate(itertools.pairwise(bare_lines(text))):
        if above.level or below.level or below.text[:_SHORTEST_SEAM] not in above.text:
            continue
        size = _overlap(above.text, below.text)
        if size and (not above.ends_sentence or size >= _SHORTEST_BLOCK) and _is_torn(lines(text)[k], below, size):
            yield Change(above.end, below.start + size, "")


def _is_torn(above: Line, below: Line, size: int) -> bool:
    """Whether the line above is body text or, however short, torn in the middle of a word; a heading may come again."""
    if above.look is Look.BODY or "，" in above.text or DATELINE.match(above.text):
        return True
    return size >= _SHORTEST_TORN and bool(words.word_across(above.text, below.text[size:]))


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
