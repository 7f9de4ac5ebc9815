"""The lines of a page, and what they are beside each other. Shared by cleaning and cutting."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import groupby
from typing import NamedTuple

from parsers import furniture
from parsers.cleaning.han import SPACES
from parsers.contents import contents
from parsers.labels import is_weather
from parsers.looks import FURNITURE, HEADLINE_LENGTH, IN_TEXT, Look, ends_sentence, look, shows_body
from parsers.numerals import FIGURE_GOES_ON
from parsers.page_top import TOP, names_at_top, repeated_names

BOLD, LARGE = 6, 7
"""Heading levels of lines in bold type on a page without marks: where headlines are not, and where they are, too."""


class Line(NamedTuple):
    """One line of a page's text, without its indent.

    `level` is the number of Markdown heading marks, `gap` the number of line ends before it (1: no blank line),
    `indent` with how many spaces it began (fewer than two are none), `ends_sentence` whether it ends with a
    sentence's last mark, `image` whether a picture stood between it and the line above.
    """

    start: int
    end: int
    text: str
    level: int
    gap: int
    indent: int
    ends_sentence: bool
    look: Look
    image: bool = False


_MARKS = re.compile(r"#{1,6}(?!#)")
_INDENT = 2
_UNSIGNED = (Look.BODY, Look.SHORT)
_EDGES = (Look.FURNITURE, Look.DATE, Look.MASTHEAD)
_UNEVEN, _RUNNING_HEAD = 3, 16
_VERSE_LENGTH, _VERSE_LINES = 24, 4
_LOOSE_LINES = 6
_SIGNED_LINES = 4
_LOOSE = (2, 16)


def lines(text: str, levels: Mapping[int, int] | None = None) -> Sequence[Line]:
    """The lines of a page that hold text; `levels` gives heading levels by line start where the marks are gone."""
    marked = levels is None or not (levels or "#" in text)
    return _marked_lines(text) if marked else _looked_at(_bare_lines(text, levels))


@lru_cache(maxsize=1)
def bare_lines(text: str) -> Sequence[Line]:
    """The same lines not looked at, five times as fast: for rules that ask for text, place and level only."""
    return tuple(_bare_lines(text, None))


@lru_cache(maxsize=1)
def _marked_lines(text: str) -> Sequence[Line]:
    """Kept for the next rule: most rules leave most pages as they are."""
    return _looked_at(bare_lines(text))


_known: dict[str, Look] = {}
"""The looks of the lines that were looked at last: a rule changes few lines of a page, and the next rule comes back."""


def _looked_at(bare: Sequence[Line]) -> Sequence[Line]:
    global _known
    known = _known
    looks = [known.get(line.text) or look(line.text) for line in bare]
    page = [
        _line((start, end, text, level, gap, indent, whole, kind, False))
        for (start, end, text, level, gap, indent, whole, _, _), kind in zip(bare, looks, strict=True)
    ]
    _known = dict(zip([line.text for line in bare], looks, strict=True))
    return tuple(_with_page_head(_with_weak_furniture(_with_verse(page))))


_line: Callable[[tuple[int, int, str, int, int, int, bool, Look, bool]], Line] = partial(tuple.__new__, Line)
"""A line of all its fields at once, twice as fast as by name: a page makes hundreds."""


def _bare_lines(text: str, levels: Mapping[int, int] | None) -> list[Line]:
    found: list[Line] = []
    at, gap, level = 0, 8, 0
    for raw in text.split("\n"):
        gap += 1
        if raw and (bare := raw.strip(SPACES)):
            start, indent = at, 0
            if bare is not raw:
                start += raw.index(bare[0])
                indent = start - at if start - at >= _INDENT else 0
            if levels is not None:
                level = levels.get(start, 0)
            elif bare[0] == "#":
                level, start, bare = _without_marks(start, bare)
            else:
                level = 0
            if bare:
                end, whole = start + len(bare), ends_sentence(bare)
                found.append(_line((start, end, bare, level, gap, indent, whole, Look.UNSEEN, False)))
                gap = 0
        at += len(raw) + 1
    return found


def _without_marks(start: int, bare: str) -> tuple[int, int, str]:
    """Level, start and text of a line that begins with heading marks; seven or more are none."""
    marks = _MARKS.match(bare)
    if not marks:
        return 0, start, bare
    text = bare[marks.end() :].lstrip(SPACES)
    return marks.end(), start + len(bare) - len(text), text


def _with_weak_furniture(page: list[Line]) -> list[Line]:
    """Numbers, the newspaper's name and running heads, where they stand beside furniture or at the page's edge.

    What stands right below itself is no running head.
    """
    for k in [k for k, line in enumerate(page) if line.look in FURNITURE]:
        if _is_amid_sentence(page, k):
            page[k] = page[k]._replace(look=Look.BODY if shows_body(page[k].text) else Look.SHORT)
    short = {k: line for k, line in enumerate(page) if len(line.text) <= HEADLINE_LENGTH and not line.level}
    heads = [k for k, line in short.items() if len(line.text) <= _RUNNING_HEAD]
    times = Counter([page[k].text for k in heads if not k or page[k - 1].text != page[k].text])
    weak = {k: line for k, line in short.items() if _is_weak(line, times) and not _is_amid_sentence(page, k)}
    for k in _numbers_of_parts(page, weak):
        del weak[k]
    for k in (*weak, *reversed(weak)):
        if page[k] is weak[k] and (_is_at_edge(page, k) or _stands_apart(page, k)):
            page[k] = page[k]._replace(look=Look.FURNITURE)
    return page


def _with_page_head(page: list[Line]) -> list[Line]:
    """The names of the newspaper and of the page that stand with its day at the top, and the list of other pages."""
    told = [(line.text, line.level, line.look) for line in page]
    names = names_at_top(told[:TOP])
    for k in (*names, *repeated_names(told, names), *contents(told)):
        page[k] = page[k]._replace(look=Look.FURNITURE)
    return page


def _numbers_of_parts(page: Sequence[Line], weak: Iterable[int]) -> list[int]:
    """01, 02, 03 between paragraphs: they number the parts of an article, as no page numbers do."""
    found = [k for k in weak if page[k].text.isdecimal()]
    counted = [int(page[k].text) for k in found] == [*range(1, len(found) + 1)]
    return found if counted and len(found) > 1 and found[0] > 0 and found[-1] < len(page) - 1 else []


def _is_at_edge(page: Sequence[Line], k: int) -> bool:
    """At the page's edge, or beside furniture; rows of a list beside each other are text: 王海 86."""
    return not 0 < k < len(page) - 1 or any(page[j].look in _EDGES for j in (k - 1, k + 1))


