"""Rule for paragraphs, blocks and headlines that stand twice because the tiles of a page overlapped."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from parsers.cleaning import words
from parsers.cleaning.copies import SURE, behind_dateline, is_cut_off, look_alike, part, same, twin
from parsers.cleaning.draft import Change
from parsers.cleaning.edges import ending, opening
from parsers.cleaning.matching import ratio
from parsers.datelines import DATELINE
from parsers.labels import ITEM
from parsers.lines import Line, bare_lines, lines
from parsers.looks import Look, look
from parsers.numerals import NUMERALS

_WINDOW = 8
_NEAR = 6
_SHORTEST_HEAD = 4
_SHORTEST_BLOCK = 16
_SHORTEST_CUT = _BEGINNING = 8
_PROBE = 4
_LIKE_HEADING = -0.3
"""Natural log-odds: how paragraphs begin and headings do not, less how headings end, with 工程 or 为中心."""

_READ_TWICE = 0.97
_SHORTEST_APART = 30
_PLAIN_BLOCK = 100
"""So many characters stand in one article twice, whatever subheading is between."""

_MOST_TIMES, _NAMED_WITHIN = 3, 3
_ARTICLE_OF_LAW = re.compile(rf"第[{NUMERALS}百零]{{1,6}}条")
_PART = re.compile(ITEM)


def repeated_blocks(text: str) -> Iterator[Change]:
    """A paragraph that stands a second time within the next few, to the letter or nearly, goes.

    So does the headline that stands above both, and the half of a paragraph that a tile's edge cut off. What stands in
    two articles, or far apart with other text around it, is a quotation or an extract and stays; so does what comes
    again and again, and what two articles of a law have alike.
    """
    page = bare_lines(text)
    long = [k for k, line in enumerate(page) if len(line.text) >= _SHORTEST_BLOCK and not line.level]
    gone = set(_repeated_heads(text, page))
    for n, before in _alike([behind_dateline(page[k].text) for k in long]).items():
        k = long[n]
        for m in before:
            copy = _copy(text, page, long[m], k, gone)
            if copy is not None:
                gone |= {copy, *(_rest_below(page, copy, k) if copy < k else _same_above(page, long[m], k))}
                break
    left = [k for k in range(len(page)) if k not in gone] if gone else range(len(page))
    gone |= set(_cut_short(page, left))
    yield from (without(text, page[k]) for k in sorted(gone))


def _copy(text: str, page: Sequence[Line], first: int, second: int, gone: Set[int]) -> int | None:
    """Which of two paragraphs that may be alike goes as a copy of the other, or as a piece of it; None if neither.

    The first may be a copy itself that went before, where a paragraph stands many times on end.
    """
    adjacent = first + 1 == second or (bool(gone) and all(k in gone for k in range(first + 1, second)))
    if first in gone and not adjacent:
        return None
    whole = twin(page[first], page[second], adjacent)
    copy = whole or part(page[first], page[second], adjacent or _is_between_tiles(page, second))
    if not copy or _is_deck(page, first, second) or (first + 1 == second and _is_document(page, second)):
        return None
    at = first if copy is page[first] else second
    if whole and _have_like_context(page, first, second):
        return at
    if whole and not _may_repeat(page, first, second):
        return None
    if not (whole or adjacent) and (at == first or _goes_on_above(page, first, second)):
        return at if at == first and _comes_again(page, first, second, gone) else None
    return at if adjacent or _are_near(text, first, second) else None


def _is_deck(page: Sequence[Line], first: int, second: int) -> bool:
    """Whether a line over the dateline sums up what the text behind it says once more."""
    above = page[max(0, first - 1) : first + 1]
    if DATELINE.match(page[first].text) or any(map(_is_dated, above)):
        return False
    behind = second if page[first].ends_sentence else first + 1
    return any(map(_is_dated, page[behind : second + 1]))


def _is_dated(line: Line) -> bool:
    return line.look is Look.DATELINE or DATELINE.match(line.text) is not None


def _is_between_tiles(page: Sequence[Line], k: int) -> bool:
    """Whether the paragraph below a line is the one that broke off right above it, where a tile ended."""
    if k + 1 == len(page) or page[k - 1].ends_sentence or len(page[k - 1].text) < _BEGINNING:
        return False
    return is_cut_off(page[k + 1].text, page[k - 1].text)


def _comes_again(page: Sequence[Line], first: int, second: int, gone: Set[int]) -> bool:
    """Whether a beginning that was cut off may go for a whole paragraph further down.

    Its rest stands right below and the whole follows at once, or the next tile begins between them with other copies.
    A paragraph that was broken keeps its place where its copy stands further down.
    """
    if first + 2 == second and any(_rest_below(page, first, second)):
        return True
    return any(k in gone for k in range(first + 1, second)) and page[first + 1].text[:_PROBE] not in page[second].text


def _goes_on_above(page: Sequence[Line], first: int, second: int) -> bool:
    """Whether the line above the second of two paragraphs goes on with it: the two are to be put together first.

    It broke off in words with which the second begins, or it is the first half of a paragraph broken in two each time.
    """
    above = page[second - 1]
    if first == second - 1 or above.ends_sentence:
        return False
    halves = first > 0 and page[first - 1].text[:_BEGINNING] == above.text[:_BEGINNING]
    return halves or page[second].text[:_PROBE] in above.text


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

    A line of verse comes again, a cry that is not over who wrote the text below, and the name of a document over its
    text.
    """
    for k, (above, below) in enumerate(itertools.pairwise(page), start=1):
        if above.text == below.text and len(above.text) >= _SHORTEST_HEAD and not _is_document(page, k):
            cry = above.text[-1] in "！？" and not _is_over_credits(lines(text), k)
            if above.level or not (cry or "。" in above.text or not _may_head(lines(text)[k])):
                yield k


