"""Finding articles and showing one."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event
from storage_samples import (
    CAOXIAN,
    DAY,
    FARMING,
    MASTHEAD,
    MUDAN,
    PAPER,
    SCHOOL,
    SCHOOLS,
    WHEAT,
    article,
    edition,
    page,
    save,
)

from parsers.model import Author
from storage.errors import ArticleNotFound
from storage.query import article as one
from storage.query import find

TOWN = replace(SCHOOLS, counties=(MUDAN,), topics=(SCHOOL,))
BOTH = replace(WHEAT, counties=(MUDAN, CAOXIAN), topics=(SCHOOL, FARMING))
NEXT = DAY + timedelta(days=1)


@pytest.fixture
def filled(engine: Engine) -> Engine:
    save(engine, edition(page("1", WHEAT, TOWN, MASTHEAD)))
    save(engine, edition(page("1", replace(BOTH, title=None)), day=NEXT))
    save(engine, edition(page("A01", WHEAT), paper=replace(PAPER, id="caoxian-daily")))
    return engine


def found(engine: Engine, **question: object) -> list[str]:
    with engine.connect() as connection:
        return [each.article_id for each in find(connection, **question)]  # type: ignore[arg-type]


FIRST, SECOND, THIRD = "heze-daily-20250220-1-1", "heze-daily-20250219-1-1", "heze-daily-20250219-1-2"
OTHER = "caoxian-daily-20250219-A01-1"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ({}, [FIRST, SECOND, THIRD, OTHER]),
        ({"limit": 2}, [FIRST, SECOND]),
        ({"newspaper": "caoxian-daily"}, [OTHER]),
        ({"county": "371721"}, [FIRST, SECOND, OTHER]),
        ({"county": "曹县"}, [FIRST, SECOND, OTHER]),
        ({"county": "牡丹"}, [FIRST, THIRD]),
        ({"county": "郓城"}, []),
        ({"topic": "medtop:20000412"}, [FIRST, THIRD]),
        ({"topic": "教育"}, [FIRST, THIRD]),
        ({"topic": "xw:farming", "since": DAY, "until": DAY}, [SECOND, OTHER]),
        ({"county": "曹县", "topic": "教育"}, [FIRST]),
        ({"since": NEXT}, [FIRST]),
        ({"until": DAY, "county": "曹县"}, [SECOND, OTHER]),
        ({"search": "小麦返青"}, [SECOND, OTHER]),
        ({"search": "九千个"}, [THIRD]),
        ({"search": "%"}, []),
        ({"mastheads": True, "newspaper": "heze-daily", "until": DAY}, [SECOND, THIRD, "heze-daily-20250219-1-3"]),
    ],
)
def test_articles_that_meet_every_condition(filled: Engine, question: dict[str, object], expected: list[str]) -> None:
    assert found(filled, **question) == expected


def test_withdrawn_articles_are_left_out_unless_asked_for(filled: Engine) -> None:
    save(filled, edition(page("1", TOWN)), later=1)
    assert SECOND not in found(filled)
    assert SECOND in found(filled, withdrawn=True)


def test_an_article_has_its_verdicts_in_order(filled: Engine) -> None:
    with filled.connect() as connection:
        (first, *_) = find(connection, county="曹县")
    assert first.counties == (CAOXIAN, MUDAN)
    assert first.topics == (FARMING, SCHOOL)
    assert first.authors == (Author("张三", "记者"),)
    assert (first.title, first.body) == (None, WHEAT.body)
    assert (first.char_count, first.kind, first.page_label) == (32, "article", "1")


def test_the_number_of_statements_does_not_grow(filled: Engine) -> None:
    many = [article(at, at * 40, f"第{at}篇", f"正文{at}。") for at in range(1, 101)]
    save(filled, edition(page("5", *many), day=DAY - timedelta(days=1)))
    statements: list[object] = []
    event.listen(filled, "before_cursor_execute", lambda *each: statements.append(each))
    assert len(found(filled, limit=None)) == 104
    assert len([each for each in statements if "SELECT" in str(each)]) == 4


def test_one_article_with_its_edits_and_flags(filled: Engine) -> None:
    with filled.connect() as connection:
        detail = one(connection, SECOND)
    assert [(edit.rule, edit.applied) for edit in detail.edits] == [("broken_join", True), ("suspect_word", False)]
    assert detail.article.counties[0].evidence[0].text == "曹县"


def test_an_unknown_id_is_named(filled: Engine) -> None:
    with filled.connect() as connection, pytest.raises(ArticleNotFound, match="no article 'nobody'"):
        one(connection, "nobody")


@pytest.mark.parametrize("text", ["\0", "曹县\0", "\udcff", "曹\ud800县"])
def test_what_no_database_can_hold_is_nobodys_name(filled: Engine, text: str) -> None:
    """As bytes on the command line that are no UTF-8."""
    with filled.connect() as connection:
        assert find(connection, county=text) == find(connection, topic=text) == find(connection, newspaper=text) == []
        with pytest.raises(ArticleNotFound):
            one(connection, text)
        assert len(find(connection, county="曹县")) == 3
