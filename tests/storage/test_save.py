"""Saving an edition, case by case. The laws for all cases are in test_laws.py."""

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import Engine
from storage_samples import (
    DAY,
    MASTHEAD,
    MUDAN,
    NOON,
    PAPER,
    SCHOOLS,
    TABLES,
    WHEAT,
    article,
    dump,
    edition,
    failed,
    page,
    passage,
    rows,
    save,
)

from parsers.model import Article, Span
from storage.database import writing
from storage.errors import DuplicatePage, UnstorableText
from storage.save import prepared, save_edition

FEED = "SELECT change, article_id, revision FROM v1_changes ORDER BY seq"
STANDING = "SELECT article_id, revision, title FROM v1_articles WHERE withdrawn_at IS NULL ORDER BY article_id"


def feed(engine: Engine) -> list[str]:
    return [
        f"{change} {str(name).removeprefix('heze-daily-20250219-')} r{number}"
        for change, name, number in rows(engine, FEED)
    ]


def test_first_sight_creates_articles_with_readable_ids(engine: Engine) -> None:
    saved = save(engine, edition(page("1", WHEAT, SCHOOLS), page("A02", WHEAT)))
    assert (saved.status, saved.created, saved.pages_stored) == ("complete", 3, 2)
    assert feed(engine) == ["created 1-1 r1", "created 1-2 r1", "created A02-1 r1"]


def test_the_same_again_is_unchanged(engine: Engine) -> None:
    reading = edition(page("1", WHEAT, SCHOOLS), page("2", MASTHEAD))
    save(engine, reading)
    before = dump(engine)
    saved = save(engine, reading, later=1)
    assert (saved.unchanged, saved.pages_unchanged, saved.created) == (3, 2, 0)
    assert dump(engine) == before


def test_sqlite_sees_no_write_when_nothing_is_new(engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("total_changes is SQLite's")
    save(engine, edition(page("1", WHEAT)))
    with writing(engine) as connection:
        count = "SELECT total_changes()"
        before = connection.exec_driver_sql(count).scalar_one()
        save_edition(
            connection,
            prepared(edition(page("1", WHEAT))),
            parser_version="1",
            verdict_version=TABLES,
            now=NOON.replace(year=2026),
        )
        assert connection.exec_driver_sql(count).scalar_one() == before


def test_changed_content_is_a_new_revision_of_the_same_id(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT, SCHOOLS)))
    better = replace(WHEAT, title=passage("曹县百万亩小麦返青"))
    saved = save(engine, edition(page("1", better, SCHOOLS)), version="2", later=1)
    assert (saved.revised, saved.unchanged) == (1, 1)
    assert feed(engine)[-1] == "revised 1-1 r2"
    assert rows(engine, "SELECT revision, title, parser_version FROM v1_articles ORDER BY article_id") == [
        (2, "曹县百万亩小麦返青", "2"),
        (1, "牡丹区新建学校", "1"),
    ]
    assert rows(engine, "SELECT title FROM revisions ORDER BY article, revision")[0] == ("曹县小麦返青",)


def test_other_edits_of_the_same_bytes_are_a_new_revision(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT)))
    saved = save(engine, edition(page("1", WHEAT, edits=())))
    assert saved.revised == 1
    assert rows(engine, "SELECT DISTINCT revision FROM v1_edits") == [(1,)]


def test_other_verdicts_alone_are_no_new_revision(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT)))
    saved = save(engine, edition(page("1", replace(WHEAT, counties=(MUDAN,), topics=()))), later=1)
    assert (saved.reclassified, saved.revised) == (1, 0)
    assert feed(engine) == ["created 1-1 r1", "reclassified 1-1 r1"]
    assert rows(engine, "SELECT name, role FROM v1_article_counties") == [("牡丹区", "mentioned")]
    assert rows(engine, "SELECT * FROM v1_article_topics") == []


