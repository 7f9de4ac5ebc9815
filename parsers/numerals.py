"""Numbers as they are written in Chinese on pages: of pages, days and years."""

import re

NUMERALS = "一二三四五六七八九十"
"""What counts items, pages and months, as the inside of a regular expression's brackets."""

DIGITS = f"〇○零{NUMERALS}"
"""With the white circle that many set for the zero."""

FIGURE_GOES_ON = re.compile(
    r"[0-9.%‰]|:[0-9]|[年月日时分秒点个万亿千百多余名位人元吨亩公米倍家户次项件条种]|毫升|毫米|平方"
)
"""What may stand behind the first half of a figure that a break cut in two: the rest of it, or what it counts."""

_VALUES = {digit: str(value) for value, digit in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0"}
_WITH_TEN = re.compile(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)")


def arabic(number: str) -> str:
    """三 → 3, 十二 → 12, 二十 → 20, 二〇二五 → 2025; what is no such number as it is."""
    if number and all(character in _VALUES for character in number):
        return "".join(_VALUES[character] for character in number)
    with_ten = _WITH_TEN.fullmatch(number)
    return _VALUES.get(with_ten[1], "1") + _VALUES.get(with_ten[2], "0") if with_ten else number
