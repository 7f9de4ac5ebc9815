"""What holds for every article: evidence that stands where it says, no crash, the seed page, the tables themselves."""

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.verdicts import primary_right
from benchmarks.verdicts_cases import SEED, article, seed, traps
from parsers.model import Article, Passage
from parsers.places import table
from parsers.places.verdict import TABLE_VERSION, counties

HERE = Path(__file__).parent
TABLES = (
    "gazetteer.tsv",
    "practice.tsv",
    "aliases.tsv",
    "zones.tsv",
    "variants.tsv",
    "everyday.txt",
    "abbreviations.tsv",
    "signs.toml",
    "words.txt",
)
SCRAPS = st.lists(st.sampled_from(" ".join(case.article.body for case in traps()[:80])), max_size=80)
HOMES = st.sampled_from(["", "371700", "371724", "110000", "150525", "990121", "429004"])


def field_text(article_: Article, field: str) -> str:
    if field == "body":
        return article_.body
    passage = getattr(article_, field)
    assert isinstance(passage, Passage)
    return passage.text


@given(SCRAPS, SCRAPS, HOMES)
def test_evidence_stands_where_it_says(title: list[str], body: list[str], home: str) -> None:
    article_ = article("".join(title), "".join(body))
    for verdict in counties(article_, home=home, on=date(2025, 2, 19)):
        assert 0 <= verdict.score <= 1
        for found in verdict.evidence:
            assert field_text(article_, found.field)[found.start : found.end] == found.text


@given(SCRAPS, HOMES)
def test_primary_comes_first_and_once(body: list[str], home: str) -> None:
    verdict = counties(article("", "".join(body)), home=home, on=date(2025, 2, 19))
    roles = [county.role for county in verdict]
    assert roles == sorted(roles, key=["primary", "rival", "mentioned"].index)
    assert len({county.code for county in verdict}) == len(verdict)


def test_an_empty_article_is_unknown() -> None:
    assert counties(article("", ""), home="371700", on=date(2025, 2, 19)) == ()


def test_an_old_name_keeps_its_code_in_the_evidence() -> None:
    (county, *_) = counties(article("定陶县召开会议", "山东省定陶县召开会议。"), home="", on=date(2014, 5, 6))
    assert (county.code, county.name) == ("371703", "定陶区")
    assert "371727 定陶县" in county.evidence[0].rule


def test_a_zone_is_marked_as_one() -> None:
    (county, *_) = counties(article("", "鲁西新区聚焦主导产业。"), home="371700", on=date(2025, 2, 19))
    assert (county.code, county.evidence[0].rule) == ("371700", "zone")


@pytest.mark.skipif(not SEED.exists(), reason="the seed page is not there")
def test_seed_page() -> None:
    assert all(primary_right(case) for case in seed())


def test_the_gazetteer_has_the_country() -> None:
    """2,846 counties, 333 prefectures, 34 provinces at the end of 2024; in 2025 one county took the place of two."""
    rows = [table.division_at(place) for place in range(len(table.division_lines()))]
    now = [row for row in rows if row.end == table.IN_FORCE and not row.code.startswith("99")]
    levels = {level: sum(row.level == level for row in now) for level in table.LEVELS}
    assert levels == {"county": 2846 - 2 + 1, "prefecture": 333, "province": 34}
    assert len(table.townships()) > 30_000


def test_every_today_code_is_known() -> None:
    rows = [table.division_at(place) for place in range(len(table.division_lines()))]
    assert [row.code for row in rows if not table.is_code(row.today)] == []


def test_a_changed_table_has_a_new_version() -> None:
    """Change TABLE_VERSION with the tables, then put the line this test asks for into table_version.txt."""
    digest = sha256("".join(table.read_table(name) for name in TABLES).encode()).hexdigest()[:16]
    assert (HERE / "table_version.txt").read_text(encoding="utf-8").strip() == f"{TABLE_VERSION} {digest}"


@pytest.mark.parametrize(
    ("home", "text", "code"),
    [
        ("110000", "望京街道办起社区食堂，老人就餐方便。", "110105"),
        ("110105", "全区新增车位两千个。", "110105"),
        ("469002", "全市补种海防林。", "469002"),
        ("371700", "市人社局举办招聘会。", "371700"),
        ("360000", "吉安绣好脱贫攻坚新画卷。", "360800"),
    ],
    ids=["municipality", "its district", "county under its province", "prefecture", "province"],
)
def test_every_kind_of_home_is_understood(home: str, text: str, code: str) -> None:
    verdict = counties(article("", text), home=home, on=date(2025, 2, 19))
    assert [county.code for county in verdict if county.role == "primary"] == [code]
