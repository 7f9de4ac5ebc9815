"""What is archived already, in place of the net: for seeing what would be fetched without asking anybody."""

from dataclasses import dataclass, field

from sqlalchemy import Engine

from flows.sources.web.addresses import checked, joined
from flows.sources.web.answers import GONE, REDIRECTS
from flows.sources.web.faults import Fault, NotThere, TooManyRedirects
from flows.sources.web.fetcher import MOST_REDIRECTS, Fetched, archived_before
from storage.archive import load
from storage.responses import latest


class NeverAsked(Fault):
    """The address has not been asked yet: what stands there is not known."""


@dataclass(frozen=True, slots=True)
class Offline:
    """Answers from the archive. `new` gathers addresses that were never asked, `known` those that were."""

    engine: Engine
    archive: str
    new: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)

    def before(self, address: str) -> Fetched | None:
        return archived_before(self.engine, self.archive, address)

    def __call__(self, address: str) -> Fetched:
        url = str(checked(address))
        for _ in range(1 + MOST_REDIRECTS):
            with self.engine.connect() as connection:
                stored = latest(connection, url)
            if stored is None:
                self.new.append(url)
                raise NeverAsked(url, "never asked")
            self.known.append(url)
            if stored.status in GONE:
                raise NotThere(url, f"the server answered {stored.status}")
            if stored.status not in REDIRECTS:
                return Fetched(url, stored.header("content-type"), load(self.archive, stored.sha256), stored.sha256)
            url = joined(url, stored.header("location"))
        raise TooManyRedirects(address, "the archive sends on and on")
