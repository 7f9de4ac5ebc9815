"""What an e-paper's site prints around an article, where a page was taken over as text: buttons, links, rights."""

import re

from parsers.cleaning.han import SPACE

_BUTTON = (
    "[上下]一[版篇期条](?:[:：].{2,40})?|[前后]一[版期]|版面(?:导航|概览|目录)|标题导航|返回(?:首页|目录|列表|版面|顶部)|回到顶部|"
    "打印(?:本[页文])|关闭(?:窗口|本页)|字[体号][:：]?|分享(?:到|至)[:：]?|复制链接|往期(?:回顾|报纸)|(?:按日期|全文)检索|PDF(?:版|下载)|"
    "阅读全文|(?:点击)?查看(?:原文|全文|更多|详情)|更多(?=[>＞》])"
)
_SMALL_BUTTON = r"放大|缩小|默认[oO○]?|微信|微博|QQ空间|QQ|朋友圈|打印|关闭|收藏|朗读|首页|大|中|小|[A-Z]?[+＋\-－]"
_MARKS = f"{SPACE}|｜/·、，<>＜＞《》«»‹›▲▼△▽◀▶◁▷◄►←→↑↓"
_BUTTONS = re.compile(
    rf"(?:(?:{_BUTTON}|{_SMALL_BUTTON}|\d{{1,2}}(?!\d)|[【\[（({_MARKS}])[{_MARKS}】\]）)]*+)++"
    r"|(?:版权所有|未经(?:授权|许可|书面许可|同意)|Copyright|©)[^。]{0,60}",
    re.IGNORECASE,
)
_SURE = re.compile(f"{_BUTTON}|版权|未经|Copyright|©", re.IGNORECASE)
_SMALL = re.compile(_SMALL_BUTTON)
_SEVERAL = 2


def are_buttons(text: str) -> bool:
    """Whether a line holds nothing but buttons: one that is plainly one, or several."""
    found = _BUTTONS.fullmatch(text)
    return bool(found) and bool(_SURE.search(text) or len(_SMALL.findall(text)) >= _SEVERAL)
