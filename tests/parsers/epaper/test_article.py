"""What stands around an article's text belongs to it, whatever a site put there."""

import pytest

from parsers.epaper.article import read_article
from parsers.epaper.families import families
from parsers.epaper.model import ArticlePage, Image

URL = "http://paper.example/qyrb/html/2025-03/12/content_1.htm"


def read(body: str, family: str = "B") -> ArticlePage:
    return read_article(f"<html><body>{body}</body></html>".encode(), URL, "text/html", families()[family])


def classic(*rows: str, text: str = "<p>　　第一段。</p>", around: str = "{}") -> str:
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    content = around.format(f"<founder-content>{text}</founder-content>")
    return f'<div id="ozoom"><table>{table}</table>{content}</div>'


TITLE = '<td class="font01">全县春灌</td>'


def small(text: str) -> str:
    return f'<td class="font02">{text}</td>'


def test_every_line_above_the_title_is_kicker_and_below_it_subtitle():
    page = read(classic(small("县里的水"), small("渠水到村"), TITLE, small("——三月浇完"), small("二十三个村")))
    assert (page.kicker, page.subtitle) == ("县里的水 渠水到村", "——三月浇完 二十三个村")


def test_a_line_of_credits_below_the_title_is_the_authors():
    page = read(classic(TITLE, small("三月浇完"), small("本报记者 田禾")))
    assert (page.subtitle, page.author) == ("三月浇完", "本报记者 田禾")


def test_a_table_beside_the_marked_text_belongs_to_it():
    table = "<table><tr><td>乡镇</td><td>亩数</td></tr><tr><td>东塬</td><td>五千</td></tr></table>"
    page = read(classic(TITLE, around="{}" + table))
    assert page.paragraphs == ("第一段。", "乡镇 亩数", "东塬 五千")


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td><a href=content_2.htm>下一篇</a></td></tr><tr><td>x</td></tr></table>",
        "<table><tr><td>放大 缩小 默认</td></tr></table>",
    ],
)
def test_a_table_of_links_or_of_one_row_does_not(table):
    assert read(classic(TITLE, around=table + "{}")).paragraphs == ("第一段。",)


def test_a_holder_of_pictures_without_any_is_text():
    page = read(
        '<h1 id="Title">甲</h1><div class="newsdetatext"><div class="pic">一行字</div><p>第一段。</p></div>', "A"
    )
    assert page.paragraphs == ("一行字", "第一段。")


def test_a_holder_around_the_whole_text_is_none():
    page = read('<div class="pic"><img src="1.jpg"><div class="newsdetatext"><p>第一段。</p></div></div>', "A")
    assert page.paragraphs == ("第一段。",)


def test_captions_go_with_the_picture_above_them():
    holder = '<div class="pic">春天 <img src="1.jpg"><p>湖边</p><p>柳树</p><img src="2.jpg">桥</div>'
    page = read(holder + '<div class="newsdetatext"><p>第一段。</p></div>', "A")
    at = URL.rpartition("/")[0]
    assert page.images == (Image(f"{at}/1.jpg", "春天\n湖边\n柳树"), Image(f"{at}/2.jpg", "桥"))


@pytest.mark.parametrize(
    "source", ["../../../tplimg/pdf.gif", "/images/logo.png", "icon_zoom.gif", "", "data:image/png;x"]
)
def test_icons_are_no_pictures(source):
    page = read(classic(TITLE, text=f'<p>第一段。</p><img src="{source}"><img src="a.jpg">'))
    assert [image.url.rpartition("/")[2] for image in page.images] == ["a.jpg"]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("　　第一段。<br>　　第二段。", ("第一段。", "第二段。")),
        ("<p>第一段。　　第二段。</p>", ("第一段。", "第二段。")),
        ("<div>第一段。<div>第二段。</div></div>", ("第一段。", "第二段。")),
        ("<p>一\n行</p><p>two\nwords</p>", ("一行", "two words")),
        ("<p>一<script>x()</script><!-- y --><style>z</style>行</p>", ("一行",)),
        ("<p>&nbsp;</p><p>　　</p><p>第一段。</p>", ("第一段。",)),
        ("<p>A&amp;amp;B&amp;nbsp;C</p>", ("A&B C",)),
        ("<p>5 &lt; 6，x&lt;b&gt;粗&lt;/b&gt;</p>", ("5 < 6，x粗",)),
    ],
)
def test_lines_are_those_that_a_reader_sees(text, paragraphs):
    assert read(classic(TITLE, text=text)).paragraphs == paragraphs
