"""A small invented newspaper in Founder's classic structure, put on a site of tests."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from serving import Page, Site, with_mark

from parsers.epaper.families import families
from parsers.epaper.model import Source
from parsers.model import Newspaper

DAY = date(2025, 2, 19)
NAMES = ("要闻", "综合", "县区", "副刊")


@dataclass(frozen=True, slots=True)
class Paper:
    """`pages` lists for each page the numbers of its articles."""

    site: Site
    day: date = DAY
    pages: Sequence[Sequence[int]] = ((1, 2, 3), (4, 5), (6, 7))
    expected: tuple[int, int] = (3, 6)
    titles: dict[int, str] = field(default_factory=dict)

    @property
    def newspaper(self) -> Newspaper:
        entry = f"{self.site.url}/html/{{YYYY}}-{{MM}}/{{DD}}/node_1.htm"
        source = Source(entry, "B", families()["B"])
        return Newspaper("heze-daily", "菏泽日报", "371700", *self.expected, (source,))

    @property
    def folder(self) -> str:
        return f"/html/{self.day:%Y-%m/%d}"

    def title(self, number: int) -> str:
        return self.titles.get(number, f"曹县第{number}所学校开学")

    def publish(self) -> "Paper":
        """Every page of the edition at its address, each with a mark of its own."""
        for at, articles in enumerate(self.pages, 1):
            self.put(f"node_{at}.htm", self.index(at, articles))
            for number in articles:
                self.put(f"content_{number}.htm", self.article(number, at))
        self.site.pages["/robots.txt"] = with_mark(b"", '"robots"')
        return self

    def put(self, name: str, html: str) -> None:
        self.site.pages[f"{self.folder}/{name}"] = marked(html)

    def index(self, at: int, articles: Sequence[int]) -> str:
        links = "".join(
            f'<td><a id="pageLink" href="./node_{n}.htm">第{n:02}版：{NAMES[n - 1]}</a></td>'
            for n in range(1, len(self.pages) + 1)
        )
        areas = "".join(
            f'<area shape="polygon" coords="0,{10 * n},50,{10 * n},50,{10 * n + 9}" href="content_{n}.htm">'
            for n in articles
        )
        items = "".join(f'<tr><td><a href="content_{n}.htm">{self.title(n)}</a></td></tr>' for n in articles)
        return (
            f"<html><head><meta charset=utf-8><title>菏泽日报</title></head><body>"
            f"<p>{self.day.year}年{self.day.month}月{self.day.day}日 星期三</p><table><tr>{links}</tr></table>"
            f'<img src="page{at}.jpg" usemap="#PagePicMap"><map name="PagePicMap">{areas}</map><table>{items}</table>'
            f"</body></html>"
        )

    def article(self, number: int, at: int) -> str:
        return (
            f"<html><head><meta charset=utf-8></head><body><table><tr><td class=font01>{self.title(number)}</td>"
            "</tr></table>"
            f"<founder-content><p>　　本报讯（记者 张三）第{number}所学校今天在曹县开学，新增学位{number}百个。</p>"
            f"<p>　　县教育局介绍，今年还将新建{number}所。</p></founder-content></body></html>"
        )


def marked(html: str) -> Page:
    return with_mark(html.encode(), f'"{hash(html)}"')
