"""Page furniture: what belongs to the page and to no article: numbers, dates, running heads, editors, hotlines."""

import re
from functools import lru_cache

from parsers.buttons import are_buttons, invites
from parsers.cleaning import words
from parsers.cleaning.han import CHAR, HAN, SPACE
from parsers.labels import NUMBERED
from parsers.names import SURNAMES

_ONES = "一二三四五六七八九"
_DAY = (
    r"(?:[12]\d{3}年)?\d{1,2}月\d{1,2}日|[12]\d{3}[-./]\d{1,2}[-./]\d{1,2}"
    rf"|[〇零{_ONES}]{{4}}年[{_ONES}十]{{1,2}}月[{_ONES}十]{{1,3}}日"
)
_WEEK = rf"(?:(?:星期|周)[{_ONES}日天]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_LUNAR = (
    rf"[（(]?(?:农历)?(?:{CHAR}{{2}}年)?[闰正{_ONES}十冬腊]{{1,2}}月(?:初|廿|十|二十|三十)[{_ONES}十]?[）)]?"
    rf"|农历{CHAR}{{4,12}}"
)
_TERM = "(?:立[春夏秋冬]|雨水|惊蛰|[春秋]分|清明|谷雨|小满|芒种|[夏冬]至|[大小][暑寒雪]|处暑|[白寒]露|霜降)"
_PAGE = (
    rf"第?(?:(?<=第)\s)?[A-Za-z]{{0,2}}\d{{1,3}}\s?版|第?[{_ONES}十]{{1,3}}版|头版"
    r"|[A-Z]\d{1,2}|(?<!\d)\d{1,2}(?!\d)"
)
_POSTS = (
    "责任编辑|责编|执行编辑|特约编辑|见习编辑|实习编辑|编辑|总编辑|副总编辑|主编|副主编|执行主编|版式设计|版面设计|版式|版面|美术编辑|美编|校对|校检|检校|审校|校审|审读|编审|组稿|组版|排版|"
    "制图|图表|制版|视觉设计|视觉|设计|策划|统筹|监制|值班编委|值班编辑|值班主任|值班总编辑|值班总编|值班|总值班|签发|终审|编委"
)
_NAME = rf"{CHAR}(?:[{SPACE}]{{1,3}}{CHAR}(?!{CHAR})|{CHAR}{{1,3}})"
_LED = rf"[{SPACE}]*[:：/／｜|][{SPACE}]*"
_EDITORS = (
    rf"(?:(?:本版|本期|今日)?(?:{_POSTS})(?:{_LED}|[{SPACE}]+|(?=[{SURNAMES}]))"
    rf"|[一二三初复终][审校](?:核|人)?{_LED}|审[核稿]{_LED}(?=[{SURNAMES}])|(?<=[{SPACE}])审核[{SPACE}]+(?=[{SURNAMES}])){_NAME}"
    rf"(?:[{SPACE}、，]{{1,3}}(?!(?:{_POSTS}|[一二三初复终][审校]|审[核稿]|电子|[{HAN}]{{0,2}}(?:电话|邮箱|热线|信箱)|投稿|传真|{CHAR}{{2,5}}[:：])){_NAME}){{0,5}}"
    rf"(?:(?!{CHAR})|(?={_POSTS}))"
)
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_HOTLINE = (
    rf"(?:(?:本报|报社|本版|24小时)[{SPACE}]?)?"
    r"(?:编辑部|副刊部|采访部|广告部|发行部|总编室|新闻|报料|爆料|(?:广告)?刊登|广告|发行|订[阅报]|投稿|读者|本报|报社)(?:服务)?"
    rf"(?:热线|电话|邮箱|信箱|传真|E-?mail)[{SPACE}]*[:：]?[{SPACE}]*(?:{_MAIL}|\d[\d\-—－、 ]{{4,40}})"
    rf"|(?:(?:总编(?:办公)?室|办公室|编辑部|广告部|发行部|采访部|新闻部|值班室)[:：]?[{SPACE}]*\d[\d\-—－]{{6,14}}[{SPACE}、，]*){{2,8}}+"
    rf"|(?:(?:发行|广告|采编|订阅)[:：][{SPACE}]*\d[\d\-—－]{{4,14}}[{SPACE}、，]*){{1,4}}+"
    rf"|(?<!{CHAR})(?:(?:电子)?(?:邮箱|信箱|邮件)|E-?mail)[{SPACE}:：]+{_MAIL}"
)
_IMPRINT = (
    rf"(?:{CHAR}{{2,8}}(?:报社|日报社|传媒集团)[{SPACE}]?(?:出版|主办|印务|印刷厂)?[{SPACE}]*)?"
    rf"(?:(?:社址|报社地址)[:：][{SPACE}]*[^。，；]{{2,70}}|(?:邮政编码|邮编|定价|零售价?|每月定价|全年定价|承印|印刷|出版单位|总编室)[:：]?[{SPACE}]*[^。，；]{{2,30}})"
    rf"|广告(?:经营)?许可证号?[:：][{SPACE}]*[^。，；]{{2,30}}|(?:本报|报社)?(?:常年)?法律顾问[:：][{SPACE}]*[^。，；]{{2,30}}"
)
_CONTACT = (
    r"(?:本[报版刊]|报社|新闻|广告|发行|投稿|读者|热线|总编室|编辑部|办公室|24小时)?"
    r"(?:电子)?(?:电话|热线|总机|传真|邮箱|信箱|网址|地址|社址|邮编|邮政编码|E-?mail|QQ|微信|微博|官微)"
    rf"(?:[{SPACE}]*[:：]|(?<=[话线真])(?=[{SPACE}]+\d{{3}}))[{SPACE}]*[^{SPACE}：:，；。]{{2,40}}"
)
_SCAN = rf"(?:二维码)?(?:扫一扫|扫码)[^。，]{{0,4}}关注[“《]?{CHAR}{{2,10}}[”》]?"
_PIECES = re.compile(
    rf"{_EDITORS}|{_HOTLINE}|{_IMPRINT}|{_CONTACT}|(?:(?:监督|服务|采编)?(?:电话|内线|手机)|传真|[☎☏✆])[{SPACE}:：]*[(（]?\d[\d\-—－()（）]{{3,20}}|{_DAY}|{_WEEK}|{_LUNAR}|{_PAGE}"
    rf"|(?:版次|版名|版面|日期)[:：]|[{SPACE}|｜│丨/·•■●◆□▌▍:：、，；;()（）\[\]\-—~～]|{_SCAN}",
    re.IGNORECASE,
)
_CONTACTS = re.compile(rf"{_CONTACT}(?:[{SPACE}、，;；|｜]+{_CONTACT})+|{_MAIL}", re.IGNORECASE)
_ANCHOR = re.compile(rf"(?:{_EDITORS}|{_HOTLINE}|{_IMPRINT}|{_DAY}|{_PAGE})", re.IGNORECASE)
_STAFF = re.compile(rf"{_EDITORS}|{_HOTLINE}|{_IMPRINT}|{_CONTACT}", re.IGNORECASE)
STRONG = re.compile(
    rf"{_EDITORS}|{_HOTLINE}|(?:社址|邮编|报社地址|邮政编码|承印|许可证号?|法律顾问)[:：]"
    rf"|(?:印刷[:：][^。，]{{2,12}}印务|(?:零售|每份|每月|全年)(?:定价|零售)?价?[:：])|{_WEEK}|(?<![\d.])\d{{1,3}}\s?版(?![本权面块图税式画])"
    rf"|(?:第|(?<!{CHAR}))(?:[{_ONES}十]{{1,3}}版|头版)(?!{CHAR})|^[A-Z]\d{{1,2}}\b(?!\.)"
    rf"|^[·•\-—–][{SPACE}]*\d{{1,3}}[{SPACE}]*[·•\-—–]$",
    re.IGNORECASE,
)
_SURE_STAFF = re.compile(
    rf"(?:{_POSTS}|[审校](?:核|人)?){_LED}|^(?:本版|本期|今日|责任编辑|责编)|{_HOTLINE}|{_IMPRINT}|{_CONTACT}",
    re.IGNORECASE,
)
"""Where more than a surname tells a post from what stands behind it: 设计：方正, not 设计方案."""

