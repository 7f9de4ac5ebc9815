"""The list of what other pages bring, as front pages print it: 今日导读."""

import re
from collections.abc import Sequence

from parsers.cleaning.han import HAN, SPACE
from parsers.looks import Look

_BOX = re.compile(
    r"[【〖〔■◆●▍]?[ ]?(?:今日|本期|本版|要闻|精彩|内容|版面|每日)?(?:导读|看点|要目|提要|目录|索引)[】〗〕]?[:：]?"
)
_PAGE = rf"(?:第?[A-Z]?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})版(?:[·•{SPACE}][{HAN}]{{2,6}})?|[A-Z]\d{{1,2}})"
_SEE = rf"(?:详见|详情见|刊于|[见刊])?[{SPACE}]?"
_POINTS = re.compile(
    rf"[^。]{{4,40}}?(?:[{SPACE}]|[.…·—\-]{{2,}}|[▶►>＞→]|[（(])[{SPACE}.…·—\-▶►>＞→]*{_SEE}{_PAGE}[）)]?[{SPACE}▶►>＞→]*"
    rf"|[【〔(（]?{_PAGE}[】〕)）]?[{SPACE}:：|｜▶►]+[^。]{{6,40}}(?<![。！？；])"
)
"""A headline with the page on which it stands: ▶ 一枚鸭蛋的“出海记”　2版."""

_NUMBER_FIRST, _NUMBER_LAST = re.compile("[A-Z][0-9]"), re.compile("[A-Z][0-9]{1,2}$")
_ALONE = re.compile(rf"[（(]?{_SEE}{_PAGE}[）)]?")
_SEVERAL, _LONGEST = 2, 60
_POINTING = (Look.SHORT, Look.VERSE, Look.BODY, Look.SUBTITLE)


def contents(page: Sequence[tuple[str, int, Look]]) -> list[int]:
    """Which lines are a list of what other pages bring: below its label, or two headlines and more with their pages."""
    found: list[int] = []
    pages = [k for k, (text, _, _) in enumerate(page) if len(text) <= _LONGEST and _is_numbered(text)]
    after = 0
    for first in pages:
        if first < after:
            continue
        at = first - (page[first][2] is Look.FURNITURE)
        labelled = at > after and bool(_BOX.fullmatch(page[at - 1][0]))
        after = at
        while after < len(page) and (length := _pointer(page, after, labelled=labelled)):
            after += length
        at -= labelled
        if after - at >= _SEVERAL:
            found += range(at, after)
    return found


def _is_numbered(text: str) -> bool:
    """Whether a line names a page, or begins or ends with the number of one."""
    return "版" in text or bool(_NUMBER_FIRST.match(text) or _NUMBER_LAST.search(text, max(0, len(text) - 3)))


def _pointer(page: Sequence[tuple[str, int, Look]], k: int, *, labelled: bool) -> int:
    """How many lines an item of such a list takes: 2 where its page stands on the next one, 0 if it is none."""
    text, _, look = page[k]
    if look not in _POINTING:
        return 0
    if _is_numbered(text):
        return int(bool(_POINTS.fullmatch(text)))
    return 2 if labelled and k + 1 < len(page) and _ALONE.fullmatch(page[k + 1][0]) else 0
