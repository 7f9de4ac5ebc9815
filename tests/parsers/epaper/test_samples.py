"""Real pages of real newspapers, where they are at hand; the lists were counted in the pages by hand."""

from pathlib import Path

import pytest

from parsers.epaper.families import families
from parsers.epaper.index import read_index
from parsers.epaper.model import PageIndex

SAMPLES = Path(__file__).parents[4] / "shared" / "epaper" / "samples"
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample pages are not at hand")


def index(name: str, url: str, family: str) -> PageIndex:
    read = read_index(next(SAMPLES.glob(f"{name}_*")).read_bytes(), url, "", families()[family])
    assert isinstance(read, PageIndex)
    return read


def test_the_first_page_of_china_tourism_news():
    page = index("01", "http://paper.example/zglyb/html/2017-10/13/node_1.htm", "B")
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
    page = index("04", "http://paper.example/jxrb/html/2017-10/09/node_187.htm", "B")
    assert (str(page.published_on), page.label, page.name) == ("2017-10-09", "A01", "头版")
    labels = [link.label for link in page.pages]
    assert labels == [f"{section}0{number}" for section in "ABC" for number in range(1, 5)]
    assert [article.key[-10:-4] for article in page.articles] == ["401862", "401863", "401864", "401865", "401866"]
    assert page.articles[0].title == "站在新的更高起点探索生态文明建设"
    assert page.articles[-1].title == "一片茶叶带富一方百姓"
    assert all(article.in_map and article.in_list for article in page.articles)
    assert [link.pdf_url[-24:] for link in page.pages[:2]] == [
        "A01/51281507497937890.pdf"[-24:],
        "A02/54571507497938890.pdf"[-24:],
    ]
    assert page.pdf_url == page.pages[0].pdf_url