_SURE_STAFF_HINT = re.compile(
    r":|：|/|／|｜|\||热线|电话|邮箱|信箱|传真|邮件|E|e|社址|报社地址|邮政编码|邮编|定价|零售|承印|印刷|出版单位|总编室"
    r"|本版|本期|今日|责任编辑|责编|办公室|编辑部|广告部|发行部|采访部|新闻部|值班室"
)
"""Something of it stands in every line that has one; thirty times as fast to ask for."""

_GLUED = re.compile(rf"(?:{_POSTS})(?P<name>[{SURNAMES}]{CHAR}{{1,3}})")
_STRONG_HINT = re.compile(
    "编|校|审|版|制图|图表|设计|视觉|策划|统筹|监制|值班|签发|热线|电话|邮箱|邮件|信箱|传真|社址|报社|星期|周|m|M|y|Y"
    "|组稿|发行|广告|采编|订阅|承印|印刷|许可证|法律顾问|定价|零售|每份|每月|全年|办公室|广告部|发行部|采访部|新闻部"
)
_STRONG_START = re.compile(r"[A-Z]\d|[·•\-—–]", re.IGNORECASE)

_SPACED_PAPER = re.compile(
    rf"(?:{CHAR}[{SPACE}]{{1,3}}){{1,8}}(?:[日晚晨早商时周]|都[{SPACE}]{{1,3}}市)[{SPACE}]{{1,3}}报"
    rf"(?:[{SPACE}]+[A-Z][A-Z {SPACE}]{{4,40}})?"
)
_PAPER = rf"{CHAR}{{1,8}}(?:(?:[日晚晨早商周週新快导導时時]|都市)[报報]|周刊)"
PAPER_NAME = (
    rf"[{HAN}]{{2,6}}(?<![通喜捷海举预简快汇电情申公战画播填上警墙板回])报"
    rf"|[{HAN}]{{2,4}}(?:新闻|时讯)|[{HAN}]{{2,6}}周刊"
)
"""How newspapers are called, too, where a day stands beside it: 桐溪报, 鄞东新闻. 喜报 and 通报 head articles."""

