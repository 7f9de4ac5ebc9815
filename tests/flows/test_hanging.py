"""What neither ends nor can be interrupted, as a name server or a drive may: it is given up, and the rest goes on."""

import time
from datetime import date
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest

from flows.apart import GivenUp, in_time
from flows.newspapers import known
from flows.plain import fetch as module
from flows.plain.backfill import ASKED_FOR, backfill, planned, write_down
from flows.practice.server import PracticeServer
from flows.settings import Settings, read_settings
from flows.walk import open_house
from parsers.newspapers.registry import newspaper


def test_what_comes_in_time_comes_with_its_error() -> None:
    assert in_time(60, divmod, 7, 2) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        in_time(60, divmod, 7, 0)


def test_what_does_not_come_is_given_up() -> None:
    waiting, started = Event(), time.monotonic()
    with pytest.raises(GivenUp, match=r"given up after 0\.2 s"):
        in_time(0.2, waiting.wait)
    waiting.set()
    assert time.monotonic() - started < 30


def test_a_long_wait_for_a_turn_is_told_once() -> None:
    told: list[str] = []
    web: Any = SimpleNamespace(wire=SimpleNamespace(sleep=lambda _: None))
    sleep = module.waiting("a.example", web, told.append)
    for _ in range(9):
        sleep(1)
    assert told == []
    for _ in range(100):
        sleep(1)
    assert told == ["a.example: its turn is another run's; waiting for ours"]


def test_a_backfill_goes_on_behind_an_edition_that_hangs(
    settings: Settings, site: PracticeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting, collected, days = Event(), module._collected, [date(2025, 2, 11), date(2025, 2, 12)]
    seconds = iter((0.5, 600.0))
    monkeypatch.setattr(
        module,
        "_collected",
        lambda edition, *rest: (waiting.wait() if edition.published_on == days[0] else 0, collected(edition, *rest))[1],
    )
    monkeypatch.setattr(module, "at_most_seconds", lambda _: next(seconds))
    with open_house(settings) as house:
        plans = planned(house, [newspaper("practice-b", known())], days, ASKED_FOR)
        write_down(house, plans)
        done = list(backfill(plans, house, read_settings().web, 1, lambda _: None))
        waiting.set()
        (left,) = planned(house, [newspaper("practice-b", known())], days, ASKED_FOR)
    assert [each.entry.state for each in done] == ["failed", "done"]
    assert "it hung, and was given up after 0.5 s" in left.entries[0].reasons[0]
    assert [entry.published_on for entry in left.wanted] == days[:1]
