"""What is found the quick way is what the slow way finds; a quick look never says no where a slow one would say yes."""

import gc
import re
import time
from datetime import date
from difflib import SequenceMatcher
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import furniture
from parsers.articles import habits
from parsers.bylines import credits, glued_byline
from parsers.cleaning import loops, punctuation, suspicions
from parsers.cleaning.han import HAN, SPACE
from parsers.cleaning.matching import ratio
from parsers.cleaning.spaces import _inner_spaces
from parsers.cleaning.twice import repeated, same_as_next
from parsers.datelines import DATELINE, LAST_DATELINE, SIGNED
from parsers.furniture import STRONG, may_be_strong
from parsers.looks import look
from parsers.model import Newspaper, RawPage
from parsers.reading import read_page

PAPER = Newspaper("qingyi-daily", "清漪日报", "", 0)
FEW = st.text("一丁亥天地\u5e00以把。\n \u3000", max_size=60)
"""一 and \u5e00 end in the same byte, and 一 in a zero."""

PAIR = re.compile(r"(.)\1", re.DOTALL)
ECHO = re.compile(rf"([{HAN}])([{HAN}])\1([{HAN}])\1\2")
INNER = re.compile(rf"(?<=[^{SPACE}\n])[{SPACE}]+(?=[^{SPACE}\n])")


@given(st.from_regex(STRONG))
def test_strong_furniture_shows_itself(line: str) -> None:
    assert may_be_strong(line)


@given(st.from_regex(furniture._SURE_STAFF))
def test_staff_shows_itself(line: str) -> None:
    assert furniture._names_staff(line)


@given(st.from_regex(habits._DATELINE))
def test_datelines_show_themselves(line: str) -> None:
    assert habits.is_dated(line) == bool(habits._DATELINE.match(line))


@given(st.text("…⋯。.·・．• \u3000一\n", max_size=20))
def test_dots_show_themselves(text: str) -> None:
    found, few = ([dots.span() for dots in each.finditer(text)] for each in (punctuation._DOTS, punctuation._ELLIPSES))
    assert punctuation._may_hold_dots(text) or found == few


def _stretches(text: str, size: int) -> list[tuple[int, int, int]]:
    """Every longest stretch of this period, two periods long at least, whose characters have no shorter one."""
    found, start = [], 0
    for at in range(len(text) + 1):
        if not (at + size < len(text) and text[at] == text[at + size]):
            phrase = text[start : start + size]
            if at - start >= size and "\n" not in phrase and (phrase * 2).find(phrase, 1) == size:
                found.append((start, at + size, size))
            start = at + 1
    return found


@given(st.one_of(FEW, st.text()))
def test_phrases_twice_are_those_whose_characters_come_back(text: str) -> None:
    assert list(repeated(text, range(2, 13))) == [
        stretch for size in range(2, 13) for stretch in _stretches(text, size)
    ]


@given(st.lists(st.text("一丁亥天地，", min_size=1, max_size=20), min_size=1, max_size=4), st.integers(1, 3))
def test_long_phrases_twice_are_those_whose_characters_come_back(phrases: list[str], times: int) -> None:
    text = "".join(phrase * times for phrase in phrases)
    assert list(repeated(text, range(6, 41))) == [
        stretch for size in range(6, 41) for stretch in _stretches(text, size)
    ]


@given(st.one_of(FEW, st.text()))
def test_characters_twice_are_what_a_backreference_finds(text: str) -> None:
    assert list(same_as_next(text, "\0")) == [found.start() for found in PAIR.finditer(text)]


@given(st.one_of(FEW, st.text("一丁亥天", max_size=40)))
def test_echoes_are_what_a_pattern_finds(text: str) -> None:
    assert [text[change.start : change.end] for change in suspicions.echo(text)] == [
        found[0] for found in ECHO.finditer(text)
    ]


@given(st.one_of(FEW, st.text("天 \u3000\n\x0b\u2028\t", max_size=40)))
def test_inner_spaces_are_what_a_pattern_finds(text: str) -> None:
    assert list(_inner_spaces(text)) == [found.span() for found in INNER.finditer(text)]


