"""The rows of newspapers, editions and pages: compared with what came, written where they differ."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select, update

from parsers.model import Edit, EditionReading, Newspaper, PageReading, Span
from storage import outbox
from storage.coverage import EditionStatus, Judgement, PageState, PageStatus, judge
from storage.owning import share_out
from storage.rows import Draft, as_objects, drafts, reading_sha256, spans_of
from storage.schema import articles, editions, newspapers, pages
from storage.statements import Row, insert_rows, new_ids
from storage.write import Stamp


@dataclass(frozen=True, slots=True)
class PageDraft:
    """A page's reading, ready to be compared with what is stored and to be stored. `edits` are those of no article."""

    reading: PageReading
    drafts: Sequence[Draft]
    edits: Sequence[Edit]
    reading_sha256: str
    status: PageStatus


class Verdict(NamedTuple):
    """What the verdicts of one article come to, and where on the page it stands."""

    spans: tuple[Span, ...]
    verdicts_sha256: str


@dataclass(frozen=True, slots=True)
class KnownPage:
    """A page as far as it decides whether a reading is new: its row, and the verdicts of what stands on it.

    `verdict_versions` are those of the tables with which the verdicts were made.
    """

    id: int
    reading_sha256: str
    parser_version: str
    verdicts: Counter[Verdict]
    verdict_versions: frozenset[str]

    def holds(self, draft: PageDraft) -> bool:
        """Whether all that the reading found is stored. One without articles says nothing of verdicts."""
        if self.reading_sha256 != draft.reading_sha256:
            return False
        return not draft.drafts or self.verdicts == Counter(
            Verdict(each.article.spans, each.verdicts_sha256) for each in draft.drafts
        )


def page_draft(page: PageReading, suspicions: Sequence[str] = ()) -> PageDraft:
    """Of an edition under suspicion nothing but the bytes is kept, and why: as if it had failed to be read."""
    status: PageStatus = "unreadable" if page.failure else "held" if suspicions else "read"
    if status == "held":
        page = replace(page, text="", articles=(), edits=(), remainder=(), failure="; ".join(suspicions))
    shares = share_out(page.edits, page.articles)
    made = drafts(page, shares.of_articles)
    return PageDraft(page, made, shares.of_none, reading_sha256(page, made), status)


def keep_newspaper(connection: Connection, newspaper: Newspaper) -> None:
    """The newspaper's row, as the registry has it today."""
    row: Row = {"id": newspaper.id, "name": newspaper.name, "home_code": newspaper.home}
    stored = connection.execute(select(newspapers).where(newspapers.c.id == newspaper.id)).one_or_none()
    if stored is None:
        connection.execute(insert(newspapers), row)
    elif stored._asdict() != row:
        connection.execute(update(newspapers).where(newspapers.c.id == newspaper.id), row)


def keep_edition(connection: Connection, edition: EditionReading) -> int:
    """The id of the edition's row, which is made when there is none."""
    key = (editions.c.newspaper_id == edition.newspaper.id, editions.c.published_on == edition.published_on)
    found = connection.execute(select(editions.c.id).where(*key)).one_or_none()
    if found is not None:
        return int(found.id)
    row: Row = {
        "newspaper_id": edition.newspaper.id,
        "published_on": edition.published_on,
        "status": "missing",
        "problems": [],
    }
    return int(connection.execute(insert(editions).returning(editions.c.id), row).scalar_one())


def known_pages(connection: Connection, edition_id: int) -> dict[str, KnownPage]:
    """The edition's stored pages by label."""
    its_pages = pages.c.edition_id == edition_id
    judged = (articles.c.page_id, articles.c.spans, articles.c.verdicts_sha256, articles.c.verdict_version)
    standing = select(*judged).join(pages, pages.c.id == articles.c.page_id)
    verdicts: defaultdict[int, Counter[Verdict]] = defaultdict(Counter)
    versions: defaultdict[int, set[str]] = defaultdict(set)
    for page_id, spans, sha256, version in connection.execute(
        standing.where(its_pages, articles.c.withdrawn_at.is_(None))
    ):
        verdicts[page_id][Verdict(spans_of(spans), sha256)] += 1
        versions[page_id].add(version)
    columns = (pages.c.label, pages.c.id, pages.c.reading_sha256, pages.c.parser_version)
    return {
        label: KnownPage(page_id, reading, parsers, verdicts[page_id], frozenset(versions[page_id]))
        for label, page_id, reading, parsers in connection.execute(select(*columns).where(its_pages))
    }


