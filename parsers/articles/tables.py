"""Rows of figures and of particulars are text, no headlines: 面粉 2.10元/斤 持平, 活动时间：10月1日至7日."""

import re
from collections.abc import Sequence
from itertools import groupby

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
    """The page with three rows of figures and more, two of particulars, and telephone numbers, as whole lines."""
    kinds = [_kind(line) for line in page]
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


def _kind(line: Line) -> str:
    """What a line seems to be a row of: figures, particulars, how to call, or ""."""
    if line.level or line.look not in _LOOKS or len(line.text) > _LONGEST:
        return ""
    if _CALL.fullmatch(line.text):
        return "call"
    if _PARTICULAR.match(line.text):
        return "particular"
    return "figures" if _FIGURES.fullmatch(line.text) else ""
