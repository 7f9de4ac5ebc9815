"""Progress of fetching on standard error: a line that grows on a terminal, a line a page elsewhere."""

import sys
from typing import TYPE_CHECKING

from flows.screen import counted, note, one_line
from flows.sources.web.traffic import Traffic

if TYPE_CHECKING:
    from rich.status import Status


class Progress:
    """Shows what has come of one edition so far; `close` takes the growing line away."""

    def __init__(self, name: str) -> None:
        self._name, self._pages, self._articles, self._traffic = name, 0, 0, Traffic()
        self._status = _status(name) if sys.stderr.isatty() else None

    def close(self) -> None:
        if self._status:
            self._status.stop()

    def tell(self, text: str) -> None:
        if self._status:
            self._status.console.print(f"xianwen: {one_line(text)}", markup=False, highlight=False)
        else:
            note(text)

    def moved(self, traffic: Traffic) -> None:
        self._traffic = traffic
        if self._status:
            self._status.update(self._line())

    def page_came(self, label: str, articles: int) -> None:
        self._pages += 1
        self._articles += articles
        if not self._status:
            note(f"page {label}: {counted(articles, 'article')}  ({self._line()})")

    def _line(self) -> str:
        passed = self._traffic
        return (
            f"{self._name}  {counted(self._pages, 'page')}  {counted(self._articles, 'article')}  "
            f"{counted(passed.requests, 'request')}  {passed.received / 1000:,.0f} kB  waited {passed.waited:,.0f} s"
        )


def _status(name: str) -> "Status":
    from rich.console import Console

    status = Console(stderr=True).status(name)
    status.start()
    return status
