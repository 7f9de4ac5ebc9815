"""The signals that end a command which runs until it is told to stop."""

import signal
from threading import Event

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def stopped_by_signals() -> Event:
    """An event that the first of these signals sets; called in the main thread."""
    stopping = Event()
    for number in SIGNALS:
        signal.signal(number, lambda *_: stopping.set())
    return stopping
