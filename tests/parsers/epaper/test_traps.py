"""The traps of real e-papers, each by its name. Those of the wire (refused agents, robots.txt) stand in tests/web."""

from datetime import date

import pytest

from parsers.articles.stitch import stitch
from parsers.epaper.article import read_article
from parsers.epaper.articles import article_key
from parsers.epaper.characters import characters
from parsers.epaper.entries import entry_addresses
from parsers.epaper.families import families
from parsers.epaper.index import read_index
from parsers.epaper.soup import tree
from parsers.newspapers.registry import newspaper

from .editions import html, page, read
from .reading import AT, DAY, FOLDERS, B, areas, article, index, names, numbers, read_b


def titles(*numbers: int) -> str:
    return "<ul>" + "".join(f"<li><a href=content_{n}.htm>第{n}篇</a>" for n in numbers) + "</ul>"


@pytest.mark.parametrize(
    "body",
    [
        areas(*range(1, 8)) + titles(*range(1, 8)) + "<h4>今日关注</h4>" + titles(*range(8, 15)),
        areas(*range(1, 8)) + "<h4>今日关注</h4>" + titles(*range(8, 15)) + titles(*range(1, 8)),
        areas(*range(1, 8)) + "<div>今日关注" + titles(*range(8, 15)) + "</div>",
        "<table><tr><td>"
        + areas(*range(1, 8))
        + titles(*range(1, 8))
        + "</td><td>"
        + titles(*range(8, 15))
        + "</table>",
    ],
    ids=["list and box", "box first", "map and box", "table"],
)
def test_1_a_box_shows_articles_of_other_pages(body):
    found = read_b(body)
    assert numbers(found.articles) == list(range(1, 8))
    assert numbers(found.foreign) == list(range(8, 15))


def test_1_what_the_list_has_and_the_map_lacks_is_the_pages_own():
    found = read_b(areas(1, 2, 3) + titles(1, 2, 3, 4) + "<div>" + titles(5, 6) + "</div>")
    assert numbers(found.articles) == [1, 2, 3, 4]
    assert [link.in_map for link in found.articles] == [True, True, True, False]
    assert numbers(found.foreign) == [5, 6]


def test_1_a_list_in_two_columns_beside_the_box():
    found = read_b("<div>" + areas(1, 2, 3, 4, 5) + titles(1, 2, 3) + titles(4, 5) + titles(6, 7, 8) + "</div>")
    assert numbers(found.articles) == [1, 2, 3, 4, 5]
    assert numbers(found.foreign) == [6, 7, 8]


def test_1_an_article_of_another_day_is_not_the_pages_own():
    yesterday = "<a href=../11/content_9.htm>昨天的一篇</a>"
    for body in (areas(1, 2) + titles(1, 2).replace("</ul>", f"<li>{yesterday}</ul>"), titles(1, 2) + yesterday):
        found = read_b(body)
        assert numbers(found.articles) == [1, 2]
        assert numbers(found.foreign) == [9]


def test_2_list_items_that_are_never_closed_do_not_nest():
    items = tree("<ul>" + "".join(f"<li><a href=content_{n}.htm>{n}</a>" for n in range(5)) + "</ul>").find_all("li")
    assert [len(item.find_all("a")) for item in items] == [1, 1, 1, 1, 1]
    found = read_b(titles(1, 2, 3))
    assert [link.title for link in found.articles] == ["第1篇", "第2篇", "第3篇"]


def test_3_one_article_behind_several_queries():
    found = read_b(
        '<map name=m><area coords="1,1,2,2" href="content_306597.htm?div=0">'
        '<area coords="3,3,4,4" href="content_306597.htm?div=-1"></map>'
        "<a href=content_306597.htm?div=0>喜迎开学</a>"
    )
    (link,) = found.articles
    assert link.key == FOLDERS["B"] + "content_306597.htm"
    assert link.polygons == ((1, 1, 2, 2), (3, 3, 4, 4))


def test_3_an_address_that_a_program_answers_keeps_its_query():
    from dataclasses import replace

    system = replace(B, article=r"/read\.do\?.*sid=\d+")
    assert article_key("http://paper.example/", "read.do?eid=1&sid=22", system).endswith("?eid=1&sid=22")
    assert article_key("http://paper.example/", "read.do?eid=1", system) == ""


