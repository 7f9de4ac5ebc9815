"""How a page is set, found out before it is cut: which heading levels begin articles, how text is divided."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from parsers.lines import BOLD, Line, Look
from parsers.names import NAME_LINE

FURNITURE = (Look.FURNITURE, Look.MASTHEAD)
"""What may stand anywhere on a page and says nothing about the lines beside it."""

_DATELINE = re.compile(r"(?:据?本报|新华社|中新社)(?:讯|综合消息)|[^。，]{0,14}\d{1,2}日(?:电|讯)")
_BODY_LENGTH = 40
_LONGEST_NAMES = 40
_FEW, _MOST, _HALF = 3, 0.8, 0.5
_LONGEST_HEADLINE = 40


@dataclass(frozen=True, slots=True)
class Habits:
    """What holds for a whole page.

    `title_levels` are the heading levels that begin articles: the highest, the next if one of it is sure and only one
    article has the highest, and those that mostly do. `highest` is the highest of all (0: no heading is marked),
    `sure_levels` those of headings that surely begin one, `inner_levels` those of headings between paragraphs. `marked`
    is the share of the sure headlines that bear marks (0.5 where there is none). `indented` tells whether paragraphs
    are, `gap` how many line ends usually stand between them.
    """

    title_levels: frozenset[int]
    sure_levels: frozenset[int]
    inner_levels: frozenset[int]
    highest: int
    marked: float
    indented: bool
    gap: int


def kind_of(line: Line) -> str:
    """How a line is set: marked as a heading, bold on a page without such marks, or plain."""
    return "bold" if line.level == BOLD else "marked" if line.level else "plain"


def opens(line: Line) -> bool:
    """Whether a line says that an article begins: a dateline, a byline, a name."""
    return line.look in (Look.BYLINE, Look.DATELINE) or _is_opening(line.text[: _LONGEST_NAMES + 1])


@lru_cache(1_024)
def _is_opening(text: str) -> bool:
    """By the first characters of a line; remembered, as the same lines are asked about again and again."""
    return bool(_DATELINE.match(text)) or (len(text) <= _LONGEST_NAMES and bool(NAME_LINE.fullmatch(text)))


def habits(page: Sequence[Line]) -> Habits:
    """The habits of a page; its lines without furniture are given."""
    tops: Counter[int] = Counter()
    opened: Counter[int] = Counter()
    inner: set[int] = set()
    for first, after in _headings(page):
        level = min((line.level for line in page[first:after] if line.level), default=0)
        sure = after < len(page) and opens(page[after])
        tops[level] += 1
        opened[level] += sure
        if not sure and level and after == first + 1 and first:
            inner.add(level)
    bare = opened.pop(0, 0)
    del tops[0]
    highest = min(tops, default=0)
    second = min((level for level in tops if level > highest), default=0) if tops[highest] == 1 else 0
    titles = frozenset(
        level
        for level in tops
        if level == highest or opened[level] > _HALF * tops[level] or (level == second and opened[level])
    )
    body = [line for line in page if line.look is Look.BODY and len(line.text) >= _BODY_LENGTH]
    gaps = Counter([line.gap for line in body]).most_common(1)
    return Habits(
        titles,
        frozenset(level for level, count in opened.items() if count),
        frozenset(inner) - titles,
        highest,
        (opened.total() + _HALF * bool(tops)) / (opened.total() + bare + 1) if tops or bare else _HALF,
        len(body) >= _FEW and sum([line.indent > 0 for line in body]) >= _MOST * len(body),
        gaps[0][0] if gaps else 0,
    )


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
