"""Labels that newspapers print over a piece or inside it, in one place."""

import re

from parsers.names import FOREIGN
from parsers.numerals import DIGITS, NUMERALS

ITEM = rf"[{NUMERALS}]{{1,3}}、|（[{NUMERALS}]{{1,3}}）"
"""How the parts of an article are numbered: 一、 （一）."""

NUMBERED = re.compile(
    rf"{ITEM}|[{NUMERALS}]{{1,3}}[.．]|（\d{{1,3}}）|\d{{1,2}}[.、．](?!\d)|第[{DIGITS}百]{{1,7}}[章节条回]|[①-⑳❶-❿]"
)
"""How a line begins that is an item or heads a part, whatever its numbering."""

_PART = re.compile(rf"(?:{ITEM})(?![{NUMERALS}])")


def heads_part(text: str) -> bool:
    """Whether a line is numbered as the parts of an article are: 一、抓产业, （二）; not 三、四线城市."""
    return bool(_PART.match(text))


SECTION = r"\d{1,2}(?:\.\d{1,2}){1,3}[.、．\s](?!\d)"
"""How a part of a part is numbered: 1.2.3."""

COLLECTION = re.compile(
    r"[【\[〖〔■●◆▍□◎○]? ?"
    r"(?:[\u4e00-\u9fff]{0,4}(?:简讯|短讯|快讯|短波|速览|简明新闻|集纳|动态)|[\u4e00-\u9fff]{2,4}要闻|一句话新闻|资讯|广告)[】\]〗〕]?"
)
"""The label of a collection: each item under it is a piece of its own."""

MARKED_COLLECTION = re.compile(
    r"[【\[〖〔■●◆▍□◎○]? ?[\u4e00-\u9fff]{2,4}"
    r"(?:速递|传真|播报|快递|集锦|拾零|扫描|集萃|点击|广角|之窗|看台|新闻|消息)[】\]〗〕]?"
)
"""The label of a collection where marked items stand below it: 资讯速递, 乡镇传真."""

_LONGEST_COLLECTION = 12


def is_collection(text: str) -> bool:
    """Whether a line is the label of a collection, spelled out or not: 简讯, 简　讯."""
    return len(text) <= _LONGEST_COLLECTION and bool(COLLECTION.fullmatch(closed_up(text)))


def closed_up(text: str) -> str:
    """A line whose characters are spaced out, without the spaces: 遗 失 声 明. Any other as it is."""
    pieces = text.split()
    return "".join(pieces) if len(pieces) > 1 and max(map(len, pieces)) == 1 else text


INSIDE = re.compile(
    r"[【〔■●▍]?(?:核心阅读|核心提示|阅读提示|内容提要|编者按|编者的话|开栏的话|(?:——)?编 ?者|人物小传|人物简介|"
    r"延伸阅读|相关链接|新闻链接|链接|名词解释|新闻背景|背景|记者手记|点评|现象|数读|资料)[】〕：]?"
)
"""A label inside a piece: what stands under it belongs to the piece above."""

EDITORS_NOTE = re.compile(r"[【〔\[]?(?:编者按|编者的话|编前话|开栏的话|开栏语)[】〕\]：:\s]")
"""How a note of the editors begins, over the text it is about."""

LABEL_BEFORE = re.compile(rf"(?!{INSIDE.pattern})[【〖〔][\u4e00-\u9fff·“”]{{2,10}}[】〗〕]\s*(?=[^\s，。；：]\S{{3}})")
"""A label before a headline on its line: 【走基层】…"""

