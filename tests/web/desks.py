"""A database and an archive for fetching, and what lies in them."""

from dataclasses import dataclass
from datetime import date

from papers import Paper
from serving import Clock
from sqlalchemy import Engine, text

from flows.sources.editions import Loaded
from flows.sources.epaper.edition import WebEdition, fetch_edition
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


def fetch(paper: Paper, wire: Wire, desk: Desk, day: date = DAY) -> Loaded:
    return fetch_edition(paper.newspaper, WebEdition("heze-daily", day), desk.fetcher(wire), lambda *_: None)


def reasons(loaded: Loaded) -> str:
    return "\n".join(f"{each.what}: {each.reason}" for each in loaded.rejected)
