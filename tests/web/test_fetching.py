"""From the site to the rows: what a second look at an edition may change, and what it may not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from papers import DAY, Paper, marked
from serving import LOCAL, Answer, Site
from sqlalchemy import text

from flows.newspapers import known
from flows.plain.fetch import Watch, fetch, opened_web
from flows.plain.reread import reread
from flows.settings import Settings
from flows.sources.archived import StoredEdition
from flows.sources.epaper.edition import WebEdition
from flows.sources.web.traffic import Traffic
from flows.walk import House, Outcome, open_house

PAPERS = """[heze-daily]
name = "菏泽日报"
home = "371700"

[[heze-daily.sources]]
family = "B"
entry = "{url}/html/{{YYYY}}-{{MM}}/{{DD}}/node_1.htm"
"""
TITLES = {n: f"{'甲乙丙丁戊己庚辛'[n]}镇的第{n}件新事" for n in range(1, 8)}


@pytest.fixture
def house(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """A house that knows the site's newspaper, without any expectation of it."""
    (tmp_path / "papers.toml").write_text(PAPERS.format(url=site.url), encoding="utf-8")
    monkeypatch.setenv("XIANWEN_NEWSPAPERS", str(tmp_path / "papers.toml"))
    known.cache_clear()
    with open_house(Settings(f"sqlite:///{tmp_path}/x.db", str(tmp_path / "archive"))) as house:
        yield house
    known.cache_clear()


def fetched(house: House) -> Outcome:
    with opened_web(replace(LOCAL, delay=0.0, tries=1)) as web:
        return fetch(WebEdition("heze-daily", DAY), house, web, Watch(Traffic()))


def standing(house: House) -> int:
    with house.engine.connect() as connection:
        count = connection.scalar(text("SELECT count(*) FROM v1_articles WHERE withdrawn_at IS NULL"))
    return int(count or 0)


def test_a_correction_is_a_revision(site: Site, house: House) -> None:
    Paper(site, titles=TITLES).publish()
    assert fetched(house).status == "stored"
    Paper(site, titles={**TITLES, 3: "丙镇的第3件新事（更正）"}).publish()
    outcome = fetched(house)
    assert outcome.saved is not None
    assert (outcome.status, outcome.saved.revised, outcome.saved.unchanged) == ("revised", 1, 6)


def test_an_article_that_is_taken_off_the_site_is_withdrawn(site: Site, house: House) -> None:
    Paper(site, titles=TITLES).publish()
    fetched(house)
    Paper(site, pages=((1, 2, 3), (4, 5), (6,)), titles=TITLES).publish()
    outcome = fetched(house)
    assert outcome.saved is not None
    assert outcome.saved.withdrawn == 1


def test_a_fault_withdraws_nothing(site: Site, house: House) -> None:
    paper = Paper(site, titles=TITLES).publish()
    fetched(house)
    site.pages[f"{paper.folder}/content_5.htm"] = Answer(b"", 500)
    outcome = fetched(house)
    assert [each.page for each in outcome.kept_back] == ["02"]
    assert (outcome.status, standing(house)) == ("unchanged", 7)


def test_an_article_that_is_gone_while_its_page_still_links_it_stays(site: Site, house: House) -> None:
    paper = Paper(site, titles=TITLES).publish()
    fetched(house)
    del site.pages[f"{paper.folder}/content_5.htm"]
    outcome = fetched(house)
    assert "answered 404" in outcome.kept_back[0].reason
    assert "what came from there before stands" in outcome.kept_back[0].reason
    assert (outcome.status, standing(house)) == ("unchanged", 7)


def test_a_site_that_lost_most_of_an_edition_takes_nothing_back(site: Site, house: House) -> None:
    Paper(site, titles=TITLES).publish()
    fetched(house)
    Paper(site, pages=((1,), (4,)), titles=TITLES).publish()
    outcome = fetched(house)
    assert (outcome.status, standing(house)) == ("suspect", 7)
    assert "2 articles were found this time, where 7 stand" in outcome.kept_back[0].reason
    assert fetched(replace(house, accept=True)).status == "revised"


def test_what_a_site_was_held_for_outlasts_a_reading_of_its_pages(site: Site, house: House) -> None:
    """One page was of another day: the pages that came say nothing of it."""
    paper = Paper(site, titles=TITLES).publish()
    site.pages[f"{paper.folder}/node_3.htm"] = marked(replace(paper, day=DAY - timedelta(days=1)).index(3, (6, 7)))
    assert fetched(house).status == "suspect"
    again = reread(StoredEdition("heze-daily", DAY), house)
    assert (again.status, standing(house)) == ("suspect", 0)
    assert "hides it" in again.kept_back[0].reason
    assert reread(StoredEdition("heze-daily", DAY), replace(house, accept=True)).status != "suspect"
    assert standing(house) == 5