def test_4_pages_missing_out_of_order_joint_and_oddly_called():
    labels = ["第06版：健康", "第08版：广告", "0910版：跨版", "GA01：特刊", "第T01-T02版 专版", "第07版：读书"]
    links = "".join(f"<li><a id=pageLink href=node_{n}.htm>{label}</a>" for n, label in enumerate(labels, 31))
    found = read_b(f"<ul>{links}</ul>" + titles(1), FOLDERS["B"] + "node_32.htm")
    assert [link.label for link in found.pages] == ["06", "08", "0910", "GA01", "T01-T02", "07"]
    assert [link.url.rpartition("_")[2] for link in found.pages] == [f"{n}.htm" for n in range(31, 37)]
    assert (found.label, found.name) == ("08", "广告")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("大棚里的早番茄<br>上了省城的货架", "大棚里的早番茄 上了省城的货架"),
        ("<p>大棚里的早番茄</p><p>上了省城的货架</p>", "大棚里的早番茄 上了省城的货架"),
        ("&amp;ldquo;一站式&amp;rdquo;窗口", "“一站式”窗口"),
        ("大棚里的早番茄&lt;br/&gt;上了货架", "大棚里的早番茄 上了货架"),
        ("小&nbsp;站", "小 站"),
        ("<b>早</b>番茄", "早番茄"),
        ("早\n番茄", "早番茄"),
        ("早番茄上市 □ 何苗", "早番茄上市 □ 何苗"),
    ],
)
def test_5_titles_with_markup_and_entities(written, title):
    assert read_b(f"<a href=content_1.htm>{written}</a>").articles[0].title == title
    assert read_article(html(written, "第一段。"), AT, "", B).title == title


def test_5_heads_that_are_missing_are_empty():
    found = read_article(html("早番茄", "第一段。"), AT, "", B)
    assert (found.kicker, found.subtitle, found.author) == ("", "", "")


@pytest.mark.parametrize(
    ("paragraphs", "names_"),
    [
        (("本报讯（记者 王 伟 通讯员 欧阳小满） 早番茄上市。",), ["王伟", "欧阳小满"]),
        (("早番茄上市。", "大棚又加了三座。（记者 王伟）"), ["王伟"]),
        (("早番茄上市。", "本报记者 王伟 文/图"), ["王伟"]),
    ],
)
def test_5_an_author_only_in_the_text(paragraphs, names_):
    (found,) = read(page(("早番茄", html("早番茄", *paragraphs)))).articles
    assert [author.name for author in found.authors] == names_


@pytest.mark.parametrize(
    "body",
    [
        "<span>2025年3月11日 星期二</span>" + titles(1),
        "<div>清漪日报 2025-03-11 星期二</div>" + titles(1),
        titles(1) + "<p>2025年03月11日（星期二）第1版</p>",
    ],
)
def test_6_the_newest_edition_instead_of_the_one_asked_for_says_its_own_day(body):
    assert read_b(body).published_on == date(2025, 3, 11)


def test_6_a_day_in_a_title_is_not_the_editions():
    assert read_b("<a href=content_1.htm>2024年1月1日起施行</a>").published_on == DAY


@pytest.mark.parametrize(
    "body",
    [
        "<p>本站自2009年1月1日起开放</p>" + titles(1),
        "<span>2025年3月12日</span><p>更新于2025年3月13日</p>" + titles(1),
        "<p>今天是2025年3月13日 星期四</p><b>2025年3月12日 星期三</b>" + titles(1),
        "<script>var day = '2025-03-14';</script><a href=node_9.htm>2025-03-15</a>" + titles(1),
    ],
    ids=["footer", "two days", "a clock", "script and link"],
)
def test_6_other_days_on_the_page_do_not_count_against_its_address(body):
    assert read_b(body).published_on == DAY


def test_6_a_page_that_says_no_day_is_of_none():
    found = read_index(titles(1).encode(), "http://paper.example/qyrb/node_1.htm", "", B)
    assert found.published_on is None


def test_7_nothing_is_dropped_for_what_it_is():
    made = {
        "招商公告": ("广告", "招商公告", "notice"),
        "楼盘": ("广告", "新楼盘", "advertisement"),
        "版务": ("要闻", "责编：何苗 校对：尤静", "masthead"),
    }
    for linked, (name, title, kind) in made.items():
        (found,) = read(page((linked, html(title)), name=name)).articles
        assert (found.kind, found.title.text) == (kind, title)
    (photo,) = read(page(("湖", html("湖", '<img src="/1.jpg">')))).articles
    assert (photo.kind, photo.image_count) == ("photo", 1)
    assert names(index("A", "node_A01.html"))[-1] == "content_9003.html"


