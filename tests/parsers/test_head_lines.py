"""Cutting: what stands on the line of a headline beside it, and labels."""

import pytest
from cutting import BODY, LAST, MORE, field, only, page, texts, titles

from parsers.articles.habits import habits
from parsers.lines import lines


@pytest.mark.parametrize(
    ("credit", "byline", "author"),
    [
        (" 本报记者 方亦舟", "本报记者 方亦舟", "方亦舟"),
        ("□ 方亦舟", "方亦舟", "方亦舟"),
        ("（通讯员 孟春晓）", "通讯员 孟春晓", "孟春晓"),
        ("　方亦舟 文/图", "方亦舟 文/图", "方亦舟"),
    ],
)
@pytest.mark.parametrize("mark", ["# ", ""])
def test_a_byline_on_the_line_of_the_title_is_none_of_it(mark, credit, byline, author):
    article = only(f"{mark}柳泉镇清淤渠道十二公里{credit}", BODY, MORE)
    assert field(article, "title") == "柳泉镇清淤渠道十二公里"
    assert field(article, "byline") == byline
    assert [each.name for each in article.authors] == [author]


@pytest.mark.parametrize(
    "title", ["走进军营 记者带你看变化", "我的父亲（王建国）", "新年俗，让生活更美好（今日谈）", "春天 全家图"]
)
def test_what_only_looks_like_a_byline_stays_in_the_title(title):
    assert field(only(f"# {title}", BODY, MORE), "title") == title


@pytest.mark.parametrize("label", ["【走基层】", "〔新论〕", "〖乡村记事〗 "])
def test_a_label_in_brackets_before_a_headline_is_its_column(label):
    article = only(f"# {label}柳泉镇清淤渠道十二公里", BODY, MORE)
    assert (field(article, "column"), field(article, "title")) == (label.strip(), "柳泉镇清淤渠道十二公里")


def test_a_label_in_tortoise_shell_brackets_over_a_headline():
    reading = page("# 春耕见闻", BODY, MORE, "〔文苑〕", "# 柳泉镇清淤渠道十二公里", LAST)
    assert texts(reading.articles[0]) == [BODY, MORE]
    assert field(reading.articles[1], "column") == "〔文苑〕"


def test_the_label_of_items_without_headlines_is_none_of_the_next_headline():
    items = ("■ 县气象局建成两处自动雨量站。", "■ 桃园乡改造危房三十六户。")
    reading = page("# 春耕见闻", BODY, "# 一句话新闻", *items, "# 县图书馆延长开放时间", f"本报讯 {MORE}")
    assert [field(article, "column") for article in reading.articles] == [None, "一句话新闻", "一句话新闻", None]


def test_a_headline_that_stands_twice_is_no_sign_that_all_large_type_is_marked():
    twice = ("## 春耕见闻", "## 春耕见闻", BODY, "## 柳泉镇清淤渠道十二公里", "## 柳泉镇清淤渠道十二公里", MORE)
    marked = [line._replace(gap=2) for line in lines("\n\n".join(twice))]
    assert habits(marked).telling
    assert not habits([line._replace(text=f"{line.text}{k}") for k, line in enumerate(marked)]).telling


@pytest.mark.parametrize("halves", [("# 全省春季造林", "现场会在我县召开"), ("全省春季造林", "# 现场会在我县召开")])
def test_half_of_a_title_that_lost_its_mark(halves):
    """Close to the other half, on a page with blank lines between paragraphs."""
    reading = page("# 春耕见闻", BODY, "\n".join(halves), f"本报讯（记者 方亦舟）{MORE}", LAST)
    assert titles(reading) == ["春耕见闻", "全省春季造林现场会在我县召开"]


def test_a_subtitle_without_mark_is_no_half():
    reading = page(
        "# 春耕见闻", BODY, "# 一渠清水润两岸", "柳河镇发展节水灌溉纪实", f"本报讯（记者 方亦舟）{MORE}", LAST
    )
    assert [(field(each, "title"), field(each, "subtitle")) for each in reading.articles] == [
        ("春耕见闻", None),
        ("一渠清水润两岸", "柳河镇发展节水灌溉纪实"),
    ]


def test_a_plain_label_at_the_end_of_a_piece_is_that_of_the_next():
    reading = page("# 春耕见闻", BODY, "乡土记忆", "# 柳泉镇清淤渠道十二公里", LAST)
    assert [field(article, "column") for article in reading.articles] == [None, "乡土记忆"]


def test_items_under_a_plain_label_on_a_page_with_marked_headlines():
    items = ("■ 县气象局建成两处自动雨量站。", "■ 桃园乡改造危房三十六户。")
    reading = page("# 春耕见闻", BODY, "一句话新闻", *items, "# 县图书馆延长开放时间", MORE)
    assert [texts(article) for article in reading.articles] == [[BODY], *([item[2:]] for item in items), [MORE]]
    assert [field(article, "column") for article in reading.articles] == [None, "一句话新闻", "一句话新闻", None]