def insert_pages(
    connection: Connection, edition_id: int, first_seen: Sequence[PageDraft], stamp: Stamp
) -> Sequence[int]:
    """Pages seen for the first time; returns their ids."""
    ids = new_ids(connection, pages, len(first_seen)) if first_seen else []
    rows = [_new_row(its_id, edition_id, draft, stamp) for its_id, draft in zip(ids, first_seen, strict=True)]
    insert_rows(connection, pages, rows)
    return ids


def _new_row(its_id: int, edition_id: int, draft: PageDraft, stamp: Stamp) -> Row:
    return {
        "id": its_id,
        "edition_id": edition_id,
        "label": draft.reading.label,
        "name": draft.reading.name,
        "read_sha256": None,
        "articles_found": 0,
        "remainder": [],
        "edits": [],
        "first_stored_at": stamp.now,
        **_bytes_row(draft, stamp),
        **_reading_row(draft),
    }


def update_page(connection: Connection, page_id: int, draft: PageDraft, stamp: Stamp) -> None:
    """A page read again. Of a failed reading only the failure is noted: what an earlier one found stays."""
    row = {**_bytes_row(draft, stamp), **_reading_row(draft)}
    connection.execute(update(pages).where(pages.c.id == page_id), row)


def note_parsers(connection: Connection, page_id: int, stamp: Stamp) -> None:
    """Newer parsers found the same: only that is noted, so that a re-reading knows what it has done."""
    row: Row = {"parser_version": stamp.parser_version, "read_at": stamp.now}
    connection.execute(update(pages).where(pages.c.id == page_id), row)


def note_tables(connection: Connection, page_ids: Sequence[int], stamp: Stamp) -> None:
    """The articles that stand on these pages have been judged with the stamp's tables, whatever came of it."""
    standing = articles.c.page_id.in_(page_ids) & articles.c.withdrawn_at.is_(None)
    older = articles.c.verdict_version != stamp.verdict_version
    connection.execute(update(articles).where(standing, older).values(verdict_version=stamp.verdict_version))


def _bytes_row(draft: PageDraft, stamp: Stamp) -> Row:
    return {
        "source_url": draft.reading.source_url,
        "raw_sha256": draft.reading.raw_sha256,
        "status": draft.status,
        "reason": draft.reading.failure,
        "reading_sha256": draft.reading_sha256,
        "parser_version": stamp.parser_version,
        "read_at": stamp.now,
    }


def _reading_row(draft: PageDraft) -> Row:
    """What only a successful reading knows."""
    if draft.reading.failure:
        return {}
    return {
        "name": draft.reading.name,
        "read_sha256": draft.reading.raw_sha256,
        "articles_found": len(draft.drafts),
        "remainder": as_objects(draft.reading.remainder),
        "edits": draft.edits,
    }


def keep_judgement(
    connection: Connection, edition_id: int, edition: EditionReading, stamp: Stamp, *, changed: bool
) -> Judgement:
    """Judges the edition by all its pages and notes it; `finished_at` moves when something of the edition `changed`."""
    states = page_states(connection, edition_id)
    judgement = judge(states, edition)
    row: Row = {
        "status": judgement.status,
        "pages_expected": edition.newspaper.pages or None,
        "problems": list(judgement.problems),
    }
    its_row = editions.c.id == edition_id
    stored = connection.execute(select(*(editions.c[name] for name in row)).where(its_row)).one()
    if changed or stored._asdict() != row:
        connection.execute(update(editions).where(its_row), {**row, "finished_at": stamp.now})
        _tell(connection, edition, judgement, len(states), stamp)
    return judgement


def _tell(connection: Connection, edition: EditionReading, judgement: Judgement, count: int, stamp: Stamp) -> None:
    """Others learn of it when this transaction is committed; of a day without edition there is nothing to tell."""
    what = _TOLD_AS.get(judgement.status)
    if what:
        content = {
            "newspaper_name": edition.newspaper.name,
            "status": judgement.status,
            "pages": count,
            "problems": list(judgement.problems),
        }
        outbox.note(connection, what, edition.newspaper.id, edition.published_on, content, stamp.now)


_TOLD_AS: Mapping[EditionStatus, outbox.What] = {
    "complete": "stored",
    "partial": "stored",
    "suspect": "suspect",
    "missing": "failed",
}


def page_states(connection: Connection, edition_id: int) -> list[PageState]:
    """What the newest bytes of each page came to, in the order of their labels."""
    columns = (pages.c.label, pages.c.status, pages.c.reason, pages.c.articles_found)
    rows = connection.execute(
        select(*columns).where(pages.c.edition_id == edition_id).order_by(func.length(pages.c.label), pages.c.label)
    )
    return [PageState(*row) for row in rows]
