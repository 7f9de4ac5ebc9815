"""Each family: entry, index of a page, article."""

from dataclasses import replace

import pytest

from parsers.epaper.article import read_article
from parsers.epaper.calendar import calendar_addresses, read_days, read_pages
from parsers.epaper.families import families
from parsers.epaper.index import read_index
from parsers.epaper.model import Image, UnreadableResponse

from .reading import CONTENT, DAY, FOLDERS, article, index, names, page, pages, sent_on


def test_b_entry_is_a_relative_refresh_with_a_query():
    url = sent_on("B", "paperindex.htm", "http://paper.example/qyrb/paperindex.htm")
    assert url == "http://paper.example/qyrb/html/2025-03/12/node_187.htm?v=1"


def test_b_page():
    read = index("B", "node_187.htm")
    assert (read.published_on, read.label, read.name) == (DAY, "A01", "要闻")
    assert pages(read) == [("A01", "要闻"), ("A02", "综合"), ("A04", "广告")]
    assert read.pages[1].pdf_url == "http://paper.example/qyrb/images/2025-03/12/A02/QYRB20250312A02.pdf"
    assert read.pdf_url == "http://paper.example/qyrb/images/2025-03/12/A01/QYRB20250312A01.pdf"
    assert read.picture_url == "http://paper.example/qyrb/images/2025-03/12/A01/QYRB20250312A01_b.jpg"
    assert names(read) == ["content_501.htm", "content_502.htm", "content_503.htm", "content_504.htm"]
    assert [(link.in_map, link.in_list) for link in read.articles] == [(True, True)] * 3 + [(False, True)]
    assert read.articles[0].polygons == ((5, 72, 228, 72, 228, 207, 5, 207),)


def test_b_article_of_the_classic_skin():
    read = article("B", "content_501.htm")
    assert (read.published_on, read.page_label, read.newspaper_name) == (DAY, "A01", "清漪日报")
    assert (read.kicker, read.title) == ("渠水已到二十三个村", "全县春灌 三月底前完成")
    assert (read.subtitle, read.author) == ("三月底以前浇完第一水", "本报记者 田禾")
    assert read.paragraphs == (
        "本报讯（记者 田禾） 三月以来，全县春灌进展顺利，渠水已经到了二十三个村。",
        "县水务局说，三月底前可以浇完第一水。",
        "各乡镇每天通报一次水量，（下转第A02版）",
    )
    picture = "http://paper.example/qyrb/res/1/2025-03/12/A01/res01_attpic_brief.jpg"
    assert read.images == (Image(picture, "三月十日，东塬乡的渠道开闸放水。田禾 摄"),)


def test_b_article_of_the_newer_skin():
    read = article("B", "content_502.htm")
    assert (read.title, read.kicker, read.subtitle, read.author) == ("“一站式”窗口进了乡镇", "", "", "王 伟")
    assert read.paragraphs == ("新窗口开在乡镇政府的一楼。", "三月里办了四百一十二件事。")
    assert read.published_on == DAY


def test_b_calendar():
    addresses = calendar_addresses(FOLDERS["B"] + "node_187.htm")
    assert addresses == (
        "http://paper.example/qyrb/html/2025-03/period.xml",
        "http://paper.example/qyrb/html/2025-03/12/page.xml",
    )
    days = read_days(page("B", "period.xml"), addresses[0])
    assert [str(day) for day in days] == ["2025-03-11", "2025-03-12", "2025-03-14"]
    assert read_pages(page("B", "page.xml"), addresses[1]) == tuple(
        link._replace(pdf_url="") for link in index("B", "node_187.htm").pages
    )


@pytest.mark.parametrize(
    "content",
    [
        b"<html><body>404 Not Found</body></html>",
        b"",
        b"<periodlist><period>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><periodlist>&b;</periodlist>',
    ],
)
def test_what_is_no_calendar_is_refused(content):
    with pytest.raises(UnreadableResponse, match=r"period\.xml: expected an XML file with a periodlist, found "):
        read_days(content, "http://paper.example/html/2025-03/period.xml")


def test_a_entry_is_sent_on_by_a_script():
    url = sent_on("A", "index.html", "http://paper.example/qywb/pc/layout/index.html")
    assert url == FOLDERS["A"] + "node_A01.html"


def test_a_page():
    read = index("A", "node_A01.html")
    assert (read.published_on, read.label, read.name) == (DAY, "A01", "头版")
    assert pages(read) == [("A01", "头版"), ("A02", "民生"), ("A06-A07", "特刊")]
    assert [link.pdf_url.rpartition("/")[2] for link in read.pages] == [f"5d1c8f6e-000{k}.pdf" for k in (1, 2, 3)]
    assert names(read) == ["content_9001.html", "content_9002.html", "content_9003.html"]
    assert [link.title for link in read.articles] == ["老街的灯又亮了", "公交六路延到北站", "责编：何苗"]
    assert {link.title for link in read.foreign} == {"昨天读得最多的一篇", "明天的菜价"}


def test_a_article_with_ids():
    read = article("A", "content_9001.html", CONTENT)
    assert (read.published_on, read.page_label, read.newspaper_name) == (DAY, "A01", "清漪晚报")
    assert (read.kicker, read.title, read.subtitle) == ("十二盏路灯换了新", "老街的灯 又亮了", "居民说走夜路不怕了")
    assert read.author == "文/本报记者 何苗"
    assert read.paragraphs == ("三月十一日晚，老街的灯又亮了。", "换灯用了三天。", "路段 盏数", "东段 五")
    assert [image.caption for image in read.images] == ["晚上七点的老街。", "工人在换灯。 何苗 摄", ""]
    assert read.images[2].url == "http://paper.example/qywb/pc/attachement/202503/12/photo-3.jpg"


