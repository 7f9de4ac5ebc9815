"""Reprints: what says the same is found whatever its line breaks, and families follow what their members do."""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

from sqlalchemy import select, text
from storage_samples import DAY, NOON, PAPER, TABLES, article, page

from parsers.likeness import VERSION
from parsers.model import EditionReading
from storage import families as families_module
from storage import reprints
from storage.database import writing
from storage.families import Window, dissolve, look_at
from storage.reprints import count_waiting, days_waiting, fingerprints
from storage.save import prepared, save_edition

WIRE = (
    "县里的图书馆把晚上的开放时间延长到九点半，自习室里坐满了备考的学生和下班后来读书的工人。",
    "馆员说，延长开放是读者投票定下来的，头一个月里晚上来的人比白天还多，楼下的杂志区常常要加凳子。",
    "流动书车每月到山里的村子去一次，孩子们一听见喇叭声就从院子里跑出来，借走的多半是带图画的故事。",
)
OTHER = (
    "清晨的田埂上已经响起机器的声音，合作社请来的三台收割机一字排开，半天就收完了村口的八十亩早稻。",
    "种粮大户算了一笔账，烘干和运输都由合作社统一安排以后，一亩地能省下四十多元，人也不用熬夜看场。",
    "农技员在地头教大家怎样留种，又把明年打算试种的两个品种的脾气讲了一遍，听的人都拿手机录了下来。",
)
REWRAPPED = tuple("".join(WIRE)[at : at + 17] for at in range(0, len("".join(WIRE)), 17))
MISREAD = tuple(text.replace("晚上", "晩上").replace("村子", "村了").replace("读者", "渎者") for text in WIRE)


def store(engine, day, *articles, raw="raw"):
    with writing(engine) as connection:
        reading = EditionReading(PAPER, day, (page("1", *articles, raw=raw),))
        save_edition(connection, prepared(reading), parser_version="1", verdict_version=TABLES, now=NOON)


def find(engine):
    with writing(engine) as connection:
        dissolve(connection)
        days = days_waiting(connection, VERSION)
    window, looked_at = Window(), 0
    for day in days:
        more = 1
        while more:
            with writing(engine) as connection:
                more = look_at(connection, day, window)
                looked_at += more
    return looked_at


def families(engine):
    """(family, article, role), each with its newspaper's day as dd-number."""
    with engine.connect() as connection:
        rows = connection.execute(
            text("SELECT family, article_id, role, similarity FROM v1_reprints ORDER BY family, role DESC, article_id")
        ).all()
    return [(row.family[17:], row.article_id[17:], row.role, round(row.similarity, 2)) for row in rows]


def at(position, title, *paragraphs):
    return article(position, position * 1000, title, *paragraphs)


def test_wrapped_anew_and_misread_copies_are_a_family(engine):
    store(engine, DAY, at(1, "县图书馆延长开放", *WIRE), at(2, "早稻开镰", *OTHER))
    store(engine, DAY + timedelta(1), at(1, "图书馆晚上也开门", *REWRAPPED))
    store(engine, DAY + timedelta(3), at(1, "书香县城", *MISREAD))
    assert find(engine) == 4
    assert [row[:3] for row in families(engine)] == [
        ("19-1-1", "19-1-1", "original"),
        ("19-1-1", "20-1-1", "copy"),
        ("19-1-1", "22-1-1", "copy"),
    ]
    assert [row[3] for row in families(engine)][:2] == [1.0, 1.0]
    assert 0.6 < families(engine)[2][3] < 1.0


def test_the_same_again_looks_at_nothing_and_changes_nothing(engine):
    store(engine, DAY, at(1, "一", *WIRE), at(2, "二", *WIRE))
    find(engine)
    before = families(engine)
    assert find(engine) == 0
    assert families(engine) == before


def test_an_earlier_copy_that_comes_later_becomes_the_original(engine):
    store(engine, DAY + timedelta(2), at(1, "晚报", *WIRE))
    find(engine)
    store(engine, DAY, at(1, "日报", *WIRE))
    find(engine)
    assert [row[:3] for row in families(engine)] == [("19-1-1", "19-1-1", "original"), ("19-1-1", "21-1-1", "copy")]


def test_two_families_become_one_when_an_article_is_like_both(engine):
    half = (*WIRE[:2], *OTHER[:2])
    store(engine, DAY, at(1, "一", *WIRE), at(2, "二", *OTHER))
    store(engine, DAY + timedelta(1), at(1, "三", *half))
    find(engine)
    assert {row[0] for row in families(engine)} == {"19-1-1"}
    assert len(families(engine)) == 3


def test_beyond_a_week_nothing_is_compared(engine):
    store(engine, DAY, at(1, "一", *WIRE))
    store(engine, DAY + timedelta(8), at(1, "二", *WIRE))
    find(engine)
    assert families(engine) == []


def test_short_texts_and_notices_are_no_reprints(engine):
    lost = replace(at(1, "遗失声明", *WIRE), kind="notice")
    store(engine, DAY, lost, at(2, "天气", WIRE[0]))
    store(engine, DAY + timedelta(1), lost, at(2, "天气", WIRE[0]))
    assert find(engine) == 4
    assert families(engine) == []


def test_what_is_revised_leaves_its_family(engine):
    store(engine, DAY, at(1, "一", *WIRE))
    store(engine, DAY + timedelta(1), at(1, "二", *WIRE))
    find(engine)
    store(engine, DAY, at(1, "一", *OTHER), raw="again")
    assert find(engine) == 2
    assert families(engine) == []


def test_what_is_withdrawn_leaves_its_family(engine):
    store(engine, DAY, at(1, "一", *WIRE), at(2, "别的", *OTHER))
    for days in (1, 2):
        store(engine, DAY + timedelta(days), at(1, "二", *WIRE))
    find(engine)
    store(engine, DAY, at(2, "别的", *OTHER), raw="again")
    find(engine)
    assert [row[:3] for row in families(engine)] == [("20-1-1", "20-1-1", "original"), ("20-1-1", "21-1-1", "copy")]


def test_fingerprints_of_another_version_are_made_anew(engine):
    store(engine, DAY, at(1, "一", *WIRE))
    find(engine)
    with writing(engine) as connection:
        connection.execute(fingerprints.update().values(version="older"))
        assert count_waiting(connection, VERSION) == 1
    assert find(engine) == 1
    with engine.connect() as connection:
        assert connection.scalars(select(fingerprints.c.version)).all() == [VERSION]


def test_what_is_printed_every_day_is_written_once(engine, monkeypatch):
    written = []

    def keep_family(connection, first, similarities):
        similarities = list(similarities)
        written.extend(similarities)
        reprints.keep_family(connection, first, similarities)

    monkeypatch.setattr(families_module, "reprints", SimpleNamespace(**{**vars(reprints), "keep_family": keep_family}))
    for n in range(12):
        store(engine, DAY + timedelta(n), at(1, "每日一句", *WIRE))
        find(engine)
    assert len(families(engine)) == len(written) == 12
    store(engine, DAY - timedelta(1), at(1, "第一句", *WIRE))
    find(engine)
    assert {row[0] for row in families(engine)} == {"18-1-1"}
    assert (len(families(engine)), len(written)) == (13, 25)
