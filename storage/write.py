"""Decisions carried out: rows and the change feed's entries, on the caller's connection."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, update

from parsers.model import PageReading
from storage.decide import Created, Decision, Kept, Outcome, Withdrawn, moved
from storage.feed import Entry, append
from storage.matching import Standing
from storage.rows import Draft, columns_of
from storage.schema import articles, revisions
from storage.search import Searched, add, replace
from storage.statements import Row, insert_rows, new_ids, run
from storage.terms import searched
from storage.verdicts import Judged, delete_verdicts, insert_verdicts


@dataclass(frozen=True, slots=True)
class Stamp:
    """By which parsers, with which tables of places and topics, and when."""

    parser_version: str
    verdict_version: str
    now: datetime


@dataclass(frozen=True, slots=True)
class PageWork:
    """What is to be done with the articles of one stored page."""

    page_id: int
    newspaper_id: str
    published_on: date
    reading: PageReading
    decisions: Sequence[Decision]


@dataclass(frozen=True, slots=True)
class _Act:
    """A decision whose article has its row, and so its id."""

    outcome: Outcome
    article: int
    revision: int
    work: PageWork
    decision: Decision


def carry_out(connection: Connection, work: Sequence[PageWork], stamp: Stamp) -> list[Outcome]:
    """Writes every decision, and one change for each that changes something; returns the outcomes."""
    acts = _numbered(connection, work)
    insert_rows(connection, articles, _article_rows(acts, stamp))
    insert_rows(connection, revisions, _revision_rows(acts, stamp))
    _index(connection, acts)
    _update_articles(connection, acts, stamp)
    _replace_verdicts(connection, acts)
    _append_changes(connection, acts, stamp)
    return [act.outcome for act in acts]


def _numbered(connection: Connection, work: Sequence[PageWork]) -> list[_Act]:
    """Each decision with the id of its article; new articles are given theirs."""
    decisions = [(page, decision) for page in work for decision in page.decisions]
    new = sum(isinstance(decision, Created) for _, decision in decisions)
    ids = iter(new_ids(connection, articles, new) if new else ())
    return [_act(page, decision, ids) for page, decision in decisions]


def _act(work: PageWork, decision: Decision, ids: Iterator[int]) -> _Act:
    match decision:
        case Created():
            return _Act("created", next(ids), 1, work, decision)
        case Kept(outcome="revised", stored=stored):
            return _Act("revised", stored.id, stored.revision + 1, work, decision)
        case Kept(outcome=outcome, stored=stored):
            return _Act(outcome, stored.id, stored.revision, work, decision)
        case Withdrawn(stored=stored):
            return _Act("withdrawn", stored.id, stored.revision, work, decision)


def _article_rows(acts: Iterable[_Act], stamp: Stamp) -> list[Row]:
    return [_article_row(act, act.decision, stamp) for act in acts if isinstance(act.decision, Created)]


def _article_row(act: _Act, created: Created, stamp: Stamp) -> Row:
    page = act.work
    return {
        "id": act.article,
        "article_id": f"{page.newspaper_id}-{page.published_on:%Y%m%d}-{page.reading.label}-{created.number}",
        "page_id": page.page_id,
        "newspaper_id": page.newspaper_id,
        "published_on": page.published_on,
        "number": created.number,
        **_place(created.draft.standing),
        "revision": act.revision,
        "verdicts_sha256": created.draft.verdicts_sha256,
        "verdict_version": stamp.verdict_version,
        "first_stored_at": stamp.now,
        "updated_at": stamp.now,
    }


def _place(standing: Standing) -> Row:
    return {
        "raw_sha256": standing.raw_sha256,
        "raw_start": min((span.start for span in standing.spans), default=0),
        "raw_end": max((span.end for span in standing.spans), default=0),
        "spans": standing.spans,
    }


def _revision_rows(acts: Iterable[_Act], stamp: Stamp) -> list[Row]:
    return [
        _revision_row(act, act.decision.draft, stamp)
        for act in acts
        if act.outcome in ("created", "revised") and not isinstance(act.decision, Withdrawn)
    ]


def _revision_row(act: _Act, draft: Draft, stamp: Stamp) -> Row:
    return {
        "article": act.article,
        "revision": act.revision,
        **columns_of(draft.content),
        "content_sha256": draft.content_sha256,
        "source_url": draft.article.source_url or act.work.reading.source_url,
        "raw_sha256": act.work.reading.raw_sha256,
        "parser_version": stamp.parser_version,
        "stored_at": stamp.now,
        "edits": draft.edits,
    }


def _index(connection: Connection, acts: Iterable[_Act]) -> None:
    created = [_searched(act, act.decision.draft) for act in acts if isinstance(act.decision, Created)]
    revised = [(act, act.decision) for act in acts if act.outcome == "revised" and isinstance(act.decision, Kept)]
    new = [_searched(act, kept.draft) for act, kept in revised]
    old = [each._replace(text=kept.stored.searched) for each, (_, kept) in zip(new, revised, strict=True)]
    add(connection, created)
    replace(connection, old, new)


def _searched(act: _Act, draft: Draft) -> Searched:
    content = draft.content
    text = searched(content.kicker, content.title, content.subtitle, content.body)
    return Searched(act.article, act.work.published_on, text)


def _update_articles(connection: Connection, acts: Sequence[_Act], stamp: Stamp) -> None:
    kept = [(act, act.decision) for act in acts if isinstance(act.decision, Kept)]
    places = [{"its_id": act.article, **_place(each.draft.standing)} for act, each in kept if moved(each)]
    states = [_state(act, each.draft.verdicts_sha256, stamp) for act, each in kept if act.outcome != "unchanged"]
    gone = [_gone(act, stamp) for act in acts if act.outcome == "withdrawn"]
    its_row = update(articles).where(articles.c.id == bindparam("its_id"))
    for rows in (places, states, gone):
        run(connection, its_row, rows)


def _state(act: _Act, verdicts_sha256: str, stamp: Stamp) -> Row:
    return {
        "its_id": act.article,
        "revision": act.revision,
        "verdicts_sha256": verdicts_sha256,
        "verdict_version": stamp.verdict_version,
        "updated_at": stamp.now,
        "withdrawn_at": None,
    }


def _gone(act: _Act, stamp: Stamp) -> Row:
    return {"its_id": act.article, "updated_at": stamp.now, "withdrawn_at": stamp.now}


def _replace_verdicts(connection: Connection, acts: Sequence[_Act]) -> None:
    others = [act for act in acts if _has_other_verdicts(act.decision)]
    delete_verdicts(connection, [act.article for act in others if isinstance(act.decision, Kept)])
    judged = [
        Judged(act.article, act.work.published_on, act.decision.draft.article)
        for act in others
        if not isinstance(act.decision, Withdrawn)
    ]
    insert_verdicts(connection, judged)


def _has_other_verdicts(decision: Decision) -> bool:
    match decision:
        case Created():
            return True
        case Kept(stored=stored, draft=draft):
            return stored.verdicts_sha256 != draft.verdicts_sha256
        case Withdrawn():
            return False


def _append_changes(connection: Connection, acts: Iterable[_Act], stamp: Stamp) -> None:
    entries = [Entry(act.outcome, act.article, act.revision) for act in acts if act.outcome != "unchanged"]
    append(connection, entries, stamp.now)
