"""What kind of piece an article is: news, photo, notice, advertisement, masthead."""

import re
from collections.abc import Sequence

from parsers.articles.parts import Parts
from parsers.lines import Line, Look
from parsers.model import ArticleKind

NOTICE = re.compile(
    r"(?:公告|通告|公示|启事|声明|讣告|通知书?|告知书|更正|招标|中标|拍卖|遗失|注销|减资|竞价|挂牌出让|认领|寻亲|招领|停电|停水|天气预报|值班表|办理指南|致歉)[^。]{0,4}$|^(?:公告|通告|公示|启事|声明|讣告|遗失|招聘)"
)
_ADVERTISEMENT = re.compile(
    r"^[（(]?广告[）)]?$|(?:订购|招商|加盟|咨询|预约|售楼|团购|服务)(?:热线|电话)|优惠(?:价|多多|进行中)|盛大(?:开业|开盘)|欢迎(?:选购|光临|惠顾|新老顾客)|限时(?:特惠|抢购)"
)


def kind_of(article: Parts, page: Sequence[Line]) -> ArticleKind:
    """The kind by what title and text say; an article without one of the signs is news."""
    if article.kind != "article":
        return article.kind
    title = _text(page, article.title)
    body = [line for line in page if any(span.start <= line.start < span.end for span in article.paragraphs)]
    if NOTICE.search(title):
        return "notice"
    if any(_ADVERTISEMENT.search(line.text) for line in body if len(line.text) <= 80) or _ADVERTISEMENT.search(title):
        return "advertisement"
    if len(body) <= 2 and (any(line.look is Look.CAPTION for line in body) or article.images):
        return "photo"
    return "article"


def _text(page: Sequence[Line], spans: Sequence[tuple[int, int]]) -> str:
    return "".join(line.text for line in page if any(start <= line.start < end for start, end in spans))