def test_8_continued_on_and_from_another_page():
    first = read(page(("甲", html("春灌进展顺利", "渠水到了村里，（下转第2版）")), label="1"))
    second = read(page(("乙", html("春灌进展顺利", "（上接第1版）第二天就浇完了。")), label="2"))
    assert first.articles[0].continues_on.text == "下转第2版"
    assert second.articles[0].continues_from.text == "上接第1版"
    whole, rest = stitch([first, second])
    assert whole.articles[0].body == "渠水到了村里，第二天就浇完了。"
    assert rest.articles == ()


TEXT = "清漪县的镕基堂与喆园"
PAGE = '<html><head><meta http-equiv="Content-Type" content="text/html; charset={}"></head><body>{}</body></html>'


@pytest.mark.parametrize("said", ["utf-8", "gb2312", "gbk", "iso-8859-1", "nonsense", ""])
@pytest.mark.parametrize("header", ["utf-8", "gb2312", "GBK", "iso-8859-1", "nonsense", ""])
@pytest.mark.parametrize("real", ["utf-8", "gb18030", "utf-8-sig", "utf-16"])
def test_9_what_a_page_says_of_its_characters_is_often_wrong(said, header, real):
    content = PAGE.format(said, TEXT).encode(real)
    assert TEXT in characters(content, f"text/html; charset={header}" if header else "text/html")


def test_9_traditional_characters_where_they_are_declared():
    content = PAGE.format("big5", "縣城要聞").encode("big5")
    assert "縣城要聞" in characters(content, "")
    assert "縣城要聞" in characters(content, "text/html; charset=Big5")


@pytest.mark.parametrize("real", ["utf-8", "gb18030"])
def test_9_a_page_cut_inside_a_character_is_read_up_to_there(real):
    whole = PAGE.format(real, TEXT * 20).encode(real)
    cut = whole[: whole.index("县".encode(real), 400) + 1]
    assert TEXT in characters(cut, "")
    assert characters(cut, "").count("\ufffd") <= 1


def test_11_a_rebuilt_site_is_asked_where_it_stood_on_the_day():
    paper = newspaper("peoples-daily")
    before, after = (entry_addresses(paper, date(2024, month, day)) for month, day in ((11, 30), (12, 1)))
    assert [entry.system.family for entry in before] == ["B2"]
    assert before[0].url == "http://paper.people.com.cn/rmrb/html/2024-11/30/nbs.D110000renmrb_01.htm"
    assert {entry.system.family for entry in after} == {"A"}
    assert after[0].url == "https://paper.people.com.cn/rmrb/pc/layout/202412/01/node_01.html"


def test_11_an_entry_without_a_day_shows_the_newest_edition():
    found = read_index(
        '<span id="layout">第A01版：头版</span><div>2025年3月12日</div><ul id="layoutlist">'
        '<li><a href="202503/12/node_A01.html">第A01版：头版</a><li><a href="202503/12/node_A02.html">第A02版：民生</a>'
        '</ul><div class="news-list"><a href="../content/202503/12/content_1.html">甲</a></div>'.encode(),
        "http://paper.example/qywb/pc/layout/index.html",
        "",
        families()["A"],
    )
    assert (found.published_on, found.label, found.name) == (DAY, "A01", "头版")
    assert [link.url.rpartition("/")[2] for link in found.pages] == ["node_A01.html", "node_A02.html"]
    assert len(found.articles) == 1


@pytest.mark.parametrize("id_", ["heze-daily", "mudan-evening"])
def test_11_both_reported_systems_are_tried_where_the_change_is_not_known(id_):
    families_ = [entry.system.family for entry in entry_addresses(newspaper(id_), DAY)]
    assert sorted(families_) == ["A", "D"]


def test_11_an_article_address_without_a_day_takes_it_from_the_page():
    found = article("A", "content_9001.html", "http://paper.example/mdwb/pc/c/")
    assert found.published_on == DAY


def test_7_a_page_that_links_no_article_is_a_page_and_sends_nobody_on():
    script = '<script>if (isPhone()) { window.location.href = "http://m.paper.example/"; }</script>'
    links = "<li><a id=pageLink href=node_1.htm>第01版：要闻</a><li><a id=pageLink href=node_2.htm>第02版：广告</a>"
    found = read_b(script + links + "<img src=2.jpg>", FOLDERS["B"] + "node_2.htm")
    assert (found.label, found.name, found.articles) == ("02", "广告", ())


def test_6_a_day_beside_its_weekday_counts_however_far_away():
    assert read_b("<p>2024年2月19日 星期一</p>" + titles(1)).published_on == date(2024, 2, 19)
