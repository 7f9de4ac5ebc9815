"""How a page is set, found out before it is cut: which heading levels begin articles, how text is divided."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from parsers.lines import BOLD, LARGE, Line
from parsers.looks import Look
from parsers.names import NAME_LINE

_DATELINE = re.compile(
    r"据?(?:本报|新华社|中新社)(?:讯|电(?![台视话影子力])|综合消息)|[^。，]{0,14}\d{1,2}日(?:电|讯)"
    r"|[^。，]{2,8}讯\s*[（(]\s*(?:本报|特约)?(?:记者|通讯员)"
)
_DATELINE_FIRST, _DAY_WITHIN, _SENT_WITHIN = "据本新中", 17, 9
_BODY_LENGTH = 40
_LONGEST_NAMES, _REMEMBERED = 40, 256
"""Every step of cutting asks of a page's short lines whether they are names."""

_FEWEST, _FEW, _MOST, _HALF = 2, 3, 0.8, 0.5
_MANY_MARKED, _FEW_MARKED = 0.8, 0.35
_LONGEST_HEADLINE = 40
SIGNED = re.compile(r"(?:记者|通讯员|摄影|摄)[^。，；]{0,30}$|（[^（）]{2,40}）$")
"""Who wrote a text, at its end."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What holds for a whole page.

    `title_levels` are the heading levels that begin articles: the highest, the next if one of it is sure and only one
    article has the highest, and those that mostly do. `standing` tells of each level how many of its headings surely
    begin one. `highest` is the highest of all (0: no heading is marked), `sure_levels` those of headings that surely
    begin one, `inner_levels` those of headings between paragraphs, `subheadings` those of which a few stand so and none
    surely begins an article, where others do. `marked` is the share of the sure headlines that
    bear marks (0.5 where there is none). `telling` tells whether marks tell headlines from other large type: not where
    they are set in bold type, nor where headings of the only level stand below each other. `decked` tells whether lines
    at headlines bear marks of another level, as what stands over and under them does, `bare_over` and `bare_under` how
    often a line without a mark stands right above one with a mark, or right below. `indented` tells whether paragraphs
    are, `gap` how many line ends usually stand between them.
    """

    title_levels: frozenset[int]
    standing: Mapping[int, str]
    sure_levels: frozenset[int]
    inner_levels: frozenset[int]
    subheadings: frozenset[int]
    highest: int
    marked: float
    telling: bool
    decked: bool
    bare_over: int
    bare_under: int
    indented: bool
    gap: int


def kind_of(line: Line, habits: Habits) -> str:
    """How a line is set: marked as a heading, only as large type, bold on a page without such marks, or plain."""
    if not line.level:
        return "plain"
    return "bold" if line.level == BOLD else "marked" if habits.telling else "large"


def share_of(habits: Habits) -> str:
    """How many of the sure headlines of a page are marked: all, some, none."""
    return "all" if habits.marked >= _MANY_MARKED else "none" if habits.marked <= _FEW_MARKED else "some"


def opens(line: Line) -> bool:
    """Whether a line says that an article begins: a dateline, a byline, a name."""
    if line.look in (Look.BYLINE, Look.DATELINE) or is_dated(line.text):
        return True
    return len(line.text) <= _LONGEST_NAMES and _are_names(line.text)


@lru_cache(_REMEMBERED)
def _are_names(text: str) -> bool:
    return bool(NAME_LINE.fullmatch(text))


def is_dated(text: str) -> bool:
    """Whether a line begins with a dateline; a plain test goes before the pattern."""
    likely = text[0] in _DATELINE_FIRST or "日" in text[:_DAY_WITHIN] or "讯" in text[:_SENT_WITHIN]
    return likely and bool(_DATELINE.match(text))