def _cut_short(page: Sequence[Line], left: Sequence[int]) -> Iterator[int]:
    """Lines too short for a paragraph with which the next one that is left begins, and goes on without a mark.

    Of the headings in three million characters of newspaper text none of such a length does that; one that might begins
    and ends as headings do, and not amid a word or a quotation.
    """
    for k, other in itertools.pairwise(left):
        above, below = page[k], page[other]
        if not below.text.startswith(above.text) or above.level or below.level or above.ends_sentence:
            continue
        is_text = below.ends_sentence or len(below.text) >= SURE
        short = _SHORTEST_CUT <= len(above.text) < min(_SHORTEST_BLOCK, len(below.text))
        if is_text and short and is_cut_off(below.text, above.text) and _is_no_heading(above.text, below.text):
            yield k


def _is_no_heading(text: str, whole: str) -> bool:
    """Whether a line with which a paragraph begins is surely no heading: by its ends, or because it is torn."""
    torn = words.is_torn(text, whole[len(text) :]) or text.count("“") > text.count("”")
    return torn or opening(text) - ending(text) > _LIKE_HEADING


def _is_document(page: Sequence[Line], k: int) -> bool:
    """Whether the text below names a line as a document: 印发《关于…的意见》."""
    return any(f"《{page[k].text}》" in line.text for line in page[k + 1 : k + 1 + _NAMED_WITHIN])


def _is_over_credits(page: Sequence[Line], k: int) -> bool:
    """Whether who wrote it stands below a line, and text below that."""
    return [line.look for line in page[k + 1 : k + 3]] == [Look.BYLINE, Look.BODY]


def _may_head(line: Line) -> bool:
    """Whether a line that stands twice may be a headline, though it looks like a running head because of that."""
    return line.look is Look.SHORT or (line.look is Look.FURNITURE and look(line.text) is Look.SHORT)


def _rest_below(page: Sequence[Line], first: int, second: int) -> Iterator[int]:
    """The line below a beginning that was cut off, if it has the rest: a broken paragraph that comes again whole."""
    begun, rest, whole = page[first].text, page[first + 1], page[second].text
    if first + 1 < second and len(begun) + len(rest.text) >= len(whole) and _is_end(whole, rest):
        yield first + 1


def _is_end(above: str, line: Line) -> bool:
    """Whether a line is the end of a longer paragraph."""
    return line.ends_sentence and not line.level and len(line.text) < len(above) and above.endswith(line.text)


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
    above, below = page[first].text, page[second].text
    long = len(below)
    if long >= _PLAIN_BLOCK and (above == below or ratio(above, below) >= _READ_TWICE):
        return True
    if any(page[k].level and not _PART.match(page[k].text) for k in between):
        return False
    return long >= SURE or not any(_is_head(page, k) for k in between)


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
    """Whether what stands above or below two paragraphs is the same, too: a whole block was read twice.

    Above the second copy a tile may have begun with the end of a paragraph, below the first one another broken off.
    """
    if first + 1 == second or not (len(page[second].text) >= _SHORTEST_APART or _are_long(page, first, second)):
        return False
    if first and (
        _is_copy(page[first - 1].text, page[second - 1].text) or _is_end(page[first - 1].text, page[second - 1])
    ):
        return True
    if second + 1 == len(page):
        return False
    below, again = page[first + 1].text, page[second + 1].text
    return _is_copy(below, again) or (len(below) >= _BEGINNING and is_cut_off(again, below))


def _are_long(page: Sequence[Line], first: int, second: int) -> bool:
    """Whether the lines that stand twice around two paragraphs are more than rows that a list has again and again."""
    size = len(page[second].text)
    for step in (-1, 1):
        k = step
        while size < SURE and first + k >= 0 and second + k < len(page) and second - first - abs(k) > 0:
            if page[first + k].text != page[second + k].text:
                break
            size, k = size + len(page[second + k].text), k + step
    return size >= SURE


def _is_copy(first: str, second: str) -> bool:
    return len(second) >= _SHORTEST_HEAD and look_alike(first, second) and same(first, second)


def _same_above(page: Sequence[Line], first: int, second: int) -> Iterator[int]:
    """The lines right above the second copy that stand above the first one too: headline, dateline, byline.

    Or the end of the paragraph above, with which a tile began.
    """
    up = 1
    while second - up > first and first >= up and page[second - up].text == page[first - up].text:
        yield second - up
        up += 1
    if second - up > first >= up and _is_end(page[first - up].text, page[second - up]):
        yield second - up


def without(text: str, line: Line) -> Change:
    """The line with all white space before it, so that the edit touches the text above."""
    start = text.rfind("\n", 0, line.start) + 1
    while start and text[start - 1].isspace():
        start -= 1
    return Change(start, line.end, "")
