"""Sites that write what nobody expects, and pages made to take long."""

import gc
import time
from collections.abc import Iterator
from datetime import date

import pytest

from parsers.epaper.article import read_article
from parsers.epaper.index import read_index
from parsers.epaper.model import PageIndex, UnreadableResponse
from parsers.epaper.printed import days, edition_days, parted

from .reading import AT, FOLDERS, B, areas, numbers, read_b


@pytest.fixture(autouse=True)
def _uncollected() -> Iterator[None]:
    """Python's collector would look through what all tests before left in memory, on the time of these."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("part", ["<b><div>x", "<font><p>", '<a href="content_1.htm">x', "<!--"])
def test_a_page_of_tags_without_end_is_refused_at_once(part: str) -> None:
    content = ("<html><body>" + part * 100_000).encode()
    for reader in (read_index, read_article):
        started = time.process_time()
        with pytest.raises(UnreadableResponse, match="at most 30,000 tags"):
            reader(content, AT, "text/html", B)
        assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "link",
    ["<li><a href=node_{0}.htm>第{0}版</a>", "<div><a href=node_{0}.htm>甲</a>", "<a href=content_{0}.htm>甲</a>"],
)
def test_an_index_of_many_links_takes_time_in_proportion(link: str) -> None:
    def seconds(count: int) -> float:
        body = "".join(link.format(k) for k in range(count))
        started = time.process_time()
        read_b(body)
        return time.process_time() - started

    seconds(500)
    assert any(seconds(4_000) < 25 * seconds(500) for _ in range(3)), "each time"


def test_a_pdf_stands_in_the_row_of_its_page_alone() -> None:
    row = "<li><a href=node_{0}.htm>第0{0}版：要闻</a><a href={0}.pdf>PDF</a></li>"
    found = read_b(
        "<ul>" + "".join(row.format(n) for n in (1, 2)) + "<li><a href=node_3.htm>第03版：综合</a></li></ul>"
    )
    assert [(link.label, link.pdf_url[-5:]) for link in found.pages] == [("01", "1.pdf"), ("02", "2.pdf"), ("03", "")]


@pytest.mark.parametrize("base", ["../", "/qyrb/html/2025-03/", "http://paper.example/qyrb/html/2025-03/"])
def test_links_are_relative_to_the_base_that_a_page_names(base: str) -> None:
    content = f"<html><head><BASE target=x HREF='{base}'></head><body><a href=12/node_1.htm>第01版：要闻</a>{areas(1)}"
    content = content.replace("content_1", "12/content_1").replace("src=1", "src=12/1")
    found = read_index(content.encode(), AT, "text/html", B)
    assert isinstance(found, PageIndex)
    assert (found.label, found.pages[0].url, found.picture_url) == ("01", AT, FOLDERS["B"] + "1.jpg")
    assert found.articles[0].url == FOLDERS["B"] + "content_1.htm"
    told = "<base href=../><founder-title>甲</founder-title><founder-content>正文。<img src=12/p.jpg></founder-content>"
    assert read_article(told.encode(), AT, "text/html", B).images[0].url == FOLDERS["B"] + "p.jpg"


def test_a_base_without_an_address_changes_nothing() -> None:
    assert read_b("<base target=_blank>" + areas(1)).articles == read_b(areas(1)).articles


def test_a_backslash_is_a_slash() -> None:
    found = read_b(r"<a href=.\node_1.htm>第01版：要闻</a><ul><li><a href='.\content_1.htm'>第1篇</a></ul>")
    assert [link.url for link in found.pages] == [AT]
    assert numbers(found.articles) == [1]


def test_wide_figures_and_letters_are_ordinary_ones() -> None:
    assert parted("第Ａ０１版：５Ｇ时代") == ("A01", "５Ｇ时代")
    assert parted("０２") == ("02", "")
    assert days("２０２５年３月４日") == [date(2025, 3, 4)]
    assert read_b("<td>２０２５年３月４日</td>" + areas(1)).published_on == date(2025, 3, 4)


def test_days_are_read_in_chinese_numerals() -> None:
    assert days("二〇二五年三月四日") == days("二○二五年三月四日") == [date(2025, 3, 4)]
    assert days("二零二四年十二月三十一日 星期二") == [date(2024, 12, 31)]
    assert days("二〇二五年十十月四日 二〇二五年二月三十日") == []
    assert edition_days("<b>二〇二五年三月十日</b>&nbsp;星期一") == [date(2025, 3, 10)]
    assert read_b("<td>二〇二五年三月四日</td>" + areas(1)).published_on == date(2025, 3, 4)