def test_a_vanished_article_is_withdrawn_and_comes_back_under_its_id(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT, SCHOOLS)))
    assert save(engine, edition(page("1", WHEAT)), later=1).withdrawn == 1
    assert rows(engine, STANDING) == [("heze-daily-20250219-1-1", 1, "曹县小麦返青")]
    assert len(rows(engine, "SELECT * FROM v1_articles")) == 2
    assert save(engine, edition(page("1", WHEAT, SCHOOLS)), later=2).revised == 1
    assert feed(engine)[2:] == ["withdrawn 1-2 r1", "revised 1-2 r2"]
    assert [row[0] for row in rows(engine, STANDING)] == ["heze-daily-20250219-1-1", "heze-daily-20250219-1-2"]


def test_a_number_once_given_is_not_given_again(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT, SCHOOLS)))
    save(engine, edition(page("1", WHEAT)))
    other = article(2, 300, "公告", "兹定于三月一日停水检修，请居民提前储水。")
    save(engine, edition(page("1", WHEAT, other)))
    assert rows(engine, STANDING)[1] == ("heze-daily-20250219-1-3", 1, "公告")


def test_other_bytes_with_the_same_article_leave_it_as_it_was(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT)))
    moved = replace(WHEAT, spans=(Span(500, 540),))
    saved = save(engine, edition(page("1", moved, raw="fetched again")), later=1)
    assert (saved.unchanged, saved.revised, saved.pages_stored) == (1, 0, 1)
    assert rows(engine, "SELECT raw_start FROM articles") == [(500,)]
    assert rows(engine, "SELECT a.raw_sha256 = p.raw_sha256 FROM v1_articles a, v1_pages p") in ([(0,)], [(False,)])
    assert feed(engine) == ["created 1-1 r1"]


def test_other_bytes_match_by_content_then_by_title(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT, SCHOOLS)))
    reworded = article(1, 0, "菏泽教育再添新校", "今年牡丹区计划新建学校六所，新增学位九千个，记者从市教育局获悉。")
    rewritten = article(2, 90, "曹县小麦返青", "全县麦田长势喜人。")
    save(engine, edition(page("1", reworded, rewritten, raw="second printing")))
    assert rows(engine, STANDING) == [
        ("heze-daily-20250219-1-1", 2, "曹县小麦返青"),
        ("heze-daily-20250219-1-2", 2, "菏泽教育再添新校"),
    ]


def test_only_the_pages_given_are_touched(engine: Engine) -> None:
    assert save(engine, edition(page("1", WHEAT))).status == "partial"
    saved = save(engine, edition(page("3", SCHOOLS)), later=1)
    assert (saved.status, saved.withdrawn) == ("complete", 0)
    assert len(rows(engine, STANDING)) == 2


def test_a_failed_reading_is_kept_with_its_reason_and_deletes_nothing(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT, SCHOOLS), page("2", WHEAT)))
    saved = save(engine, edition(failed("1"), failed("3", "not text")), later=1)
    assert (saved.status, saved.pages_unreadable, saved.withdrawn) == ("partial", 2, 0)
    assert saved.problems == ("page 1: empty file", "page 3: not text", "1 of at least 2 pages read")
    assert rows(engine, "SELECT page_label, page_name, status, reason, articles FROM v1_pages ORDER BY page_label") == [
        ("1", "要闻", "unreadable", "empty file", 2),
        ("2", "要闻", "read", "", 1),
        ("3", "", "unreadable", "not text", 0),
    ]
    assert save(engine, edition(page("1", WHEAT, SCHOOLS)), later=2).unchanged == 2
    assert len(feed(engine)) == 3


def test_a_page_without_articles_is_suspect_and_withdraws_nothing(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT), page("2", SCHOOLS)))
    saved = save(engine, edition(page("2")), later=1)
    assert (saved.status, saved.problems, saved.withdrawn) == ("suspect", ("page 2: no article found",), 0)
    assert rows(engine, "SELECT status, articles FROM v1_coverage") == [("suspect", 2)]


