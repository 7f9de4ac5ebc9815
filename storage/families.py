"""Finding reprints: each article is compared with those of the week before and the week after it.

The articles are taken day by day. Fingerprints of the days around are held in memory, so that a day's articles meet
their like without the database being asked; only those that meet are compared character by character.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import Connection

from parsers.likeness import VERSION, bands, fingerprint, is_reprint, runs, similarity
from storage import reprints
from storage.reprints import Print
from storage.statements import Row, take_turn

DAYS = 7
"""A wire story is printed again within a week."""

BATCH = 500
"""Articles of one transaction."""

TURN = "reprints"
"""Of two who look for reprints on PostgreSQL one waits."""

KEPT_TEXTS = 2_000

Runs = frozenset[str]


class Grown(NamedTuple):
    """A family's first article, and the members that it did not have as such before."""

    first: int
    members: set[int]


@dataclass(slots=True)
class Window:
    """The fingerprints of the days around one day, by band, and the texts that were compared last."""

    days: dict[date, list[Print]] = field(default_factory=dict)
    by_band: defaultdict[bytes, set[int]] = field(default_factory=lambda: defaultdict(set))
    texts: OrderedDict[int, Runs] = field(default_factory=OrderedDict)

    def move(self, connection: Connection, day: date) -> None:
        """To the days around this one."""
        around = {day + timedelta(n) for n in range(-DAYS, DAYS + 1)}
        for gone in self.days.keys() - around:
            self._drop(self.days.pop(gone))
        for new in sorted(around - self.days.keys()):
            self.days[new] = []
            for each in reprints.prints_of(connection, new, VERSION):
                self.add(new, each)

    def add(self, day: date, each: Print) -> None:
        self.days[day].append(each)
        for band in bands(each.minhash):
            self.by_band[band].add(each.article)

    def _drop(self, gone: Sequence[Print]) -> None:
        for each in gone:
            for band in bands(each.minhash):
                self.by_band[band].discard(each.article)
                if not self.by_band[band]:
                    del self.by_band[band]

    def met(self, minhash: bytes) -> set[int]:
        """The articles that share a band with this fingerprint."""
        return set().union(*(self.by_band[band] for band in bands(minhash) if band in self.by_band))

    def runs_of(self, connection: Connection, ids: Collection[int]) -> Mapping[int, Runs]:
        """The runs of these articles' texts, from the database where they are not remembered."""
        missing = [its_id for its_id in ids if its_id not in self.texts]
        read = reprints.bodies(connection, missing) if missing else {}
        found = {its_id: self.texts[its_id] for its_id in ids if its_id in self.texts}
        found |= {its_id: runs(body) for its_id, body in read.items()}
        for its_id, its_runs in found.items():
            self.remember(its_id, its_runs)
        return found

    def remember(self, its_id: int, its_runs: Runs) -> None:
        self.texts[its_id] = its_runs
        self.texts.move_to_end(its_id)
        if len(self.texts) > KEPT_TEXTS:
            self.texts.popitem(last=False)


def dissolve(connection: Connection) -> int:
    """Families of which a member was withdrawn or says something else now wait anew; returns how many articles do."""
    take_turn(connection, TURN)
    outdated = reprints.out_of_date(connection)
    if outdated:
        reprints.forget(connection, outdated)
    return len(outdated)


def look_at(connection: Connection, day: date, window: Window) -> int:
    """Looks for reprints of the day's next articles; returns how many were looked at, 0 when none waits.

    The caller owns the transaction; when it fails, the window is of no more use.
    """
    take_turn(connection, TURN)
    window.move(connection, day)
    found = reprints.waiting(connection, day, VERSION, BATCH)
    prints: list[Row] = []
    alike: list[tuple[int, int]] = []
    for each in found:
        its_runs = runs(each.body)
        minhash = fingerprint(its_runs) if its_runs else None
        prints.append({**each._asdict(), "version": VERSION, "published_on": day, "minhash": minhash})
        if minhash:
            met = window.runs_of(connection, window.met(minhash))
            alike += [(each.article, other) for other, its in met.items() if is_reprint(its_runs, its)]
            window.add(day, Print(each.article, minhash))
            window.remember(each.article, its_runs)
    reprints.keep_prints(connection, prints)
    for grown in _grown(connection, alike):
        _keep(connection, grown, window)
    return len(found)


def _grown(connection: Connection, alike: Sequence[tuple[int, int]]) -> Iterator[Grown]:
    """What these pairs add to the families of their articles. Members that stay where they are, are not looked at:
    what a paper prints every day makes a family of thousands.
    """
    ids = {its_id for pair in alike for its_id in pair}
    if not ids:
        return
    known = reprints.families_of(connection, ids)
    days = reprints.days_of(connection, ids | set(known.values()))
    for group in _connected([*alike, *known.items()]):
        first = min(group, key=lambda its_id: (days[its_id], its_id))
        joining = {known[its_id] for its_id in group & known.keys()} | (group & set(known.values()))
        new = {its_id for its_id in group - joining if known.get(its_id) != first}
        yield Grown(first, new | reprints.members(connection, joining - {first}))


def _connected(links: Sequence[tuple[int, int]]) -> list[set[int]]:
    """Groups of those that are linked with each other, directly or over others."""
    group_of: dict[int, set[int]] = {}
    for first, second in links:
        a, b = (group_of.setdefault(each, {each}) for each in (first, second))
        if a is not b:
            larger, smaller = (a, b) if len(a) >= len(b) else (b, a)
            larger |= smaller
            group_of.update(dict.fromkeys(smaller, larger))
    return list({id(group): group for group in group_of.values()}.values())


def _keep(connection: Connection, grown: Grown, window: Window) -> None:
    texts = window.runs_of(connection, grown.members | {grown.first})
    similarities = {its_id: similarity(texts[grown.first], texts[its_id]) for its_id in grown.members}
    reprints.keep_family(connection, grown.first, similarities.items())
