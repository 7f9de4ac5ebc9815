"""Whether the letters of a name really are that name: word edges, names of people and of other things."""

import re

from parsers.places.table import EVERYDAY_TAILS, Form, words

# After a short form these make the name of something else: 北京|大学, 南京|路, 兰州|拉面.
COMPOUND = re.compile(
    r"[东西南北中]?(?:路|大街|街(?!道)|大道|大桥|立交|隧道)|大学|学院|师范|理工|银行|证券|航空(?!港)|航天|汽车|啤酒|拉面|炒饭|火锅|烤鸭|小面|米粉|"
    r"茅台|恒大|白酒|白药|银针|话(?!题)|队(?!伍)|舰|号(?!召)|杯|牌|菜|味|腔|调(?!研|整|查)|剧|戏|画派|会议|条约|宣言|经验|精神|一中|二中|三中|中学|小学"
)
# After a county's short form these make the name of a village, a township, a river: 治多|村, 同江|峪村, 双河|镇.
SMALLER_PLACE = re.compile(
    r"[^农乡山各多全一两三几十，。、的]?[村屯峪沟坪](?![委民])|[镇乡](?![村镇])|街道|社区|公馆|[湖河江山岛湾峰](?!水|区)|公园|花园|牡丹"
)
SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱郭何罗林郑梁谢唐许冯宋韩邓彭曹曾田萧潘袁蔡蒋余叶程魏苏吕丁卢姚沈钟姜崔谭陆范汪廖贾韦付邹熊孟秦邱侯尹薛闫段雷"
    "黎史陶贺毛郝顾龚邵钱戴严莫孔汤马"
)
# What a full name is cut back to its short form by: 合作|市场, 菏泽|市民, 资源|县级.
SUFFIX_TAKEN = re.compile(r"(?:县级|县域|县情|县际|县内|市场|市民|市值|市况|市容|市面|市井|市直|市属|区域|区间|区块|区别|区分|省级|省份|省力|省心|州际)")


def is_name(text: str, start: int, end: int, form: Form) -> bool:
    """Judge a match that no division name precedes directly."""
    if form.kind == "short":
        return is_short_name(text, start, end, form)
    if form.kind != "full":
        return True
    if end - start == 2:
        return not straddles_left(text, start, end) and text[end : end + 1] not in ("级", "域", "区")
    if SUFFIX_TAKEN.match(text, end - 1):
        return form.text[:-1] not in words()
    return not (straddles_left(text, start, end) and text[end - 2 : end] in EVERYDAY_TAILS)


def is_short_name(text: str, start: int, end: int, form: Form) -> bool:
    if COMPOUND.match(text, end) or in_person_name(text, start, end):
        return False
    if "county" not in form.levels or len(form.levels) > 1:
        return True
    return not (SMALLER_PLACE.match(text, end) or straddles_left(text, start, end) or straddles_right(text, end))


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
    """李|东明: a surname stands before two letters, and is not itself the end of a word."""
    if end - start != 2 or start == 0 or text[start - 1] not in SURNAMES:
        return False
    return start == 1 or text[start - 2 : start] not in words()
