"""What holds for every topic verdict, and for the tables."""

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.verdicts import media_right
from benchmarks.verdicts_cases import SEED, article, items, seed
from parsers.model import Article, Passage
from parsers.topics import table
from parsers.topics.verdict import TABLE_VERSION, topics

HERE = Path(__file__).parent
SCRAPS = st.lists(st.sampled_from(" ".join(case.article.body for case in items()[:80])), max_size=80)


def field_text(article_: Article, field: str) -> str:
    if field == "body":
        return article_.body
    passage = getattr(article_, field)
    assert isinstance(passage, Passage)
    return passage.text


@given(SCRAPS, SCRAPS)
def test_evidence_stands_where_it_says(title: list[str], body: list[str]) -> None:
    article_ = article("".join(title), "".join(body))
    verdict = topics(article_)
    assert [topic.rank for topic in verdict] == list(range(1, len(verdict) + 1))
    assert len(verdict) <= 3
    for topic in verdict:
        assert 0 < topic.score <= 1
        assert topic.evidence
        for found in topic.evidence:
            assert field_text(article_, found.field)[found.start : found.end] == found.text


def test_thin_evidence_is_unknown() -> None:
    assert topics(article("", "")) == ()
    assert topics(article("一切都好", "他们来了，又走了。")) == ()


@pytest.mark.skipif(not SEED.exists(), reason="the seed page is not there")
def test_seed_page() -> None:
    assert all(media_right(case) for case in seed())


def test_every_subject_stands_under_a_media_topic() -> None:
    assert 40 <= len(table.subjects()) <= 60
    assert [subject for subject in table.subjects() if subject.media_topic not in table.media_topics()] == []


def test_every_verdict_has_a_chinese_name() -> None:
    named = {each.code: table.media_topics()[each.media_topic].name_zh for each in table.subjects()}
    assert [code for code, name in named.items() if not name] == []


def test_a_topic_stands_for_those_below_it() -> None:
    schools, training = "medtop:20000400", "medtop:20001216"
    assert table.codes_under("教育") == table.codes_under("medtop:05000000") >= {schools, training, "medtop:05000000"}
    assert table.codes_under("教育与招考") == table.codes_under("jiaoyu") == table.codes_under(schools) == {schools}
    assert table.codes_under("金融") == {"medtop:20001370"}
    assert table.codes_under("无此题") == table.codes_under("") == frozenset()


def test_fruit_on_the_market_is_no_company_on_the_stock_exchange() -> None:
    fruit = article("城固县柑橘上市", "陕西汉中城固县柑橘大量上市，果农喜笑颜开。")
    assert "jinrong" not in [topic.local_code for topic in topics(fruit)]
    listed = article("首家上市企业", "公司股票昨日在科创板挂牌上市。")
    assert topics(listed)[0].local_code == "jinrong"


@pytest.mark.parametrize("code", table.subject_tables())
def test_a_term_stands_in_one_line_of_its_subject(code: str) -> None:
    found = [term for line in table.WEIGHTS for term in table.subject_tables()[code][line].split()]
    assert len(found) == len(set(found))


def test_a_changed_table_has_a_new_version() -> None:
    """Change TABLE_VERSION with the tables, then put the line this test asks for into table_version.txt."""
    text = table.read_table("subjects.toml") + table.read_table("media_topics.tsv")
    digest = sha256(text.encode()).hexdigest()[:16]
    assert (HERE / "table_version.txt").read_text(encoding="utf-8").strip() == f"{TABLE_VERSION} {digest}"