def test_an_edition_without_pages_is_suspect(engine: Engine) -> None:
    saved = save(engine, edition(paper=replace(PAPER, pages=0)))
    assert (saved.status, saved.problems) == ("suspect", ("no page in it",))
    assert rows(engine, "SELECT pages_expected, pages_stored FROM v1_coverage") == [(None, 0)]


def test_newer_parsers_that_find_the_same_leave_only_their_version(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT)))
    before = dump(engine)
    assert save(engine, edition(page("1", WHEAT)), version="2", later=1).unchanged == 1
    after = dump(engine)
    assert {name for name in after if after[name] != before[name]} == {"pages"}
    assert rows(engine, "SELECT parser_version FROM v1_pages UNION ALL SELECT parser_version FROM v1_articles") == [
        ("2",),
        ("1",),
    ]


def test_a_registry_that_knows_better_is_followed(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT)))
    saved = save(engine, edition(page("1", WHEAT), paper=replace(PAPER, name="菏泽日报社", pages=1)))
    assert saved.status == "complete"
    assert rows(engine, "SELECT newspaper_name FROM v1_articles") == [("菏泽日报社",)]


def test_one_label_twice_is_refused(engine: Engine) -> None:
    with pytest.raises(DuplicatePage, match="page '1' comes twice"):
        save(engine, edition(page("1", WHEAT), page("1", SCHOOLS)))


@pytest.mark.parametrize("bad", ["曹\0县", "曹\ud800县"])
def test_text_no_database_can_hold_makes_the_page_unreadable(engine: Engine, bad: str) -> None:
    spoilt = page("1", replace(WHEAT, paragraphs=(passage(bad),)))
    saved = save(engine, edition(spoilt, page("2", SCHOOLS)))
    assert (saved.created, saved.pages_unreadable) == (1, 1)
    assert "at character 2" in saved.problems[0]
    assert "text cannot be stored" in saved.problems[0]


@pytest.mark.parametrize("bad", ["1\0", "\udcff"])
def test_a_page_whose_very_name_cannot_be_stored_is_refused(engine: Engine, bad: str) -> None:
    with pytest.raises(UnstorableText, match="heze-daily 2025-02-19"):
        save(engine, edition(page("1", WHEAT), page(bad, SCHOOLS)))
    assert rows(engine, "SELECT * FROM newspapers") == []


@pytest.mark.parametrize("text", ["𠮷野家" * 10, "x\\u0000'\"%s:name", "字" * 1_000_000])
def test_text_comes_back_exactly(engine: Engine, text: str) -> None:
    save(engine, edition(page("1", _with_body(text))))
    assert rows(engine, "SELECT body FROM v1_articles") == [(text,)]


def _with_body(text: str) -> Article:
    return replace(WHEAT, paragraphs=(passage(text),))


def test_a_time_without_zone_is_refused(engine: Engine) -> None:
    with writing(engine) as connection, pytest.raises(Exception, match="without its zone"):
        save_edition(
            connection,
            prepared(edition(page("1", WHEAT))),
            parser_version="1",
            verdict_version=TABLES,
            now=datetime(2025, 2, 19),
        )


def test_dates_and_times_are_those_of_the_contract(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT)))
    ((day, first, gone),) = rows(engine, "SELECT published_on, first_stored_at, withdrawn_at FROM v1_articles")
    expected = (str(DAY), "2025-02-19T04:00:00.000000Z") if engine.dialect.name == "sqlite" else (DAY, NOON)
    assert ((day, first), gone) == (expected, None)


def test_a_place_that_shifts_in_the_same_bytes_is_noted_without_a_revision(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT)))
    saved = save(engine, edition(page("1", replace(WHEAT, spans=(Span(0, 99),)))), later=1)
    assert (saved.unchanged, len(feed(engine))) == (1, 1)
    assert rows(engine, "SELECT raw_start, raw_end FROM articles") == [(0, 99)]
