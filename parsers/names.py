"""How Chinese newspapers name authors and datelines: patterns with their words in one place."""

import re

from parsers.cleaning.han import HAN, SPACE

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石"
    "廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟"
    "殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆"
    "农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘"
    "池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉仝丰强祖计竺诸井伊丘花平水云甫幸阎伏傅亓贡常夷岱习"
    "宣宰晁步都沃湛璩能昌终暨衡居相宓荀羊惠糜松隗山全郗仰富充慕茹习宦鱼容古慎戈庾终阚那空沙丰巢蒯后竹权逯盖益桓公揭撒撖"
)
_COMPOUND = "欧阳|上官|司马|诸葛|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|东方|南宫|端木|申屠|轩辕|宇文|长孙|闻人|澹台"
_NO_ROLE = (
    "(?!记者|通讯员|摄影|作者|撰稿|撰文|整理|编译|供稿|供图|图文|报道|来源|本报|特约|实习|参与|"
    "手记|调查|观察|了解|获悉|走进|来到|采访|看到|节|从|在)"
)
_NAME = (
    rf"(?:{_NO_ROLE}(?:[{HAN}](?:[{SPACE}]{{1,2}}[{HAN}](?=[^{HAN}]|摄|文|图|绘|采|整理|参与|供图|报道|$)|[{HAN}]{{1,3}})"
    rf"|[{HAN}]{{1,5}}[·•][{HAN}]{{1,8}}))"
)
_NAMES = rf"{_NAME}(?:(?:[{SPACE}]?[、，,/][{SPACE}]?|[{SPACE}]{{1,3}}){_NAME}){{0,11}}"
_PERSON = rf"(?:(?:{_COMPOUND})[{HAN}]{{1,2}}|[{SURNAMES}](?:[{SPACE}]{{1,2}}[{HAN}]|[{HAN}]{{1,2}}))"
_NO_NAME = (
    "(?!(?:简讯|简报|时评|时政|时事|时尚|文化|文艺|文苑|文摘|文旅|文明|金融|常识|平安|安全|党建|党史|游记|方言|云上|项目|关注|"
    f"万象|农业|农村|水利|法治|宣传|公告|公示|专题|专栏|向导|全会)(?:[^{HAN}]|$))"
)
"""Words that look like names behind a mark: ◎简讯 is a label."""

_PERSONS = rf"{_PERSON}(?:(?:[{SPACE}]?[、，,][{SPACE}]?|[{SPACE}]{{1,3}}){_PERSON}){{0,11}}"

_OF = (
    rf"(?:本报|新华社|本台)驻[{HAN}]{{2,8}}?|本报|本台|本刊|本网|本社|新华社|中新社|全媒体|融媒体|融媒|"
    "县融媒体中心|市融媒体中心|[县市区]融媒"
)
_RANK = "特约|实习|见习|首席|高级|资深|驻站|驻地|特派"
_CRAFT = "记者|通讯员|评论员|摄影|作者|撰稿|撰文|文/图|图/文|图文|整理|编译|供稿|供图|实习生|来源"
ROLE = rf"(?:(?:{_OF})[{SPACE}]?){{0,2}}(?P<role>(?:{_RANK})?(?:{_CRAFT}))"
_ROLE = ROLE.replace("?P<role>", "?:")
_CREDIT = rf"{_ROLE}(?:[{SPACE}]?[/／]?[{SPACE}]?{_ROLE})?[{SPACE}]?[:：/]?[{SPACE}]{{0,2}}{_NAMES}"
_DONE = "采访整理|文并图|文/图|图/文|摄影报道|综合报道|采访报道|参与采写|采写|报道|整理|摄影|摄|供图|文|图"
_ENDING = rf"(?:[{SPACE}]?(?:{_DONE}))?(?:（(?:影像中国|人民视觉|资料图片)）)?"
_CREDITS = rf"{_CREDIT}(?:[{SPACE}、，,；;]{{0,3}}{_CREDIT}){{0,4}}{_ENDING}"
_AGENCY = "人民视觉|影像中国|视觉中国|资料图片|受访者供图|CFP|东方IC|IC photo"
_PICTURED = rf"(?:(?:图片|照片|供图|题图|配图|插图|图)(?:来源|提供)?[{SPACE}]?[:：/／][{SPACE}]?)?(?:{_AGENCY})"
_OFFICE = (
    "局|委|办|部|处|站|所|院|馆|队|社|厂|中心|委员会|办公室|大学|学院|中学|小学|学校|公司|集团|协会|支行|分行|法院"
)
_FROM = rf"(?:[{HAN}]{{2,12}}[省市区县旗州镇乡村]|[{HAN}]{{3,20}}(?:{_OFFICE}))"
_LOOSE_NAME = rf"[{HAN}][{SPACE}]?[{HAN}]{{1,2}}"
_DOER = rf"{_PERSONS}[{SPACE}]?(?:{_DONE})|[{HAN}]{{2,4}}摄|{_LOOSE_NAME}图[{SPACE}]+{_LOOSE_NAME}文"
_DOERS = rf"(?:{_DOER})(?:[{SPACE}、，]{{0,2}}(?:{_DOER})){{0,2}}(?:（[{HAN}]{{2,8}}）)?"

