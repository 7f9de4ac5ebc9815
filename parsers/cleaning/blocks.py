"""Rule for paragraphs, blocks and headlines that stand twice because the tiles of a page overlapped."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from parsers.cleaning import words
from parsers.cleaning.copies import begins, behind_dateline, is_cut_off, part, same, twin
from parsers.cleaning.draft import Change
from parsers.cleaning.edges import ending
from parsers.cleaning.recut import recut
from parsers.cleaning.signatures import unsigned
from parsers.cleaning.tiles import (
    SHORTEST_HEAD,
    WINDOW,
    are_near,
    comes_again,
    goes_on_above,
    goes_on_below,
    have_like_context,
    is_between_tiles,
    is_deck,
    is_of_other_article,
    may_repeat,
    rest_below,
    same_beside,
)
from parsers.lines import Line, bare_lines, lines
from parsers.looks import Look, look

_SHORTEST_BLOCK = 16
_SHORTEST_CUT = 8
_LONG, _PROBE = 30, 4
_LONGEST_HEAD, _MOST_PIECES = 5, 4
_LIKE_HEADING = 0.3
"""Natural log-odds: how headings end, with 工程 or 为中心."""

_NAMED_WITHIN = 3
_MAY_REPEAT = re.compile("[！？]$|。")


def repeated_blocks(text: str) -> Iterator[Change]:
    """A paragraph that stands a second time within the next few, to the letter or nearly, goes.

    So does the headline that stands above both, and the half of a paragraph that a tile's edge cut off. What stands in
    two articles, or far apart with other text around it, is a quotation or an extract and stays; so does what comes
    again and again, and what two articles of a law have alike.
    """
    page = unsigned(bare_lines(text))
    long = [k for k, line in enumerate(page) if len(line.text) >= _SHORTEST_BLOCK and not line.level]
    gone = set(_repeated_heads(text, page))
    for n, before in _alike([behind_dateline(page[k].text) for k in long]).items():
        k = long[n]
        for m in before:
            copy = _copy(text, page, long[m], k, gone)
            if copy is not None:
                beside = rest_below(page, copy, k) if copy < k else same_beside(page, long[m], k)
                gone |= {copy, *beside}
                break
    left: Sequence[int] = [k for k in range(len(page)) if k not in gone] if gone else range(len(page))
    gone |= {*_cut_short(page, left), *_copies_of_broken(page, left), *_cut_over_pieces(page, left)}
    left = [k for k in left if k not in gone]
    gone |= {left[k] for k in recut([page[k] for k in left])}
    yield from (without(text, page[k]) for k in sorted(gone))


def _copy(text: str, page: Sequence[Line], first: int, second: int, gone: Set[int]) -> int | None:
    """Which of two paragraphs that may be alike goes as a copy of the other, or as a piece of it; None if neither.

    The first may be a copy itself that went before, where a paragraph stands many times on end.
    """
    adjacent = first + 1 == second or (bool(gone) and all(k in gone for k in range(first + 1, second)))
    if first in gone and not adjacent:
        return None
    if _is_headed_twice(page, first, second):
        return second
    whole = twin(page[first], page[second], adjacent)
    copy = whole or part(page[first], page[second], adjacent or is_between_tiles(page, second))
    if not copy or is_deck(page, first, second) or (first + 1 == second and _is_document(page, second)):
        return None
    if is_of_other_article(page, first, second):
        return None
    at = first if copy is page[first] else second
    if at == second and not page[second].ends_sentence and goes_on_below(page, first, second):
        return None
    if whole and have_like_context(page, first, second):
        return at
    if whole and not may_repeat(page, first, second):
        return None
    if not (whole or adjacent) and (at == first or goes_on_above(page, first, second)):
        return at if at == first and comes_again(page, first, second, gone) else None
    return at if adjacent or are_near(text, first, second) else None


def _is_headed_twice(page: Sequence[Line], first: int, second: int) -> bool:
    """Whether a headline and what stands below it, down to two lines alike, comes again at once."""
    size = second - first
    if not 1 < size <= _LONGEST_HEAD or first + 1 < size or page[first].text != page[second].text:
        return False
    head = page[first - size + 1 : first]
    again = page[first + 1 : second]
    return any(line.level for line in head) and [line.text for line in head] == [line.text for line in again]


def _alike(texts: Sequence[str]) -> dict[int, Sequence[int]]:
    """Which of the few texts before each may be alike, nearest first: they begin, go on early or end the same."""
    keys = [(text[:4], text[8:13], text[-5:]) for text in texts]
    alike: dict[int, Sequence[int]] = {}
    if len(set(itertools.chain.from_iterable(keys))) == 3 * len(keys):
        return alike
    times = Counter(itertools.chain.from_iterable(keys))
    seen: dict[str, list[int]] = {}
    for n, three in enumerate(keys):
        if not (shared := [key for key in three if times[key] > 1]):
            continue
        before = {m for key in shared if key in seen for m in seen[key][-WINDOW:] if m >= n - WINDOW}
        if before:
            alike[n] = sorted(before, reverse=True)
        for key in shared:
            seen.setdefault(key, []).append(n)
    return alike


def _repeated_heads(text: str, page: Sequence[Line]) -> Iterator[int]:
    """The second of two headlines that say the same right below each other.

    A line of verse comes again, a cry, and the name of a document over its text.
    """
    for k, (above, below) in enumerate(itertools.pairwise(page), start=1):
        twice = above.text == below.text and len(above.text) >= SHORTEST_HEAD and not _is_document(page, k)
        if twice and (above.level or (not _MAY_REPEAT.search(above.text) and _may_head(lines(text)[k]))):
            yield k


def _cut_short(page: Sequence[Line], left: Sequence[int]) -> Iterator[int]:
    """Lines too short for a paragraph with which the next one that is left begins, and goes on without a mark.

    Of the headings in three million characters of newspaper text none of such a length does that; one that might begins
    and ends as headings do, and not amid a word or a quotation.
    """
    for k, other in itertools.pairwise(left):
        above, below = page[k], page[other]
        if _is_cut_again(above, below):
            yield other
        if not below.text.startswith(above.text) or above.level or above.ends_sentence:
            continue
        short = below.ends_sentence and _SHORTEST_CUT <= len(above.text) < min(_SHORTEST_BLOCK, len(below.text))
        if short and is_cut_off(below.text, above.text) and _is_no_heading(above.text, below.text):
            yield k


def _is_cut_again(above: Line, below: Line) -> bool:
    """Whether a line too short for a paragraph begins as the one right above does and is cut amid a clause."""
    if below.level or below.ends_sentence or not above.ends_sentence or "，" not in below.text:
        return False
    return len(below.text) >= _SHORTEST_CUT and is_cut_off(above.text, below.text)


def _copies_of_broken(page: Sequence[Line], left: Sequence[int]) -> Iterator[int]:
    """The copies, cut off or not, right below a paragraph that is broken itself; its pieces where the copy is whole."""
    for n, k in enumerate(left):
        copy = page[k]
        if len(copy.text) < _LONG or copy.level:
            continue
        for first in (n - 2, n - 3):
            pieces = [page[other] for other in left[max(0, first) : n]] if first >= 0 else []
            if not pieces or pieces[0].text[:_PROBE] != copy.text[:_PROBE] or any(piece.level for piece in pieces):
                continue
            whole = "".join(piece.text for piece in pieces)
            if len(whole) < len(copy.text) and not pieces[-1].ends_sentence and _is_cut_amid(copy.text, whole):
                yield from left[first:n]
                break
            if any(piece.ends_sentence for piece in pieces[:-1]):
                continue
            if whole == copy.text:
                yield from left[first:n]
            elif len(copy.text) > len(pieces[0].text) and (
                same(whole, copy.text) if copy.ends_sentence else begins(whole, copy.text)
            ):
                yield k


def _cut_over_pieces(page: Sequence[Line], left: Sequence[int]) -> Iterator[int]:
    """The beginnings cut off right above their paragraph where that is broken itself."""
    for n, k in enumerate(left):
        cut, whole = page[k], ""
        if len(cut.text) < _LONG or cut.level or cut.ends_sentence:
            continue
        for other in left[n + 1 : n + 1 + _MOST_PIECES]:
            if page[other].level or (not whole and page[other].text[:_PROBE] != cut.text[:_PROBE]):
                break
            broken, whole = bool(whole), whole + page[other].text
            if len(whole) > len(cut.text):
                if broken and _is_cut_amid(whole, cut.text):
                    yield k
                break


def _is_cut_amid(whole: str, beginning: str) -> bool:
    """Whether a text begins so, to the letter or nearly, and goes on there without a mark."""
    return is_cut_off(whole, whole[: len(beginning)]) and begins(whole, beginning)


def _is_no_heading(text: str, whole: str) -> bool:
    """Whether a line with which a paragraph begins is surely no heading: by its ends, or because it is torn."""
    torn = words.is_torn(text, whole[len(text) :]) or text.count("“") > text.count("”")
    return torn or ending(text) < _LIKE_HEADING


def _is_document(page: Sequence[Line], k: int) -> bool:
    """Whether the text below names a line as a document: 印发《关于…的意见》."""
    return any(f"《{page[k].text}》" in line.text for line in page[k + 1 : k + 1 + _NAMED_WITHIN])


def _may_head(line: Line) -> bool:
    """Whether a line that stands twice may be a headline, though it looks like a running head because of that."""
    return line.look is Look.SHORT or (line.look is Look.FURNITURE and look(line.text) is Look.SHORT)


def without(text: str, line: Line) -> Change:
    """The line with all white space before it, so that the edit touches the text above."""
    start = text.rfind("\n", 0, line.start) + 1
    while start and text[start - 1].isspace():
        start -= 1
    return Change(start, line.end, "")
