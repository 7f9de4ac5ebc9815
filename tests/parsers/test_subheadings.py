"""Cutting: headlines and the subheadings between them look alike, set in bold type or as plain lines."""

from collections.abc import Sequence
from itertools import chain, product

import pytest
from cutting import BODY, LAST, MORE, page, titles

CHOIR = (
    "童声里的青石",
    (
        "青石县图书馆的小剧场里，八十名少年正在排练童声合唱，指导老师一遍遍纠正他们的咬字和呼吸。",
        "合唱团成立六年来，已在省内外演出四十多场，最小的队员只有七岁，最大的今年考上了音乐学院。",
        "六年唱了四十场",
        "“我们不挑嗓子，只要愿意开口。”指导老师褚一鸣说，来的孩子里，有一半是父母在外务工的。",
        "排练间隙，孩子们围着钢琴唱起自己写的歌，家长们站在窗外，用手机录下一段又一段。",
        "窗外的听众",
        "他记得第一次上台前，有个小姑娘紧张得躲到幕布后面，最后还是站到了第一排。",
    ),
)
BRIDGE = (
    "柳河大桥昨日合龙",
    (
        "柳河大桥的最后一段钢梁昨天合龙，两岸的村民放起鞭炮，摆渡了三十年的老船工把缆绳收进了仓库。",
        "大桥全长一千二百米，通车后从镇上到县城只要二十分钟，沿线九个村的瓜果当天就能运进省城的市场。",
        "瓜果当天进城",
        "这座桥，老船工韦长水等了三十年。他每天在渡口数过江的人，最多的一天有四百多个。",
        "施工队在汛期里抢出四十天工期，用上了自己改装的架桥机，安全员每天要在江面上走两万步。",
        "江面上的两万步",
        "如今，他成了大桥的巡护员，还是每天到江边走一趟。",
    ),
)
TEA = (
    "茶园清明",
    (
        "清明前的茶园一天一个样，采茶的人天不亮就上山，露水打湿了袖口。",
        "他们说，头一茬芽头最金贵，一斤干茶要四万多个，手慢了就老了。",
        "头茬芽头最金贵",
        "也有年轻人回来学手艺。二十六岁的方亦舟辞了城里的工作，跟着父亲从杀青学起。",
        "茶厂的灯整夜亮着，杀青、揉捻、烘干，一道也不能省。",
        "整夜亮着的灯",
        "他在网上直播炒茶，一个春天卖出三百多斤。",
    ),
)
ORDERS = (CHOIR, BRIDGE, TEA), (BRIDGE, TEA, CHOIR), (TEA, CHOIR, BRIDGE)


def set_out(piece: tuple[str, Sequence[str]], opening: str, mark: str) -> list[str]:
    """The lines of a piece: headline and subheadings between these marks, the first paragraph behind this opening."""
    title, (first, *others) = piece
    text = [line if line.endswith("。") else f"{mark}{line}{mark}" for line in others]
    return [f"{mark}{title}{mark}", f"{opening}{first}", *text]


@pytest.mark.parametrize("mark", ["**", ""])
@pytest.mark.parametrize("order", ORDERS)
def test_subheadings_begin_no_article(order: Sequence[tuple[str, Sequence[str]]], mark: str) -> None:
    for openings in product(("本报讯（记者 方亦舟）", ""), repeat=3):
        lines = [set_out(piece, opening, mark) for piece, opening in zip(order, openings, strict=True)]
        assert titles(page(*chain(*lines))) == [title for title, _ in order]


@pytest.mark.parametrize("numbers", [("一、", "二、"), ("（一）", "（二）")])
@pytest.mark.parametrize("mark", ["", "## "])
def test_what_is_numbered_as_parts_are_begins_no_article(numbers: tuple[str, str], mark: str) -> None:
    title, (first, second, heading, third, fourth, other, last) = BRIDGE
    parts = (f"{numbers[0]}{heading}", third, fourth, f"{numbers[1]}{other}", last + "（方亦舟）")
    reading = page(mark + title, first, second, *parts, mark + TEA[0], f"本报讯（记者 方亦舟）{TEA[1][0]}", TEA[1][1])
    assert titles(reading) == [title, TEA[0]]


@pytest.mark.parametrize("heading", ["一、换个思路天地宽", "（一）练好三种本领"])
def test_a_numbered_line_over_a_signed_text_is_no_headline(heading: str) -> None:
    shore = "渠水通到了田头，两岸的庄稼人第一次不用半夜起来守闸口，老支书沿着渠走了三遍。"
    works = "项目负责人方大山告诉记者，他们把工期倒排到天，力争年底前完成设备安装。该项目投产后可带动就业七百人。"
    staff = "开发区选派十四名机关干部担任专员，从立项、用地到水电接入全程代办。（方亦舟）"
    first, last = ((title, f"本报讯（记者 方亦舟）{MORE}", BODY) for title in ("果园里建起小学堂", "清淤渠道通到田头"))
    reading = page(*first, "老机床变身新引擎", shore, shore, heading, works, staff, *last)
    assert heading not in titles(reading)


def test_a_headline_may_begin_with_several_numerals() -> None:
    assert (
        titles(page("## 茶园清明", *TEA[1][:2], "## 三、四线小城抢到大订单", *BRIDGE[1][:2]))[1]
        == "三、四线小城抢到大订单"
    )


def test_a_few_headings_of_a_lower_level_that_nobody_signs_are_subheadings_however_unlike_their_texts_are():
    water = "通水那天，村里的老人蹲在水龙头前，捧了一捧又一捧。“甜的，真是甜的。”"
    flower = "荷花是红的，莲子是甜的，步道是宽的。理事长孟长河说，今年要把莲子做成即食食品，“让城里人撕开袋子就能吃。”"
    people = "乡贤理事会、红白理事会、道德评议会都成立了，谁家孝敬老人，谁家院子干净，红榜上写得明明白白。"
    reading = page(
        *("### 清漪周报　　2025年3月28日　　■本版编辑：方亦舟", "### 牢记嘱托 感恩奋进"),
        *("## 柳泉镇：从苦水沟到百花园", "本报讯（记者 方亦舟）海拔千米的柳泉镇，三月的风还带着寒意。", MORE),
        *("### 一条渠，引来了甘甜水", water, "### 一池莲，开出了致富路", flower, "### 一群人，守住了幸福根", people),
        *("## 双庙镇：羊肚菌“撑”开致富伞", f"本报讯（通讯员 王海）{LAST}"),
    )
    assert titles(reading) == ["柳泉镇：从苦水沟到百花园", "双庙镇：羊肚菌“撑”开致富伞"]
