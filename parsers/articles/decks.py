"""Which of two lines of a head that are set alike is the headline: what the lower one adds to the upper tells."""

import re

from parsers.cleaning import words
from parsers.cleaning.han import HAN
from parsers.labels import COLUMN_NAME, HEADLINE_END
from parsers.names import PERSON

_LEADS = re.compile(
    r"(?:[：，、—…]|强调|指出|表示|要求|提出|印发|认为|发布|呼吁|确认|共识|决定|显示|发文|之际|(?<![当及即按同])时|在[^，“”]{4,30}[上中下后])$"
)
"""How a line ends that reads on into the headline below."""

_SAID = "强调|指出|要求|勉励|希望"
_DID = "出席|主持(?!召开)|陪同|参加|讲话|致辞|批示|颁奖|揭牌|授牌|签约|见证|宣布"
_WHO = rf"(?:{PERSON}(?:[、 ]{PERSON}){{0,4}}|[{HAN}]{{0,8}}(?:领导|班子|书记|负责人|代表))等?(?:同志|领导)?"
_TOOK_PART = re.compile(rf"{_WHO}(?:分别|共同|并)?(?:{_DID}|{_SAID})")
"""Who else had a part in what the headline tells: 某某主持并讲话, 某某强调……"""

_SAYS = re.compile(rf"并?(?:{_SAID})(?=[{HAN}“]{{4}})")
_GREETS = re.compile(rf"(?:代表|向|受)[{HAN}、“”]{{3,40}}(?:致以|表示|祝贺|慰问|问候|祝福|敬意)")
_NUMBER = r"\d[\d.,·]*[%‰万亿千百余多]*(?![年月日期号版届时点级])"
_COUNTED = re.compile(rf"{_NUMBER}(?:[{HAN}]|$)")
_AMOUNT = re.compile(rf"{_NUMBER}[{HAN}]{{0,3}}$")
_OF_PLACE = re.compile(rf"(?!全)[{HAN}]{{1,7}}(?:[县市区镇乡局]|(?<![农乡])村|街道|集团|公司|学校|医院)")
LONGEST = 26
_SHORTER = 4
_RESOLVES = re.compile(
    rf"[{HAN}][牢亮住实好紧密通强优活足稳细深透清净响准][{HAN}“]{{2}}|[把让][{HAN}“”]{{3}}|向[{HAN}]{{2,3}}要[{HAN}]{{2}}"
)
"""A verb with what it leads to, or what something is made into."""

_FEW = re.compile(rf"[{HAN}]{{2,6}}")
_NO_COLUMN = re.compile(
    r"(?:[局委办院府会部室司厅队校行县市区州旗镇乡村]|中心|集团|街道|表示|强调|指出|要求|决定|批准|部署|呼吁|印发|发文|发布|公布|出台)$"
)
_THEME, _NO_THEME, _GOES_ON = 4, "vpdrm", "vpduc"
_TO_DO = ("v", "vn", "p", "d")
_NAMED = ("ns", "nr", "nt")


def adds(over: str, under: str) -> bool:
    """Whether a line tells who took part in what the line over it says, what was said there, or what came of it.

    So read 26 of 84 headlines over a subtitle without dash of two newspapers, none of 149 kickers over a headline.
    """
    if _LEADS.search(over):
        return False
    if _TOOK_PART.match(under) or _SAYS.match(under) or _GREETS.match(under):
        return True
    if len(under) > LONGEST:
        return False
    if HEADLINE_END.search(under):
        return len(under) > len(over) and not HEADLINE_END.search(over)
    return _counts(over, under) and not is_slogan(over) and (not _OF_PLACE.match(under) or bool(_OF_PLACE.match(over)))


def _counts(over: str, under: str) -> bool:
    """Whether only the lower line has a number: at its end, or behind words where it is not much shorter."""
    if "，" in under or _COUNTED.search(over) or not (counted := _COUNTED.search(under)):
        return False
    return bool(_AMOUNT.search(under)) or (counted.start() > 0 and len(over) <= len(under) + _SHORTER)


def is_slogan(text: str) -> bool:
    """Whether a line names nobody and no place and begins with what is to be done: 筑牢安全防线."""
    kinds = words.kinds(text)
    return kinds[0] in _TO_DO and not any(kind in _NAMED for kind in kinds)


def is_theme(text: str, below: str) -> bool:
    """Whether a line of four characters names what a series is about, and tells nothing: 身边榜样, 绿色账单.

    Of whom the line below says what they do or have, it is the subject: 政协委员 over 建言文旅融合.
    """
    if len(text) != _THEME or words.kinds(below)[0][0] in _GOES_ON:
        return False
    kinds = words.kinds(text)
    return kinds[-1] == "n" and kinds[0][0] not in _NO_THEME and kinds[0] not in _NAMED


def names_column(text: str) -> bool:
    """Whether a line over a headline names its column: as columns are called, or in a few characters.

    So read 104 of 108 columns of two to six characters in known pages, and one of 8 kickers as short: these are
    offices, places, and who says what follows.
    """
    if COLUMN_NAME.fullmatch(text):
        return True
    return bool(_FEW.fullmatch(text)) and not (_NO_COLUMN.search(text) or words.kind(text) == "ns" or is_resolve(text))


def is_resolve(text: str) -> bool:
    """Whether a line says what is to be brought about, as kickers do and no column: 筑牢安全防线, 让山更绿."""
    return bool(_RESOLVES.match(text)) and words.kinds(text)[0] in _TO_DO
