"""Real pages of real newspapers, where they are at hand; the lists were counted in the pages by hand."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from parsers.epaper.article import read_article
from parsers.epaper.families import families
from parsers.epaper.index import read_index
from parsers.epaper.model import PageIndex, System

SAMPLES = Path(__file__).parents[4] / "shared" / "epaper" / "samples"
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample pages are not at hand")


def sample(name: str) -> bytes:
    return next(SAMPLES.glob(f"{name}_*.html")).read_bytes()


def index(name: str, url: str, system: System) -> PageIndex:
    read = read_index(sample(name), url, "text/html", system)
    assert isinstance(read, PageIndex)
    return read


def test_the_first_page_of_china_tourism_news():
    page = index("01", "http://paper.example/zglyb/html/2017-10/13/node_1.htm", families()["B"])
    assert (str(page.published_on), page.label, page.name) == ("2017-10-13", "01", "旅游报01版")
    assert [link.label for link in page.pages] == ["01", "02", "03", "04", "05", "06", "08"]
    assert [article.key[-10:-4] for article in page.articles] == ["306582", "306587", "306588", "306593", "306597"]
    assert page.articles[0].title == "宁夏固原：红色旅游底色更足"
    assert page.articles[-1].title == "喜迎十九大展现新成就"
    assert all(article.in_map and article.in_list and article.polygons for article in page.articles)
    assert page.foreign == ()
    assert page.pdf_url == "http://paper.example/zglyb/images/2017-10/13/01/ZGLYB2017101301.pdf"
    assert page.picture_url == "http://paper.example/zglyb/images/2017-10/13/01/ZGLYB2017101301_b.jpg"


def test_the_first_page_of_jiangxi_daily():
    page = index("04", "http://paper.example/jxrb/html/2017-10/09/node_187.htm", families()["B"])
    assert (str(page.published_on), page.label, page.name) == ("2017-10-09", "A01", "头版")
    labels = [link.label for link in page.pages]
    assert labels == [f"{section}0{number}" for section in "ABC" for number in range(1, 5)]
    assert [article.key[-10:-4] for article in page.articles] == ["401862", "401863", "401864", "401865", "401866"]
    assert page.articles[0].title == "站在新的更高起点探索生态文明建设"
    assert page.articles[-1].title == "一片茶叶带富一方百姓"
    assert all(article.in_map and article.in_list for article in page.articles)
    assert [link.pdf_url[-25:] for link in page.pages[:2]] == ["A01/51281507497937890.pdf", "A02/54571507497938890.pdf"]
    assert page.pdf_url == page.pages[0].pdf_url


def test_the_first_page_of_peoples_daily():
    page = index("02", "http://paper.example/rmrb/html/2017-10/16/nbs.D110000renmrb_01.htm", families()["B2"])
    assert (str(page.published_on), page.label, page.name) == ("2017-10-16", "01", "要闻")
    assert [link.label for link in page.pages] == [f"{number:02}" for number in range(1, 25)]
    assert (page.pages[7].name, page.pages[8].name[:4]) == ("广告", "砥砺奋进")
    assert [article.key[-8:] for article in page.articles] == [f"{number}-01.htm" for number in range(1, 6)]
    assert page.articles[0].title == "《习近平关于社会主义文化建设论述摘编》出版发行"
    assert page.articles[1].title == "中共中央召开党外人士座谈会 征求对中共十九大报告的意见"
    assert page.articles[-1].title == "党的十八大以来大事记"
    assert all(article.in_map and article.in_list for article in page.articles)
    assert page.foreign == ()
    assert page.pdf_url == "http://paper.example/rmrb/page/2017-10/16/01/rmrb2017101601.pdf"


def test_a_start_page_that_lists_all_pages_of_an_edition():
    """No e-paper system: a newspaper's web site, read with patterns of its own. It says gb2312 and is UTF-8."""
    system = replace(families()["Z"], page=r"/jxrb/[abc]\d/", article=r"/jxrb/system/\d{4}/\d\d/\d\d/\d+\.shtml")
    page = index("06", "http://www.jxnews.com.cn/jxrb/", system)
    assert [link.label for link in page.pages] == [f"{section}{number}" for section in "ABC" for number in range(1, 5)]
    assert len(page.articles) == 113
    assert page.articles[0].title == "认真学习借鉴江西“法媒银”经验"
    assert page.articles[-1].title == "推进党的建设新的伟大工程的根本遵循"


@pytest.mark.parametrize("family", ["A", "B", "Z"])
def test_an_article_with_founders_marks_in_another_skin(family):
    url = "http://paper.example/2017-03/10/content_23937776.htm"
    page = read_article(sample("08"), url, "text/html", families()[family])
    assert (page.title, page.published_on) == ("宇航员在太空中喝酒会怎么样？后果很严重", date(2017, 3, 10))
    assert not page.guessed
    assert page.paragraphs[0].startswith("翱翔于距地球数千公里的太空中，进入广袤漆黑的未知领域")
    assert page.paragraphs[-1] == "[责任编辑:肖春芳]"
    assert len(page.paragraphs) == 38
    assert len(page.images) == 3
