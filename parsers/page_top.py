"""The head of a page: the names of the newspaper and of the page that stand with its day and number over all else."""

import re
from collections import Counter
from collections.abc import Sequence

from parsers.cleaning.han import HAN, SPACE
from parsers.furniture import PAPER_NAME, is_weak_furniture, names_day_and_page
from parsers.labels import NOTICE, PICTURED, is_collection
from parsers.looks import IN_HEAD, Look
from parsers.names import PERSON

_SURE = (Look.FURNITURE, Look.DATE)
_MOST, _LONGEST, _LONGEST_MARKED = 7, 16, 8
TOP = _MOST + 2
"""How many of a page's lines tell."""

_PAPER = re.compile(rf"({PAPER_NAME}|今日[{HAN}]{{2,4}})(?:·[{HAN}]{{2,6}})?")

_NAMED = re.compile(rf"{_PAPER.pattern}|[{HAN}]{{2,6}}[{SPACE}]?[·•][{SPACE}]?[{HAN}]{{2,6}}")
"""What a newspaper or one of its pages is called, in the largest type too: 泾川周末 · 清水苑."""

_DAY_AND_PERSON = re.compile(rf"[^{SPACE}]+[{SPACE}]+{PERSON}")
_SOMEONE = re.compile(rf"(?:[{HAN}、]{{2,30}}[{SPACE}]+)?{PERSON}")
_SAYS = re.compile(r"[，。；：！？、“”《》\d]")


def names_at_top(page: Sequence[tuple[str, int, Look]]) -> list[int]:
    """Which lines, each with its text, heading level and look, name the newspaper or the page at the page's top.

    They are short and stand over or between its day and number; below these, only what is called as a newspaper is.
    A headline must follow, else the name may be one itself: 新年贺词, a day, who speaks.
    """
    sure = -1
    after = 0
    while after < min(_MOST, len(page)):
        text, level, look = page[after]
        if look in _SURE or (look is Look.SHORT and _tells_day(text)):
            sure = after
        elif look is not Look.SHORT or not _may_name(text, level):
            break
        after += 1
    if sure < 0:
        return []
    after = sure + 1
    if after < len(page) and page[after][2] is Look.SHORT and not page[after][1] and _names(page[after][0]):
        after += 1
    if after >= len(page) or not _may_head(page[after]):
        return []
    names = [k for k in range(after) if page[k][2] is Look.SHORT]
    below = next((level for _, level, _ in page[after:] if level), 0)
    return names if all(_is_under(page[k][1], below) or _NAMED.fullmatch(page[k][0]) for k in names) else []


def _names(text: str) -> bool:
    """Whether a line right below the page's day names the newspaper, or its page beside the number."""
    return bool(_PAPER.fullmatch(text)) or is_weak_furniture(text)


def _tells_day(text: str) -> bool:
    """Whether a line has the page's day beside its name or number, and nobody's name."""
    return names_day_and_page(text) and not _DAY_AND_PERSON.fullmatch(text)


def repeated_names(page: Sequence[tuple[str, int, Look]], at_top: Sequence[int]) -> list[int]:
    """Which lines say the newspaper's name again, in mid-page, marked as headings or not.

    It is the one at the page's top, or over who publishes it; else one that ends with 报 stands twice.
    """
    masthead = next((k for k, (_, _, look) in enumerate(page[:TOP]) if look is Look.MASTHEAD), 0)
    short = [k for k, (text, _, _) in enumerate(page) if len(text) <= _LONGEST and _PAPER_HINT.search(text)]
    names = {k: found for k in short if (found := _name(page[k][0]))}
    if not names:
        return []
    top = {names[k] for k in (*at_top, *range(masthead)) if k in names}
    times = Counter(names.values())
    return [k for k, name in names.items() if k >= masthead and (name in top or (times[name] > 1 and name[-1] == "报"))]


_PAPER_HINT = re.compile("[报周闻]|今日")


def _name(text: str) -> str:
    """The name of a newspaper that is all that a line says, but for that of the page: 《桐溪报》, 桐溪报·民生."""
    found = _PAPER.fullmatch(text.strip("《》"))
    return found[1] if found else ""


def _may_name(text: str, level: int) -> bool:
    longest = _LONGEST_MARKED if level and not _NAMED.fullmatch(text) else _LONGEST
    if len(text) > longest or _SAYS.search(text):
        return False
    return not (NOTICE.fullmatch(text) or PICTURED.fullmatch(text) or is_collection(text))


def _may_head(line: tuple[str, int, Look]) -> bool:
    return bool(line[1]) or (line[2] in IN_HEAD and not _SOMEONE.fullmatch(line[0]))


def _is_under(level: int, below: int) -> bool:
    """Whether a heading of this level is no headline over one of the level below: it is of no higher rank."""
    return not level or 0 < below <= level
