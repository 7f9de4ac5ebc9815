"""Cutting: what stands on the line of a headline beside it, and labels."""

import pytest
from cutting import BODY, LAST, MORE, field, only, page, texts

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
