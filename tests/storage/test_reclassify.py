"""Stored articles judged anew: what changes, what is told, what is left alone."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine
from storage_samples import (
    CAOXIAN,
    DAY,
    MUDAN,
    PAPER,
    SCHOOL,
    SCHOOLS,
    TABLES,
    WHEAT,
    article,
    dump,
    edition,
    judge_anew,
    page,
    passage,
    rows,
    save,
)

import storage.reclassify
from parsers.model import Article
from storage.reclassify import Tables, count_to_judge

FEED = "SELECT change, article_id, revision, changed_at FROM v1_changes ORDER BY seq"
VERSIONS = "SELECT verdict_version FROM articles ORDER BY id"
NEWER = "places 2, topics 1"
FULL = replace(
    WHEAT,
    kicker=passage("引题"),
    subtitle=passage("副题"),
    column=passage("栏目"),
    byline=passage("记者 张三"),
    dateline=passage("本报讯"),
)


def as_before(article: Article, home: str, on: date) -> Article:
    """Newer tables, the same verdicts."""
    return replace(article, counties=WHEAT.counties, topics=WHEAT.topics)


def wheat_elsewhere(article: Article, home: str, on: date) -> Article:
    """Newer tables that know wheat to be of 牡丹区."""
    judged = as_before(article, home, on)
    return replace(judged, counties=(MUDAN,), topics=(SCHOOL,)) if "小麦" in article.body else judged


def test_the_tables_version_is_stored_with_each_article(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT, SCHOOLS)))
    assert rows(engine, VERSIONS) == [(TABLES,), (TABLES,)]


def test_a_reading_with_newer_tables_and_equal_verdicts_moves_the_version_alone(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT, SCHOOLS)))
    before = dump(engine)
    assert save(engine, edition(page("1", WHEAT, SCHOOLS)), tables=NEWER, later=1).unchanged == 2
    after = dump(engine)
    assert {name for name in after if after[name] != before[name]} == {"articles"}
    assert rows(engine, VERSIONS) == [(NEWER,), (NEWER,)]


@pytest.mark.parametrize(
    "reading", [(), (replace(WHEAT, title=passage("曹县麦苗返青")), SCHOOLS)], ids=["none", "other"]
)
def test_only_a_reading_with_articles_moves_the_version(engine: Engine, reading: tuple[Article, ...]) -> None:
    save(engine, edition(page("1", WHEAT, SCHOOLS)))
    save(engine, edition(page("1", *reading, raw="other")), tables=NEWER, later=1)
    assert rows(engine, VERSIONS) == [(NEWER if reading else TABLES,)] * 2


def test_an_article_that_comes_back_has_the_version_it_comes_with(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT, SCHOOLS)))
    save(engine, edition(page("1", SCHOOLS)), tables=NEWER, later=1)
    assert rows(engine, VERSIONS) == [(TABLES,), (NEWER,)]
    save(engine, edition(page("1", WHEAT, SCHOOLS)), tables=NEWER, later=2)
    assert rows(engine, VERSIONS) == [(NEWER,), (NEWER,)]


def test_equal_verdicts_move_the_version_alone(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT, SCHOOLS)))
    before = dump(engine)
    assert judge_anew(engine, Tables(as_before, NEWER), later=1) == (2, 0)
    after = dump(engine)
    assert {name for name in after if after[name] != before[name]} == {"articles"}
    assert rows(engine, VERSIONS) == [(NEWER,), (NEWER,)]
    assert rows(engine, "SELECT DISTINCT updated_at FROM v1_articles") == rows(
        engine, "SELECT DISTINCT first_stored_at FROM v1_articles"
    )


def test_other_verdicts_replace_the_rows_and_are_told(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT, SCHOOLS)))
    assert judge_anew(engine, Tables(wheat_elsewhere, NEWER), later=1) == (2, 1)
    assert [row[:3] for row in rows(engine, FEED)][2:] == [("reclassified", "heze-daily-20250219-1-1", 1)]
    named = "SELECT name FROM v1_article_counties WHERE article_id = 'heze-daily-20250219-1-{}'"
    assert (rows(engine, named.format(1)), rows(engine, named.format(2))) == ([(MUDAN.name,)], [(CAOXIAN.name,)])
    assert rows(engine, "SELECT changed_at FROM v1_changes ORDER BY seq DESC LIMIT 1") == rows(
        engine, "SELECT updated_at FROM v1_articles WHERE article_id = 'heze-daily-20250219-1-1'"
    )
    before = dump(engine)
    found = [wheat_elsewhere(each, "371700", DAY) for each in (WHEAT, SCHOOLS)]
    assert save(engine, edition(page("1", *found)), tables=NEWER, later=2).unchanged == 2
    assert dump(engine) == before


def test_what_todays_tables_judged_is_looked_at_only_when_all_is_asked_for(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT, SCHOOLS)))
    before = dump(engine)
    assert judge_anew(engine, Tables(as_before, TABLES), later=1) == (0, 0)
    assert judge_anew(engine, Tables(as_before, TABLES), later=1, all_=True) == (2, 0)
    assert dump(engine) == before


def test_a_withdrawn_article_keeps_its_verdicts(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT, SCHOOLS)))
    save(engine, edition(page("1", SCHOOLS)), later=1)
    assert judge_anew(engine, Tables(wheat_elsewhere, NEWER), later=2, all_=True) == (1, 0)
    assert rows(engine, VERSIONS) == [(TABLES,), (NEWER,)]


def test_verdicts_see_all_the_text_the_home_and_the_day(engine: Engine) -> None:
    save(engine, edition(page("1", FULL)))
    seen: list[tuple[Article, str, date]] = []

    def classify(article: Article, home: str, on: date) -> Article:
        seen.append((article, home, on))
        return article

    judge_anew(engine, Tables(classify, NEWER))
    (found, home, on), *_ = seen
    assert (home, on) == (PAPER.home, DAY)
    assert found.body == FULL.body
    assert len(found.paragraphs) == len(FULL.paragraphs)
    for name in ("title", "kicker", "subtitle", "column", "byline", "dateline"):
        assert getattr(found, name).text == getattr(FULL, name).text


def test_it_goes_on_where_it_was_interrupted(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage.reclassify, "BATCH", 2)
    save(engine, edition(page("1", *(article(n, n * 40, f"小麦{n}", f"第{n}块小麦") for n in range(1, 6)))))
    looked_at: list[Article] = []

    def classify(article: Article, home: str, on: date) -> Article:
        if len(looked_at) == 3:
            raise KeyboardInterrupt
        looked_at.append(article)
        return wheat_elsewhere(article, home, on)

    with pytest.raises(KeyboardInterrupt):
        judge_anew(engine, Tables(classify, NEWER), later=1)
    assert [change for change, *_ in rows(engine, FEED)].count("reclassified") == 2
    with engine.connect() as connection:
        assert count_to_judge(connection, PAPER.id, NEWER) == 3
    assert judge_anew(engine, Tables(wheat_elsewhere, NEWER), later=2) == (3, 3)
    assert [change for change, *_ in rows(engine, FEED)].count("reclassified") == 5
