"""The newspapers' own calendar."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

HOME = ZoneInfo("Asia/Shanghai")
"""Where newspapers have their date."""


def today() -> date:
    """The newspapers' own date now."""
    return date_at(datetime.now(HOME))


def date_at(moment: datetime) -> date:
    """The newspapers' own date at a moment, whatever zone that is told in."""
    return moment.astimezone(HOME).date()


def tomorrow() -> date:
    """The latest day that a page may be of: tomorrow's newspaper is often made up today."""
    return today() + timedelta(days=1)
