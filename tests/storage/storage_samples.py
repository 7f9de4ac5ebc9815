"""Made readings for the tests of the store, and what is asked of a database again and again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection, Engine, select

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
from storage.database import writing
from storage.reclassify import Batch, Home, Tables, homes, reclassify
from storage.save import Saved, prepared, save_edition
from storage.schema import metadata

PAPER = Newspaper("heze-daily", "菏泽日报", "371700", 2)
DAY = date(2025, 2, 19)
NOON = datetime(2025, 2, 19, 4, 0, tzinfo=UTC)
TABLES = "places 1, topics 1"
CAOXIAN = County(
    "371721", "曹县", "county", "菏泽市", "山东省", "primary", 0.9, (Evidence("title", 0, 2, "曹县", "full name"),)
)
MUDAN = County("371702", "牡丹区", "county", "菏泽市", "山东省", "mentioned", 0.4, ())
FARMING = Topic(
    "medtop:20000344", "农业", "agriculture", "xw:farming", 1, 0.8, (Evidence("body", 0, 2, "小麦", "word"),)
)
SCHOOL = Topic("medtop:20000412", "教育", "education", "", 2, 0.3, ())

Dump = dict[str, list[tuple[object, ...]]]


def passage(text: str, start: int = 0) -> Passage:
    return Passage(text, (Span(start, start + len(text)),))


def article(position: int, start: int, title: str, *paragraphs: str) -> Article:
    """An article of title and paragraphs that stands at `start` of the page's raw text, one line feed between them."""
    end = start + len("\n".join((title, *paragraphs)))
    return Article(
        position=position,
        kind="article",
        spans=(Span(start, end),),
        title=passage(title, start),
        paragraphs=tuple(passage(text, start) for text in paragraphs),
        authors=(Author("张三", "记者"),),
        counties=(CAOXIAN,),
        topics=(FARMING,),
    )


WHEAT = article(1, 0, "曹县小麦返青", "春分时节，曹县百万亩小麦陆续返青。", "农技人员深入田间地头指导管理。")
SCHOOLS = article(2, 50, "牡丹区新建学校", "今年牡丹区计划新建学校六所，新增学位九千个。")
MASTHEAD = replace(article(3, 90, "菏泽日报"), kind="masthead", counties=(), topics=())


def page(label: str, *articles: Article, raw: str = "raw", **changes: object) -> PageReading:
    reading = PageReading(
        label=label,
        name="要闻",
        source_url=f"file:///inbox/{label}.md",
        raw_sha256=sha256(f"{label!a} {raw}".encode()).hexdigest(),
        articles=articles,
        edits=(
            Edit("broken_join", 20, 21, "\n", "", 0.9),
            Edit("suspect_word", 30, 32, "田间", "田里", 0.3, applied=False),
            Edit("running_head", 200, 204, "菏泽日报", "", 1.0),
        ),
        remainder=(Remainder(200, 204, "running head"),),
    )
    return replace(reading, **changes)  # type: ignore[arg-type]


def failed(label: str, reason: str = "empty file", raw: str = "broken") -> PageReading:
    return page(label, raw=raw, name="", edits=(), remainder=(), failure=reason)


def edition(*pages: PageReading, paper: Newspaper = PAPER, day: date = DAY) -> EditionReading:
    return EditionReading(paper, day, pages)


def save(engine: Engine, reading: EditionReading, *, version: str = "1", tables: str = TABLES, later: int = 0) -> Saved:
    with writing(engine) as connection:
        return save_edition(
            connection,
            prepared(reading),
            parser_version=version,
            verdict_version=tables,
            now=NOON + timedelta(hours=later),
        )


def judge_anew(engine: Engine, tables: Tables, *, later: int = 0, all_: bool = False) -> tuple[int, int]:
    """Every newspaper's articles, each batch a transaction; returns how many were looked at and changed."""
    looked_at = changed = 0
    with engine.connect() as connection:
        found = homes(connection)
    for home in found:
        after = 0
        while batch := _next_batch(engine, home, tables, after, later=later, all_=all_):
            after, looked_at, changed = batch.last, looked_at + batch.looked_at, changed + batch.changed
    return looked_at, changed


def _next_batch(engine: Engine, home: Home, tables: Tables, after: int, *, later: int, all_: bool) -> Batch | None:
    with writing(engine) as connection:
        return reclassify(connection, home, tables, after=after, now=NOON + timedelta(hours=later), all_=all_)


def rows(engine: Engine, sql: str) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(sql)]


def dump(engine: Engine) -> Dump:
    """Every row of every table: two equal dumps are two equal databases."""
    with engine.connect() as connection:
        return {table.name: _all_rows(connection, table.name) for table in metadata.sorted_tables}


def _all_rows(connection: Connection, name: str) -> list[tuple[object, ...]]:
    table = metadata.tables[name]
    return [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
