"""What is printed around articles: an e-paper's buttons and rights, how to follow the paper, who helps with a page."""

import re

from parsers.cleaning.han import CHAR, HAN, SPACE

_BUTTON = (
    "[上下]一[版篇期条](?:[:：].{2,40})?|[前后]一[版期]|版面(?:导航|概览|目录)|标题导航|返回(?:首页|目录|列表|版面|顶部)|回到顶部|"
    "打印(?:本[页文])|关闭(?:窗口|本页)|字[体号][:：]?|分享(?:到|至)[:：]?|复制链接|往期(?:回顾|报纸)|(?:按日期|全文)检索|PDF(?:版|下载)|"
    "阅读全文|(?:点击(?:此处|这里)?)?查看(?:原文|全文|更多|详情)|更多(?=[>＞》])"
)
_SMALL_BUTTON = r"放大|缩小|默认[oO○]?|微信|微博|QQ空间|QQ|朋友圈|打印|关闭|收藏|朗读|首页|大|中|小|[A-Z]?[+＋\-－]"
_MARKS = f"{SPACE}|｜/·、，<>＜＞《》«»‹›▲▼△▽◀▶◁▷◄►←→↑↓"
_RESERVED = (
    "未经(?:本[报网站]|作者)?(?:书面)?(?:授权|许可|同意)[^。]{0,20}(?:转载|摘编|摘录|复制|使用|镜像|链接|引用|刊登)"
)
_BUTTONS = re.compile(
    rf"(?:(?:{_BUTTON}|{_SMALL_BUTTON}|\d{{1,2}}(?!\d)|[【\[（({_MARKS}])[{_MARKS}】\]）)]*+)++"
    rf"|[\u4e00-\u9fff]?(?:ICP[备证]|公网安备)\s?\d{{4,20}}号?(?:-\d{{1,2}})?|(?:版权(?:所有|声明[:：])|{_RESERVED}|Copyright|©)[^。]{{0,60}}",
    re.IGNORECASE,
)
_SURE = re.compile(f"{_BUTTON}|版权|{_RESERVED}|Copyright|©|ICP|公网安备", re.IGNORECASE)
_SMALL = re.compile(_SMALL_BUTTON)
_SEVERAL = 2


def are_buttons(text: str) -> bool:
    """Whether a line holds nothing but buttons: one that is plainly one, or several."""
    found = _BUTTONS.fullmatch(text)
    return bool(found) and bool(_SURE.search(text) or len(_SMALL.findall(text)) >= _SEVERAL)


_HOSTS = "主持人?|主办|协办|承办|联办|合办|冠名|编辑|策划"
_ACCOUNT = r"公众号|客户端|数字[报報]|电子[报報]|更多|精彩|二维码|[日晚]报"
_BY_PHONE = r"扫码|微信扫码|扫一扫|扫描(?:[上下左右][方侧])?二维码"
_INVITES = re.compile(
    rf"[{HAN}]{{2,10}}(?:[网报]|新闻|消息|融媒|融媒体(?:中心)?|传媒|周刊)[{SPACE}·|｜]{{0,3}}(?:电子|数字)[版报]"
    rf"|本?(?:栏目|专栏|本栏|本版|专版|本刊)(?:特约)?(?:{_HOSTS})(?:单位)?[{SPACE}:：]{{1,2}}[^。，]{{2,40}}"
    r"|[（(]?本版图片[^。，]{0,16}(?:摄|摄影|提供|资料图片)[）)]?|欢迎订阅[^。，]{0,8}《[^》]{2,12}报》"
    rf"|(?:{_BY_PHONE})[， ]?(?:观看|看|阅读|查看|了解|收听)(?:视频|直播|更多(?:内容|精彩|详情)?|全文|详情|图集|音频)"
    rf"|(?:欢迎)?扫码关注(?:“?{CHAR}{{2,6}}(?:发布|融媒|新闻|报)”?)?"
    r"|更多(?:精彩|内容|资讯|新闻){0,2}请(?:扫码)?关注[^。]{2,16}(?:公众号|客户端|视频号)|如有印装(?:质量)?问题[^。]{2,20}"
    r"|零售(?:价)?(?:每份)?\d+(?:\.\d+)?元|每份\d+(?:\.\d+)?元 (?:每月|全年)(?:定价)?\d+(?:\.\d+)?元"
    rf"|(?:扫码|微信扫|扫一扫|扫描)[^。，]{{0,10}}(?:关注|下载|阅读|订阅)[^。，]{{0,16}}(?:{_ACCOUNT})[^。，]{{0,8}}"
)


def invites(text: str) -> bool:
    """Whether a line says how to follow or buy the paper, or who helps with a page or a column of it."""
    return bool(_INVITES.fullmatch(text))
