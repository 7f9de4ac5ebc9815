"""A database and an archive for fetching, and what lies in them."""

from dataclasses import dataclass
from datetime import date

from serving import Clock
from sqlalchemy import Engine, text

from flows.sources.web.fetcher import Fetcher, Web
from flows.sources.web.robots import Robots
from flows.sources.web.traffic import Traffic
from flows.sources.web.wire import Wire

DAY = date(2025, 2, 19)


@dataclass(frozen=True, slots=True)
class Desk:
    engine: Engine
    archive: str
    clock: Clock

    def fetcher(self, wire: Wire) -> Fetcher:
        """Knows no robots.txt yet."""
        web = Web(wire, Robots(wire.settings.agent, lambda: self.clock.passed))
        return Fetcher(web, self.engine, self.archive, "heze-daily", DAY, Traffic())

    def rows(self) -> list[tuple[object, ...]]:
        with self.engine.connect() as connection:
            found = connection.execute(text("SELECT url, status, sha256 FROM responses ORDER BY id"))
            return [tuple(row) for row in found]
