"""The newspapers' date begins in China, wherever the machine stands."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from flows.days import date_at

NEW_YORK = timezone(timedelta(hours=-5))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2025, 2, 18, 15, 59, 59, 999_999, tzinfo=UTC), date(2025, 2, 18)),
        (datetime(2025, 2, 18, 16, 0, tzinfo=UTC), date(2025, 2, 19)),
        (datetime(2025, 2, 18, 11, 0, tzinfo=NEW_YORK), date(2025, 2, 19)),
        (datetime(2024, 12, 31, 16, 0, tzinfo=UTC), date(2025, 1, 1)),
        (datetime(2024, 2, 28, 16, 0, tzinfo=UTC), date(2024, 2, 29)),
    ],
)
def test_midnight_is_that_of_china(moment: datetime, expected: date) -> None:
    assert date_at(moment) == expected
