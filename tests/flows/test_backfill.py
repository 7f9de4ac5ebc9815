"""Backfill as plain work, by a ledger in which other processes write, too."""

from datetime import date

from flows.newspapers import known
from flows.plain.backfill import ASKED_FOR, backfill, planned, write_down
from flows.practice.server import PracticeServer
from flows.settings import Settings, read_settings
from flows.walk import open_house
from parsers.newspapers.registry import newspaper

MISSING = date(2025, 2, 13)


def test_what_another_process_asked_for_in_vain_since_is_not_asked_for_again(
    settings: Settings, site: PracticeServer
) -> None:
    with open_house(settings) as house:
        plans = planned(house, [newspaper("practice-b", known())], [MISSING], ASKED_FOR)
        write_down(house, plans)
        (first,) = backfill(plans, house, read_settings().web, 1, print)
        asked = len(site.requests)
        (second,) = backfill(plans, house, read_settings().web, 1, print)
    assert first.outcome
    assert (first.entry.state, second.entry.state) == ("failed", "failed")
    assert (second.outcome, len(site.requests)) == (None, asked)
