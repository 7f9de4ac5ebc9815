"""The names at the top of a page belong to it, however its head is set; headlines and labels there do not."""

import pytest
from cutting import BODY, LAST, MORE, only, page, texts, titles

TOPS = [
    ["今日清漪", "2025.4.18", "农历乙巳年三月廿一"],
    ["第3版", "民生", "2025年1月9日", "清漪新闻"],
    ["03", "社会治理", "2020-09-17", "清漪日报"],
    ["清漪报", "社址：清漪县学府路8号", "第二版"],
    ["企业之窗", "2021年9月29日 第4版", "（专版）"],
    ["2025年6月5日", "生态家园 · 世界环境日特刊", "清漪江日报 T3"],
    ["### 理论与实践", "2023年11月14日 第7版"],
    ["<p>科教卫</p>", "<p>2022-06-17</p>"],
    ["<center>清漪开发区报</center>", "<center>二版 项目建设</center>", "<center>2023年9月5日</center>"],
    ["社会建设 ■2018年11月23日 ■星期五 ■3版 ■清漪日报"],
    ["# 清漪消息", "2025年3月27日", "【第一现场】"],
    ["清漪报 2025年4月24日 A02"],
    ["清漪新闻　二版　二〇二五年四月十日"],
    ["## 清漪融媒 · 电子版"],
    ["清漪报|2025-03-12|第02版:民生"],
    ["QINGYI RIBAO 3", "综合新闻"],
    ["今日清漪 2025年3月12日", "清漪民生 B4 体育·文娱"],
    ["清漪时讯 2025年3月12日", "清漪报 07 生活"],
    ["# 教育周刊", "主编 丁一宁 ｜ 2024年5月30日 ｜ 第 B2 版"],
    ["2　要　闻", "清漪县报", "2025年3月12日　星期三"],
    ["青垦报", "2025年3月12日　A2　连队"],
    ["3　　　2025年3月12日　　　乡村振兴　　　清漪日报"],
    ["清漪报", "旬报　每月逢二出版　2025年3月12日　第71期"],
    ["# 清漪报", "二〇二五年三月十二日　社会广角", "4　副刊·社会"],
    ["牧区生活│2025年3月12日│B02"],
    ["# 清漪周末 · 月光湖", "2025年3月15日"],
    ["清漪报·分类信息", "刊登热线：0536-1234567　地址：南大街9号"],
]


@pytest.mark.parametrize("top", TOPS)
def test_the_head_of_a_page_is_no_field_of_an_article(top: list[str]) -> None:
    reading = page(*top, "# 老茶园长出新业态", f"本报讯（记者 方亦舟）{BODY}", MORE)
    (article,) = reading.articles
    assert titles(reading) == ["老茶园长出新业态"]
    column = article.column.text if article.column else None
    assert (column in (None, "【第一现场】"), article.kicker, article.subtitle) == (True, None, None)


@pytest.mark.parametrize(
    "top",
    [
        ["新年贺词", "2024年1月1日", "县长 方亦舟"],
        ["# 麦收", "2024年6月1日", "## 清漪县见闻"],
        ["# 麦收", "2024年6月1日　方亦舟", "## 清漪县见闻"],
        ["2025年元旦　我们这样过"],
        ["# 春风·春雨", "方亦舟"],
    ],
)
def test_what_may_be_a_headline_over_its_day_is_not_thrown_away(top: list[str]) -> None:
    reading = page(*top, BODY, MORE)
    assert not [part for part in reading.remainder if top[0] in reading.text[part.start : part.end]]


@pytest.mark.parametrize("label", ["喜报", "通报", "遗失声明"])
def test_what_heads_a_piece_at_the_top_is_no_name_of_a_page(label: str) -> None:
    reading = page("2024年6月1日", label, "# 老茶园长出新业态", BODY, MORE)
    (article, *_) = reading.articles
    assert label in (article.column.text if article.column else "") + "".join(t or "" for t in titles(reading)) + (
        article.kicker.text if article.kicker else ""
    )


@pytest.mark.parametrize(
    "top",
    [
        ["# 清漪报", "2025年3月27日"],
        ["清漪报", "中共清漪县委主办　清漪县融媒体中心出版　第2831期"],
        ["# 清漪报"],
    ],
)
@pytest.mark.parametrize("again", ["清漪报", "# 清漪报", "## 清漪报", "《清漪报》", "清漪报·民生"])
def test_the_name_of_the_newspaper_in_mid_page_heads_nothing(top: list[str], again: str) -> None:
    news = f"本报讯（记者 方亦舟）{BODY}"
    reading = page(*top, "# 老茶园长出新业态", news, MORE, again, "# 春耕忙", news, MORE)
    articles = [article for article in reading.articles if article.kind == "article"]
    assert [article.title and article.title.text for article in articles] == ["老茶园长出新业态", "春耕忙"]
    assert not any(article.column or article.kicker for article in articles)


def test_the_only_mark_of_a_page_may_be_that_of_the_newspaper() -> None:
    reading = page("# 清漪报", "## 第2版 民生", "老茶园长出新业态", f"本报讯（记者 方亦舟）{BODY}", MORE)
    assert titles(reading) == ["老茶园长出新业态"]


@pytest.mark.parametrize("label", ["图片新闻", "民生新闻", "今日关注"])
def test_a_label_that_stands_twice_is_no_name_of_the_newspaper(label: str) -> None:
    news = f"本报讯（记者 方亦舟）{BODY}"
    reading = page("# 麦收", MORE, label, "# 老茶园长出新业态", news, LAST, label, "# 春耕忙", BODY, MORE)
    assert [article.column and article.column.text for article in reading.articles] == [None, label, label]


MARKS = ["# 清漪报", "## 清漪报 2版", "**第3版：民生**", "### A3 民生", "第3页 共8页", "www.paper.example"]


@pytest.mark.parametrize("marks", [*([mark] for mark in MARKS), ["清漪报 2版", "2025年3月27日 星期四", "03"]])
def test_what_stands_between_the_halves_of_a_sentence(marks: list[str]) -> None:
    upper, lower = BODY[:-9], BODY[-9:]
    reading = page("# 老茶园长出新业态", MORE, upper, *marks, lower, LAST)
    assert [texts(article) for article in reading.articles] == [[MORE, BODY, LAST]]


def test_the_short_lines_at_the_top_are_no_verse() -> None:
    top = ["2025年3月12日 星期三", "副刊", "04", "漪江夜话", "外婆的柴火灶", "方亦舟"]
    article = only(*top, BODY, MORE, LAST, gap="\n")
    assert article.title
    assert article.title.text == "外婆的柴火灶"
    assert texts(article) == [BODY, MORE, LAST]
