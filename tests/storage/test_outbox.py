"""What others are to be told of: the oldest first, each until it is marked, and how far each relay has come."""

from datetime import date

from sqlalchemy import Connection, Engine
from storage_samples import NOON

from storage import outbox
from storage.database import writing


def note(connection: Connection, *days: date) -> None:
    for day in days:
        outbox.note(connection, "stored", "heze-daily", day, {"pages": 4}, NOON)


def days_waiting(connection: Connection, limit: int = 10) -> list[int]:
    return [event.published_on.day for event in outbox.waiting(connection, limit)]


def test_the_oldest_wait_first_whatever_their_day(engine: Engine) -> None:
    with writing(engine) as connection:
        note(connection, date(2025, 2, 21), date(2025, 2, 19), date(2025, 2, 20))
        assert days_waiting(connection) == [21, 19, 20]
        assert days_waiting(connection, limit=2) == [21, 19]
        outbox.mark_sent(connection, outbox.waiting(connection, 1), NOON)
        assert days_waiting(connection) == [19, 20]


def test_each_relay_has_a_place_of_its_own(engine: Engine) -> None:
    with writing(engine) as connection:
        assert outbox.place(connection, "one") is None
        outbox.move(connection, "one", 7)
        outbox.move(connection, "other", 3)
        outbox.move(connection, "one", 9)
        assert [outbox.place(connection, name) for name in ("one", "other", "third")] == [9, 3, None]
