"""Stored editions as they are read again, and writing that is only tried, on both databases."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Engine
from storage_samples import DAY, NOON, PAPER, SCHOOLS, TABLES, WHEAT, dump, edition, failed, page, save

from storage.archived import ArchivedEdition, archived, with_pages
from storage.database import trying
from storage.save import prepared, save_edition

WHOLE = edition(page("10", SCHOOLS), page("2", WHEAT))


def stored(engine: Engine) -> ArchivedEdition:
    with engine.connect() as connection:
        return archived(connection, PAPER, DAY)


def test_an_editions_pages_come_in_order_with_their_newest_bytes(engine: Engine) -> None:
    save(engine, WHOLE)
    save(engine, edition(failed("10")))
    found = stored(engine)
    assert [each.label for each in found.pages] == ["2", "10"]
    assert found.pages[1].raw_sha256 == failed("10").raw_sha256
    assert (found.status, found.standing, found.shortcomings) == ("partial", 2, ())


def test_what_never_came_is_known_again_and_what_pages_say_is_not_repeated(engine: Engine) -> None:
    reading = replace(edition(page("1", WHEAT)), shortcomings=("page 2: timed out",))
    save(engine, reading)
    assert stored(engine).shortcomings == ("page 2: timed out",)
    assert stored(engine).status == "partial"


def test_the_suspicion_of_held_pages_is_no_shortcoming(engine: Engine) -> None:
    save(engine, replace(WHOLE, suspicions=("few", "bare")))
    assert (stored(engine).status, stored(engine).shortcomings, stored(engine).standing) == ("suspect", (), 0)


def test_editions_are_chosen_by_newspaper_period_and_parsers(engine: Engine) -> None:
    for day in (1, 2, 3):
        save(engine, edition(page("1", WHEAT), day=date(2025, 2, day)), version="old" if day < 3 else "new")
    save(engine, edition(page("1", WHEAT), page("2", SCHOOLS), day=date(2025, 2, 2)), version="new")
    save(engine, edition(day=date(2025, 2, 4)))
    with engine.connect() as connection:
        every = with_pages(connection)
        some = with_pages(connection, "heze-daily", date(2025, 2, 2), date(2025, 2, 3))
        older = with_pages(connection, not_read_by="new")
        none = with_pages(connection, "qingyi-daily")
    assert [key.published_on.day for key in every] == [1, 2, 3]
    assert [key.published_on.day for key in some] == [2, 3]
    assert [key.published_on.day for key in older] == [1]
    assert none == []


def test_what_was_only_tried_leaves_nothing(engine: Engine) -> None:
    save(engine, WHOLE)
    before = dump(engine)
    with trying(engine) as connection:
        reading = edition(page("2", replace(WHEAT, dateline=WHEAT.title), raw="other"))
        saved = save_edition(connection, prepared(reading), parser_version="2", verdict_version=TABLES, now=NOON)
        assert saved.revised == 1
    assert dump(engine) == before
