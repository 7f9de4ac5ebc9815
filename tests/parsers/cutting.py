"""Small pages for the tests of cutting, and what is asked about their articles."""

from datetime import date

from parsers.model import Article, Newspaper, PageReading, RawPage
from parsers.reading import read_page

BODY = "连日来，全县各乡镇抢抓农时，组织农户清沟理墒、追肥除草，田间地头一派繁忙。"
LAST = "入夜，渠水顺着新修的斗门流进麦地，守水的老汉打着手电，一块田一块田地看过去。"
MORE = "县农业农村局的技术员分片包村，把操作要点一条一条讲给种粮大户听。"


def page(*lines: str, gap: str = "\n\n") -> PageReading:
    return read_page(RawPage("1", gap.join(lines).encode(), ""), Newspaper("x", "清漪日报", "", 0), date(2025, 3, 12))


def only(*lines: str, gap: str = "\n\n") -> Article:
    (article,) = page(*lines, gap=gap).articles
    return article


def titles(reading: PageReading) -> list[str | None]:
    return [article.title.text if article.title else None for article in reading.articles]


def texts(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs]


def field(article: Article, name: str) -> str | None:
    passage = getattr(article, name)
    return passage.text if passage else None
