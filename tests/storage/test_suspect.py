"""Editions that are not what was expected, and those that are not there: kept with the reason, none of it published."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine
from storage_samples import SCHOOLS, WHEAT, edition, failed, page, rows, save

from parsers.model import Absence, EditionReading
from storage.errors import UnstorableText

FEW = "2 pages, at least 8 expected"
WHOLE = edition(page("1", WHEAT), page("2", SCHOOLS))
SUSPECT = replace(WHOLE, suspicions=(FEW, "1 article, at least 20 expected"))
GONE = replace(edition(), absence=Absence("missing", "404"))


def coverage(engine: Engine) -> tuple[object, ...]:
    ((status, problems, stored),) = rows(engine, "SELECT status, problems, pages_stored FROM v1_coverage")
    return status, problems, stored


def pages(engine: Engine) -> list[tuple[object, ...]]:
    return rows(engine, "SELECT page_label, status, reason, articles FROM v1_pages ORDER BY page_label")


def test_nothing_of_a_suspect_edition_is_published(engine: Engine) -> None:
    saved = save(engine, SUSPECT)
    reason = f"{FEW}; 1 article, at least 20 expected"
    assert (saved.status, saved.problems, saved.pages_held, saved.created) == ("suspect", (reason,), 2, 0)
    assert rows(engine, "SELECT * FROM v1_articles") == rows(engine, "SELECT * FROM v1_changes") == []
    assert pages(engine) == [("1", "held", reason, 0), ("2", "held", reason, 0)]
    assert [row[0] for row in rows(engine, "SELECT raw_sha256 FROM v1_pages ORDER BY page_label")] == [
        each.raw_sha256 for each in WHOLE.pages
    ]


def test_the_same_suspicion_again_writes_nothing(engine: Engine) -> None:
    save(engine, SUSPECT)
    before = rows(engine, "SELECT * FROM v1_pages"), rows(engine, "SELECT * FROM v1_coverage")
    assert save(engine, SUSPECT, later=1).pages_held == 2
    assert (rows(engine, "SELECT * FROM v1_pages"), rows(engine, "SELECT * FROM v1_coverage")) == before


def test_without_the_suspicion_it_is_published(engine: Engine) -> None:
    save(engine, SUSPECT)
    saved = save(engine, WHOLE)
    assert (saved.status, saved.created) == ("complete", 2)
    assert [row[1:] for row in pages(engine)] == [("read", "", 1), ("read", "", 1)]


def test_a_suspicion_takes_nothing_back(engine: Engine) -> None:
    save(engine, WHOLE)
    drifted = replace(edition(page("1", raw="rebuilt")), suspicions=(FEW,))
    assert save(engine, drifted).status == "suspect"
    assert [row[1:] for row in pages(engine)] == [("held", FEW, 1), ("read", "", 1)]
    assert len(rows(engine, "SELECT * FROM v1_articles WHERE withdrawn_at IS NULL")) == 2


def test_an_unreadable_page_of_a_suspect_edition_says_its_own_reason(engine: Engine) -> None:
    save(engine, replace(edition(page("1", WHEAT), failed("2", "empty file")), suspicions=(FEW,)))
    assert coverage(engine)[0] == "suspect"
    assert [row[1:3] for row in pages(engine)] == [("held", FEW), ("unreadable", "empty file")]


@pytest.mark.parametrize(
    ("reading", "status", "problem"),
    [
        (GONE, "missing", "404"),
        (replace(edition(), absence=Absence("no_edition", "the calendar has none")), "no_edition", "the calendar"),
        (replace(edition(), suspicions=("it is of another day",)), "suspect", "another day"),
        (edition(), "suspect", "no page in it"),
    ],
)
def test_an_edition_without_pages_has_a_row_and_a_reason(
    reading: EditionReading, status: str, problem: str, engine: Engine
) -> None:
    assert save(engine, reading).status == status
    assert coverage(engine)[0] == status
    assert problem in str(coverage(engine)[1])
    assert save(engine, WHOLE).status == "complete"


@pytest.mark.parametrize("reading", [GONE, replace(edition(), suspicions=("it is of another day",))])
def test_what_is_gone_from_the_site_stays_here(reading: EditionReading, engine: Engine) -> None:
    save(engine, WHOLE)
    before = coverage(engine)
    assert save(engine, reading, later=1).status == "complete"
    assert coverage(engine) == before


def test_a_reason_that_cannot_be_stored_is_refused(engine: Engine) -> None:
    with pytest.raises(UnstorableText):
        save(engine, replace(WHOLE, suspicions=("a\0b",)))