_PAGE_NAMES = (
    "要闻|综合|本地|时政|经济|财经|民生|社会|法治|文化|文艺|文旅|体育|国际|国内|教育|科技|副刊|广告|公告|"
    "专题|专版|专刊|理论|评论|生态|健康|卫生|旅游|农业|农村|三农|县区|县域|区县|新闻|视觉|读书|悦读|人物|"
    "周刊|深度|聚焦|关注|党建|政法|产业|企业|房产|汽车|金融|消费|生活|都市|城事|天下|图片"
)
_BETWEEN = rf"[{SPACE}/·|]{{1,3}}"
_NAMED_PAGE = rf"[{HAN}]{{2,6}}{_BETWEEN}[A-Z]?\d{{1,2}}版?{_BETWEEN}(?:{_PAGE_NAMES}){{1,3}}(?:[·/][{HAN}]{{2}})?"
_SECTION = rf"{CHAR}(?:[·{SPACE}]?{CHAR}){{1,5}}"
_NUMBERED_SECTION = rf"{_SECTION}[{SPACE}]\d{{1,2}}|\d{{1,2}}[{SPACE}]{_SECTION}"
_WEAK = re.compile(
    rf"[·•\-—{SPACE}]*[A-Z]?\d{{1,3}}[·•\-—{SPACE}]*|{_NUMBERED_SECTION}"
    rf"|[A-Z][A-Z {SPACE}]{{5,40}}(?:[{SPACE}]\d{{1,2}})?"
    rf"|第\s?\d{{1,3}}\s?页(?:[，{SPACE}]?共\s?\d{{1,3}}\s?页)?|\d{{1,2}}\s?/\s?\d{{1,2}}|Page\s?\d{{1,3}}"
    rf"|(?:电话|总机|传真|邮箱|网址|(?:原文)?链接)[:：][{SPACE}]*[\w.@/:\-— ]{{5,60}}"
    rf"|{CHAR}{{0,8}}(?:[网網报報]|新闻|客户端)(?:官网|网站|网址|網址|电子版|数字报)?[:：{SPACE}]*(?:https?[:：]//|www\.)[!-~]{{4,60}}"
    rf"|(?:https?[:：]//|www\.)[!-~]{{4,80}}|官方(?:微信公众号|微信|微博|抖音号?)[:：][{SPACE}]*[^。，：:{SPACE}]{{2,20}}"
    rf"|微信公众号[:：][{SPACE}]*{CHAR}{{2,8}}(?:[日晚][报報]|融媒|新闻)"
    rf"|[A-Z]{{4,16}}[{SPACE}]+(?:{_PAGE_NAMES})"
    rf"|{_NAMED_PAGE}"
    rf"|[（(](?:专版|专刊|特刊)[）)]|{_WEEK}|{_LUNAR}|(?!广告|公告)(?:{_PAGE_NAMES}){{1,2}}",
)
_WORDS = re.compile(rf"{_NAMED_PAGE}|{CHAR}+|{_NUMBERED_SECTION}")
_RUNNING = re.compile(
    rf"(?:[A-Z]?\d{{1,2}}[{SPACE}]+)?(?:[{HAN}·]{{2,6}}[{SPACE}]+)?(?:[A-Z]?\d{{1,2}}[{SPACE}]+)?(?:{_PAPER}|《{_PAPER}》|{PAPER_NAME}(?=[{SPACE}]+[A-Z]?\d{{1,2}}$))"
    rf"(?:[{SPACE}]+[A-Z][A-Z {SPACE}]{{4,40}}|[{SPACE}]+[{HAN}·]{{2,6}})?(?:[{SPACE}]+[A-Z]?\d{{1,2}})?"
)
_PAGE_NAME, _LONGEST_HEAD = 8, 40
_WORDY = re.compile(r"[。？！“”《》\d]|下转|[上紧]接")
_SAYS = re.compile(
    r"[的了在于将与和至从到有是我他她们名岁个每]|(?<!工)人(?!民)|[上下中]午|[早晚]上|点|举[行办]|开[展始幕]"
)
"""What a piece of a sentence says beside a day or a number, and no name of a page or newspaper."""

