"""What may be forgotten: raw bytes of old editions that no newer one needs."""

from collections.abc import Callable, Iterator
from datetime import date

from sqlalchemy import ColumnElement, Connection, Subquery, select, union

from storage.responses import responses
from storage.schema import articles, editions, pages, revisions


def forgettable(connection: Connection, before: date) -> Iterator[str]:
    """The sha256 of bytes that only editions of earlier days refer to, in their order.

    Pages of these editions can then no longer be read again; their articles, revisions and edits stay.
    """
    old = _referred_to(lambda day: day < before)
    new = _referred_to(lambda day: day >= before)
    statement = select(old.c.sha256).where(old.c.sha256.not_in(select(new.c.sha256)))
    yield from connection.scalars(statement.order_by(old.c.sha256))


def _referred_to(of: Callable[[ColumnElement[date]], ColumnElement[bool]]) -> Subquery:
    """By pages, by revisions of articles, by what servers answered."""
    of_pages = select(pages.c.raw_sha256.label("sha256")).join(editions).where(of(editions.c.published_on))
    read = (
        select(pages.c.read_sha256).join(editions).where(of(editions.c.published_on), pages.c.read_sha256.is_not(None))
    )
    of_revisions = select(revisions.c.raw_sha256).join(articles).where(of(articles.c.published_on))
    answered = select(responses.c.sha256).where(of(responses.c.published_on))
    return union(of_pages, read, of_revisions, answered).subquery()
