"""Pages that no selector knows: what comes out of skins of many kinds, and that no page is too much."""

import logging
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.epaper_unknown import pages
from parsers.epaper.article import read_article
from parsers.epaper.families import families
from parsers.epaper.last_resort import likely_text, likely_title, marked_text
from parsers.epaper.model import ArticlePage, Selectors, UnreadableResponse
from parsers.epaper.soup import tree
from parsers.epaper.text import lines

SAMPLE = (
    Path(__file__).parents[4]
    / "shared"
    / "epaper"
    / "samples"
    / "08_founder-enp-webcms_guangmingwang_20170310_article.html"
)
SENTENCE = "三月里麦苗返青，农户下地追肥，农技站的人挨村走了一遍。"
DEV = pages("dev")
SKINS = sorted({page.family for page in DEV})
NAMELESS = {"phone", "tables_1999"}
"""Skins whose pages say their article's title nowhere as such: the index's link is asked then."""


def read(html: str, family: str = "Z") -> ArticlePage:
    return read_article(html.encode(), "http://paper.example/a/71.html", "text/html", families()[family])


@pytest.mark.parametrize("skin", SKINS)
def test_most_of_every_skin_comes_out(skin):
    wanted = found = seen = titles = 0
    its = [page for page in DEV if page.family == skin][::3]
    for page in its:
        wanted += len(page.paragraphs)
        try:
            said = read_article(page.content, page.url, "", replace(families()["Z"], selectors=Selectors()))
        except UnreadableResponse:
            continue
        assert said.guessed
        found += sum(paragraph in said.paragraphs for paragraph in page.paragraphs)
        seen += [image.url for image in said.images] == list(page.pictures)
        titles += said.title == page.title
    assert found / wanted > 0.8
    assert seen >= 0.8 * len(its)
    assert titles == (0 if skin in NAMELESS else len(its))


@pytest.mark.parametrize(
    ("box", "line"),
    [
        ("<div>{}</div>", "<p>{}</p>"),
        ("<div>{}</div>", "{}<br>"),
        ("<div>{}</div>", "<font>　　{}</font><br><br>"),
        ("<table>{}</table>", "<tr><td>{}</td></tr>"),
        ("<ul>{}</ul>", "<li><span>{}</span></li>"),
        ("<dl>{}</dl>", "<dd>{}</dd>"),
        ("<pre>{}</pre>", "{}\n"),
        ("<div style='visibility: hidden'>{}</div>", "<section><span>{}</span></section>"),
    ],
)
def test_a_paragraph_is_one_whatever_holds_it(box, line):
    texts = [f"{SENTENCE}第{number}段。" for number in range(3)]
    body = box.format("".join(line.format(text) for text in texts))
    page = f"<html><body><ul><li><a href='/'>首页</a></li></ul><h2>麦苗返青</h2>{body}</body></html>"
    assert read(page).paragraphs == tuple(texts)


def test_a_table_of_figures_stays_one():
    table = "<table><tr><td>村</td><td>亩</td></tr><tr><td>柳泉</td><td>三千</td></tr></table>"
    assert read(f"<body><div><p>{SENTENCE}</p>{table}<p>{SENTENCE}完。</p></div>").paragraphs == (
        SENTENCE,
        "村 亩",
        "柳泉 三千",
        f"{SENTENCE}完。",
    )


def test_what_a_site_writes_around_is_left_out():
    around = "<p>2025年3月12日　来源：清漪日报　点击：12</p>"
    after = "<p>分享到：</p><p>相关新闻</p><p>县里开了会，大家都去了，还说了话。</p><p>版权所有 清漪日报社</p>"
    said = read(f"<body><h1>麦苗返青</h1><div>{around}<p>{SENTENCE}</p><p>2025年3月12日</p>{after}</div>")
    assert said.paragraphs == (SENTENCE, "2025年3月12日")


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<title>麦苗返青 - 清漪日报</title><body><p>清漪日报</p><div>麦苗返青</div>", "麦苗返青"),
        ("<title>清漪日报数字报-麦苗返青</title><body><b>麦苗返青</b>", "麦苗返青"),
        ("<title>清漪日报</title><body><b>清漪日报</b><h2>麦苗返青</h2>", "麦苗返青"),
        ("<title>清漪日报 2025年3月12日</title><body><p>2025年3月12日</p>", None),
        ("<meta property='og:title' content='麦苗返青'><body><h3>要闻</h3><i>麦苗返青</i>", "麦苗返青"),
        ("<body><h3>麦苗返青</h3>", "麦苗返青"),
        ("<title>麦苗返青</title><body><a href='/2'>麦苗返青</a>", None),
    ],
)
def test_the_title_stands_on_the_page(html, title):
    found = likely_title(tree(html))
    assert (found.get_text() if found else None) == title


@pytest.mark.skipif(not SAMPLE.is_file(), reason="the sample pages are not at hand")
def test_the_real_page_reads_without_its_marks_as_with_them():
    text = SAMPLE.read_bytes().decode("utf-8")
    marked = marked_text(tree(text))
    assert marked is not None
    wanted = lines(marked)
    said = read(text.replace("enpcontent", "nothing"))
    assert said.guessed
    found = sum(line in said.paragraphs for line in wanted)
    assert found >= len(wanted) - 3
    assert len(said.paragraphs) <= len(wanted) + 12  # how many readers felt what: a word or a number a line


@pytest.mark.parametrize(
    "html", ["", "<html></html>", "<body><p>请返回首页</p></body>", "<script>var 春灌 = 1</script>", "\x00"]
)
def test_where_nothing_stands_nothing_is_found(html):
    assert likely_text(tree(html), "") is None
    with pytest.raises(UnreadableResponse, match="expected an article"):
        read(html)


def test_it_is_quiet(caplog):
    with caplog.at_level(logging.DEBUG), suppress(UnreadableResponse):
        read("<html><body><p>无</p></body></html>")
    assert [record for record in caplog.records if record.name.startswith(("trafilatura", "justext"))] == []


def test_it_is_imported_only_when_it_is_needed():
    code = "import sys, parsers.epaper.reading, flows.cli.main; sys.exit('trafilatura' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


LONG = 10_000_000


@pytest.mark.parametrize("opening", ["<div>", "<span>", "<ul><li>", "<h1>"])
def test_however_deep_a_page_is(opening):
    with suppress(UnreadableResponse):
        read(opening * (100_000 // opening.count("<")) + SENTENCE * 5)


@pytest.mark.parametrize("unit", [SENTENCE, f"<p>{SENTENCE}"])
def test_however_long_a_page_is(unit):
    html = unit * (LONG // len(unit.encode()))
    start = time.process_time()
    with suppress(UnreadableResponse):
        read(html)
    assert time.process_time() - start < 60


names = st.sampled_from(
    ("div", "p", "span", "td", "tr", "table", "ul", "li", "pre", "br", "a", "h1", "section", "img", "font")
)
texts = st.sampled_from(
    (SENTENCE, "麦", " ", "\n", "版权所有", "相关新闻", "&amp;lt;", "\x00", "]]>", "<!--", "-->")
) | st.text(max_size=9)
markup = st.lists(st.one_of(texts, names.map("<{}>".format), names.map("</{}>".format)), max_size=40).map("".join)


@given(markup)
def test_any_markup_is_read_or_refused(html):
    found = likely_text(tree(html), "麦")
    assert found is None or (isinstance(found, BeautifulSoup) and lines(found))
    with suppress(UnreadableResponse):
        assert all(paragraph.strip() for paragraph in read(html).paragraphs)
