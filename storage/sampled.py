"""Pages by chance, with all that is stored of where their raw text went."""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from sqlalchemy import Connection, Row, func, select

from parsers.model import Edit, Span
from storage.rows import edits_of, spans_of
from storage.schema import CURRENT, articles, editions, pages, revisions


@dataclass(frozen=True, slots=True)
class SampledPage:
    """A page that was read: `spans` is the raw text of its articles and of its remainder, `edits` all of its edits."""

    newspaper_id: str
    published_on: date
    label: str
    source_url: str
    raw_sha256: str
    parser_version: str
    spans: tuple[Span, ...]
    edits: tuple[Edit, ...]

    @property
    def name(self) -> str:
        return f"{self.newspaper_id}/{self.published_on}/{self.label}"


def sampled_pages(connection: Connection, size: int, seed: int) -> list[SampledPage]:
    """So many at most: pages whose newest bytes were read."""
    least, most = connection.execute(select(func.min(pages.c.id), func.max(pages.c.id))).one()
    if least is None:
        return []
    chance = Random(seed)
    chosen = sorted({chance.randint(least, most) for _ in range(size)})
    columns = (editions.c.newspaper_id, editions.c.published_on, pages)
    statement = select(*columns).join(editions, editions.c.id == pages.c.edition_id).where(pages.c.status == "read")
    return [
        _page(connection, row)
        for start in range(0, len(chosen), 500)
        for row in connection.execute(statement.where(pages.c.id.in_(chosen[start : start + 500]))).all()
    ]


def _page(connection: Connection, row: Row[Any]) -> SampledPage:
    standing = articles.c.withdrawn_at.is_(None) & (articles.c.raw_sha256 == row.raw_sha256)
    here = (articles.c.page_id == row.id) & standing
    columns = (articles.c.spans, revisions.c.raw_sha256, revisions.c.edits)
    found = connection.execute(select(*columns).join(revisions, CURRENT).where(here)).all()
    remainder = [Span(each["start"], each["end"]) for each in row.remainder]
    edits = [edit for each in found if each.raw_sha256 == row.raw_sha256 for edit in edits_of(each.edits)]
    return SampledPage(
        newspaper_id=row.newspaper_id,
        published_on=row.published_on,
        label=row.label,
        source_url=row.source_url,
        raw_sha256=row.raw_sha256,
        parser_version=row.parser_version,
        spans=(*remainder, *(span for each in found for span in spans_of(each.spans))),
        edits=(*edits_of(row.edits), *edits),
    )
