"""The word model: breaks inside a sentence run on, headlines and decks do not; texts that read well win."""

import gc
import math
import tracemalloc
from random import Random

import pytest

from parsers.language.bigrams import better, runs_on

BREAKS = [
    ("这部戏改编", "自民间传说"),
    ("乡亲们过日子更", "重品质"),
    ("全县人民代表大", "会昨天开幕"),
    ("帮助困难群众按时脱", "贫，不落一户"),
    ("加大对", "中西部地区的支持"),
    ("在粮价走低的", "背景下，农户"),
    ("这些话鼓励着奔跑在追", "梦路上的年轻人"),
    ("农商银行坚持把", "更多贷款投放到田间地头"),
    ("2019年1", "2月底前完成"),
]
WHOLE = [
    ("找准县域振兴的方向", "山村，在游客眼中"),
    ("夯实基础", "近年来，各地"),
    ("县委书记看望老教师和科技专家", "代表全县人民"),
    ("全县农民春节联欢会准备就绪", "县领导看望演职人员"),
    ("漪城园区服务再升级", "企业办事更方便"),
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
    assert runs_on("全县人 民代表大\n", "　会昨天") == runs_on("全县人民代表大", "会昨天")


@pytest.mark.parametrize(
    ("left", "right"), [("龘", "龘"), ("A", "B"), ("1", "2"), ("，", "。"), ("🙂", "㐀"), ("中", "国")]
)
def test_any_text_has_a_number(left: str, right: str) -> None:
    assert math.isfinite(runs_on(left, right))


def test_a_sentence_of_known_order_is_likelier() -> None:
    assert better("经济需要我们发展", "我们需要发展经济") > 0


def test_an_unknown_word_costs_but_counts() -> None:
    assert better("", "") == 0
    assert math.isfinite(better("龘龘龘龘", "龘"))


def test_the_right_character_wins() -> None:
    assert better("全面建成小糠社会", "全面建成小康社会") > 0
    assert better("认真学习贯彻彻党的精神", "认真学习贯彻党的精神") > 0
    assert better("认真学习贯党的精神", "认真学习贯彻党的精神") > 0


def test_what_is_remembered_of_long_lines_is_small() -> None:
    """Lines of 4 kB each: 3,000 pairs of them would be 24 MB if they were kept."""
    chance = Random(1)
    runs_on("县委", "书记")
    gc.collect()
    tracemalloc.start()
    for _ in range(3_000):
        left, right = ("".join(map(chr, chance.choices(range(0x4E00, 0x4E00 + 500), k=8))) for _ in range(2))
        runs_on("田" * 2_000 + left, right + "田" * 2_000)
    remembered, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert remembered < 10 * 2**20
