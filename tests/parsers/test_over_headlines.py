"""What stands over a headline: columns by how they are called, offices that did it, who signed the notice above."""

import pytest
from cutting import BODY, LAST, MORE, field, page, texts, titles


@pytest.mark.parametrize("column", ["教师手记", "两会好声音", "“我的扶贫故事”征文选登", "科普小课堂"])
def test_what_is_called_as_columns_are_is_one(column: str) -> None:
    reading = page(
        f"### {column}", "## 一颗糖的约定", "方亦舟", BODY, MORE, "## 书屋进村来", "本报讯（记者 王海）" + LAST
    )
    assert [(field(each, "column"), field(each, "kicker")) for each in reading.articles] == [
        (column, None),
        (None, None),
    ]


@pytest.mark.parametrize("office", ["县住建局", "清漪县供销社", "市国税局"])
def test_an_office_over_what_it_did_is_a_kicker(office: str) -> None:
    lines = [office, "# 28个老旧小区“逆生长”", f"本报讯（记者 方亦舟）{BODY}", MORE]
    (article,) = page("# 书屋进村来", LAST, *lines).articles[1:]
    assert (field(article, "column"), field(article, "kicker")) == (None, office)


@pytest.mark.parametrize("label", ["绿色账单", "街坊故事"])
def test_a_label_set_as_its_headline_is_no_half_of_it(label: str) -> None:
    reading = page("# 书屋进村来", LAST, f"# {label}", "# 一个造纸大镇的华丽转身", BODY, MORE)
    assert titles(reading) == ["书屋进村来", "一个造纸大镇的华丽转身"]
    assert field(reading.articles[1], "column") == label


def test_who_placed_a_notice_is_no_column_of_what_stands_below() -> None:
    notice = ["# 元旦休刊启事", "本报2024年1月1日休刊一天，敬请留意。", "清漪日报社"]
    reading = page(*notice, "# 书屋进村来", BODY, MORE)
    assert texts(reading.articles[0])[-1] == "清漪日报社"
    assert field(reading.articles[1], "column") is None


@pytest.mark.parametrize("marks", ["**{}**", "<b>{}</b>", "<strong>{}</strong>"])
def test_headlines_in_bold_type_are_the_same_in_tags(marks: str) -> None:
    first, second = (marks.format(title) for title in ("酒后挪车被查 男子悔不当初", "老人迷路三小时 民警接力送回家"))
    lines = (first, f"本报讯（通讯员 王海）{BODY}", MORE, second, f"本报讯（记者 方亦舟）{LAST}")
    assert titles(page(*lines)) == ["酒后挪车被查 男子悔不当初", "老人迷路三小时 民警接力送回家"]


@pytest.mark.parametrize("label", ["诗苑", "茶余饭后", "副刊·荷塘"])
def test_a_label_close_to_its_headline_is_no_last_line_of_the_poem_above(label: str) -> None:
    verse = ["渠水绕过三道湾", "柳条垂在水中间", "谁家孩子放纸船", "一放放到天那边", "渠水绕过三道湾"]
    lines = ["渠水谣", "□孟春晓", *verse, "", label, "老街的修鞋匠", "□褚一鸣", BODY, MORE]
    reading = page(*lines, gap="\n")
    assert titles(reading) == ["渠水谣", "老街的修鞋匠"]
    assert texts(reading.articles[0]) == verse
    assert field(reading.articles[1], "column") == label


def test_a_kicker_close_to_its_headline_is_no_last_line_of_the_poem_above() -> None:
    verse = ["渠水绕过三道湾", "柳条垂在水中间", "谁家孩子放纸船", "一放放到天那边", "渠水绕过三道湾"]
    kicker = "清漪县推进渡口改造"
    lines = ["渠水谣", "□孟春晓", *verse, "", kicker, "老街坐上了新渡船", "□ 本报记者 褚一鸣", BODY, MORE]
    reading = page(*lines, gap="\n")
    assert texts(reading.articles[0]) == verse
    assert field(reading.articles[1], "kicker") == kicker


def test_a_page_and_its_column_are_no_half_of_a_headline() -> None:
    reading = page("副刊·荷塘", "老街的修鞋匠", "□褚一鸣", BODY, MORE)
    assert (titles(reading), field(reading.articles[0], "column")) == (["老街的修鞋匠"], "副刊·荷塘")