def test_a_article_of_the_later_skin():
    read = article("A", "content_9002.html", CONTENT)
    assert (read.kicker, read.title, read.subtitle) == ("", "公交六路 延到北站", "首末班时间不变")
    assert (read.author, read.page_label, read.published_on) == ("何苗", "A01", DAY)
    assert read.paragraphs == ("四月起，公交六路延到北站。", "首末班时间不变。", "票价也不变。")
    assert read.images == (Image("http://paper.example/pic/6.jpg", "北站站台"),)


def test_b2_page():
    read = index("B2", "nbs.D110000qyrb_01.htm")
    assert (read.published_on, read.label, read.name) == (DAY, "01", "要闻")
    assert pages(read) == [("01", "要闻"), ("02", "要闻"), ("03", "副刊")]
    assert [link.title for link in read.articles] == ["大棚里的早番茄 上了省城的货架", "小 站"]
    assert [link.key[-8:] for link in read.foreign] == ["1-03.htm"]


def test_b2_article():
    read = article("B2", "nw.D110000qyrb_20250312_1-01.htm")
    assert (read.kicker, read.title) == ("设施农业见闻", "大棚里的早番茄 上了省城的货架")
    assert (read.subtitle, read.author) == ("——东塬乡大棚种植记事", "本报记者 林 夏")
    assert (read.published_on, read.page_label, read.newspaper_name) == (DAY, "01", "清漪日报")
    assert read.paragraphs == ("二月末，第一茬番茄装了车。", "大棚是去年秋天建的。")
    assert [image.caption for image in read.images] == ["大棚里的番茄。林夏摄"]


def test_c_entry_refreshes_twice():
    url = sent_on("C", "PaperIndex.htm", "http://paper.example/qysb/content/PaperIndex.htm")
    assert url == FOLDERS["C"] + "IssueIndex.htm"
    issue = b'<meta http-equiv="Refresh" content="0; url=Page01QY.htm"><a href="Page01QY.htm">01</a>'
    assert read_index(issue, url, "", families()["C"]) == (FOLDERS["C"] + "Page01QY.htm",)


def test_c_page():
    read = index("C", "Page01QY.htm")
    assert (read.published_on, read.label, read.name) == (DAY, "01", "头版")
    assert pages(read) == [("01", "头版"), ("02", "市场"), ("03", "广告")]
    assert names(read) == ["Articel01002QY.htm", "Articel01003QY.htm"]
    assert read.articles[1].title == "招商公告"


def test_c_article():
    read = article("C", "Articel01002QY.htm")
    assert (read.title, read.subtitle, read.published_on) == ("早市六点开门", "摊位多了四十个", DAY)
    assert read.paragraphs == ("三月起，城南早市六点开门。", "摊位比去年多了四十个。 （何 苗）")
    assert [image.url for image in read.images] == ["http://paper.example/qysb/images/20250312/a.jpg"]


def test_d_page():
    read = index("D", "vA1.shtml")
    assert (read.published_on, read.label, read.name) == (DAY, "A1", "头版")
    assert pages(read) == [("A1", "头版"), ("A2", "社会")]
    assert names(read) == ["101.shtml", "102.shtml"]
    assert read.pdf_url == "http://paper.example/resfile/2025-03-12/A1/qyzb20250312A1.pdf"


def test_d_article():
    read = article("D", "101.shtml")
    assert (read.title, read.published_on) == ("北坡的杏花开了", DAY)
    assert read.paragraphs == ("北坡的杏花比去年早开五天。", "看花的路修好了。")
    assert len(read.images) == 1


def test_e_first_page_and_second():
    first, second = index("E", "index.htm"), index("E", "page_02.htm")
    assert (first.published_on, first.label, second.label) == (DAY, "01", "02")
    assert pages(first) == pages(second) == [("01", "头版"), ("02", "乡村")]
    assert names(first) == ["index_content_31.htm"]
    assert names(second) == ["page_02_content_41.htm", "content_42.htm"]


def test_e_article():
    read = article("E", "index_content_31.htm")
    assert (read.kicker, read.title, read.author) == ("校园里的一亩地", "小学的菜园", "何苗")
    assert read.paragraphs == ("孩子们种了白菜和萝卜。", "秋天要办一次菜市。")
    assert len(read.images) == 1


def test_a_skin_that_no_selector_knows():
    system = families()["Z"]
    read = read_article(page("other", "article.html"), "http://paper.example/Article/index/aid/71.html", "", system)
    assert (read.title, read.guessed) == ("麦苗返青", True)
    assert [paragraph[:6] for paragraph in read.paragraphs] == ["三月里麦苗返", "今年墒情比去"]


@pytest.mark.parametrize("family", sorted(families()))
def test_an_error_page_is_refused_and_named(family):
    url = "http://paper.example/html/2025-03/12/node_1.htm"
    content = "<html><title>404 您访问的页面不存在</title><body>请返回首页</body></html>".encode()
    with pytest.raises(UnreadableResponse, match=r"expected the index of a page.* found .*404 您访问的页面不存在"):
        read_index(content, url, "", families()[family])
    with pytest.raises(UnreadableResponse, match="expected an article"):
        read_article(content, url, "", families()[family])


@pytest.mark.parametrize("selector", ["#Title", "p#Title", "[id=Title]", "*[id='Title']", ".newsdetatit #Title"])
def test_whatever_a_selector_begins_with_it_is_asked(selector):
    own = replace(families()["A"].selectors, title=(selector,))
    system = replace(families()["A"], selectors=own)
    read = read_article(page("A", "content_9001.html"), CONTENT + "content_9001.html", "text/html", system)
    assert read.title == "老街的灯 又亮了"
    assert len(read.paragraphs) == 4
