"""Whether a line's end cuts a figure from its other half or from what it counts: 2|025年, 8.|6万亿, 二十|七日."""

import re

from parsers.cleaning import words
from parsers.lines import Line
from parsers.looks import Look
from parsers.numerals import FIGURE_GOES_ON

_FIGURE = re.compile(r"[0-9.]+")
_TELEPHONE = re.compile(r"(?<![0-9.])1?[0-9]{7,12}(?:[转呼—-][0-9]{1,6})?$")
FIGURE_END = re.compile(r"[0-9][.,:]?$")
_NUMERAL_END = re.compile(r"[^一二三四五六七八九十第][一二三四五六七八九十百千万零〇两]+$")
_NUMERAL_GOES_ON = re.compile(
    r"[一二三四五六七八九十百千万亿零〇两]{1,8}[^、一二三四五六七八九十]|[年月日点时号名位个元吨亩倍户]"
)
_COUNTING = frozenset("第这那每近前后同共约达超仅各逾数几上下满整今去")
COUNTS = re.compile("[0-9.%年月日岁个名万亿元吨亩]")
_BEGINS_NO_FIGURE = re.compile(r"\.[0-9]|0[0-9]{0,3}[%‰年万亿]")
_DIGITS_LAST, _TIME = re.compile(r"(?<![0-9])[0-9]{1,8}$"), re.compile("([0-9]{1,8})([年月日时])")
_MOST = {"年": 9999, "月": 12, "日": 31, "时": 24}
_UNIT = 6


def stand_between(above: str, below: str) -> bool:
    """Whether figures between two lines go on with what stands above or are counted below, where no word runs on."""
    if FIGURE_END.search(above):
        return True
    counted = FIGURE_GOES_ON.match(below)
    return bool(counted) and (above[-1] in _COUNTING or not words.word_across(above, below))


def is_sure(above: Line, below: Line, amid_text: bool) -> bool:
    """Whether a cut figure has digits on both sides, or stands in running text and is counted by what is below.

    What counts it is not the beginning of 人民, 公司, 家庭.
    No figure begins with a point, or with a nought before what it counts: 增长8|.7%, 过去5|0年.
    """
    if above.text[-1].isdigit() and (below.text[0].isdigit() or _BEGINS_NO_FIGURE.match(below.text)):
        return True
    unit = words.cut(below.text[:_UNIT])[0]
    counts = below.text[0].isdigit() or len(unit) == 1 or words.kind(unit) in ("m", "q", "t")
    return counts and (amid_text or "，" in above.text)


def makes_sense(above: str, below: str) -> bool:
    """Whether a figure put together is a year, day or hour that there is, or counts something else: not 2024|5月."""
    rest = _TIME.match(below)
    first = _DIGITS_LAST.search(above) if rest and above[-1].isdigit() else None
    if first is None or rest is None:
        return True
    return 0 < int(first[0] + rest[1]) <= _MOST[rest[2]]


def numbers_a_part(above: Line, below: Line) -> bool:
    """1|4年前，他落榜: a single figure by itself is a part's number rather than the first figure of a year."""
    return len(above.text) == 1 and above.text.isdigit() and below.text[0].isdigit()


def is_cut(above: Line, below: Line) -> bool:
    """Figures on both sides, or a figure and what it counts; but no rows of a table."""
    if _TELEPHONE.search(above.text) or numbers_a_part(above, below) or not makes_sense(above.text, below.text):
        return False
    if FIGURE_END.search(above.text):
        is_text = below.look is Look.BODY or below.ends_sentence or "，" in above.text + below.text
        counted = COUNTS if _FIGURE.fullmatch(above.text) else FIGURE_GOES_ON
        return bool(counted.match(below.text)) and (is_text or not below.text[0].isdigit())
    return bool(_NUMERAL_END.search(above.text) and _NUMERAL_GOES_ON.match(below.text))
