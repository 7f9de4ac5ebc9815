"""Rule for paragraphs, blocks and headlines that stand twice because the tiles of a page overlapped."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from parsers.cleaning.draft import Change
from parsers.cleaning.han import CLOSING
from parsers.cleaning.matching import differing, share
from parsers.datelines import DATELINE
from parsers.lines import Line, bare_lines, lines
from parsers.looks import Look, look

_WINDOW = 8
_NEAR = 6
_SHORTEST_HEAD = 4
_SHORTEST_BLOCK = 16
_SHORTEST_CUT = 8
_SHORTEST_APART = 20
_SURE_BLOCK = 40
_PLAIN_BLOCK = 100
"""So many characters stand in one article twice, whatever subheading is between."""

_MOST_TIMES = 3
_SHORTEST_MISREAD = 30
_LONGEST_MISREAD, _FIGURES = 3, 2
_SAMPLES = 5
_SAMPLE = 6
_SAME = 0.9
_ARTICLE_OF_LAW = re.compile(r"第[一二三四五六七八九十百零]{1,6}条")
_PART = re.compile(r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）")
_NUMERAL = re.compile("[0-9零〇一二三四五六七八九十百千万亿两半前后]")
_MARKS = frozenset("，。；：？！")
_COMPLETE = re.compile(f"[{CLOSING}—]")


def repeated_blocks(text: str) -> Iterator[Change]:
    """A paragraph that stands a second time within the next few, to the letter or nearly, goes.

    So does the headline that stands above both, and the half of a paragraph that a tile's edge cut off. What stands in
    two articles, or far apart with other text around it, is a quotation or an extract and stays; so does what comes
    again and again, and what two articles of a law have alike.
    """
    page = bare_lines(text)
    long = [k for k, line in enumerate(page) if len(line.text) >= _SHORTEST_BLOCK and not line.level]
    gone = {*_repeated_heads(text, page), *_cut_short(page)}
    for n, before in _alike([page[k].text for k in long]).items():
        k = long[n]
        for m in before:
            j = long[m]
            twin = _twin(page[j], page[k], m == n - 1) if j not in gone else None
            if twin and (_have_like_context(page, j, k) or (_may_repeat(page, j, k) and _are_near(text, j, k))):
                gone |= {j} if twin is page[j] else {k, *_same_above(page, j, k)}
                break
    yield from (without(text, page[k]) for k in sorted(gone))


def _alike(texts: Sequence[str]) -> dict[int, Sequence[int]]:
    """Which of the few texts before each may be alike, nearest first: they begin, go on early or end the same."""
    keys = [(text[:4], text[8:13], text[-5:]) for text in texts]
    alike: dict[int, Sequence[int]] = {}
    if len(set(itertools.chain.from_iterable(keys))) == 3 * len(keys):
        return alike
    times = Counter(itertools.chain.from_iterable(keys))
    seen: dict[str, list[int]] = {}
    for n, three in enumerate(keys):
        shared = [key for key in three if times[key] > 1]
        before = {m for key in shared if key in seen for m in seen[key][-_WINDOW:] if m >= n - _WINDOW}
        if before:
            alike[n] = sorted(before, reverse=True)
        for key in shared:
            seen.setdefault(key, []).append(n)
    return alike


def _repeated_heads(text: str, page: Sequence[Line]) -> Iterator[int]:
    """The second of two headlines that say the same right below each other.

    A line of verse comes again, and a cry that is not over who wrote the text below.
    """
    for k, (above, below) in enumerate(itertools.pairwise(page), start=1):
        if above.text == below.text and len(above.text) >= _SHORTEST_HEAD:
            cry = above.text[-1] in "！？" and not _is_over_credits(lines(text), k)
            if above.level or not (cry or "。" in above.text or not _may_head(lines(text)[k])):
                yield k


def _cut_short(page: Sequence[Line]) -> Iterator[int]:
    """Lines too short for a paragraph with which the paragraph below begins, and goes on without a mark.

    Of the headings in three million characters of newspaper text none of such a length does that.
    """
    for k, (above, below) in enumerate(itertools.pairwise(page)):
        if not below.text.startswith(above.text) or above.level or below.level or above.ends_sentence:
            continue
        is_text = below.ends_sentence or len(below.text) >= _SURE_BLOCK
        short = _SHORTEST_CUT <= len(above.text) < min(_SHORTEST_BLOCK, len(below.text))
        if is_text and short and not _is_whole(above.text, below.text):
            yield k


def _is_over_credits(page: Sequence[Line], k: int) -> bool:
    """Whether who wrote it stands below a line, and text below that."""
    return [line.look for line in page[k + 1 : k + 3]] == [Look.BYLINE, Look.BODY]


def _may_head(line: Line) -> bool:
    """Whether a line that stands twice may be a headline, though it looks like a running head because of that."""
    return line.look is Look.SHORT or (line.look is Look.FURNITURE and look(line.text) is Look.SHORT)


def _may_repeat(page: Sequence[Line], first: int, second: int) -> bool:
    """Whether a paragraph right below its copy, or further down a long one, is an error and no refrain."""
    if second - first == 1:
        return True
    text, between = page[second].text, page[first + 1 : second]
    if len(text) < _SHORTEST_APART:
        return False
    if any(_ARTICLE_OF_LAW.match(line.text) for line in between) and not _ARTICLE_OF_LAW.match(text):
        return False
    near = page[max(0, first - _WINDOW) : second + _WINDOW]
    return sum(line.text == text for line in near) <= _MOST_TIMES


def _are_near(text: str, first: int, second: int) -> bool:
    """Whether two paragraphs stand close to each other in one article."""
    if second - first == 1 or second - first > _NEAR:
        return second - first == 1
    page, between = lines(text), range(first + 1, second)
    if any(_opens_article(page, first, k) for k in between):
        return False
    long = len(page[second].text)
    if long >= _PLAIN_BLOCK:
        return True
    if any(page[k].level and not _PART.match(page[k].text) for k in between):
        return False
    return long >= _SURE_BLOCK or not any(_is_head(page, k) for k in between)


def _opens_article(page: Sequence[Line], first: int, k: int) -> bool:
    """Whether a line says by dateline or byline that another article has begun; without a head above it ends one."""
    line = page[k]
    if line.look in (Look.BYLINE, Look.DATELINE):
        return any(line.level or _is_head(page, above) for above, line in enumerate(page[first + 1 : k], first + 1))
    return bool(DATELINE.match(line.text))


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
        return None if _is_whole(a, b) else first
    if (second.ends_sentence or len(b) >= _SURE_BLOCK) and _same_block(a, b):
        return second
    return second if adjacent and not second.ends_sentence and a.startswith(b) else None


def _is_whole(above: str, below: str) -> bool:
    """Whether a line is no half of the paragraph below but a heading that its first clause repeats."""
    return _MARKS.isdisjoint(above) and bool(_COMPLETE.match(below, len(above)))


def _look_alike(first: str, second: str) -> bool:
    """A quick look at the beginning, a place early on and the end: copies differ in a few characters at most."""
    return first[:4] == second[:4] or first[8:13] == second[8:13] or first[-5:] == second[-5:]


def _same_block(first: str, second: str) -> bool:
    if first == second:
        return True
    first, second = _behind_dateline(first), _behind_dateline(second)
    if abs(len(first) - len(second)) > max(4, len(first) // 10):
        return False
    if min(len(first), len(second)) < _SHORTEST_MISREAD:
        return False
    step = max(1, (len(second) - _SAMPLE) // _SAMPLES)
    shared = sum(second[k : k + _SAMPLE] in first for k in range(0, len(second) - _SAMPLE + 1, step))
    return shared >= 3 and _are_misread(first, second)


def _are_misread(first: str, second: str) -> bool:
    """Whether two texts differ as one does that was read twice: in characters, not in figures only, in no phrase."""
    apart = differing(first, second)
    if share(first, second, apart) < _SAME:
        return False
    if any(min(map(len, two)) > _LONGEST_MISREAD for two in apart):
        return False
    figures = sum(all(map(_NUMERAL.search, two)) for two in apart)
    return not apart or figures < min(_FIGURES, len(apart))


def _behind_dateline(text: str) -> str:
    dateline = DATELINE.match(text)
    return text[dateline.end() :] if dateline else text


def without(text: str, line: Line) -> Change:
    """The line with all white space before it, so that the edit touches the text above."""
    start = text.rfind("\n", 0, line.start) + 1
    while start and text[start - 1].isspace():
        start -= 1
    return Change(start, line.end, "")
