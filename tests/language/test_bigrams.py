"""The word model: breaks inside a sentence run on, headlines and decks do not; texts that read well win."""

import math

import pytest

from parsers.language.bigrams import better, oddness, runs_on, score

BREAKS = [
    ("该剧改编", "自意大利歌剧"),
    ("商品消费更", "重品质"),
    ("国家主席习近平在人民大会", "堂同卡塔尔埃米尔举行会谈"),
    ("确保贫困群众按时脱", "贫，不落一人"),
    ("加大对", "中西部地区的支持"),
    ("贸易增长缓慢的", "背景下，各国"),
    ("讲话激励着奔跑在追", "梦路上的亿万人民"),
    ("国家开发银行坚持把", "更多金融资源配置到经济社会发展"),
    ("2019年1", "2月底前完成"),
]
WHOLE = [
    ("校准民族振兴的航向", "中东，在世界眼中"),
    ("夯实基础", "近年来，各地"),
    ("王沪宁看望文化界知名人士和科技专家", "代表习近平总书记和党中央"),
    ("中央广播电视总台春节联欢晚会准备就绪", "黄坤明看望慰问演职人员"),
    ("上海优化营商环境再升级", "企业办事更方便"),
]


@pytest.mark.parametrize(("left", "right"), BREAKS)
def test_a_broken_sentence_runs_on(left: str, right: str) -> None:
    assert runs_on(left, right) > 4


@pytest.mark.parametrize(("left", "right"), WHOLE)
def test_what_is_complete_does_not(left: str, right: str) -> None:
    assert runs_on(left, right) < 2


@pytest.mark.parametrize(("left", "right"), [("", "近年来"), ("近年来", ""), (" \n", "近年来")])
def test_nothing_says_nothing(left: str, right: str) -> None:
    assert runs_on(left, right) == 0


def test_blanks_do_not_count() -> None:
    assert runs_on("在人民 大会\n", "　堂同") == runs_on("在人民大会", "堂同")


@pytest.mark.parametrize(
    ("left", "right"), [("龘", "龘"), ("A", "B"), ("1", "2"), ("，", "。"), ("🙂", "㐀"), ("中", "国")]
)
def test_any_text_has_a_number(left: str, right: str) -> None:
    assert math.isfinite(runs_on(left, right))


def test_a_sentence_of_known_order_is_likelier() -> None:
    assert score(["我们", "需要", "发展", "经济"]) > score(["经济", "需要", "我们", "发展"])


def test_an_unknown_word_costs_but_counts() -> None:
    assert score([]) == 0
    assert math.isfinite(score(["龘龘龘龘"]))


def test_the_right_character_wins() -> None:
    assert better("全面建成小糠社会", "全面建成小康社会") > 0
    assert better("认真学习贯彻彻党的精神", "认真学习贯彻党的精神") > 0
    assert better("认真学习贯党的精神", "认真学习贯彻党的精神") > 0


def test_nonsense_is_odd() -> None:
    assert oddness("中国人民生活水平不断提高") < 0
    assert oddness("高生断国平人水民活提中不") > 1.8
    assert oddness("") == 0
