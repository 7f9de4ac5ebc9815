"""The editions read as a ledger, on both databases."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Engine
from storage_samples import NOON, SCHOOLS, WHEAT, edition, page, save

from parsers.model import Absence, Newspaper
from storage.ledger import coverage

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