COLUMN_NAME = re.compile(
    r"·[^·。，]{2,12}·|[■●◆▍▎▌☉□◎○【〖〔\[][^。；？！]{2,40}"
    r"|“[^”]{2,12}”[\u4e00-\u9fff]{2}选登|(?:\d{4}年?)?(?!讲[好述])[\u4e00-\u9fff]{2,4}(?:时评|短评|快评|副刊|风采|园地|论坛|观察|观澜|视点|视线|在线|一线|现场|人物|档案|播报|速递|走笔|随笔|手记|天地|广角|之窗|看台|茶座|"
    r"纵横|撷英|走基层|来信|漫谈|杂谈|聚焦|关注|追踪|足印|足迹|讲堂|课堂|文苑|札记|新语|论衡|直通车|好声音|(?:作品)?选登"
    r"|进行时|大家谈|面对面|风景线|直播间|曝光台|警示[台录]|回音壁|服务台|零距离|大看台|万花筒|百花园|微镜头|聚光灯|小贴士|热线|之声|之星|夜话"
    r"|闲话|史话|拾遗|钩沉|信箱|答疑|说法|释法|视窗|专栏|故事[汇会]?|提示|提醒|印记|问政)"
    r"(?:·[^·。，！？：]{2,12})?"
    rf"|(?!{FOREIGN}$)[\u4e00-\u9fff]{{2,5}}·[\u4e00-\u9fff]{{2,6}}"
    r"|(?!走进)[\u4e00-\u9fff]{4}看[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff]{3,5}(?<!就)在(?:身边|行动|一线|路上|基层)"
    r"|[\u4e00-\u9fff]{4,10}(?:之[一二三四五六七八九十]{1,2}|系列(?:报道|谈|评论))"
)
"""What names a column and is no half of a headline: by its marks, or by how columns are called, with the year
before it or today's theme behind it (读者关注·停车难), what is looked at (项目建设看进度), which of a series it is; and
what names a page with it: 副刊·荷塘."""

PICTURED = re.compile(
    r"[【〔〖\[■●◆]? ?"
    r"(?:(?:图片|影像|光影|视觉|摄影)(?:新闻|报道|故事|聚焦|专题)|图说[^。，]{0,6}|看图|影像|镜头)[】〕〗\]]?"
)
"""What stands over a picture, in the place of a headline or above one."""

NOTICE = re.compile(r"(?!特此)[\u4e00-\u9fff]{0,4}(?:公告|公示|通告|启事|声明)|讣告|更正")
"""A headline that says no more than that a notice follows: 公告, 遗失声明, 招聘启事."""

OFFERED = re.compile(r"(?:[\u4e00-\u9fff]{2})?(?:出租|转让|出售|招租|求购|求租)|(?:二手|供求|分类|房产)信息")
"""A headline that says no more than what is offered: 门面出租."""

WEATHER = re.compile(
    r"(?:[全我本][市县区旗]|[市县城旗]区?)?(?:今[日天明]|明[日天后]|[一本下]周|周末|近[日期]|未来|假期){0,2}"
    r"(?:(?:[一两二三四五六七]|\d{1,2})(?:[天日]|小时))?"
    r"天气(?:预报|预告|实况|提示|趋势|展望|情况|早知道)?|气象(?:信息|服务|预报)|今日气象"
)
"""What stands over the weather."""


def is_weather(text: str) -> bool:
    """Whether a line is the label of the weather; a plain test goes before the pattern."""
    return ("天气" in text or "气象" in text) and bool(WEATHER.fullmatch(text))


SPEAKER = re.compile(r"[^，。：；]{1,6}：.*[？！。…”]$")
"""A line of an interview: 问：…？ 记者：…？"""

HEADLINE_END = re.compile(r"(?:综述|纪实|侧记|纪略|巡礼|观察|访谈|札记|掠影|见闻|回眸|展望|述评|启示|调查)$")
"""How many headlines end, and hardly a line that breaks off."""

_BULLETS = "■●◆▲△□○★☆►▶·•"
BULLET = re.compile(rf"[{_BULLETS}]")
ITEM_MARK = re.compile(rf"[{_BULLETS}◇◎◉※]")
"""What marks an item of a collection, where its label stands over it; else what may."""

SHOWN = r"[上下左右]?图[为：①-⑩\d]|(?:资料)?图片说明"
"""How the text of a picture begins."""

TAKEN = r"(?:摄|摄影报道|摄影|供图|[（(]资料图片?)[）)]?$"
"""How it ends where it says who took the picture, or that it is an old one."""

POINTERS = "▲△↑↓▼"
"""What points from the text of a picture to the picture."""

CAPTION_BEGINS = rf"{SHOWN}|[{POINTERS}]"

CAPTION = re.compile(rf"{CAPTION_BEGINS}|.{{10,200}}{TAKEN}")
"""A line that belongs to a picture: by how it begins, or by who took it at its end."""