@pytest.mark.parametrize("marks", [("", ""), ("## ", "## "), ("# ", "## "), ("**", "**"), ("### ", "## ")])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("label", ["居民问答", "清漪风物", "养生提醒", "清漪微镜头", "诗苑", "新手艺"])
def test_a_label_over_a_headline_twice_as_long_is_its_column(label: str, gap: str, marks: tuple[str, str]) -> None:
    over, under = marks
    end = under if under == "**" else ""
    head = f"{over}{label}{end}{gap}{under}一座城的早晨从一碗羊汤开始{end}"
    reading = page(f"{under}书屋进村来{end}", f"本报讯（记者 王海）{LAST}", head, f"本报讯（记者 方亦舟）{BODY}", MORE)
    article = reading.articles[-1]
    assert (field(article, "column"), field(article, "title")) == (label, "一座城的早晨从一碗羊汤开始")


@pytest.mark.parametrize("mark", ["", "## "])
def test_an_office_set_as_the_headline_below_is_its_kicker(mark: str) -> None:
    lines = [f"{mark}清漪县退役军人事务局\n{mark}“一站式”服务暖兵心", f"本报讯（记者 方亦舟）{BODY}", MORE]
    article = page(f"{mark}书屋进村来", f"本报讯（记者 王海）{LAST}", *lines).articles[-1]
    assert (field(article, "kicker"), field(article, "title")) == ("清漪县退役军人事务局", "“一站式”服务暖兵心")


@pytest.mark.parametrize(
    "halves",
    [
        ("去年我国", "航班正常率又创新高"),
        ("从老手艺", "契约中读出智慧"),
        ("把实事", "办到群众家门口"),
        ("县委书记", "调研春季农业生产工作"),
    ],
)
def test_a_short_row_that_the_next_one_goes_on_with_is_half_of_a_headline(halves: tuple[str, str]) -> None:
    reading = page("## 书屋进村来", LAST, *(f"## {half}" for half in halves), f"本报讯（记者 方亦舟）{BODY}", MORE)
    assert titles(reading)[-1].replace(" ", "") == "".join(halves)


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("居民问答", "办理公积金贷款要带哪些材料"),
        ("养生课堂", "让老年人吃得更健康"),
        ("书香清漪", "撑起农家书屋一片天"),
    ],
)
def test_what_is_done_goes_on_with_no_label(label: str, title: str) -> None:
    reading = page(
        "## 书屋进村来", f"本报讯（记者 王海）{LAST}", f"## {label}\n## {title}", f"本报讯（记者 方亦舟）{BODY}", MORE
    )
    assert (field(reading.articles[-1], "column"), field(reading.articles[-1], "title")) == (label, title)


@pytest.mark.parametrize("mark", ["## ", ""])
@pytest.mark.parametrize(("label", "first"), [("渡口故事汇", "借羊"), ("老街人家", "补锅匠和他的徒弟")])
def test_a_label_over_more_than_one_headline_is_their_column(label: str, first: str, mark: str) -> None:
    heads = [f"{mark}{label}\n{mark}{title}" for title in (first, "一口井的四十年")]
    reading = page(f"{mark}书屋进村来", LAST, heads[0], f"□ 王海\n\n{BODY}", heads[1], f"□ 方亦舟\n\n{MORE}")
    assert titles(reading) == ["书屋进村来", first, "一口井的四十年"]
    assert [field(each, "column") for each in reading.articles] == [None, label, label]


def test_a_headline_that_two_notices_have_is_no_column() -> None:
    notice = ["## 遗失声明", "清漪县渡口镇尹丽遗失身份证，声明作废。"]
    reading = page(*notice, "## 书屋进村来", BODY, *notice)
    assert titles(reading) == ["遗失声明", "书屋进村来", "遗失声明"]


def test_a_label_over_a_headline_on_two_rows_of_its_mark_is_none_of_it() -> None:
    reading = page("## 书屋进村来", LAST, "## 百姓故事\n## 她把\n## “家”种在屋顶上", "□ 王海", BODY, MORE)
    assert (field(reading.articles[1], "column"), titles(reading)[1]) == ("百姓故事", "她把“家”种在屋顶上")
