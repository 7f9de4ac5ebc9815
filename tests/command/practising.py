"""The practice newspapers as small sites, and the command set on them."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from flows.practice.faults import fault
from flows.practice.server import PracticeServer, practice
from flows.practice.sites import newspapers_file

PAGES, ARTICLES = 2, 3
WHOLE = PAGES * ARTICLES


@contextmanager
def serving(folder: Path, *faults: str, pages: int = PAGES, articles: int = ARTICLES) -> Iterator[PracticeServer]:
    """Small editions of a few days, written down in papers.toml."""
    switched = [fault(text) for text in faults]
    with practice(date(2025, 2, 10), date(2025, 2, 25), switched, pages=pages, articles=articles) as server:
        (folder / "papers.toml").write_text(newspapers_file(server.address, server.years, switched), encoding="utf-8")
        yield server


def on_practice(folder: Path) -> dict[str, str]:
    """The variables with which the command fetches from there."""
    return {
        "XIANWEN_NEWSPAPERS": str(folder / "papers.toml"),
        "XIANWEN_FETCH_PRIVATE": "1",
        "XIANWEN_FETCH_DELAY": "0",
        "XIANWEN_CONTACT": "mailto:us@example.org",
    }


def asked(server: PracticeServer) -> Counter[str]:
    """How often each address was asked for; robots.txt, which every process asks for, is left out."""
    return Counter(request.path for request in server.requests if request.path != "/robots.txt")
