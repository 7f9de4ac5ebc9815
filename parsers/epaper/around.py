"""What sites write around an article: lines that belong to the page, by their words."""

import re
from collections.abc import Sequence

_FACT = (
    "时间|日期|发布(?:时间|日期)|发布于|发表于|来源|稿源|作者|编辑|点击(?:数|量)?|阅读(?:数|量)?|浏览(?:次数|量)?|评论(?:数)?|"
    "人气|字体|字号"
)
_DAY = re.compile(r"\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?")
_FACTS = re.compile(rf"(?:{_FACT})\s*[:：]|{_DAY.pattern}.*(?:{_FACT}|第\s*[A-Za-z]?\d{{1,3}}\s*版)")
_TOOLS = re.compile(
    r"[\[【（(]?\s*(?:分享(?:到|此文|至)|复制链接|打印(?:本页|本文|此页)?[\s】\])）]*$|关闭(?:窗口|本页)|加入收藏|设为首页"
    r"|顶一下|踩一下|点赞|在看|阅读(?:原文|全文)|展开(?:阅读)?全文|上一[篇版页期]|下一[篇版页期]|返回(?:首页|目录|列表|顶部)"
    r"|微信扫一扫|扫一扫|扫码|长按识别|点击上方|关注(?:我们|该公众号)|当前位置|您(?:现在)?的位置|按日期检索|责任编辑)"
)
_FOOT = re.compile(
    r"版权所有|版权声明|ICP备|公网安备|Copyright|©|All Rights Reserved|(?:信息服务|视听节目)许可证|未经.{0,12}授权"
    r"|技术支持[:：]",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"[\[【]?(?:(?:相关|推荐|热门|精彩|往期|最新)(?:新闻|阅读|推荐|文章|评论|资讯|内容|回顾)|网友评论|全部评论|读者评论|发表评论|我要评论"
    r"|猜你喜欢|为[你您]推荐|(?:本[版期]|同版)(?:其他|其它)?(?:新闻|文章)|今日(?:热点|推荐|导读)|编辑推荐)[\s:：】\]\d]*"
)
_TOOL_LINE, _FACT_LINE, _FOOT_LINE = 40, 100, 200
_SENTENCE, _CLAUSE = re.compile("[。！？!?]"), re.compile("[，。！？；]")


def article_alone(texts: Sequence[str], least: int) -> list[bool]:
    """Which of the lines that follow each other on a page are the article's own.

    Lines of tools, facts and rights are not, nor is a line with the day that stands above the first sentence (记者 某某
    2025年3月5日), nor anything behind a heading over other articles or comments, where at least `least` characters of
    the article stand before it.
    """
    own, before, begun, ended = [], 0, False, False
    for text in texts:
        begun = begun or _CLAUSE.search(text) is not None
        ended = ended or (before >= least and _OTHERS.fullmatch(text) is not None)
        dated = not begun and len(text) <= _FACT_LINE and _DAY.search(text) is not None
        own.append(not ended and not dated and not is_around(text))
        before += len(text) * own[-1]
    return own


def is_around(text: str) -> bool:
    """Whether a line is a site's own: where one is, what one can do, who owns it, when and how often it was read."""
    if len(text) <= _FOOT_LINE and _FOOT.search(text):
        return True
    if _SENTENCE.search(text):
        return False
    if len(text) <= _TOOL_LINE and (_TOOLS.match(text) or _OTHERS.fullmatch(text)):
        return True
    return len(text) <= _FACT_LINE and _FACTS.match(text) is not None