BYLINE = re.compile(
    rf"[□■◎●○◆▲☉/／{SPACE}]*[（(【\[]?(?:{_CREDITS}|{_DOERS})[）)】\]]?"
    rf"|[□■◎●○◆☉][{SPACE}]*{_NO_NAME}{_PERSONS}{_ENDING}|[□○][{SPACE}]*[{HAN}][{SPACE}][{HAN}]|[（(]{_PERSONS}[）)]|[（(]?{_PICTURED}[）)]?"
    rf"|{_FROM}[{SPACE}]+{_PERSONS}"
)
"""A line that holds nothing but credits."""

NAME_LINE = re.compile(_PERSONS)
"""A line that holds nothing but names: a byline where it follows a title."""

_POSTS = (
    "书记|县长|区长|市长|镇长|乡长|州长|旗长|主席|主任|局长|院长|检察长|校长|部长|会长|"
    "教授|研究员|委员|代表|董事长|总经理|秘书长|理事长|司令员|政委"
)
POST_AND_NAME = re.compile(rf"(?P<post>[{HAN}、（）·]{{2,40}}(?:{_POSTS}))[{SPACE}]+(?P<name>{_NAME})")
"""An official's signed piece: 中共某某县委书记 某某."""

_PLACE_DAY = rf"[{HAN}、]{{0,14}}(?:\d{{1,2}}月)?\d{{1,2}}日"
_SOURCE_WORDS = (
    rf"(?:本报讯|本报综合消息|(?:本报|本台|新华社|中新社|人民网|中国新闻网)(?:{_PLACE_DAY})?(?:电|讯|消息|报道))"
)
_CREDIT_ASIDE = rf"[（(][{SPACE}]*(?P<credits>[^（）()\n]{{2,80}}?)[{SPACE}]*[）)]"
DATELINE = re.compile(
    rf"(?P<dateline>据?(?:{_SOURCE_WORDS}(?=[{SPACE}（(]|$)|本报讯(?![息号员])|(?:本报|本台|新华社|中新社){_PLACE_DAY}[电讯]))"
    rf"[{SPACE}]*(?:{_CREDIT_ASIDE})?"
)
"""本报讯, 本报北京2月20日电, 新华社…电, with the credits that stand in brackets behind it; text may follow at once."""

LAST_DATELINE = re.compile(
    rf"[（(]据?(?:{_SOURCE_WORDS}|(?:本报|新华社)[{HAN}、]{{2,14}}(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?电)[{SPACE}]*(?:{_CREDITS})?[）)]"
)
"""（本报北京2月20日电）: a dateline in brackets on the last line."""

AUTHOR_NOTE = re.compile(
    r"[（(](?:本文)?作者(?:系|为|是|单位[:：])[^（）]{2,80}(?:（[^（）]{1,30}）[^（）]{0,40})*[）)]"
)
"""（作者为某某大学教授）: who a signed piece is by, without the name."""

GLUED_BYLINE = re.compile(
    rf"(?<=[。！？…”）])[{SPACE}]*(?:[（(【]?(?:{_CREDITS}|{_DOERS})[）)】]?|[（(]{_PERSONS}[）)])$"
)
"""A byline at the end of the last paragraph, behind its last sentence."""

BRACKETS = re.compile(rf"^[□■◎●○◆▲☉{SPACE}]*[（(【\[]?[{SPACE}]*|[{SPACE}]*[）)】\]]?$")
_ONE_CREDIT = re.compile(
    rf"{ROLE}(?:[{SPACE}]?[/／]?[{SPACE}]?{_ROLE})?[{SPACE}]?[:：/]?[{SPACE}]{{0,2}}(?P<names>{_NAMES})"
)
_SENT_FROM = re.compile(rf"{_FROM}[{SPACE}]+(?P<names>{_PERSONS})")
_ONE_NAME = re.compile(_NAME)
_DEED = re.compile(rf"[{SPACE}]?(?P<role>{_DONE})(?:（(?:影像中国|人民视觉|资料图片)）)?[）)]?$")


def credits(text: str) -> tuple[tuple[str, str], ...]:
    """(name, role) of each person in a byline, in its order; a two-character name padded with a space loses it."""
    signed = POST_AND_NAME.fullmatch(text)
    if signed:
        return ((_unpadded(signed["name"]), signed["post"]),)
    sent = _SENT_FROM.fullmatch(text)
    if sent:
        return tuple((_unpadded(name), "") for name in _ONE_NAME.findall(sent["names"]))
    deed = _DEED.search(text)
    names = text[: deed.start()] if deed else text
    found = [
        (_unpadded(name), m["role"]) for m in _ONE_CREDIT.finditer(names) for name in _ONE_NAME.findall(m["names"])
    ]
    return tuple(found) or tuple((_unpadded(name), deed["role"] if deed else "") for name in _ONE_NAME.findall(names))


def _unpadded(name: str) -> str:
    return re.sub(rf"[{SPACE}]", "", name)