def _stands_apart(page: Sequence[Line], k: int) -> bool:
    """A page number or an address, and not a figure that a break cut in two."""
    return furniture.is_page_number(page[k].text) and not FIGURE_GOES_ON.match(page[k + 1].text)


def _is_weak(line: Line, times: Counter[str]) -> bool:
    """Whether a short line without mark may be furniture by its text, or because it stands on the page again."""
    if line.look not in _UNSIGNED:
        return False
    repeated = line.look is Look.SHORT and times[line.text] >= 2 and not furniture.numbers_part(line.text)
    return repeated or furniture.is_weak_furniture(line.text)


def _is_amid_sentence(page: Sequence[Line], k: int) -> bool:
    """Whether a line is one of a printed paragraph: as long as the one above, which ends no sentence, over text."""
    if not 0 < k < len(page) - 1 or not furniture.may_be_prose(page[k].text):
        return False
    above, line, below = page[k - 1 : k + 2]
    if above.ends_sentence or above.level or below.level or max(line.gap, below.gap) > 1:
        return False
    return above.look in IN_TEXT and below.look in IN_TEXT and abs(len(above.text) - len(line.text)) <= _UNEVEN


def _with_verse(page: list[Line]) -> list[Line]:
    """Runs of short lines are verse, no headings or broken text: close together, of one length, or many."""
    short = [k for k, line in enumerate(page) if len(line.text) <= _VERSE_LENGTH and _could_be_verse(line)]
    for _, run in groupby(enumerate(short), key=lambda pair: pair[1] - pair[0]):
        numbers = _below_page_head(page, [k for _, k in run])
        if _fills_signed_piece(page, numbers):
            page[numbers[0] : numbers[-1] + 1] = [page[k]._replace(look=Look.VERSE) for k in numbers]
        elif len(numbers) >= _VERSE_LINES:
            _mark_verse(page, numbers[0], numbers[-1] + 1)
    return page


def _below_page_head(page: Sequence[Line], run: list[int]) -> list[int]:
    """Of a run of short lines what stands below the page's head: its day, its number, what it is about."""
    first = run[0]
    if first and page[first - 1].look in _EDGES:
        while run and furniture.is_weak_furniture(page[run[0]].text):
            run = run[1:]
    return run


def _fills_signed_piece(page: Sequence[Line], run: Sequence[int]) -> bool:
    """Whether short lines, all set apart alike, are all between an author's name and the next marked heading."""
    if len(run) < _SIGNED_LINES or not run[0] or page[run[0] - 1].look is not Look.BYLINE:
        return False
    apart = {page[k].gap for k in run}
    return len(apart) == 1 and run[-1] + 1 < len(page) and bool(page[run[-1] + 1].level)


def _mark_verse(page: list[Line], first: int, after: int) -> None:
    """Marks what is verse in one run of short lines."""
    for goes_on, least in _VERSE_RUNS:
        at = first
        while at < after:
            end = at + 1
            while end < after and _could_be_verse(page[end - 1]) and _could_be_verse(page[end]) and goes_on(page, end):
                end += 1
            if end - at >= least:
                page[at:end] = [line._replace(look=Look.VERSE) for line in page[at:end]]
            at = end


def _goes_on_close(page: Sequence[Line], at: int) -> bool:
    """Right below the line above, or, after a blank line, the first of a stanza."""
    close = page[at].gap == 1
    return close or (
        at + 1 < len(page) and page[at + 1].gap == 1 and page[at - 1].gap == 1 and _could_be_verse(page[at + 1])
    )


def _goes_on_even(page: Sequence[Line], at: int) -> bool:
    """As many characters as the line above, as in a poem of five or seven characters a line."""
    above, line = (len(page[k].text.strip("，。！？；、“”…")) for k in (at - 1, at))
    return above == line and 4 <= line <= 9


def _goes_on_loose(page: Sequence[Line], at: int) -> bool:
    """Short lines without a full stop, one after the other, whatever stands between them."""
    return all(_LOOSE[0] <= len(page[k].text) <= _LOOSE[1] and page[k].look is Look.SHORT for k in (at - 1, at))


_VERSE_RUNS = ((_goes_on_close, _VERSE_LINES), (_goes_on_even, _VERSE_LINES), (_goes_on_loose, _LOOSE_LINES))


def _could_be_verse(line: Line) -> bool:
    short = not line.level and len(line.text) <= _VERSE_LENGTH and line.look in _UNSIGNED
    return short and line.text[0] not in _LABEL_MARKS and not is_weather(line.text)


_LABEL_MARKS = frozenset("【[〖〔■◎□●◆▍○▲☉")
