"""The newspapers' own calendar."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

HOME = ZoneInfo("Asia/Shanghai")
"""Where newspapers have their date."""


def today() -> date:
    """The newspapers' own date now."""
    return datetime.now(HOME).date()