@given(
    st.one_of(FEW, st.text("天地玄黄", max_size=6)), st.text("天地玄黄宇宙", min_size=2, max_size=40), st.integers(3, 5)
)
def test_no_loop_is_missed_wherever_it_stands(before: str, phrase: str, times: int) -> None:
    text = before + phrase * times
    slow = re.compile(r"(.{2,40}?)\1{2,}", re.DOTALL).finditer(text)
    long = any(len(found[0]) >= 12 and len(set(found[1])) > 1 and "\n" not in found[0] for found in slow)
    assert bool(list(loops.loops(text))) >= long


@given(st.one_of(FEW, st.text("一丁亥天", max_size=40)), st.one_of(FEW, st.text("一丁亥天", max_size=40)))
def test_matching_blocks_are_those_of_difflib(first: str, second: str) -> None:
    assert ratio(first, second) == SequenceMatcher(None, first, second, autojunk=False).ratio()


PIECES = ("24", "大", "【", "要闻", "微信 ", "上一版", "记者王海、", "王海 ", "（", "3月5日", "A1 ", "中·")


@pytest.mark.parametrize("end", ["", "年7月10日 星期一", "下一版", "摄", "。（"])
@pytest.mark.parametrize("piece", PIECES)
def test_a_line_of_one_piece_again_and_again_is_looked_at_in_no_time(piece, end):
    """Patterns that can be matched in many ways must not try them all."""
    line, started = (piece * 60)[:150] + end, time.process_time()
    for asked in (look, glued_byline, credits, DATELINE.match, SIGNED.match, LAST_DATELINE.fullmatch):
        asked(line)
    assert time.process_time() - started < 0.5


MANY = (
    *(
        "## 曹县{}镇：",
        "曹县古营集镇{}村：",
        "邮箱：{}@163.com",
        "电话：5052{}",
        "（上接第{}版）",
        "（上接第1版）第{}条，各镇组织农技人员下田。",
        "□ 王{} 李明",
        "王{}",
    ),
    *(
        "图为{}村。",
        "**{}**",
        "一、{}",
        "（一）{}",
        "问：{}",
        "责任编辑：王{}",
        "| {} | 一 |",
        "编者按：{}",
        "“{}",
        "《{}》",
    ),
    *(
        "七律·{}",
        "特此公告{}",
        "遗失声明 {}",
        "2025年2月{}日",
        "新华社北京2月{}日电",
        "春眠不觉{}，处处闻啼鸟。",
        "· {}",
    ),
)
"""Lines of which a page may be full, each with a place for what tells one from the next."""


@pytest.mark.parametrize("line", MANY)
def test_a_page_may_be_full_of_lines_of_one_kind(line: str) -> None:
    """Below a notice or an article: nothing goes so deep as there are lines."""
    numbers = [*map("".join, product("一二三四五六七八九十百千万", repeat=3))][:1_100]
    for above in (
        "## 拍卖公告\n\n受委托公开拍卖以下标的，欢迎参加竞买。",
        "## 麦田管理正当时\n\n各镇组织农技人员下田。",
    ):
        raw = "\n\n".join([above, *map(line.format, numbers)])
        page = read_page(RawPage("1", raw.encode(), ""), PAPER, date(2025, 3, 12))
        assert page.articles
        assert not page.failure


@pytest.mark.parametrize("content", ["## 麦田管理正当时\n\n各镇组织农技人员下田。".encode(), b""])
@pytest.mark.parametrize("on", [True, False])
def test_the_collector_is_afterwards_as_it_was(content: bytes, on: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        read_page(RawPage("1", content, "page.md"), PAPER, date(2025, 3, 12))
        assert gc.isenabled() == on
    finally:
        (gc.enable if was else gc.disable)()


@pytest.mark.parametrize("line", MANY)
def test_a_reading_leaves_no_cycles(line: str) -> None:
    """No page's text needs the collector, which stands still while it is read."""
    page = RawPage("1", "\n\n".join(map(line.format, "一二三四五六七")).encode(), "page.md")
    gc.disable()
    try:
        read_page(page, PAPER, date(2025, 3, 12))  # loads words and tables
        gc.collect()
        read_page(page, PAPER, date(2025, 3, 12))
        assert gc.collect() == 0
    finally:
        gc.enable()
