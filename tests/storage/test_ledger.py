"""The editions read as a ledger, on both databases."""

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Engine
from storage_samples import DAY, NOON, PAPER, SCHOOLS, WHEAT, edition, page, rows, save

from parsers.model import Absence, Newspaper
from storage import outbox
from storage.database import writing
from storage.ledger import coverage, fail, interrupt, last_finished, ledger, plan

OTHER = Newspaper("qingyi-daily", "清漪日报", "990121", 2)


def test_coverage_names_each_day_with_its_counts_and_reasons(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT), page("2", SCHOOLS)))
    gone = replace(edition(), published_on=date(2025, 2, 20), absence=Absence("missing", "404"))
    save(engine, gone)
    save(engine, replace(gone, newspaper=OTHER))
    with engine.connect() as connection:
        found = coverage(connection)
        ours = coverage(connection, ["heze-daily"], since=date(2025, 2, 20))
        before = coverage(connection, until=date(2025, 2, 19))
    assert [(each.newspaper_id, each.published_on.day, each.status) for each in found] == [
        ("heze-daily", 19, "complete"),
        ("heze-daily", 20, "missing"),
        ("qingyi-daily", 20, "missing"),
    ]
    whole = before[0]
    assert (whole.newspaper_name, whole.pages_expected, whole.pages_stored, whole.articles) == ("菏泽日报", 2, 2, 2)
    assert (whole.problems, whole.finished_at) == ((), NOON)
    assert [each.problems for each in ours] == [("404",)]


DAYS = [date(2025, 2, day) for day in range(17, 23)]


def states(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return [entry.state for entry in ledger(connection, "heze-daily", DAYS)]


def test_what_is_planned_is_missing_until_it_comes(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT), page("2", SCHOOLS)))
    for _ in range(2):
        with writing(engine) as connection:
            plan(connection, PAPER, DAYS)
    assert states(engine) == ["planned", "planned", "done", "planned", "planned", "planned"]
    assert rows(engine, "SELECT status, count(*) FROM v1_coverage GROUP BY status ORDER BY status") == [
        ("complete", 1),
        ("missing", 5),
    ]


def test_each_end_has_its_state(engine: Engine) -> None:
    whole = edition(page("1", WHEAT), page("2", SCHOOLS))
    ends = [
        whole,
        edition(page("1", WHEAT)),
        replace(whole, suspicions=("few",)),
        replace(edition(), absence=Absence("missing", "404")),
        replace(edition(), absence=Absence("no_edition", "the calendar has none")),
    ]
    for day, reading in zip(DAYS, ends, strict=False):
        save(engine, replace(reading, published_on=day))
    assert states(engine) == ["done", "failed", "suspect", "failed", "no edition", "planned"]
    with engine.connect() as connection:
        entries = ledger(connection, "heze-daily", DAYS)
        assert last_finished(connection, "heze-daily", DAYS[0]) == NOON
        assert last_finished(connection, "heze-daily", DAYS[5]) is None
    assert entries[3].reasons == ("404",)


def test_only_what_changes_an_edition_moves_its_end_and_is_told(engine: Engine) -> None:
    whole = edition(page("1", WHEAT), page("2", SCHOOLS))
    other = edition(page("1", replace(WHEAT, topics=())), page("2", SCHOOLS))
    for hour, reading in enumerate((whole, whole, other, other)):
        assert save(engine, reading, later=hour).status == "complete"
    with engine.connect() as connection:
        assert last_finished(connection, "heze-daily", DAY) == NOON + timedelta(hours=2)
        assert [each.occurred_at for each in outbox.waiting(connection, 10)] == [NOON, NOON + timedelta(hours=2)]


def test_a_failure_is_written_down_only_where_nothing_is(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT), page("2", SCHOOLS), day=DAYS[0]))
    with writing(engine) as connection:
        plan(connection, PAPER, DAYS)
        fail(connection, "heze-daily", DAYS[0], "disk full", NOON)
        fail(connection, "heze-daily", DAYS[1], "disk full", NOON)
    assert states(engine)[:3] == ["done", "failed", "planned"]
    with engine.connect() as connection:
        assert [entry.reasons for entry in ledger(connection, "heze-daily", DAYS[:2])] == [(), ("disk full",)]
    save(engine, edition(page("1", WHEAT), page("2", SCHOOLS), day=DAYS[1]))
    assert states(engine)[1] == "done"


def test_an_interrupted_attempt_has_failed_but_not_ended(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT), page("2", SCHOOLS), day=DAYS[0]))
    with writing(engine) as connection:
        outbox.mark_sent(connection, outbox.waiting(connection, 10), NOON)
        for day in DAYS[:2]:
            interrupt(connection, PAPER, day, "out of time", NOON)
        (told,) = outbox.waiting(connection, 10)
        entries = ledger(connection, "heze-daily", DAYS[:2])
    assert [(entry.state, entry.reasons, entry.finished_at) for entry in entries] == [
        ("done", (), NOON),
        ("failed", ("out of time",), None),
    ]
    assert (told.what, told.published_on, told.content["problems"]) == ("failed", DAYS[1], ["out of time"])
