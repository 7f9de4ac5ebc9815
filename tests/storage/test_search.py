"""Search in Chinese: the same answer on both databases, in step with the articles, in the order asked for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from databases import KINDS, ready_engine
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from storage_samples import CAOXIAN, DAY, MUDAN, article, edition, page, save

from parsers.model import Article, Span
from storage.database import writing
from storage.errors import QueryTooLong
from storage.query import Order, find
from storage.search import rebuild
from storage.terms import BREAK, BREAKS, LONGEST, LONGEST_QUERY, Snippet, characters, fold, searched, snippet, terms


def story(text: str, title: str = "标题", **changes: object) -> Article:
    return replace(article(1, 0, title, *text.split("\n")), **changes)  # type: ignore[arg-type]


def bodies(engine: Engine, query: str, order: Order = "newest", **question: object) -> list[str]:
    with engine.connect() as connection:
        found = find(connection, search=query, order=order, **question)  # type: ignore[arg-type]
        return [each.body for each in found]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("曹县", True),
        ("县小", True),
        ("曹", True),
        ("返", True),
        ("曹县小麦返青", True),
        ("小麦 曹县", True),
        ("小麦、曹县", True),
        ("“曹县小麦”", True),
        ("曹县 玉米", False),
        ("县曹", False),
        ("曹小", False),
        ("麦返青了", False),
        ("返青今年", False),
        ("今年GDP", True),
        ("gdp", True),
        ("ＧＤＰ", True),
        ("增长5", True),
        ("5.6", True),
        ("56", False),
        ("𠮷野", True),
        ("𠮷", True),
        ("野家", True),
        ("，", False),
        ("'", False),
        ('"', False),
        ("*", False),
        ("曹县*", True),
        ("曹县 AND 小麦", False),
        ("曹县 OR 玉米", False),
        ("NOT 曹县", False),
        ("(曹县", True),
        ("\\曹县:*|!<->", True),
        ("曹县\0小麦", True),
        ("\ud800曹县\udcff", True),
        ("\udcff", False),
        ("标题", True),
        ("题曹", False),
        ("丙丁", False),
    ],
)
def test_a_term_stands_as_it_is_written(engine: Engine, query: str, found: bool) -> None:
    text = "曹县小麦返青。今年ＧＤＰ增长５.6%，𠮷野家丙\n丁。"
    save(engine, edition(page("1", story(text))))
    assert bodies(engine, query) == [text] * found


def test_the_answer_comes_newest_day_first_and_in_the_order_of_storing(engine: Engine) -> None:
    for day in (1, 0, 2):
        two = [replace(story(f"曹县{day}{letter}"), spans=(Span(at, at + 1),)) for at, letter in enumerate("甲乙")]
        save(engine, edition(page("1", *two), day=DAY + timedelta(days=day)))
    assert bodies(engine, "曹县") == ["曹县2甲", "曹县2乙", "曹县1甲", "曹县1乙", "曹县0甲", "曹县0乙"]
    assert bodies(engine, "曹县", since=DAY, until=DAY) == ["曹县0甲", "曹县0乙"]
    assert bodies(engine, "曹县", since=DAY + timedelta(days=1), limit=3) == ["曹县2甲", "曹县2乙", "曹县1甲"]


def test_a_search_within_a_county(engine: Engine) -> None:
    pages = (page("1", story("小麦一", counties=(CAOXIAN,))), page("2", story("小麦二", counties=(MUDAN,))))
    save(engine, edition(*pages))
    assert bodies(engine, "小麦", county="牡丹") == ["小麦二"]
    assert bodies(engine, "小麦", county="牡丹", topic="农业") == ["小麦二"]
    assert bodies(engine, "小麦", county="成武") == []


def test_the_index_follows_revisions_withdrawal_and_return(engine: Engine) -> None:
    save(engine, edition(page("1", story("从前的话"))))
    save(engine, edition(page("1", story("后来的话"))), later=1)
    assert (bodies(engine, "从前"), bodies(engine, "后来")) == ([], ["后来的话"])
    other = replace(story("别的文章"), spans=(Span(500, 510),))
    save(engine, edition(page("1", other)), later=2)
    assert (bodies(engine, "后来"), bodies(engine, "后来", withdrawn=True)) == ([], ["后来的话"])
    save(engine, edition(page("1", story("第三次"), other)), later=3)
    assert (bodies(engine, "后来", withdrawn=True), bodies(engine, "第三次")) == ([], ["第三次"])


def test_the_index_can_be_made_anew(engine: Engine) -> None:
    save(engine, edition(page("1", story("从前的话"))))
    save(engine, edition(page("1", story("后来的话"))), later=1)
    with writing(engine) as connection:
        assert rebuild(connection) == 1
    assert (bodies(engine, "从前"), bodies(engine, "后来")) == ([], ["后来的话"])
    save(engine, edition(page("1", story("再后来"))), later=2)
    assert (bodies(engine, "后来的话"), bodies(engine, "再后来")) == ([], ["再后来"])


def test_the_best_come_first(engine: Engine) -> None:
    once, often = "曹县" + "话" * 300, "曹县的曹县" + "话" * 300
    save(engine, edition(page("1", story(once)), day=DAY + timedelta(days=2)))
    save(engine, edition(page("1", story(often)), day=DAY + timedelta(days=1)))
    save(engine, edition(page("1", story(once + "三", title="曹县"))))
    assert bodies(engine, "曹县") == [once, often, once + "三"]
    assert bodies(engine, "曹县", order="best") == [once + "三", often, once]
    assert bodies(engine, "曹县", order="best", limit=1) == [once + "三"]


@given(st.text(st.characters(exclude_categories=())))
def test_every_character_is_a_word_of_its_own(text: str) -> None:
    assert characters(text) == " ".join(BREAKS.sub(BREAK, fold(text)))


def test_an_article_is_searched_as_far_as_a_newspaper_prints(engine: Engine) -> None:
    text = "甲" * (LONGEST - 3 - 3) + "乙丙" + "丁戊己庚"
    save(engine, edition(page("1", story(text))))
    assert [bool(bodies(engine, query)) for query in ("乙丙", "乙丙丁", "丁戊", "丁戊己")] == [True, True, False, False]


def test_a_whole_dictionary_fits_into_the_index(engine: Engine) -> None:
    """The most different pairs that 100,000 characters can hold: 4 bytes each."""
    text = "".join(chr(0x20000 + at * 7919 % 40000) for at in range(LONGEST))
    save(engine, edition(page("1", story(text))))
    assert len(bodies(engine, text[5000:5002])) == 1


@pytest.mark.parametrize("share", [0, 2])
def test_common_and_rare_words_are_found_alike(engine: Engine, monkeypatch: pytest.MonkeyPatch, share: int) -> None:
    """Whatever way PostgreSQL is sent: with 0 every word is common, with 2 none."""
    monkeypatch.setattr("storage.search.COMMON", share)
    days = [DAY + timedelta(days=at) for at in range(3)]
    for day in days:
        two = [replace(story(f"曹县小麦{day}{letter}"), spans=(Span(at, at + 1),)) for at, letter in enumerate("甲乙")]
        save(engine, edition(page("1", *two), day=day))
    newest = [f"曹县小麦{day}{letter}" for day in days[::-1] for letter in "甲乙"]
    assert bodies(engine, "曹县") == bodies(engine, "曹县小麦") == newest
    assert bodies(engine, "小麦", limit=3) == newest[:3]
    assert bodies(engine, "曹县", since=days[1], until=days[1]) == newest[2:4]
    assert bodies(engine, "曹县 玉米") == bodies(engine, "麦曹") == []
    assert sorted(bodies(engine, "小麦", order="best")) == sorted(newest)


ALPHABET = "曹县小麦，。\n Aａ1１𠮷é\"*%'\\:&"
SAMPLES = st.lists(st.text(ALPHABET, max_size=12), min_size=1, max_size=5, unique=True)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40)
@given(samples=SAMPLES, query=st.text(ALPHABET, min_size=1, max_size=5))
def test_the_same_articles_are_found_as_by_looking_at_each(
    tmp_path_factory: pytest.TempPathFactory, kind: str, samples: list[str], query: str
) -> None:
    with ready_engine(kind, tmp_path_factory.getbasetemp()) as engine:
        pages = [page(str(at), story(text, title="")) for at, text in enumerate(samples)]
        save(engine, edition(*pages))
        expected = [text for text in samples if terms(query) and all(term in fold(text) for term in terms(query))]
        assert bodies(engine, query, limit=None) == expected


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("今年曹县小麦返青", ["小麦"], Snippet("今年曹县小麦返青", (Span(4, 6),))),
        ("Ａ股大涨", ["a股"], Snippet("Ａ股大涨", (Span(0, 2),))),
        ("第一行\n曹县", ["曹县"], Snippet("第一行 曹县", (Span(4, 6),))),
        ("甲" * 50 + "曹县", ["曹县"], Snippet("甲" * 18 + "曹县", (Span(18, 20),))),
        ("无" * 50, ["曹县"], Snippet("无" * 36, ())),
        ("", ["曹县"], Snippet("", ())),
    ],
)
def test_snippets(text: str, wanted: Sequence[str], expected: Snippet) -> None:
    assert snippet(text, wanted) == expected


def test_what_is_searched_has_its_parts_apart() -> None:
    assert searched(None, "题", None, "文") == "题\n文"


def test_a_search_leaves_the_connection_as_it_was(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        pytest.skip("nothing is set there")
    save(engine, edition(page("1", story("曹县小麦"))))
    names = ("cpu_tuple_cost", "jit", "plan_cache_mode")
    with engine.connect() as connection:
        connection.exec_driver_sql("SET LOCAL cpu_tuple_cost = 0.5")
        before = [connection.exec_driver_sql(f"SHOW {name}").scalar_one() for name in names]
        assert before[0] == "0.5"
        assert len(find(connection, search="曹县")) == 1
        assert [connection.exec_driver_sql(f"SHOW {name}").scalar_one() for name in names] == before


def test_a_query_has_its_bound(engine: Engine) -> None:
    """The most that one can hold is looked for; PostgreSQL cannot think of ten thousand pairs at once."""
    text = "".join(chr(0x4E00 + at) for at in range(LONGEST_QUERY + 1))
    save(engine, edition(page("1", story(text))))
    apart = " ".join(text[at] for at in range(LONGEST_QUERY // 2))
    assert bodies(engine, text[:LONGEST_QUERY]) == bodies(engine, apart) == [text]
    assert bodies(engine, text[: LONGEST_QUERY - 1] + "曹") == []
    with pytest.raises(QueryTooLong, match="2,001 characters"):
        bodies(engine, text)
