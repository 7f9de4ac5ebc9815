"""An edition into the database: everything of it, rows and change feed, in the caller's one transaction.

What needs no database is done before it: while one writes, others wait.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from parsers.model import EditionReading
from storage.coverage import EditionStatus, Judgement
from storage.decide import Outcome, Stored, decide
from storage.matching import Standing
from storage.pages import (
    KnownPage,
    PageDraft,
    insert_pages,
    keep_edition,
    keep_judgement,
    keep_newspaper,
    known_pages,
    note_parsers,
    note_tables,
    page_draft,
    update_page,
)
from storage.rows import edits_of, spans_of
from storage.schema import CURRENT, articles, revisions
from storage.statements import take_turn
from storage.storable import storable
from storage.terms import searched
from storage.write import PageWork, Stamp, carry_out


@dataclass(frozen=True, slots=True)
class Prepared:
    """An edition that can be stored, and what is to be stored of its pages."""

    edition: EditionReading
    drafts: Sequence[PageDraft]


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving an edition came to: its articles by outcome, the pages given as stored, unchanged …"""

    status: EditionStatus
    problems: tuple[str, ...]
    created: int
    revised: int
    withdrawn: int
    reclassified: int
    unchanged: int
    pages_stored: int
    pages_unchanged: int
    pages_unreadable: int
    pages_held: int


def prepared(edition: EditionReading) -> Prepared:
    """The edition as `save_edition` takes it. Raises UnstorableText and DuplicatePage."""
    edition = storable(edition)
    return Prepared(edition, [page_draft(page, edition.suspicions) for page in edition.pages])


def save_edition(
    connection: Connection, what: Prepared, *, parser_version: str, verdict_version: str, now: datetime
) -> Saved:
    """Stores what is new in an edition: the same again writes nothing, and pages that are not in it are left alone.

    The caller owns the transaction, best `storage.database.writing`. `verdict_version` names the tables that the
    verdicts were made with; `now` carries its zone.
    """
    edition, drafts, stamp = what.edition, what.drafts, Stamp(parser_version, verdict_version, now)
    take_turn(connection, edition.newspaper.id)
    keep_newspaper(connection, edition.newspaper)
    edition_id = keep_edition(connection, edition)
    known = known_pages(connection, edition_id)
    same = [draft for draft in drafts if _is_stored(draft, known)]
    fresh = [draft for draft in drafts if not _is_stored(draft, known)]
    _note_newer_parsers(connection, same, known, stamp)
    outcomes = carry_out(connection, _work(connection, edition, edition_id, fresh, known, stamp), stamp)
    _note_newer_tables(connection, drafts, known, stamp)
    judgement = keep_judgement(connection, edition_id, edition, stamp, changed=bool(fresh))
    return _saved(judgement, outcomes, same, fresh)


def _is_stored(draft: PageDraft, known: dict[str, KnownPage]) -> bool:
    page = known.get(draft.reading.label)
    return page is not None and page.holds(draft)


def _note_newer_parsers(
    connection: Connection, same: Iterable[PageDraft], known: dict[str, KnownPage], stamp: Stamp
) -> None:
    for draft in same:
        page = known[draft.reading.label]
        if page.parser_version != stamp.parser_version:
            note_parsers(connection, page.id, stamp)


def _note_newer_tables(
    connection: Connection, drafts: Iterable[PageDraft], known: dict[str, KnownPage], stamp: Stamp
) -> None:
    """A reading without articles has judged none."""
    judged = [known[draft.reading.label] for draft in drafts if draft.drafts and draft.reading.label in known]
    older = [page.id for page in judged if page.verdict_versions - {stamp.verdict_version}]
    if older:
        note_tables(connection, older, stamp)


def _work(
    connection: Connection,
    edition: EditionReading,
    edition_id: int,
    fresh: Sequence[PageDraft],
    known: dict[str, KnownPage],
    stamp: Stamp,
) -> list[PageWork]:
    """Writes the pages' rows and decides about their articles."""
    stored = _stored_articles(connection, [known[label].id for label in _labels(fresh) if label in known])
    ids = _keep_pages(connection, edition_id, fresh, known, stamp)
    return [_page_work(edition, ids[draft.reading.label], draft, stored) for draft in fresh]


def _keep_pages(
    connection: Connection, edition_id: int, fresh: Sequence[PageDraft], known: dict[str, KnownPage], stamp: Stamp
) -> dict[str, int]:
    """The id of each page's row, by label."""
    first_seen = [draft for draft in fresh if draft.reading.label not in known]
    ids = dict(zip(_labels(first_seen), insert_pages(connection, edition_id, first_seen, stamp), strict=True))
    for draft in fresh:
        if draft.reading.label in known:
            ids[draft.reading.label] = known[draft.reading.label].id
            update_page(connection, ids[draft.reading.label], draft, stamp)
    return ids


def _labels(drafts: Iterable[PageDraft]) -> list[str]:
    return [draft.reading.label for draft in drafts]


def _page_work(edition: EditionReading, page_id: int, draft: PageDraft, stored: Sequence[Stored]) -> PageWork:
    """A failed reading has no articles, and a reading without articles decides nothing."""
    decisions = decide([each for each in stored if each.page_id == page_id], draft.drafts)
    return PageWork(page_id, edition.newspaper.id, edition.published_on, draft.reading, decisions)


def _stored_articles(connection: Connection, page_ids: Sequence[int]) -> list[Stored]:
    if not page_ids:
        return []
    columns = (
        articles.c.id,
        articles.c.page_id,
        articles.c.number,
        articles.c.revision,
        articles.c.withdrawn_at,
        articles.c.raw_sha256,
        articles.c.spans,
        articles.c.verdicts_sha256,
        revisions.c.raw_sha256.label("revision_raw_sha256"),
        revisions.c.content_sha256,
        revisions.c.kicker,
        revisions.c.title,
        revisions.c.subtitle,
        revisions.c.body,
        revisions.c.edits,
    )
    rows = connection.execute(
        select(*columns).join(revisions, CURRENT).where(articles.c.page_id.in_(page_ids)).order_by(articles.c.id)
    )
    return [
        Stored(
            id=row.id,
            page_id=row.page_id,
            number=row.number,
            revision=row.revision,
            withdrawn=row.withdrawn_at is not None,
            standing=Standing(row.raw_sha256, spans_of(row.spans), row.title or "", row.body),
            content_sha256=row.content_sha256,
            verdicts_sha256=row.verdicts_sha256,
            revision_raw_sha256=row.revision_raw_sha256,
            edits=edits_of(row.edits),
            searched=searched(row.kicker, row.title, row.subtitle, row.body),
        )
        for row in rows
    ]


def _saved(
    judgement: Judgement, outcomes: Iterable[Outcome], same: Sequence[PageDraft], fresh: Sequence[PageDraft]
) -> Saved:
    """Articles of pages read as before count as unchanged."""
    count = Counter(outcomes)
    return Saved(
        status=judgement.status,
        problems=judgement.problems,
        created=count["created"],
        revised=count["revised"],
        withdrawn=count["withdrawn"],
        reclassified=count["reclassified"],
        unchanged=count["unchanged"] + sum(len(draft.drafts) for draft in same),
        pages_stored=sum(not draft.reading.failure for draft in fresh),
        pages_unchanged=sum(not draft.reading.failure for draft in same),
        pages_unreadable=sum(draft.status == "unreadable" for draft in (*same, *fresh)),
        pages_held=sum(draft.status == "held" for draft in (*same, *fresh)),
    )
