"""What kind of piece an article is: news, photo, notice, advertisement, masthead."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from parsers.articles.parts import Parts
from parsers.cleaning.han import SPACE
from parsers.labels import OFFERED, PICTURED, WEATHER, closed_up, is_collection, is_weather
from parsers.lines import Line
from parsers.looks import FURNITURE, Look
from parsers.model import ArticleKind

_NOTICE_ENDS = re.compile(
    r"(?:公告|通告|公示|启事|声明|讣告|通知书?|告知书|更正|招标|中标|拍卖|遗失|注销|减资|竞价|挂牌出让|认领|寻亲|招领|停电|停水|"
    r"天气预报|值班表|[坐出门]诊表|坐诊(?=安排)|时刻表|节目(?:预告|表)|影讯|招生简章|(?:咨询|举报|投诉|服务)电话|戒严令|封山令|禁火令|办理指南|致歉|限行|开奖)(?:信息|预告|计划|安排|名单|[^。]?[（(\d][^。]{0,6}|[一二三四五六七八九十][则号])?$"
)
_NOTICE_BEGINS = re.compile(
    r"(?:公告|通告|公示|启事|声明)(?![栏书牌板人])|讣告|讣闻|遗失|(?:挂失|寻人|征稿|鸣谢)$|招聘(?!会|季|活动|专场|现场)"
)
_TELLS_OF_NOTICE = re.compile(
    r"(?!.*(?:关于|《))(?:.*(?:[一那这首][份张则纸封条](?!$)|[收接]到|发[布出表](?!会)|贴出|开通|公布|设立|拨打?)"
    r"|.*取消(?!.*(?:公告|通告|通知|公示|启事|声明)$)|[^的]{1,8}的[^的]{4,8}$)"
)
"""一份迟到的录取通知书, 父亲的遗失声明, 法院发布公告: what a piece tells of, unless 关于 says what it is about."""

_NOTICE_WITHIN = 8
_REMEMBERED = 256
"""Of a headline it is asked wherever two lines may go together."""


@lru_cache(_REMEMBERED)
def heads_notice(title: str) -> bool:
    """Whether a title is that of a notice, or of the weather."""
    title = closed_up(title)
    if _NOTICE_BEGINS.match(title):
        return True
    if _NOTICE_ENDS.search(title, max(0, len(title) - _NOTICE_WITHIN)):
        return not _TELLS_OF_NOTICE.match(title)
    return is_weather(title)


_DOCUMENT = re.compile(
    "的(?:实施|若干|指导|补充|调研|工作)?(?:意见|决定|通知|办法|方案|规定|细则|条例|函|批复|说明|建议|倡议书?|一封信)$"
)
_DOCUMENT_WITHIN = 10


def names_document(title: str) -> bool:
    """Whether a title is that of an order or a letter: 中共临河县委关于加强机关作风建设的意见."""
    return bool(_DOCUMENT.search(title, max(0, len(title) - _DOCUMENT_WITHIN)))


_ASK = "|".join(
    rf"{what}(?:热线|电话)(?=[：:\d{SPACE}]|$)" for what in ("订购", "招商", "加盟", "咨询", "预约", "售楼", "团购")
)
_ADVERTISEMENT = re.compile(
    rf"广告(?:(?<=^广告)|(?<=^[（(·]广告))[）)·]?$|{_ASK}|优惠(?:价|多多|进行中)|盛大(?:开业|开盘)|"
    r"欢迎(?:选购|光临|惠顾|新老顾客)|限时(?:特惠|抢购)"
    rf"|^(?:{OFFERED.pattern})$"
)
_OFFER = re.compile(
    "促销|特价|让利|[钜巨特]惠|酬宾|[订报]有礼|[全打][场部]?.{0,6}[折减]|招租|诚聘|急聘|高薪|月薪|面议|低价|转让|出租|出售|批发|求购|求租|长期收购|加盟|直销|包吃住|送货上门"
)
_PHONE = re.compile(r"(?:电话|热线|手机)[^。，：:]{0,4}[：: \u3000]\s*\d[\dxX*\-—－ ]{6,}")
"""An offer that says how to call is an advertisement; either alone may stand in the news."""

_FORECAST = re.compile(rf"(?:{WEATHER.pattern}|(?:今|明|后)[天日夜](?:白天|夜间|到明天)?)[：:{SPACE}]+(?=[^。]{{6}})")
_SKY, _MEASURED = re.compile("[晴阴雨雪雾霾]|多云"), re.compile("\\d(?:℃|度|级)|气温")
_LONGEST_FORECAST = 160
_LONGEST_OFFER = 40
_SHORT_LINE = 80
_CAPTION_LINES = 2


def _says_whom_to_call(text: str) -> bool:
    """Whether a telephone's number stands in a line; a plain test goes before the pattern."""
    return ("电话" in text or "热线" in text or "手机" in text) and bool(_PHONE.search(text))


_FORECASTER = re.compile(r"[（(][^（）]{2,12}气象(?:台|局|站)[^（）]{0,16}[）)]")


def stands_apart(body: Sequence[Line]) -> int:
    """The line with which the weather begins that stands below an article's text; 0 without one."""
    last = [k for k, line in enumerate(body) if line.look not in FURNITURE]
    if last and _FORECASTER.fullmatch(body[last[-1]].text):
        last.pop()
    *_, first = (0, *takewhile(lambda k: _is_forecast(body[k].text), reversed(last)))
    if first > 1 and is_weather(body[first - 1].text):
        return first - 1
    return first if first and (body[first - 1].ends_sentence or body[first - 1].look is Look.BYLINE) else 0


def _is_forecast(text: str) -> bool:
    """Whether a line is the weather's: led by its label, and every sentence of it tells of the sky or a measure."""
    label = _FORECAST.match(text) if len(text) <= _LONGEST_FORECAST else None
    sentences = text[label.end() :].rstrip("。").split("。") if label else ()
    return bool(sentences) and all(_SKY.search(each) and _MEASURED.search(each) for each in sentences)


def kind_of(article: Parts) -> ArticleKind:
    """The kind by what title, label and text say; an article without one of the signs is news."""
    if article.kind != "article":
        return article.kind
    reported = article.dateline or article.byline
    if (heads_notice(article.head) and not reported) or any(_is_forecast(line.text) for line in article.lines[:1]):
        return "notice"
    short = [
        closed_up(article.head),
        article.label,
        *(line.text for line in article.lines if len(line.text) <= _SHORT_LINE),
    ]
    if any(_ADVERTISEMENT.search(text) for text in short) or _is_all_offer(article, short):
        return "advertisement"
    named = any(PICTURED.fullmatch(text) for text in (article.head, article.label))
    item = bool(article.shared_column) or is_collection(article.label)
    shown = not item and any(line.look is Look.CAPTION for line in article.lines)
    shot = article.shot and not article.dateline and len(article.byline) == 1
    pictured = named or article.images or shown or shot
    return "photo" if pictured and len(article.lines) <= _CAPTION_LINES else "article"


def _is_all_offer(article: Parts, short: Sequence[str]) -> bool:
    """Whether an article is nothing but an offer: short lines, as the news has not."""
    offered = any(map(_says_whom_to_call, short)) and any(map(_OFFER.search, short))
    return offered and all(len(line.text) <= _LONGEST_OFFER for line in article.lines)
