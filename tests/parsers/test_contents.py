"""The list of what other pages bring belongs to no article; a headline that names a page does."""

import pytest
from cutting import BODY, MORE, page, titles

NEWS = [f"本报讯（记者 方亦舟）{BODY}", MORE]
LISTS = [
    ["今日导读", "▶ 一枚鸭蛋的“出海记”　2版", "▶ 清明·我们的思念　4版"],
    ["**今日导读**", "一枚鸭蛋的“出海记”", "2版", "清明·我们的思念", "4版"],
    ["【导读】", "一枚鸭蛋的“出海记”……A2", "清明·我们的思念……A4"],
    ["本期看点", "第2版 一枚鸭蛋的“出海记”", "第4版 清明时节我们的思念"],
    ["## 今日导读", "一枚鸭蛋的“出海记” >>>2版"],
    ["要目", "2版：一枚鸭蛋的“出海记”", "3版：老街坊用上天然气"],
    ["今日看点", "一枚鸭蛋的“出海记” 第二版", "老街坊用上天然气 第三版·民生"],
    ["一枚鸭蛋的“出海记”（详见2版）", "清明时节我们的思念（详见4版）"],
]


@pytest.mark.parametrize("box", LISTS)
@pytest.mark.parametrize("first", [True, False])
def test_a_list_of_what_other_pages_bring(box: list[str], first: bool) -> None:
    above = [] if first else ["# 麦田管理正当时", *NEWS]
    reading = page(*above, *box, "# 老街修通了", *NEWS)
    assert titles(reading) == ["麦田管理正当时", "老街修通了"][first:]
    assert not any(article.column or article.kicker for article in reading.articles)
    assert len(reading.remainder) == len(box)


@pytest.mark.parametrize("label", ["今日看点", "本期要目"])
def test_such_a_label_over_an_article_is_its_column(label: str) -> None:
    (article,) = page(label, "# 老街修通了", *NEWS).articles
    assert article.column
    assert article.column.text == label


@pytest.mark.parametrize("title", ["《清漪县志》 第2版", "县报改版 增至8版"])
def test_a_headline_that_ends_with_a_page_is_one(title: str) -> None:
    assert titles(page(f"# {title}", *NEWS)) == [title]
