"""What servers answered: noted when it is new, found again by address and by edition."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Connection, Engine
from storage_samples import DAY, NOON, rows

from storage.database import writing
from storage.responses import StoredResponse, latest, note, of_editions

URL = "http://paper.example/html/2025-02/19/node_1.htm"
FIRST = StoredResponse(
    URL,
    "heze-daily",
    DAY,
    NOON,
    200,
    (("Date", "Wed"), ("ETag", '"a"'), ("Set-Cookie", "x"), ("Set-Cookie", "y")),
    "0a",
)


def noted(engine: Engine, *responses: StoredResponse) -> list[bool]:
    with writing(engine) as connection:
        return [note(connection, response) for response in responses]


def of(connection: Connection, newspaper: str | None, since: date | None, until: date | None) -> list[str]:
    return [response.sha256 for response in of_editions(connection, newspaper, since, until)]


def test_a_response_comes_back_as_it_was(engine: Engine) -> None:
    assert noted(engine, FIRST) == [True]
    with engine.connect() as connection:
        assert latest(connection, URL) == FIRST
        assert latest(connection, URL + "?") is None
    assert FIRST.header("etag") == '"a"'
    assert FIRST.header("last-modified") == ""


def test_the_same_again_is_not_noted(engine: Engine) -> None:
    again = replace(FIRST, fetched_at=NOON + timedelta(1), headers=(("Date", "Thu"), ("ETag", '"a"')))
    assert noted(engine, FIRST, again) == [True, False]
    assert len(rows(engine, "SELECT * FROM responses")) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"sha256": "0b"},
        {"status": 404},
        {"headers": (("ETag", '"b"'),)},
        {"headers": (("etag", '"a"'), ("Location", "/"))},
    ],
    ids=["body", "status", "mark", "place"],
)
def test_what_differs_is_noted_and_is_the_latest(engine: Engine, change: dict[str, object]) -> None:
    other = replace(FIRST, **change)  # type: ignore[arg-type]
    assert noted(engine, FIRST, other, other) == [True, True, False]
    with engine.connect() as connection:
        assert latest(connection, URL) == other
        assert latest(connection, URL, status=200) == (FIRST if other.status == 404 else other)


def test_what_comes_back_is_noted_again(engine: Engine) -> None:
    assert noted(engine, FIRST, replace(FIRST, sha256="0b"), FIRST) == [True, True, True]


def test_responses_are_found_by_edition(engine: Engine) -> None:
    other = replace(FIRST, newspaper_id="peoples-daily", sha256="0b")
    later = replace(FIRST, url=URL + "x", published_on=DAY + timedelta(1), sha256="0c")
    noted(engine, FIRST, other, later)
    with engine.connect() as connection:
        assert of(connection, None, None, None) == ["0a", "0b", "0c"]
        assert of(connection, "heze-daily", None, None) == ["0a", "0c"]
        assert of(connection, "heze-daily", DAY + timedelta(1), None) == ["0c"]
        assert of(connection, None, None, DAY) == ["0a", "0b"]
