"""What kind of piece an article is: news, photo, notice, advertisement, masthead."""

import re

from parsers.articles.parts import Parts
from parsers.cleaning.han import HAN, SPACE
from parsers.labels import COLLECTION, WEATHER
from parsers.lines import Look
from parsers.model import ArticleKind

_NOTICE_ENDS = re.compile(
    r"(?:公告|通告|公示|启事|声明|讣告|通知书?|告知书|更正|招标|中标|拍卖|遗失|注销|减资|竞价|挂牌出让|认领|寻亲|招领|停电|停水|"
    r"天气预报|值班表|办理指南|致歉)[^。]{0,4}$"
)
_NOTICE_BEGINS = re.compile(r"公告|通告|公示|启事|声明|讣告|遗失|招聘(?!会|季|活动|专场|现场)")
_NOTICE_WITHIN = 8
_SPELLED_OUT = re.compile(rf"[{HAN}](?:[{SPACE}]+[{HAN}])+")
"""公 告, 遗 失 声 明."""


def heads_notice(title: str) -> bool:
    """Whether a title is that of a notice, or of the weather."""
    title = "".join(title.split()) if _SPELLED_OUT.fullmatch(title) else title
    if _NOTICE_BEGINS.match(title) or _NOTICE_ENDS.search(title, max(0, len(title) - _NOTICE_WITHIN)):
        return True
    return bool(WEATHER.fullmatch(title))


_ASK = "|".join(f"{what}(?:热线|电话)" for what in ("订购", "招商", "加盟", "咨询", "预约", "售楼", "团购"))
_ADVERTISEMENT = re.compile(
    rf"广告(?:(?<=^广告)|(?<=^[（(·]广告))[）)·]?$|{_ASK}|优惠(?:价|多多|进行中)|盛大(?:开业|开盘)|"
    r"欢迎(?:选购|光临|惠顾|新老顾客)|限时(?:特惠|抢购)"
)
_PICTURED = re.compile("(?:图片|影像|光影|视觉|摄影)(?:新闻|报道|故事|聚焦|专题)|图说[^。，]{0,6}|看图")
"""What stands over a picture that has no headline of its own."""

_SHORT_LINE = 80
_CAPTION_LINES = 2


def kind_of(article: Parts) -> ArticleKind:
    """The kind by what title, label and text say; an article without one of the signs is news."""
    if article.kind != "article":
        return article.kind
    if heads_notice(article.head):
        return "notice"
    short = [article.head, article.label, *(line.text for line in article.lines if len(line.text) <= _SHORT_LINE)]
    if any(_ADVERTISEMENT.search(text) for text in short):
        return "advertisement"
    named = any(_PICTURED.fullmatch(text) for text in (article.head, article.label))
    item = bool(article.shared_column) or COLLECTION.fullmatch(article.label)
    shown = not item and any(line.look is Look.CAPTION for line in article.lines)
    pictured = named or article.images or shown
    return "photo" if pictured and len(article.lines) <= _CAPTION_LINES else "article"
