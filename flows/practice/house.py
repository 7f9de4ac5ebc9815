"""A practice newspaper as its site sees it: which editions there are, and what stands where in one."""

from dataclasses import dataclass
from datetime import date, timedelta

from flows.practice.editions import ARTICLES, PAGES, Edition, Page, Paper, Piece, edition


@dataclass(frozen=True, slots=True)
class House:
    """The newspaper's editions from `first` to `newest`, each with so many pages and articles on a page."""

    paper: Paper
    first: date
    newest: date
    pages: int = PAGES
    articles: int = ARTICLES

    def edition(self, year: int, month: int, day: int) -> Edition | None:
        """The edition of this day; None when there is none, or no such day."""
        try:
            wanted = date(year, month, day)
        except ValueError:
            return None
        return edition(self.paper, wanted, self.pages, self.articles) if wanted in self else None

    def days(self, year: int, month: int) -> list[date]:
        """The days of a month that have an edition."""
        whole = (date(year, month, 1) + timedelta(k) for k in range(31))
        return [day for day in whole if day.month == month and day in self]

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.newest


def page_of(edition: Edition, label: str) -> Page | None:
    return next((page for page in edition.pages if page.label == label), None)


def piece_of(edition: Edition, number: int) -> tuple[Page, Piece] | None:
    """The piece with this number, and its page."""
    return next(((page, piece) for page in edition.pages for piece in page.pieces if piece.number == number), None)


def label_of(page: Page) -> str:
    return f"第{page.label}版：{page.name}"
