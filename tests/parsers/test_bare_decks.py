"""Pages on which only the main headlines bear marks: what stands over and under them is bare."""

import pytest
from cutting import BODY, LAST, MORE, field, page, texts

OPENING = f"本报讯（记者 方亦舟）{MORE}"


def read(*head):
    """The head of the second of three articles, between two with bare decks."""
    first = ("## 柳泉镇清淤渠道十二公里", "带动全镇增收三百万元", OPENING, BODY)
    last = ("## 桃园乡建起助老食堂", "惠及老人620人", OPENING, LAST)
    article = page(*first, *head, OPENING, LAST, *last).articles[1]
    return *(field(article, name) for name in ("kicker", "title", "subtitle")), texts(article)


@pytest.mark.parametrize(
    "deck",
    [
        "强调要把惠民工程建实 把民生账本算细",
        "孟长河主持 方大山出席",
        "孟长河宣布开工",
        "全县8.4万亩小麦长势良好",
        "新建助老食堂37处",
        "投诉量同比下降12.6%",
    ],
)
@pytest.mark.parametrize("title", ["市委督查组来我县督查", "我县春季项目集中开工"])
def test_a_bare_line_under_a_marked_headline_is_its_subtitle(title, deck):
    assert read(f"## {title}", deck) == (None, title, deck, [MORE, LAST])


@pytest.mark.parametrize("kicker", ["清漪县纵深推进数字乡村建设", "柳泉镇多措并举推进数字乡村建设"])
def test_a_bare_line_over_a_marked_headline_is_its_kicker(kicker):
    assert read(kicker, "## 一部手机管好百亩果园") == (kicker, "一部手机管好百亩果园", None, [MORE, LAST])


def test_a_bare_line_on_either_side():
    head = ("清漪县纵深推进数字乡村建设", "一部手机管好百亩果园", "今年节水21万方")
    assert read(head[0], f"## {head[1]}", head[2]) == (*head, [MORE, LAST])


def test_names_under_a_marked_headline_are_no_subtitle():
    assert read("## 一部手机管好百亩果园", "方亦舟、孟春晓")[:3] == (None, "一部手机管好百亩果园", None)


def test_a_sentence_over_a_marked_headline_is_no_kicker():
    first = page("## 春耕见闻", BODY, "最后，祝大家新春吉祥！", "## 一部手机管好百亩果园", OPENING, LAST).articles[0]
    assert texts(first) == [BODY, "最后，祝大家新春吉祥！"]
