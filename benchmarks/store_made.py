"""Made editions for the store's benchmark: text of common words in random order, verdicts, edits; the same every time.

Twenty newspapers, each of them daily; 8 pages of 12 articles; 300 to 1,100 characters an article, 700 on average.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path

from parsers.model import (
    Article,
    Author,
    County,
    Edit,
    EditionReading,
    Evidence,
    Newspaper,
    PageReading,
    Passage,
    Remainder,
    Span,
    Topic,
)

NEWSPAPERS, PAGES, ARTICLES = 20, 8, 12
FIRST_DAY = date(1990, 1, 1)
WORDS = [
    "我们",
    "工作",
    "发展",
    "建设",
    "经济",
    "社会",
    "人民",
    "政府",
    "企业",
    "生产",
    "技术",
    "管理",
    "市场",
    "农业",
    "农村",
    "农民",
    "小麦",
    "玉米",
    "蔬菜",
    "学校",
    "学生",
    "教师",
    "教育",
    "医院",
    "医生",
    "群众",
    "干部",
    "党员",
    "会议",
    "记者",
    "报道",
    "今年",
    "去年",
    "目前",
    "同时",
    "通过",
    "进行",
    "开展",
    "加强",
    "提高",
    "推进",
    "实施",
    "完成",
    "实现",
    "增长",
    "投资",
    "项目",
    "工程",
    "道路",
    "交通",
    "环境",
    "保护",
    "水利",
    "灌溉",
    "粮食",
    "收购",
    "价格",
    "居民",
    "社区",
    "老人",
    "儿童",
    "妇女",
    "文化",
    "活动",
    "比赛",
    "演出",
    "图书",
    "博物馆",
    "旅游",
    "景区",
    "安全",
    "检查",
    "事故",
    "法院",
    "案件",
    "民警",
    "消防",
    "税务",
    "银行",
    "贷款",
    "电力",
    "天然气",
    "污染",
    "治理",
    "绿化",
    "植树",
    "春耕",
    "秋收",
    "合作社",
    "大棚",
    "牡丹",
    "剪纸",
    "戏曲",
    "豆腐",
    "羊肉",
    "汤圆",
    "的",
    "的",
    "的",
    "了",
    "在",
    "和",
    "是",
    "为",
    "对",
    "等",
    "也",
    "就",
    "一个",
    "两个",
    "百分之五",
    "万元",
    "公里",
    "平方米",
    "责任",
    "服务",
    "领导",
    "书记",
    "县长",
    "乡镇",
    "村委会",
    "带头",
    "致富",
    "脱贫",
    "振兴",
    "改革",
    "开放",
    "创新",
    "科技",
    "网络",
    "手机",
    "快递",
]


@cache
def divisions() -> tuple[tuple[str, str], ...]:
    """Code and name of every county in force."""
    lines = (Path(__file__).parents[1] / "parsers" / "places" / "gazetteer.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line[:6].isdigit())
    return tuple((row[0], row[1]) for row in rows if len(row) > 4 and row[2] == "county" and not row[4])


@cache
def topics() -> tuple[tuple[str, str, str], ...]:
    """Code and names of every Media Topic."""
    lines = (Path(__file__).parents[1] / "parsers" / "topics" / "media_topics.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line[:8].isdigit())
    return tuple((f"medtop:{row[0]}", row[2], row[3]) for row in rows)


def editions(articles: int, start: int = 0, texts: int = 0) -> Iterator[EditionReading]:
    """Editions with about so many articles together, from the edition with the number `start` on.

    With `texts` the pages of so many editions come again and again: making them takes longer than storing them.
    """
    for number in range(start, start + max(1, articles // (PAGES * ARTICLES))):
        yield _on_its_day(number, _kept_pages(number % texts) if texts else _pages(number))


def edition(number: int) -> EditionReading:
    return _on_its_day(number, _pages(number))


def _on_its_day(number: int, pages: tuple[PageReading, ...]) -> EditionReading:
    paper = number % NEWSPAPERS
    newspaper = Newspaper(f"paper-{paper:02}", f"第{paper}日报", "", PAGES)
    return EditionReading(newspaper, FIRST_DAY + timedelta(days=number // NEWSPAPERS), pages)


def _pages(number: int) -> tuple[PageReading, ...]:
    chance = random.Random(number)
    return tuple(_page(chance, f"{number}/{at}", at) for at in range(1, PAGES + 1))


_kept_pages = cache(_pages)


def _page(chance: random.Random, name: str, at: int) -> PageReading:
    articles = tuple(_article(chance, position) for position in range(1, ARTICLES + 1))
    edits = tuple(
        Edit("punctuation", place, place + 1, ",", "，", 0.95)
        for article in articles
        for place in range(article.spans[0].start, article.spans[0].end, 150)
    )
    raw = sha256(name.encode()).hexdigest()
    return PageReading(
        f"{at:02}", "要闻", f"file:///made/{name}.md", raw, "", articles, edits, (Remainder(0, 5, "running head"),)
    )


def _article(chance: random.Random, position: int) -> Article:
    code, county = chance.choice(divisions()[:200])
    topic, name_zh, name_en = chance.choice(topics()[:300])
    title = county + "".join(chance.choices(WORDS, k=6))
    paragraphs = [_paragraph(chance, county) for _ in range(chance.randint(2, 7))]
    start = position * 2_000
    end = start + len(title) + sum(map(len, paragraphs))
    evidence = (Evidence("title", 0, len(county), county, "full name"),)
    return Article(
        position=position,
        kind="article",
        spans=(Span(start, end),),
        title=Passage(title, ()),
        paragraphs=tuple(Passage(text, ()) for text in paragraphs),
        authors=(Author("张三", "记者"),),
        quality=0.9,
        counties=(County(code, county, "county", "某市", "某省", "primary", 0.9, evidence),),
        topics=(Topic(topic, name_zh, name_en, "", 1, 0.8, evidence),),
    )


def _paragraph(chance: random.Random, county: str) -> str:
    """About 155 characters; every tenth names the county again."""
    words = chance.choices(WORDS, k=75)
    words[12::15] = ["，"] * len(words[12::15])
    if chance.random() < 0.1:
        words[3] = county
    return "".join(words) + "。"
