"""Rows of tables and of particulars are text, no headlines: 面粉 2.10元/斤 持平, 活动时间：10月1日至7日."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from parsers.cleaning.han import HAN, SPACE
from parsers.lines import Line
from parsers.looks import Look

_FEWEST = 3
_FEWEST_TOLD = 2
_LONGEST = 40
_LOOKS = (Look.SHORT, Look.VERSE)
_FIGURES = re.compile(rf"(?=.*\d)[^。！？“”]*[^{SPACE}。！？“”][{SPACE}]+[^{SPACE}。！？“”][^。！？“”]*")
"""A row of several fields, one with a figure."""

_PARTICULAR = re.compile(
    rf"[{HAN}]{{0,6}}(?:时间|日期|地点|地址|位置|热线|电话|联系人|方式|开发商|主办|承办|协办|单位|对象|条件|要求|待遇|名额|价格?|费用|"
    rf"内容|用料|原料|做法|编号|邮箱|网址|微信|传真|起点|终点|路线)[:：][{SPACE}]*[^{SPACE}]"
)
"""A row that says when, where, how much, or whom to ask."""


_CALL = re.compile(rf"[{HAN}]{{0,8}}(?:热线|电话)[:：][{SPACE}]*\d[\d\-—－{SPACE}]{{3,16}}")
"""A telephone number alone, which is no headline anywhere."""


def with_tables(page: Sequence[Line]) -> Sequence[Line]:
    """The page with three rows of a table and more, two of particulars, and telephone numbers, as whole lines."""
    kinds = [_kind(line) for line in page]
    for first, after in _tables(page):
        kinds[first:after] = ["figures"] * (after - first)
    if not any(kinds):
        return page
    lines = list(page)
    at = 0
    for row, run in groupby(kinds, bool):
        told = list(run)
        after = at + len(told)
        if row and (len(told) >= _FEWEST or len(told) - told.count("figures") >= _FEWEST_TOLD or "call" in told):
            lines[at:after] = [line._replace(look=Look.BODY, ends_sentence=True) for line in lines[at:after]]
        at = after
    return lines


def _tables(page: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Three rows and more of as many short cells, three at least, each below the other: 项目 冠军 亚军 季军."""
    cells = [_cells(line) if " " in line.text else 0 for line in page]
    at = 0
    for count, run in groupby(cells):
        after = at + len(list(run))
        if count >= _FEWEST <= after - at:
            yield at, after
        at = after


def _cells(line: Line) -> int:
    """How many cells a line has if it may be a row of them, a name that is spaced out as one; else 0."""
    if line.level or line.look not in _ROW_LOOKS or len(line.text) > _LONGEST:
        return 0
    return 0 if _SENTENCE.search(line.text) else _pieces(line.text)


def _pieces(text: str) -> int:
    """How many cells of a table's length spaces make of a line; 0 if one is longer."""
    pieces = text.split()
    spaced = sum(bool(_IN_NAME.fullmatch(f"{left} {right}")) for left, right in pairwise(pieces))
    return len(pieces) - spaced if max(map(len, pieces)) <= _LONGEST_CELL else 0


_ROW_LOOKS = (Look.SHORT, Look.VERSE, Look.BYLINE)
_LONGEST_CELL = 12
_SENTENCE = re.compile("[，。；：！？“”]")
_IN_NAME = re.compile(rf"[{HAN}] [{HAN}]")


def _kind(line: Line) -> str:
    """What a line seems to be a row of: figures, particulars, how to call, or ""."""
    if line.level or line.look not in _LOOKS or len(line.text) > _LONGEST:
        return ""
    if _CALL.fullmatch(line.text):
        return "call"
    if _PARTICULAR.match(line.text):
        return "particular"
    return "figures" if _FIGURES.fullmatch(line.text) else ""


def heads_rows(body: Sequence[Line], at: int) -> bool:
    """Whether a line below text heads rows of its own: nothing but short lines follow, and it has words of its own.

    The rows have as many cells each, three and more or two with figures, or a figure behind a colon.
    """
    text, above = body[at].text, body[at - 1]
    if len(body) - at > _MOST_ROWS:
        return False
    below = body[at + 1 :]
    if not _SHORTEST_HEAD <= len(text) <= _LONGEST_HEAD or text[-1] in "：，、；":
        return False
    if not (above.ends_sentence or _pieces(above.text) > 1):
        return False
    rows = [line.text for line in below[:_FEWEST]]
    if not _are_rows(rows) or _are_rows([text, *rows[1:]]) or any(len(line.text) > _LONGEST for line in below):
        return False
    told = "".join(line.text for line in body[:at])
    own = [left + right for left, right in pairwise(text)]
    return sum(pair in told for pair in own) <= _SHARED * len(own)


def _are_rows(texts: Sequence[str]) -> bool:
    """Whether lines are rows of one table or list."""
    if len(texts) < _FEWEST or any("。" in text for text in texts):
        return False
    cells = set(map(_pieces, texts))
    least = _FEWEST_TOLD if all(map(_FIGURE.search, texts)) else _FEWEST
    return (len(cells) == 1 and cells.pop() >= least) or all(map(_LED.match, texts))


_FIGURE = re.compile(r"\d")
_LED = re.compile(r"[^：，]{1,12}：[^：]*\d")
_SHORTEST_HEAD, _LONGEST_HEAD, _MOST_ROWS, _SHARED = 6, 24, 100, 0.2