def test_what_closes_a_piece_is_no_headline():
    for closing in ("谨以此文怀念我的母亲", "本栏目由县妇联协办"):
        reading = page("# 春耕见闻", BODY, closing, "# 柳泉镇清淤渠道十二公里", LAST)
        assert texts(reading.articles[0]) == [BODY, closing]


def test_a_telephone_number_below_an_address_is_of_the_same_piece():
    lines = ("空调 冰箱 洗衣机全场八折起", "地址：青年路北段路西（汽车站对面）", "电话：0530-3211688 13805401122")
    reading = page("# 春耕见闻", BODY, "# 宏达家电春季大促销", *lines)
    assert texts(reading.articles[1]) == list(lines)


@pytest.mark.parametrize("names", ["徐靖、尉成辉", "牧之禾"])
def test_names_below_a_marked_headline_are_no_half_of_it(names):
    assert titles(page("# 春耕见闻", BODY, "# 一渠清水润两岸", names, MORE, LAST)) == ["春耕见闻", "一渠清水润两岸"]


IN_BOLD = """
**河水要干净 岸上得勤走**

隆冬时节，怀溪县柳渡镇柳河的大堤上寒风劲峭。迎着冰冷的雨点，陈秋实紧了紧外套，沿着河堤一路往下游走去。

柳河长约六十公里，自北向南穿过柳渡镇全境。陈秋实是柳渡镇党委书记，担任镇里的总河长，对全镇大小河渠水道负总责。绕河巡查，是他每周的必修课。

**巡河，做不得表面功夫**

陈秋实在岸边走着，发现不远处河道中间一处水面略浑浊，顿时警惕起来，蹲下身子看了半天。

巡河，不能光在大堤上看，还得下到水边探，陈秋实说，像这样颜色不一样的地方，可能就藏着偷排污水的管道。巡河时，他还发现河面有处黑水，一查，果然是镇上一家泡菜加工厂偷排污水，当天就责令整改。

**治河，要从岸上找原因**

问题在水里，根子在岸上。总河长陈秋实带着柳渡镇党委一班人，沿着河堤一户一户走访。柳渡镇把河道两岸的养殖场全部搬走，建起污水处理站，河水一天天清了。

如今，柳河里又见到了白鹭，陈秋实说，巡河还要一直走下去。（记者 方亦舟）

**全县小麦播种过半**

本报讯 记者从县农业农村局获悉，截至10月15日，全县小麦播种面积已达62万亩，占计划的一半以上。

今年，县里派出农技人员三百多名，到田间地头指导农民适墒播种，预计月底前全部播完。
"""


def test_subheadings_in_bold_type_as_the_headlines_are_stay_in_their_article():
    river, wheat = page(IN_BOLD).articles
    assert [field(each, "title") for each in (river, wheat)] == ["河水要干净 岸上得勤走", "全县小麦播种过半"]
    assert {"巡河，做不得表面功夫", "治河，要从岸上找原因"} <= set(texts(river))


@pytest.mark.parametrize("mark", ["# ", ""])
def test_what_goes_on_without_end_over_a_headline_is_its_kicker(mark):
    reading = page(f"{mark}老桥通车了", BODY, MORE, "扎灯笼、写春联、逛庙会……", f"{mark}老街年味渐浓", f"本报讯 {LAST}")
    assert titles(reading) == ["老桥通车了", "老街年味渐浓"]
    assert field(reading.articles[1], "kicker") == "扎灯笼、写春联、逛庙会……"


def test_a_column_over_a_title_and_its_author() -> None:
    article = only("岁月留痕", "麦收记忆", "覃雪", BODY, MORE)
    assert [field(article, name) for name in ("column", "title", "byline")] == ["岁月留痕", "麦收记忆", "覃雪"]


def test_rows_of_names_are_a_list_and_no_authors() -> None:
    rows = ("方亦舟 乔舒 王海 李雪", "张文 萧雪 刘石 周敏", "赵宁 钱芳 孙玉 李梅")
    article = only("# 全县先进个人名单", *rows)
    assert article.authors == ()
    assert texts(article) == [*rows]


def test_the_line_below_a_signature_is_none_of_its_piece():
    signed = f"{LAST}（方亦舟 王海）"
    river, wheat = page("# 河水要干净", BODY, signed, "守好耕地红线 端稳自家饭碗", "# 全县小麦播种过半", MORE).articles
    assert [field(each, "kicker") for each in (river, wheat)] == [None, "守好耕地红线 端稳自家饭碗"]
    assert [author.name for author in river.authors] == ["方亦舟", "王海"]
