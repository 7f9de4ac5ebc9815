"""`xianwen watch`: an inbox folder whose files are ingested as they arrive, until a signal comes."""

from dataclasses import dataclass
from pathlib import Path

from flows.commands.database import where
from flows.commands.signals import stopped_by_signals
from flows.names import known_id
from flows.plain.arrivals import Arrival
from flows.plain.inbox import OURS, Inbox
from flows.plain.watch import Tally, only_one, watch
from flows.screen import counted, note, say
from flows.settings import Settings, read_settings
from flows.sources.files import Given
from flows.walk import open_house


@dataclass(frozen=True, slots=True)
class Request:
    """The command line, as it was given; `settle` is in seconds."""

    folder: Path
    newspaper: str | None
    settle: float
    once: bool
    database_url: str | None


def watch_folder(request: Request) -> int:
    """Ingests until a signal comes, or with `once` until nothing waits; returns the exit code. Raises WrongUse."""
    settings, given = read_settings(request.database_url), Given(known_id(request.newspaper))
    stopping, tally = stopped_by_signals(), Tally()
    with only_one(request.folder, request.settle) as inbox, open_house(settings) as house:
        _start(inbox, settings)
        for arrival in watch(inbox, given, house, stopping, tally, once=request.once):
            _show(arrival)
    say(
        f"{counted(tally.editions, 'edition')}, {counted(tally.articles, 'article')}; "
        f"{counted(tally.put_away, 'file')} put away, {tally.kept_back} kept back"
    )
    return 1 if request.once and tally.kept_back else 0


def _start(inbox: Inbox, settings: Settings) -> None:
    say(f"inbox: {inbox.folder}\ndatabase: {where(settings)}")
    note(f"files go to {' and '.join(OURS)} in it once they are dealt with; Ctrl-C stops")


def _show(arrival: Arrival) -> None:
    outcome = arrival.outcome
    if outcome:
        say(
            f"{outcome.edition}  {outcome.status}  {counted(outcome.pages, 'page')}  "
            f"{counted(len(outcome.rows), 'article')}"
        )
    for each in arrival.kept_back:
        note(f"{each.what}: {each.reason}")