def habits(page: Sequence[Line]) -> Habits:
    """The habits of a page; its lines without furniture are given."""
    tops: Counter[int] = Counter()
    opened: Counter[int] = Counter()
    inner: Counter[int] = Counter()
    headings = list(_headings(page))
    for first, after in headings:
        level = min((line.level for line in page[first:after] if line.level), default=0)
        sure = after < len(page) and opens(page[after])
        tops[level] += 1
        opened[level] += sure
        if not sure and level and after == first + 1 and first and not _is_signed(page, first):
            inner[level] += 1
    bare = opened.pop(0, 0)
    del tops[0]
    highest = min(tops, default=0)
    titles = _title_levels(tops, opened, highest)
    body = [line for line in page if line.look is Look.BODY and len(line.text) >= _BODY_LENGTH]
    gaps = Counter([line.gap for line in body]).most_common(1)
    return Habits(
        titles,
        {level: _standing(opened, tops, level) for level in tops},
        frozenset(level for level, count in opened.items() if count),
        frozenset(inner) - titles,
        _subheadings(inner, opened) - titles if any(opened[level] for level in titles) else frozenset(),
        highest,
        (opened.total() + _HALF * bool(tops)) / (opened.total() + bare + 1) if tops or bare else _HALF,
        highest != LARGE and not (len(tops) == 1 and _are_stacked(page)),
        *_decks(page, headings),
        len(body) >= _FEW and sum([line.indent > 0 for line in body]) >= _MOST * len(body),
        gaps[0][0] if gaps else 0,
    )


def _is_signed(page: Sequence[Line], k: int) -> bool:
    """Whether the text above a heading ends with a signature, as no paragraph amid an article does."""
    return k > 1 and page[k - 1].look is Look.BYLINE and page[k - 2].look is Look.BODY


def _subheadings(inner: Counter[int], opened: Counter[int]) -> frozenset[int]:
    return frozenset(level for level, count in inner.items() if count >= _FEW and not opened[level])


def _title_levels(tops: Counter[int], opened: Counter[int], highest: int) -> frozenset[int]:
    second = min((level for level in tops if level > highest), default=0) if tops[highest] == 1 else 0
    return frozenset(
        level
        for level in tops
        if level == highest or opened[level] > _HALF * tops[level] or (level == second and opened[level])
    )


def _decks(page: Sequence[Line], headings: Iterable[tuple[int, int]]) -> tuple[bool, int, int]:
    """Whether lines right below each other are marked at two levels, and how often one of two alone is marked."""
    decked, over, under = False, 0, 0
    for first, after in headings:
        levels = [line.level for line in page[first:after]]
        if after > first + 1 and any(levels):
            pairs = list(pairwise(levels))
            decked = decked or any(a and b and a != b for a, b in pairs)
            over += any(b and not a for a, b in pairs)
            under += any(a and not b for a, b in pairs)
    return decked, over, under


def _are_stacked(page: Sequence[Line]) -> bool:
    """Whether headings of one level stand below each other, more than once, as the halves of a headline seldom do."""
    apart = [b.gap > 1 and a.text != b.text for a, b in pairwise(page) if a.level and a.level == b.level]
    return sum(apart) >= _FEWEST


def _standing(opened: Counter[int], tops: Counter[int], level: int) -> str:
    """How many of the headings of a level surely begin articles: most, some, none though others do, or none at all."""
    where = "the only" if len(tops) == 1 else "the highest" if level == min(tops) else "a lower"
    if not opened[level]:
        return f"{where} without sure ones" if opened.total() else f"{where} of none sure"
    return f"{where} of mostly sure ones" if opened[level] > _HALF * tops[level] else f"{where} of some sure ones"


def _headings(page: Sequence[Line]) -> list[tuple[int, int]]:
    """Runs of lines that are marked as headings or short enough for one."""
    runs: list[tuple[int, int]] = []
    for k, line in enumerate(page):
        if line.level or (line.look in (Look.SHORT, Look.SUBTITLE) and len(line.text) <= _LONGEST_HEADLINE):
            if runs and runs[-1][1] == k and not opens(line):
                runs[-1] = (runs[-1][0], k + 1)
            elif not opens(line):
                runs.append((k, k + 1))
    return runs
