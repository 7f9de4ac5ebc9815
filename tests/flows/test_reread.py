"""Archived pages read again: ids stay, what differs is told before it is written, and nothing is lost on the way."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from storage_samples import dump, rows

from flows import walk
from flows.differences import Difference, differences
from flows.plain.reread import Trial, reread, try_out
from flows.settings import Settings
from flows.sources.archived import StoredEdition
from flows.sources.files import EditionFiles
from flows.walk import House, open_house
from parsers.model import Article, EditionReading, PageReading, Passage
from storage.archived import archived
from storage.database import writing
from storage.save import prepared

SAMPLE = Path(__file__).parents[2] / "flows" / "sample" / "2025-03-12"
FILES = EditionFiles("qingyi-daily", date(2025, 3, 12), tuple(sorted(str(page) for page in SAMPLE.glob("*.md"))))
STORED = StoredEdition("qingyi-daily", date(2025, 3, 12))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with open_house(Settings(f"sqlite:///{tmp_path}/x.db", str(tmp_path / "archive"))) as house:
        yield house


def right_reading(house: House) -> EditionReading:
    return walk.read(FILES, walk.collect(FILES, house.archive), house.home)


def store(house: House, reading: EditionReading) -> None:
    with writing(house.engine) as connection:
        walk.write(connection, prepared(reading))


def misread(page: PageReading) -> PageReading:
    """As worse parsers would: a title lost into the body, a county not found, two articles as one, one not seen."""
    first, second, third, *others = page.articles
    assert first.title
    untitled = replace(first, title=None, paragraphs=(Passage(first.title.text, ()), *first.paragraphs))
    joined = replace(second, spans=(*second.spans, *third.spans), paragraphs=(*second.paragraphs, *third.paragraphs))
    return replace(page, articles=(untitled, joined, *(replace(each, counties=()) for each in others[:-1])))


def worse(reading: EditionReading) -> EditionReading:
    return replace(reading, pages=tuple(map(misread, reading.pages)))


def state(house: House) -> list[tuple[object, ...]]:
    return rows(
        house.engine,
        "SELECT article_id, position, title, body, byline, authors, kind, withdrawn_at FROM v1_articles"
        " WHERE withdrawn_at IS NULL ORDER BY page_label, position",
    )


def told(trial: object) -> list[Difference]:
    assert isinstance(trial, Trial)
    return list(differences(trial.before, trial.after))


def test_the_same_parsers_change_nothing(house: House) -> None:
    store(house, right_reading(house))
    before = dump(house.engine)
    outcome = reread(STORED, house)
    assert outcome.status == "unchanged"
    assert dump(house.engine) == before


def test_better_parsers_revise_under_the_same_ids(house: House) -> None:
    store(house, worse(right_reading(house)))
    ids = {row[0] for row in state(house)}
    last = rows(house.engine, "SELECT max(seq) FROM v1_changes")[0][0]
    outcome = reread(STORED, house)
    assert (outcome.status, outcome.kept_back) == ("revised", ())
    assert ids <= {row[0] for row in state(house)}
    reading = right_reading(house)
    articles: list[Article] = [article for page in reading.pages for article in page.articles]
    assert [row[2] for row in state(house)] == [each.title.text if each.title else None for each in articles]
    assert [row[3] for row in state(house)] == [each.body for each in articles]
    changes = rows(house.engine, f"SELECT change, article_id FROM v1_changes WHERE seq > {last}")
    assert {change for change, _ in changes} == {"created", "revised", "reclassified"}
    assert len({article for _, article in changes}) == len(changes)


def test_what_is_told_before_is_what_happens(house: House) -> None:
    store(house, worse(right_reading(house)))
    before = dump(house.engine)
    expected = told(try_out(STORED, house))
    assert dump(house.engine) == before
    last = rows(house.engine, "SELECT max(seq) FROM v1_changes")[0][0]
    reread(STORED, house)
    happened = rows(house.engine, f"SELECT article_id, change FROM v1_changes WHERE seq > {last} ORDER BY 1")
    assert [(each.article_id, each.kind) for each in expected] == happened
    assert told(try_out(STORED, house)) == []


def test_a_difference_names_the_fields(house: House) -> None:
    reading = right_reading(house)
    store(house, worse(reading))
    found = {each.article_id: each for each in told(try_out(STORED, house))}
    first = found["qingyi-daily-20250312-01-1"]
    title = reading.pages[0].articles[0].title
    assert title
    assert (first.kind, first.title) == ("revised", title.text)
    changed = {each.field: (each.before, each.after) for each in first.fields}
    assert changed["title"] == ("", title.text)
    assert changed["body"][0] == f"{title.text}\n{changed['body'][1]}"
    kinds = {each.kind for each in found.values()}
    assert kinds == {"created", "revised", "reclassified"}
    assert all(
        any(each.field in ("county", "mentioned") for each in one.fields)
        for one in found.values()
        if one.kind == "reclassified"
    )


def test_parsers_that_find_far_less_are_held_until_accepted(house: House) -> None:
    """The stored reading has every article thrice: today's finds a third of what stands."""
    reading = right_reading(house)
    thrice = tuple(
        replace(
            page,
            articles=tuple(
                replace(each, spans=each.spans if at == 0 else (), position=each.position + 100 * at)
                for at in range(3)
                for each in page.articles
            ),
        )
        for page in reading.pages
    )
    store(house, replace(reading, pages=thrice))
    stood = state(house)
    outcome = reread(STORED, house)
    assert outcome.status == "suspect"
    assert "30 articles were found this time, where 90 stand" in outcome.kept_back[0].reason
    assert state(house) == stood
    assert rows(house.engine, "SELECT status FROM v1_coverage") == [("suspect",)]
    assert reread(STORED, replace(house, accept=True)).status == "revised"
    assert len(state(house)) == 30
    assert rows(house.engine, "SELECT status FROM v1_coverage") == [("complete",)]


def test_a_page_that_the_archive_lost_changes_nothing(house: House, tmp_path: Path) -> None:
    store(house, worse(right_reading(house)))
    with house.engine.connect() as connection:
        digest = archived(connection, right_reading(house).newspaper, STORED.published_on).pages[2].raw_sha256
    (lost,) = (tmp_path / "archive").rglob(f"{digest}.gz")
    lost.unlink()
    before = dump(house.engine)
    for outcome in (reread(STORED, house), try_out(STORED, house)):
        assert isinstance(outcome, walk.Outcome)
        assert outcome.status == "failed"
        assert digest[:12] in outcome.kept_back[0].reason
    assert dump(house.engine) == before
