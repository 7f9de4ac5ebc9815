"""What belongs to the page and to no article, and the pieces of sentences that only look like it."""

import pytest
from cutting import BODY, MORE, only

from parsers.furniture import is_furniture

PAGE = """
本版编辑：张三 电子邮箱：news@paper.example
本版编辑：张三 电子邮箱：news@paper.example 电话：0530-1234567
投稿邮箱：fukan@paper.example
编辑部电话：0530-1234567
本版责编 张三 版式 李四 校对 王五
编辑｜张三
编辑 张三 组版 李四 邮箱 news@paper.example
编辑：张三；校对：李四
一审：李四 二审：王五 三审：赵六
编辑：张三 初审：李四 复审：王五 终审：赵六
编辑 张三丰 版式 李四 电话 0530-1234567
执行主编：张三 副刊部电话：0530-1234567 投稿邮箱：fukan@paper.example
2 要闻 星期三
2025年3月12日，星期三
青梧副刊 2025年3月12日 星期三 农历乙巳年二月十三
""".strip().splitlines()

SENTENCES = """
员 徐海宁）每周四下午，82岁
2月18日（周二）上午，张某
活动将于2月22日（周六）在
2月20日（星期四）上午，
本周五晚上7点，88岁的
每周三、周五上午9点
他今年82岁，每周四都来
周六下午，40名志愿者
第3版的故事
设计：让生活更美好
一审宣判：张某有期徒刑三年
二审维持原判
校对青春
""".strip().splitlines()


@pytest.mark.parametrize("line", PAGE)
def test_the_page_speaks_of_itself(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", SENTENCES)
def test_a_piece_of_a_sentence_with_a_day_or_a_number_is_text(line: str) -> None:
    assert not is_furniture(line)


def test_a_printed_line_with_a_weekday_stays_in_its_sentence() -> None:
    article = only("# 春耕见闻", f"{BODY}\n他出门诊，\n每周四下午，82岁\n的钟老先生都在县医院。\n{MORE}")
    assert "每周四下午，82岁的钟老先生" in article.body