_NAMES = re.compile(rf"(?:{_PAGE_NAMES})|{_PAPER}")
_PUBLISHER = (
    "(?:[县市区州旗省]委(?:宣传部)?|委员会|[报報]社|日[报報]|传媒(?:集团|中心)"
    "|融媒体(?:中心)?|新闻(?:中心|社)|广播电视台)"
)
_MASTHEAD = re.compile(
    r"国内统一(?:连续出版物|刊)号|(?<![A-Za-z])CN\s?\d{2}[-—－]\d{4}|总?第\s?\d{3,6}\s?期|(?:邮发)?代号[:：]?\s?\d{1,3}[-—－]\d"
    r"|(?:今日|本期|本报)共?\s?[\d一二三四五六七八九十]{1,2}\s?版|^共\s?[\d一二三四五六七八九十]{1,2}\s?版$"
    r"|准印证?(?:号|第\d|[（(:：])|内资准字"
    rf"|^内部(?:资料|刊物)(?:$|[{SPACE}，、·]*(?:免费交流|免费赠阅|注意保存|内部交流))"
    rf"|(?:主管|主办|出版)(?:单位)?[:：][{SPACE}]*[^。，]{{0,20}}{_PUBLISHER}(?=[{SPACE}、]|$)|主管(?:单位)?[:：].*主办(?:单位)?[:：]"
    r"|^[^。，：“是在由为的了]{2,20}(?:[报報]社|报业集团|传媒集团|融媒体中心)\s?(?:编辑|主办)?(?:出版|发行|承印|编印|印刷)$"
    r"|^[^。，：“是在由为的了]{2,20}[报報]社?印(?:刷厂|务(?:中心|公司))(?:承印|印刷)$"
    rf"|^[^。，“是在由为的了]{{3,30}}[委会部社局府院厅团司心学报][{SPACE}]?(?:主管|主办)(?:[^。，]{{0,20}}(?:主管|主办|出版))?$"
)
_BREAKS_OFF = re.compile(rf"[，、（(《“‘]$|^[，。、；：！？）)》”’]|，(?!{_WEEK}|{_LUNAR})|^\d{{1,2}}月[^，]*，")
"""What shows a piece of a sentence: it ends or begins with a mark that stands amid one, or has a comma in it."""

