"""`xianwen reprints`: which stored articles say the same in nearly the same words."""

from collections.abc import Iterator

from sqlalchemy import Engine

from flows.commands.database import existing, where
from flows.commands.long_run import watched
from flows.screen import say
from flows.settings import read_settings
from parsers.likeness import VERSION
from storage.database import writing
from storage.families import Window, dissolve, look_at
from storage.reprints import Count, count, count_waiting, days_waiting


def find_reprints(database_url: str | None) -> None:
    """Looks at every article that was not looked at yet. Raises StorageError."""
    settings = read_settings(database_url)
    with existing(settings) as engine:
        with writing(engine) as connection:
            dissolve(connection)
            waiting = count_waiting(connection, VERSION)
        looked_at = sum(watched(_batches(engine), waiting, "articles", size=int))
        with engine.connect() as connection:
            _sum_up(looked_at, count(connection))
    say(f"database: {where(settings)}")


def _batches(engine: Engine) -> Iterator[int]:
    """How many articles each transaction looked at: after an interruption the next call goes on from there."""
    window = Window()
    with engine.connect() as connection:
        days = days_waiting(connection, VERSION)
    for day in days:
        while True:
            with writing(engine) as connection:
                looked_at = look_at(connection, day, window)
            if not looked_at:
                break
            yield looked_at


def _sum_up(looked_at: int, found: Count) -> None:
    families = f"{found.families:,} families" if found.families != 1 else "1 family"
    say(f"{looked_at:,} articles looked at; {found.articles:,} articles in {families} of reprints")
