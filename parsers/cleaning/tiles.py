"""Whether two paragraphs stand as overlapping tiles of a page leave them, by what is around the two."""

import re
from collections.abc import Iterator, Sequence, Set

from parsers.cleaning.copies import SURE, behind_dateline, is_cut_off, look_alike, same
from parsers.cleaning.matching import ratio
from parsers.datelines import DATELINE
from parsers.labels import ITEM
from parsers.lines import Line, lines
from parsers.looks import Look
from parsers.numerals import NUMERALS

WINDOW = 8
"""So many paragraphs before one are looked at for its like."""

SHORTEST_HEAD = 4
_BEGINNING = 8
_MOST_TIMES = 3

_NEAR = 6
_PROBE = 4
_READ_TWICE = 0.97
_SHORTEST_MISREAD, _MISREAD_ONCE_IN = 6, 8
_SHORTEST_APART = 30
_PLAIN_BLOCK = 100
"""So many characters stand in one article twice, whatever subheading is between."""

_ARTICLE_OF_LAW = re.compile(rf"[“\"]?第[{NUMERALS}百零]{{1,6}}条")
_PART = re.compile(ITEM)
_REFERS = re.compile(rf"前[{NUMERALS}两]?[款项](?!目)|条第[{NUMERALS}]款")
"""What means another thing below another article: 单位犯前款罪的. 第一项 and 第一款 alone count things in news."""


def is_deck(page: Sequence[Line], first: int, second: int) -> bool:
    """Whether a line over the dateline sums up what the text behind it says once more."""
    above = page[max(0, first - 1) : first + 1]
    if DATELINE.match(page[first].text) or any(map(_is_dated, above)):
        return False
    behind = second if page[first].ends_sentence else first + 1
    return any(map(_is_dated, page[behind : second + 1]))


def _is_dated(line: Line) -> bool:
    return line.look is Look.DATELINE or DATELINE.match(line.text) is not None


def is_between_tiles(page: Sequence[Line], k: int) -> bool:
    """Whether the paragraph below a line is the one that broke off right above it, where a tile ended."""
    if k + 1 == len(page) or page[k - 1].ends_sentence or len(page[k - 1].text) < _BEGINNING:
        return False
    return is_cut_off(page[k + 1].text, page[k - 1].text)


def comes_again(page: Sequence[Line], first: int, second: int, gone: Set[int]) -> bool:
    """Whether a beginning that was cut off may go for a whole paragraph further down.

    Its rest stands right below and the whole follows at once, or the next tile begins between them with other copies.
    A paragraph that was broken keeps its place where its copy stands further down.
    """
    if first + 2 == second and any(rest_below(page, first, second)):
        return True
    return any(k in gone for k in range(first + 1, second)) and page[first + 1].text[:_PROBE] not in page[second].text


def goes_on_above(page: Sequence[Line], first: int, second: int) -> bool:
    """Whether the line above the second of two paragraphs goes on with it: the two are to be put together first.

    It broke off in words with which the second begins, or it is the first half of a paragraph broken in two each time.
    """
    above = page[second - 1]
    if first == second - 1 or above.ends_sentence:
        return False
    halves = first > 0 and page[first - 1].text[:_BEGINNING] == above.text[:_BEGINNING]
    return halves or page[second].text[:_PROBE] in above.text


def goes_on_below(page: Sequence[Line], first: int, second: int) -> bool:
    """Whether the line below a beginning of a text goes on as that does, and further: it is broken below its deck."""
    whole, size = page[first].text, len(page[second].text)
    below = page[second + 1].text if second + 1 < len(page) else ""
    return below.startswith(whole[size : size + _PROBE]) and size < len(whole) and not whole.endswith(below)


def may_repeat(page: Sequence[Line], first: int, second: int) -> bool:
    """Whether a paragraph right below its copy, or further down a long one, is an error and no refrain."""
    if second - first == 1:
        return True
    text = page[second].text
    if len(text) < _SHORTEST_APART:
        return False
    near = page[max(0, first - WINDOW) : second + WINDOW]
    if _REFERS.search(text) or (_PART.match(text) and any(_ARTICLE_OF_LAW.match(line.text) for line in near)):
        return False
    return sum(line.text == text for line in near) <= _MOST_TIMES


def is_of_other_article(page: Sequence[Line], first: int, second: int) -> bool:
    """Whether another article of a law begins between two paragraphs, and does not begin once more below: 第六条.

    What two articles have alike stays, be it their only paragraph or the last two items of their lists.
    """
    if _ARTICLE_OF_LAW.match(page[second].text):
        return False
    begun = [match[0] for line in page[first + 1 : second] if (match := _ARTICLE_OF_LAW.match(line.text))]
    below = page[second + 1 : second + 1 + WINDOW]
    return bool(begun) and not any(line.text.startswith(begun[0]) for line in below)


def are_near(text: str, first: int, second: int) -> bool:
    """Whether two paragraphs stand close to each other in one article."""
    if second - first == 1 or second - first > _NEAR:
        return second - first == 1
    page, between = lines(text), range(first + 1, second)
    if any(_opens_article(page, first, k) for k in between):
        return False
    above, below = behind_dateline(page[first].text), behind_dateline(page[second].text)
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


def have_like_context(page: Sequence[Line], first: int, second: int) -> bool:
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
    return len(second) >= SHORTEST_HEAD and look_alike(first, second) and same(first, second)


def same_beside(page: Sequence[Line], first: int, second: int) -> Iterator[int]:
    """The lines around the second copy that stand around the first one too."""
    yield from _same_above(page, first, second)
    yield from _same_below(page, first, second)


def _same_above(page: Sequence[Line], first: int, second: int) -> Iterator[int]:
    """The lines right above the second copy that stand above the first one too: headline, dateline, byline.

    Or the end of the paragraph above, with which a tile began.
    """
    up = 1
    while second - up > first and first >= up and _is_read_again(page[first - up].text, page[second - up].text):
        yield second - up
        up += 1
    if second - up > first >= up and _is_end(page[first - up].text, page[second - up]):
        yield second - up


def _same_below(page: Sequence[Line], first: int, second: int) -> Iterator[int]:
    """The lines right below the second copy that stand below the first one too.

    The short ones that head the text behind it, and all of them where everything between the two copies comes again.
    """
    down, whole = 1, [line.text for line in page[first:second]]
    again_whole = [line.text for line in page[second : 2 * second - first]] == whole
    while first + down < second and second + down < len(page):
        above, again = page[first + down], page[second + down]
        if (again.ends_sentence and not again_whole) or not _is_read_again(above.text, again.text):
            break
        yield second + down
        down += 1


def _is_read_again(first: str, second: str) -> bool:
    """Whether two lines beside copies are the same, but for a few characters."""
    if first == second or len(first) != len(second) or len(first) < _SHORTEST_MISREAD:
        return first == second
    apart = sum(one != other for one, other in zip(first, second, strict=True))
    return apart <= max(1, len(first) // _MISREAD_ONCE_IN)


def rest_below(page: Sequence[Line], first: int, second: int) -> Iterator[int]:
    """The line below a beginning that was cut off, if it has the rest: a broken paragraph that comes again whole."""
    begun, rest, whole = page[first].text, page[first + 1], page[second].text
    if first + 1 < second and len(begun) + len(rest.text) >= len(whole) and _is_end(whole, rest):
        yield first + 1


def _is_end(above: str, line: Line) -> bool:
    """Whether a line is the end of a longer paragraph."""
    return line.ends_sentence and not line.level and len(line.text) < len(above) and above.endswith(line.text)