_SET_APART = re.compile(rf"[{SPACE}:：|｜]")
_SHORTEST_PRINTED = 8
_PART = re.compile(r"第[一二三四五六七八九十百\d]{1,4}[章节编篇部条讲回]")
_MASTHEAD_HINT = re.compile("[刊期邮版主管办印发C代内准]")
_DATE = re.compile(_DAY)
_YEAR = re.compile(rf"[12]\d{{3}}|[〇零{_ONES}]{{4}}年")
_DAY_MARK = re.compile(r"\d[-./]")
_FULL_DATE = re.compile(
    rf"(?:{_DAY}|[12]\d{{3}}年\d{{1,2}}月[{SPACE}]*\d{{1,2}}[{SPACE}]*日?)(?:[{SPACE}]*(?:{_WEEK}|{_LUNAR}))+(?:[{SPACE}]+{_TERM})?"
    rf"|(?:{_LUNAR})[{SPACE}]+{_TERM}|(?:农历)?[甲乙丙丁戊己庚辛壬癸]{CHAR}年[闰正{_ONES}十冬腊]{{1,2}}月(?:初|廿|十|二十|三十)[{_ONES}十]?"
)
_NUMBERED_NAME = re.compile(
    rf"[·•\-—{SPACE}]*\d{{1,2}}[{SPACE}]?[·•\-—]+[{SPACE}]?(?:{_PAGE_NAMES}){{1,2}}"
    rf"|(?:{_PAGE_NAMES}){{1,3}}[{SPACE}/·|]{{0,3}}[A-Z]?\d{{1,2}}|[A-Z]?\d{{1,2}}[{SPACE}/·|]{{1,3}}(?:{_PAGE_NAMES}){{1,3}}"
)
_OF_OTHERS = re.compile(
    r"联系|报名|咨询|收件|邮寄|投递|参赛|应聘|招生|单位|公司|学校|活动|(?:[^责]*[:：].*)?(?:采写|撰文|采访)[:：/／]"
)
"""How a line begins that says how to reach somebody else, or who wrote an article."""

_HEAD = re.compile(
    rf"(?:(?:{_DAY}|{_WEEK}|{_LUNAR}|{_PAGE}|{_PAPER}|{PAPER_NAME}|今日[{HAN}]{{2,4}}|《(?:{_PAPER}|{PAPER_NAME})》|(?:版次|版名|日期)?[:：]|(?:{_PAGE_NAMES}){{1,3}})[{SPACE}|｜/·，,]*+){{2,8}}+",
    re.IGNORECASE,
)
"""A page's head in one line, in whatever order: 2 要闻 二〇二四年五月十八日 青梧日报."""


_GAP = re.compile(rf"[{SPACE}|｜│●◆■]+")
_CELL = re.compile(rf"{_DAY}|{_WEEK}|{_LUNAR}|{_PAGE}|总?第\s?\d{{1,5}}\s?期|[{HAN}·]{{1,8}}")


def names_day_and_page(text: str) -> bool:
    """Whether a line may be the head of a page: a day with its year, set apart from short names and numbers."""
    cells = _GAP.split(text) if len(text) <= _LONGEST_HEAD and _YEAR.search(text) else []
    days = [cell for cell in cells if _YEAR.match(cell) and _DATE.fullmatch(cell)]
    return len(days) == 1 < len(cells) and all(map(_CELL.fullmatch, cells))


def is_date(text: str) -> bool:
    """Whether a line holds nothing but a day without weekday: a page's date line, or the end of a notice."""
    return bool(_DATE.fullmatch(text))


