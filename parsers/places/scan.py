"""Find what may be a place name in a text, and drop what only looks like one."""

import re
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from parsers.places.table import Form, forms, words

# Levels of the deictic words (我县, 全市 …) and of offices named without their place (县委, 市人大 …).
DEICTIC_HEADS = "我全本该"
DEICTIC_LEVELS = "县市区州旗盟省"
OFFICES = (
    "委 政府 人大 政协 纪委 法院 检察院 公安局 教育局 委书记 长 人民政府 人民法院 人民检察院 人民医院 医院 融媒体中心 直机关 内 直 "
    "公共资源交易中心 农业农村局 住建局 财政局 民政局 发改局 卫健局 交通局 应急局 市场监管局 税务局 气象局 文旅局 团委 妇联 总工会 残联"
).split()
# After a short form these make the name of something else: 北京大学, 南京路, 上海银行, 巨野人 is left to the scores.
COMPOUND = re.compile(
    r"[东西南北中]?(?:路|大街|街(?!道)|大道|大桥|立交|隧道)|大学|学院|师范|理工|银行|证券|航空|烤鸭|话|号|舰|站(?!在)|杯|牌|菜|味|腔|调|"
    r"西路|东路|会议|条约|经验|精神|山区|一中|二中|三中|中学|小学"
)
SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱郭何罗林郑梁谢唐许冯宋韩邓彭曹曾田萧潘袁蔡蒋余叶程魏苏吕丁卢姚沈钟姜崔谭陆范汪廖贾韦付邹熊孟秦邱侯尹薛闫段雷"
    "黎史陶贺毛郝顾龚邵钱戴严莫孔汤"
)
BEFORE_NAME = frozenset("\n 　，。、；：“”（）《》！？·—")


@dataclass(frozen=True, slots=True)
class Found:
    """A form at text[start:end]. `chained`: another place name ends where it begins."""

    start: int
    end: int
    form: Form
    chained: bool


@dataclass(frozen=True, slots=True)
class Deictic:
    """我县, 全市, 县政协 …: a place named by its level only."""

    start: int
    end: int
    level: str


@cache
def deictics() -> dict[str, str]:
    heads = {head + level: level for head in DEICTIC_HEADS for level in DEICTIC_LEVELS}
    return heads | {level + office: level for level in DEICTIC_LEVELS for office in OFFICES}


@cache
def matcher() -> tuple[AhoCorasick, tuple[Form | str, ...]]:
    patterns: dict[str, Form | str] = {**deictics(), **forms()}
    automaton = AhoCorasick(list(patterns), matchkind=MatchKind.LeftmostLongest, store_patterns=False)
    return automaton, tuple(patterns.values())


def scan(text: str) -> tuple[list[Found], list[Deictic]]:
    """Place names and deictic words in the order of the text, those that are part of other words left out."""
    automaton, meanings = matcher()
    found: list[Found] = []
    deictic: list[Deictic] = []
    previous_end = -1
    for index, start, end in automaton.find_matches_as_indexes(text):
        meaning = meanings[index]
        if isinstance(meaning, str):
            deictic.append(Deictic(start, end, meaning))
            continue
        chained = start == previous_end
        if chained or is_name(text, start, end, meaning):
            found.append(Found(start, end, meaning, chained))
            previous_end = end
    return found, deictic


def is_name(text: str, start: int, end: int, form: Form) -> bool:
    if form.kind == "short":
        return not (
            straddles_left(text, start, end)
            or straddles_right(text, end)
            or COMPOUND.match(text, end)
            or in_person_name(text, start, end)
        )
    if end - start == 2:
        return not straddles_left(text, start, end) and text[end : end + 1] not in ("级", "域", "区")
    return not straddles_left(text, start, end) or text[end - 2 : end] not in words()


def straddles_left(text: str, start: int, end: int) -> bool:
    """A common word runs over the left edge: 完成|武装, 责成|县."""
    known = words()
    for left in range(1, min(3, start) + 1):
        for right in range(1, min(3, end - start)):
            if text[start - left : start + right] in known:
                return True
    return False


def straddles_right(text: str, end: int) -> bool:
    known = words()
    return any(text[end - 1 : end + right] in known for right in (1, 2))


def in_person_name(text: str, start: int, end: int) -> bool:
    if end - start != 2 or start == 0 or text[start - 1] not in SURNAMES:
        return False
    return start == 1 or text[start - 2] in BEFORE_NAME or text[start - 2 : start] not in words()
