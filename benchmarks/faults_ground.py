"""What a fault is tried on, and what is found out about it."""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import psycopg

from benchmarks.stack import Stack
from flows.practice.editions import PAPERS, edition
from flows.practice.faults import day_in, fault
from flows.practice.server import PracticeServer

PAPER = "practice-b"
SLOW = 0.3
"""Seconds that the site takes for an answer while something is done to an edition under way."""


class Found(NamedTuple):
    """What came of a fault. `states` are the runs' states in Prefect, `to_do` what a person has to do."""

    fault: str
    expected: int
    accounted: int
    lost: int
    doubled: int
    states: str
    to_do: str
    seconds: float

    @property
    def well(self) -> bool:
        return self.accounted == self.expected and not self.lost and not self.doubled


@dataclass(frozen=True, slots=True)
class Ground:
    """The stack with its relay and worker, and the newspapers' site."""

    stack: Stack
    site: PracticeServer

    def run(self, day: date) -> str:
        """A run of the deployment that fetches the edition; its id. A worker takes it up."""
        deployment = self.stack.api.get("deployments/name/ingest-edition/edition").raise_for_status().json()["id"]
        parameters = {"newspaper": PAPER, "published_on": str(day)}
        made = self.stack.asked(f"deployments/{deployment}/create_flow_run", {"parameters": parameters})
        return str(made["id"])

    def state(self, run: str) -> tuple[str, str]:
        """Type and message of the run's state."""
        its: dict[str, Any] = self.stack.api.get(f"flow_runs/{run}").raise_for_status().json()["state"]
        return its["type"], its["message"] or ""

    def states(self, name: str) -> str:
        """The states of the runs of this name, in words."""
        found = Counter(state for its_name, state in self.stack.runs("ingest-edition") if its_name == name)
        return ", ".join(f"{count} {state.capitalize()}" for state, count in sorted(found.items())) or "no run"

    def wait_for_state(self, run: str, *states: str) -> str:
        self.stack.wait_for(lambda: self.state(run)[0] in states, "worker")
        return self.state(run)[0]

    def asked(self, day: date) -> Counter[str]:
        """How often the site was asked for each address of a day."""
        return Counter(request.path for request in self.site.requests if day_in(request.path) == day)

    @contextmanager
    def slowly(self, day: date) -> Iterator[None]:
        """The site takes its time over this day."""
        before = self.site.faults
        self.site.faults = (fault(f"slow={SLOW}@{day:%Y-%m/%d}"),)
        try:
            yield
        finally:
            self.site.faults = before

    def amid(self, day: date) -> None:
        """Waits until the edition is being fetched."""
        self.stack.wait_for(lambda: len(self.asked(day)) > 2, "worker")

    @contextmanager
    def saving_held(self) -> Iterator[None]:
        """Whoever saves an edition waits amid it, for the length of the `with`; it begins when somebody does."""
        with closing(psycopg.connect(self.stack.postgresql.url())) as connection:
            connection.execute("LOCK TABLE revisions IN SHARE MODE")
            held = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'revisions'::regclass"
            self.stack.wait_for(lambda: connection.execute(held).fetchone() == (1,), "worker")
            yield

    def stored(self, day: date) -> bool:
        query = f"SELECT 1 FROM v1_coverage WHERE newspaper_id = '{PAPER}' AND published_on = '{day}'"
        return bool(self.stack.rows(f"{query} AND status = 'complete'"))

    def told(self, day: date) -> bool:
        """Whether the server knows by our event that the edition is stored."""
        return f"xianwen.edition.{PAPER}.{day}" in self.stack.events("xianwen.edition.stored")

    def found(self, fault: str, days: Sequence[date], to_do: str, started: float) -> Found:
        """What the consumer's views say of these days, once their events are out."""
        self.stack.wait_for(lambda: all(self.told(day) for day in days if self.stored(day)), "relay")
        printed, stored = Counter(_printed(self.site, days)), Counter(self._articles(days))
        return Found(
            fault,
            len(days),
            sum(self.stored(day) for day in days),
            (printed - stored).total(),
            (stored - printed).total(),
            "; ".join(dict.fromkeys(self.states(f"{PAPER}/{day}") for day in days)),
            to_do,
            time.monotonic() - started,
        )

    def _articles(self, days: Sequence[date]) -> Iterator[tuple[str, str, str]]:
        listed = ", ".join(f"'{day}'" for day in days)
        query = f"SELECT published_on, page_label, title FROM v1_articles WHERE published_on IN ({listed})"
        for day, page, title in self.stack.rows(f"{query} AND newspaper_id = '{PAPER}' AND withdrawn_at IS NULL"):
            yield str(day), str(page).removeprefix("A"), str(title)


def _printed(site: PracticeServer, days: Sequence[date]) -> Iterator[tuple[str, str, str]]:
    its = next(paper for paper in PAPERS if paper.id == PAPER)
    for day in days:
        for page in edition(its, day, site.years.pages, site.years.articles).pages:
            for piece in page.pieces:
                yield str(day), page.label.removeprefix("A"), piece.title