def is_furniture(text: str) -> bool:
    """Whether a line says nothing but on which page and day it stands, who edited it, or how to reach the paper.

    A bare number beside a few words is not enough: 2024年工作要点 is a headline.
    """
    if _OF_OTHERS.match(text) or NUMBERED.match(text):
        return False
    if are_buttons(text) or invites(text) or (_may_be_contact(text) and _CONTACTS.fullmatch(text)):
        return True
    return _says_nothing(text) and not is_piece(text)


def _says_nothing(text: str) -> bool:
    """Whether a line, if it is none of a sentence, holds nothing but what furniture is made of."""
    if _is_running(text) or _FULL_DATE.fullmatch(text) or _NUMBERED_NAME.fullmatch(text) or _is_head(text):
        return True
    if "报" in text and _SPACED_PAPER.fullmatch(text):
        return True
    if len(text) > 120 or "。" in text or not may_be_strong(text) or not _ANCHOR.search(text):
        return False
    rest = _PIECES.sub("", text)
    if len(rest) > _PAGE_NAME or _WORDY.search(rest) or not STRONG.search(text):
        return False
    if _STAFF.search(text):
        return _names_staff(text) or not (_NAMES.sub("", rest).strip("部版") or _GLUED.fullmatch(text))
    return not (rest and _SAYS.search(_NAMES.sub("", rest)))


def is_piece(text: str) -> bool:
    """Whether a line is a piece of a sentence by its marks: one from amid a sentence, a bracket alone."""
    if text.count("（") + text.count("(") != text.count("）") + text.count(")"):
        return True
    return bool(_BREAKS_OFF.search(text)) and not _names_staff(text)


def _names_staff(text: str) -> bool:
    """Whether a line surely names who made the page, or says how to reach the paper."""
    return bool(_SURE_STAFF_HINT.search(text) and _SURE_STAFF.search(text))


def may_be_prose(text: str) -> bool:
    """Whether a line could be one of a printed paragraph: as long as such a line, without what sets names apart."""
    return len(text) >= _SHORTEST_PRINTED and not _SET_APART.search(text)


def numbers_part(text: str) -> bool:
    """Whether a line is the heading of a part, which a list of contents may repeat: 第二章 总体要求."""
    return bool(_PART.match(text))


def _is_running(text: str) -> bool:
    """Whether a line is the newspaper's name with what stands beside it on every page, and says nothing."""
    named = "报" in text or "報" in text or "周刊" in text
    return named and bool(_RUNNING.fullmatch(text)) and not (text.isalpha() and _SAYS.search(text))


def _may_be_contact(text: str) -> bool:
    return "：" in text or ":" in text or "@" in text


def may_be_strong(text: str) -> bool:
    """Whether a line has a word or a beginning without which nothing strong stands in it; ten times as fast to ask."""
    return bool(_STRONG_HINT.search(text) or _STRONG_START.match(text))


def _is_head(text: str) -> bool:
    """Whether a line is a page's head with its day."""
    may_hold_day = ("月" in text and "日" in text) or _DAY_MARK.search(text)
    told = may_hold_day and _DATE.search(text) and _HEAD.fullmatch(text)
    return bool(told) and ("今日" not in text or bool(_YEAR.search(text)))


@lru_cache(512)
def is_weak_furniture(text: str) -> bool:
    """What is furniture only beside other furniture or at the edge of the page: a number, the newspaper's name."""
    if _WEAK.fullmatch(text):
        return True
    glued = _GLUED.fullmatch(text)
    return glued is not None and not words.is_word(glued["name"])


def is_page_number(text: str) -> bool:
    """What is furniture between two paragraphs, too: a number, an address. Words may head a part."""
    return is_weak_furniture(text) and not _WORDS.fullmatch(text)


def is_masthead(text: str) -> bool:
    """Whether a line belongs to the newspaper's own head: its number, who publishes it, how many pages it has today."""
    if len(text) > 160 or "。" in text or not _MASTHEAD_HINT.search(text) or is_piece(text):
        return False
    return bool(_MASTHEAD.search(text))
